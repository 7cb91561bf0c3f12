// Skills that stand in the same posting.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

// A row is about half a KB of text, and tens of thousands of skills have hundreds of millions of
// pairs.
constexpr std::size_t kMaxPairs = 200'000;
using Members = std::vector<std::size_t>;

// The postings that stand for a new vacancy, by skill: each vacancy once, however long it is open.
std::vector<Members> postings_by_skill(const TrendView& view) {
  std::vector<Members> postings(view.records.taxonomy().concepts.size());
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    for (const SkillUse use : view.skills_of(one)) postings[use.skill()].push_back(one.record);
  }
  return postings;
}

std::uint64_t vacancies(const TrendView& view) {
  return static_cast<std::uint64_t>(std::ranges::count(view.appearances, true, &Appearance::fresh));
}

struct Pair {
  std::uint32_t a = 0, b = 0;
  std::uint64_t n_ab = 0;
};

bool commoner(const Pair& left, const Pair& right) {
  return std::tie(right.n_ab, left.a, left.b) < std::tie(left.n_ab, right.a, right.b);
}

struct FoundPairs {
  std::vector<Pair> commonest;  // at most kMaxPairs
  std::size_t total = 0;
};

void keep_commonest(std::vector<Pair>& pairs) {
  if (pairs.size() <= kMaxPairs) return;
  std::ranges::nth_element(pairs, pairs.begin() + kMaxPairs, commoner);
  pairs.resize(kMaxPairs);
}

// Row by row of the triangle, so that memory is one row however many skills there are.
FoundPairs find_pairs(const TrendView& view, const std::vector<Members>& postings) {
  const std::uint64_t floor = view.options.pair_floor;
  FoundPairs found;
  std::vector<std::uint64_t> row(postings.size());
  for (std::uint32_t a = 0; a < postings.size(); ++a) {
    if (postings[a].size() < floor) continue;
    std::ranges::fill(row, std::uint64_t{0});
    for (const std::size_t i : postings[a]) {
      for (const SkillUse use : view.records.skills(view.records.counted[i])) ++row[use.skill()];
    }
    for (std::uint32_t b = a + 1; b < row.size(); ++b) {
      if (row[b] == 0 || postings[b].size() < floor) continue;
      found.commonest.push_back({a, b, row[b]});
      ++found.total;
    }
    if (found.commonest.size() > 2 * kMaxPairs) keep_commonest(found.commonest);
  }
  keep_commonest(found.commonest);
  return found;
}

// All that the rows are written from. Skills are numbered by their names here.
struct PairRows {
  std::vector<std::string> names;
  std::vector<std::uint64_t> with_skill;
  std::vector<Pair> pairs;  // the first of the two is the one whose name comes first
  std::uint64_t n = 0, floor = 0;

  void write(std::size_t row, std::string& out) const;
};

void PairRows::write(std::size_t row, std::string& out) const {
  const auto [a, b, n_ab] = pairs[row];
  const std::uint64_t n_a = with_skill[a], n_b = with_skill[b];
  const Figures figures(n, floor);
  const Interval interval = lift_interval(n_a, n_b, n_ab, n);
  TableRows::append(
      out, {names[a], names[b], figures.count(n_a), figures.count(n_b), figures.count(n_ab),
            fmt::to_string(n), figures.share(lift(n_a, n_b, n_ab, n)), figures.share(interval.low),
            figures.share(interval.high)});
}

PairRows pair_rows(const TrendView& view, const std::vector<Members>& postings,
                   std::vector<Pair> pairs) {
  PairRows rows{{}, {}, std::move(pairs), vacancies(view), view.options.sample_floor};
  std::vector<std::uint32_t> number_of(postings.size());
  for (const std::uint32_t skill : view.skills_by_name()) {
    number_of[skill] = static_cast<std::uint32_t>(rows.names.size());
    rows.names.push_back(view.skill_name(skill));
    rows.with_skill.push_back(postings[skill].size());
  }
  for (Pair& pair : rows.pairs) {
    const auto [first, second] = std::minmax({number_of[pair.a], number_of[pair.b]});
    pair = {first, second, pair.n_ab};
  }
  std::ranges::sort(rows.pairs, {}, [](const Pair& p) { return std::uint64_t{p.a} << 32 | p.b; });
  return rows;
}

}  // namespace

Table skill_pairs(const TrendView& view) {
  Table table = skill_pairs_header();
  const std::vector<Members> postings = postings_by_skill(view);
  FoundPairs found = find_pairs(view, postings);
  if (found.total > kMaxPairs) {
    table.description += fmt::format(
        " Cut to the {} pairs with the largest n_ab, of {}; raise the "
        "pair floor to see fewer.",
        kMaxPairs, found.total);
  }
  const auto rows =
      std::make_shared<const PairRows>(pair_rows(view, postings, std::move(found.commonest)));
  table.rows = TableRows(rows->pairs.size(),
                         [rows](std::size_t row, std::string& cells) { rows->write(row, cells); },
                         {view.taxonomy, view.method});
  return table;
}

}  // namespace skillgap
