#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

// A row is about half a KB of text, and tens of thousands of skills have hundreds of millions of
// pairs.
constexpr std::size_t kMaxPairs = 200'000;
constexpr double kSignificant = 0.05;

using Members = std::vector<std::size_t>;

// --- pairs ---

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

void add_pair_row(const TrendView& view, const Pair& pair, std::uint64_t n_a, std::uint64_t n_b,
                  std::uint64_t n, Table& table) {
  const Figures figures(n, view.options.sample_floor);
  const Interval interval = lift_interval(n_a, n_b, pair.n_ab, n);
  table.rows.add(
      {}, {view.skill_name(pair.a), view.skill_name(pair.b), figures.count(n_a), figures.count(n_b),
           figures.count(pair.n_ab), fmt::to_string(n), figures.share(lift(n_a, n_b, pair.n_ab, n)),
           figures.share(interval.low), figures.share(interval.high)});
}

// --- movers ---

struct Half {
  std::string label;
  std::uint64_t n = 0;
  std::vector<std::uint64_t> with_skill;  // by place in Taxonomy::concepts

  double share(std::uint32_t skill) const {
    return static_cast<double>(with_skill[skill]) / static_cast<double>(n);
  }
};

// In which a posting was dated: one that stays open has no news for a period of its own.
std::vector<std::uint32_t> covered_periods(const TrendView& view) {
  std::vector<std::uint32_t> periods;
  for (const Appearance& one : view.appearances) {
    if (one.posted && (periods.empty() || periods.back() != one.period))
      periods.push_back(one.period);
  }
  return periods;
}

std::string range_label(const std::string& first, const std::string& last) {
  return first == last ? first : first + ".." + last;
}

std::pair<Half, Half> halves(const TrendView& view, const std::vector<std::uint32_t>& periods) {
  const auto label = [&](std::size_t i) { return view.periods[periods[i]]; };
  const std::size_t middle = periods.size() / 2;
  std::pair<Half, Half> result;
  auto& [before, after] = result;
  before.label = range_label(label(0), label(middle - 1));
  after.label = range_label(label(middle), label(periods.size() - 1));
  before.with_skill.resize(view.records.taxonomy().concepts.size());
  after.with_skill.resize(before.with_skill.size());
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    Half& half = one.period < periods[middle] ? before : after;
    ++half.n;
    for (const SkillUse use : view.skills_of(one)) ++half.with_skill[use.skill()];
  }
  return result;
}

const char* direction(double difference, double p_adjusted) {
  if (p_adjusted > kSignificant) return "none";
  return difference > 0 ? "up" : "down";
}

std::vector<std::string> mover_row(const TrendView& view, const Half& before, const Half& after,
                                   std::uint32_t skill, double p, double p_adjusted,
                                   const char* seasonal) {
  const Figures figures(std::min(before.n, after.n), view.options.sample_floor);
  const double difference = after.share(skill) - before.share(skill);
  return {view.skill_name(skill),
          std::string(view.skill_kind(skill)),
          before.label,
          after.label,
          fmt::format("{}", before.n),
          figures.count(before.with_skill[skill]),
          figures.share(before.share(skill)),
          fmt::format("{}", after.n),
          figures.count(after.with_skill[skill]),
          figures.share(after.share(skill)),
          figures.share(difference),
          figures.probability(p),
          figures.probability(p_adjusted),
          figures.word(direction(difference, p_adjusted)),
          seasonal};
}

std::vector<std::uint32_t> skills_to_compare(const TrendView& view, const Half& before,
                                             const Half& after) {
  const std::uint64_t floor = std::max<std::uint64_t>(view.options.pair_floor, 1);
  std::vector<std::uint32_t> skills;
  for (std::uint32_t skill = 0; skill < before.with_skill.size(); ++skill) {
    if (before.with_skill[skill] + after.with_skill[skill] >= floor) skills.push_back(skill);
  }
  return skills;
}

// --- pay ---

std::vector<std::string> salary_row(const TrendView& view, std::uint32_t skill,
                                    std::uint32_t currency, std::vector<double>& amounts) {
  std::ranges::sort(amounts);
  const Figures figures(amounts.size(), view.options.sample_floor);
  const Interval median = median_interval(amounts);
  return {view.skill_name(skill),
          view.records.currencies.text(currency),
          fmt::format("{}", amounts.size()),
          figures.amount(quantile(amounts, 0.25)),
          figures.amount(quantile(amounts, 0.5)),
          figures.amount(quantile(amounts, 0.75)),
          figures.amount(median.low),
          figures.amount(median.high)};
}

}  // namespace

Table skill_pairs(const TrendView& view) {
  Table table = skill_pairs_header();
  table.rows = TableRows({view.taxonomy, view.method});
  const std::vector<Members> postings = postings_by_skill(view);
  const std::uint64_t n = vacancies(view);
  const FoundPairs found = find_pairs(view, postings);
  if (found.total > kMaxPairs) {
    table.description += fmt::format(
        " Cut to the {} pairs with the largest n_ab, of {}; raise the "
        "pair floor to see fewer.",
        kMaxPairs, found.total);
  }
  for (Pair pair : found.commonest) {
    if (view.skill_name(pair.b) < view.skill_name(pair.a)) std::swap(pair.a, pair.b);
    add_pair_row(view, pair, postings[pair.a].size(), postings[pair.b].size(), n, table);
  }
  table.rows.sort();
  return table;
}

Table emerging(const TrendView& view) {
  Table table = emerging_header();
  table.rows = TableRows({view.taxonomy, view.method});
  const std::vector<std::uint32_t> periods = covered_periods(view);
  if (periods.size() < 2) return table;  // nothing to compare with
  const auto [before, after] = halves(view, periods);
  if (before.n == 0 || after.n == 0) return table;  // reposts only
  const std::vector<std::uint32_t> skills = skills_to_compare(view, before, after);
  std::vector<double> p_values;
  for (const std::uint32_t skill : skills) {
    p_values.push_back(
        share_change_p(before.with_skill[skill], before.n, after.with_skill[skill], after.n));
  }
  std::vector<double> adjusted = p_values;
  adjust_false_discovery(adjusted);
  const std::vector<const char*> seasonal = seasonal_flags(view, skills);
  for (std::size_t i = 0; i < skills.size(); ++i) {
    table.rows.add(
        mover_row(view, before, after, skills[i], p_values[i], adjusted[i], seasonal[i]));
  }
  table.rows.sort();
  return table;
}

Table salary_by_skill(const TrendView& view) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>> pay;
  for (const Appearance& one : view.appearances) {
    const TrendRecord& record = view.records.counted[one.record];
    // Figures of unknown currencies cannot be put into one row.
    if (!one.fresh || record.salary == 0 || record.currency == 0) continue;
    for (const SkillUse use : view.skills_of(one))
      pay[{use.skill(), record.currency}].push_back(record.salary);
  }
  Table table = salary_by_skill_header();
  table.rows = TableRows({view.taxonomy, view.method});
  for (auto& [cell, amounts] : pay)
    table.rows.add(salary_row(view, cell.first, cell.second, amounts));
  table.rows.sort();
  return table;
}

}  // namespace skillgap
