#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

constexpr double kSignificant = 0.05;

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
