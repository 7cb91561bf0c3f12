// Does the share of a skill follow the calendar? Friedman's test over the years (as in X-11's
// nonparametric test for seasonality, Lothian & Morry 1978): the shares of a year, less a centred
// moving average of one year so that a trend is no season, are ranked; under no season every month
// has the same expected rank.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

constexpr double kSignificant = 0.05;
constexpr std::size_t kLeastYears = 3;  // of ranks: two years cannot tell a season from chance

std::size_t seasons_of(Period period) {
  switch (period) {
    case Period::kMonth:
      return 12;
    case Period::kQuarter:
      return 4;
    default:
      return 0;  // weeks do not fill years, and days and years have no season here
  }
}

// Seasons since year 0: "2026-07" and "2026-Q3" end in the number of the season.
std::size_t season_number(std::string_view label, std::size_t seasons) {
  std::size_t year = 0, season = 1;
  std::from_chars(label.data(), label.data() + 4, year);
  const std::string_view last = label.substr(label.find_last_not_of("0123456789") + 1);
  std::from_chars(last.data(), last.data() + last.size(), season);
  return year * seasons + season - 1;
}

using Shares = std::map<std::size_t, double>;  // by season since year 0; a gap is a gap

// Less the mean of the year around it, whose two ends count half; only where that year is whole.
Shares without_trend(const Shares& shares, std::size_t seasons) {
  Shares rest;
  const std::size_t half = seasons / 2;
  for (const auto& [season, share] : shares) {
    const auto from = shares.find(season - half), to = shares.find(season + half);
    if (from == shares.end() || to == shares.end()) continue;
    if (static_cast<std::size_t>(std::distance(from, to)) != seasons) continue;
    double sum = -(from->second + to->second) / 2;
    for (auto at = from; at != std::next(to); ++at) sum += at->second;
    rest[season] = share - sum / static_cast<double>(seasons);
  }
  return rest;
}

// Years, each with a value a season. Years that lack one are left out.
std::vector<std::vector<double>> whole_years(const Shares& shares, std::size_t seasons) {
  std::map<std::size_t, std::vector<double>> years;
  for (const auto& [season, share] : shares) years[season / seasons].push_back(share);
  std::vector<std::vector<double>> whole;
  for (auto& [year, values] : years) {
    if (values.size() == seasons) whole.push_back(std::move(values));
  }
  return whole;
}

struct PeriodCounts {
  std::uint64_t n = 0;
  std::vector<std::uint64_t> with_skill;  // by place in Taxonomy::concepts
};

std::map<std::size_t, PeriodCounts> counts_by_season(const TrendView& view, std::size_t seasons) {
  std::map<std::size_t, PeriodCounts> counts;
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    PeriodCounts& period = counts[season_number(view.periods[one.period], seasons)];
    period.with_skill.resize(view.records.taxonomy().concepts.size());
    ++period.n;
    for (const SkillUse use : view.skills_of(one)) ++period.with_skill[use.skill()];
  }
  return counts;
}

std::optional<double> season_p(const std::map<std::size_t, PeriodCounts>& counts,
                               std::uint32_t skill, std::size_t seasons) {
  Shares shares;
  for (const auto& [season, count] : counts)
    shares[season] = static_cast<double>(count.with_skill[skill]) / static_cast<double>(count.n);
  const auto years = whole_years(without_trend(shares, seasons), seasons);
  if (years.size() < kLeastYears) return std::nullopt;
  return friedman_p(years);
}

}  // namespace

std::vector<const char*> seasonal_flags(const TrendView& view,
                                        const std::vector<std::uint32_t>& skills) {
  std::vector<const char*> flags(skills.size(), "unknown");
  const std::size_t seasons = seasons_of(view.options.period);
  if (seasons == 0) return flags;
  const auto counts = counts_by_season(view, seasons);
  std::vector<double> p_values;
  std::vector<std::size_t> tested;
  for (std::size_t i = 0; i < skills.size(); ++i) {
    if (const auto p = season_p(counts, skills[i], seasons)) {
      p_values.push_back(*p);
      tested.push_back(i);
    }
  }
  adjust_false_discovery(p_values);
  for (std::size_t i = 0; i < tested.size(); ++i)
    flags[tested[i]] = p_values[i] <= kSignificant ? "yes" : "no";
  return flags;
}

}  // namespace skillgap
