// Skills that stand in the same posting.
#include <fmt/format.h>

#include <algorithm>
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

// Skills by their names, as rows are sorted.
struct NamedSkills {
  std::vector<TableRows::Part> names;
  std::vector<std::uint64_t> with_skill;
  std::vector<std::uint32_t> number_of;  // by place in Taxonomy::concepts
};

NamedSkills named_skills(const TrendView& view, const std::vector<Members>& postings,
                         TableRows& rows) {
  NamedSkills skills;
  skills.number_of.resize(postings.size());
  for (const std::uint32_t skill : view.skills_by_name()) {
    skills.number_of[skill] = static_cast<std::uint32_t>(skills.names.size());
    skills.names.push_back(rows.part({view.skill_name(skill)}));
    skills.with_skill.push_back(postings[skill].size());
  }
  return skills;
}

// The first of the two is the one whose name comes first.
void sort_by_names(const NamedSkills& skills, std::vector<Pair>& pairs) {
  for (Pair& pair : pairs) {
    const auto [first, second] = std::minmax({skills.number_of[pair.a], skills.number_of[pair.b]});
    pair = {first, second, pair.n_ab};
  }
  std::ranges::sort(pairs, {}, [](const Pair& p) { return std::uint64_t{p.a} << 32 | p.b; });
}

TableRows pair_rows(const TrendView& view, const std::vector<Members>& postings,
                    std::vector<Pair> pairs) {
  TableRows rows({view.taxonomy, view.method}, 3);
  const NamedSkills skills = named_skills(view, postings, rows);
  sort_by_names(skills, pairs);
  const std::uint64_t n = vacancies(view);
  const Figures figures(n, view.options.sample_floor);
  for (const auto& [a, b, n_ab] : pairs) {
    const std::uint64_t n_a = skills.with_skill[a], n_b = skills.with_skill[b];
    const Interval interval = lift_interval(n_a, n_b, n_ab, n);
    rows.add({skills.names[a], skills.names[b],
              rows.part({figures.count(n_a), figures.count(n_b), figures.count(n_ab),
                         fmt::to_string(n), figures.share(lift(n_a, n_b, n_ab, n)),
                         figures.share(interval.low), figures.share(interval.high)})});
  }
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
  table.rows = pair_rows(view, postings, std::move(found.commonest));
  return table;
}

}  // namespace skillgap
