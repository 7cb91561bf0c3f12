// Days counted together: weeks, months, quarters, years.
#include <fmt/format.h>

#include <array>
#include <cassert>

#include "skillgap/date.h"

namespace skillgap {
namespace {

// ISO 8601: the week belongs to the year that its Thursday is in.
std::string week_label(Date date) {
  const auto day = std::chrono::sys_days{date};
  const auto from_monday = (std::chrono::weekday{day} - std::chrono::Monday).count();
  const auto thursday = day + std::chrono::days{3 - from_monday};
  const auto year = Date{thursday}.year();
  const auto new_year = std::chrono::sys_days{year / std::chrono::January / 1};
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), (thursday - new_year).count() / 7 + 1);
}

constexpr std::array<std::pair<std::string_view, Period>, 5> kPeriods = {{
    {"day", Period::kDay},
    {"week", Period::kWeek},
    {"month", Period::kMonth},
    {"quarter", Period::kQuarter},
    {"year", Period::kYear},
}};

}  // namespace

std::optional<Period> parse_period(std::string_view name) {
  for (const auto& [word, period] : kPeriods) {
    if (word == name) return period;
  }
  return std::nullopt;
}

std::string period_label(Date date, Period period) {
  assert(date.ok());
  const auto year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  switch (period) {
    case Period::kDay:
      return to_iso(date);
    case Period::kWeek:
      return week_label(date);
    case Period::kMonth:
      return fmt::format("{:04}-{:02}", year, month);
    case Period::kQuarter:
      return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Period::kYear:
      return fmt::format("{:04}", year);
  }
  return {};
}

}  // namespace skillgap
