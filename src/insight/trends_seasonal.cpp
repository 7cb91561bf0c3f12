// Does the share of a skill follow the calendar? Friedman's test over the years (as in X-11's
// nonparametric test for seasonality, Lothian & Morry 1978): the shares of a year, less a centred
// moving average of one year so that a trend is no season, are ranked; under no season every month
// has the same expected rank.
#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>
#include <vector>

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

// In a season since year 0. Lists of them are sorted by season; a gap is a gap.
struct Share {
  std::size_t season = 0;
  double value = 0;
};
using Shares = std::vector<Share>;

// Whether no season is missing between the first and the last.
bool is_whole(std::span<const Share> shares) {
  return shares.back().season - shares.front().season + 1 == shares.size();
}

// Less the mean of the year around it, whose two ends count half; only where that year is whole.
Shares without_trend(const Shares& shares, std::size_t seasons) {
  Shares rest;
  const std::size_t half = seasons / 2;
  for (std::size_t i = half; i + half < shares.size(); ++i) {
    const auto year = std::span(shares).subspan(i - half, seasons + 1);
    if (!is_whole(year)) continue;
    double sum = -(year.front().value + year.back().value) / 2;
    for (const Share& share : year) sum += share.value;
    rest.push_back({shares[i].season, shares[i].value - sum / static_cast<double>(seasons)});
  }
  return rest;
}

// Years, each with a value a season. Years that lack one are left out.
std::vector<std::vector<double>> whole_years(const Shares& shares, std::size_t seasons) {
  std::vector<std::vector<double>> whole;
  for (std::size_t i = 0; i + seasons <= shares.size(); ++i) {
    const auto year = std::span(shares).subspan(i, seasons);
    if (year.front().season % seasons != 0 || !is_whole(year)) continue;
    std::vector<double>& values = whole.emplace_back();
    for (const Share& share : year) values.push_back(share.value);
  }
  return whole;
}

struct PeriodCounts {
  std::size_t season = 0;  // since year 0
  std::uint64_t n = 0;
  std::vector<std::uint64_t> with_skill;  // by place in Taxonomy::concepts
};

// Of the periods that have any, by season, as appearances come by period.
std::vector<PeriodCounts> counts_by_season(const TrendView& view, std::size_t seasons) {
  std::vector<PeriodCounts> counts;
  std::uint32_t last = UINT32_MAX;
  for (const Appearance& one : view.appearances) {
    if (!one.fresh) continue;
    if (std::exchange(last, one.period) != one.period) {
      counts.push_back({season_number(view.periods[one.period], seasons), 0, {}});
      counts.back().with_skill.resize(view.records.taxonomy().concepts.size());
    }
    ++counts.back().n;
    for (const SkillUse use : view.skills_of(one)) ++counts.back().with_skill[use.skill()];
  }
  return counts;
}

std::optional<double> season_p(const std::vector<PeriodCounts>& counts, std::uint32_t skill,
                               std::size_t seasons) {
  Shares shares;
  shares.reserve(counts.size());
  for (const PeriodCounts& count : counts)
    shares.push_back({count.season, static_cast<double>(count.with_skill[skill]) /
                                        static_cast<double>(count.n)});
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
