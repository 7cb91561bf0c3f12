#include "insight/posting_date.h"

#include <cmath>
#include <vector>

namespace skillgap {
namespace {

namespace chrono = std::chrono;

constexpr double kMostYearsBack = 100;

Date minus_months(Date date, int months) {
  date -= chrono::months(months);
  return date.ok() ? date : Date(date.year() / date.month() / chrono::last);
}

std::optional<Date> count_back(Date from, double count, std::string_view unit) {
  const bool by_month = unit == "month" || unit == "year";
  const double units = unit == "week" ? 7 * count : unit == "year" ? 12 * count : count;
  if (unit == "hour") return from;
  if (units != std::floor(units) || units > kMostYearsBack * (by_month ? 12 : 366))
    return std::nullopt;
  const int whole = static_cast<int>(units);
  return by_month ? minus_months(from, whole) : Date(chrono::sys_days(from) - chrono::days(whole));
}

std::optional<Date> calendar_date(double year, double month, double day) {
  if (year < 1900 || year > 2200 || day < 1 || day > 31) return std::nullopt;
  const Date date =
      chrono::year(static_cast<int>(year)) / static_cast<int>(month) / static_cast<int>(day);
  return date.ok() ? std::optional(date) : std::nullopt;
}

// Without the words that say nothing about when.
std::vector<Sign> telling(std::span<const Sign> signs) {
  std::vector<Sign> kept;
  for (const Sign& sign : signs) {
    if (sign.kind == SignKind::kNumber || sign.kind == SignKind::kDuration ||
        sign.kind == SignKind::kMonth || sign.kind == SignKind::kAgo ||
        sign.kind == SignKind::kDaysAgo)
      kept.push_back(sign);
  }
  return kept;
}

std::optional<Date> relative_date(std::span<const Sign> signs, Date seen_on) {
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].kind == SignKind::kDaysAgo) return count_back(seen_on, signs[i].value, "day");
    if (signs[i].kind != SignKind::kAgo || i == 0) continue;
    const Sign& unit = signs[i - 1];
    if (unit.kind != SignKind::kDuration) continue;
    const bool counted = i > 1 && signs[i - 2].kind == SignKind::kNumber;
    if (!counted && !unit.is_rate) continue;
    return count_back(seen_on, counted ? signs[i - 2].value : 1, unit.name);
  }
  return std::nullopt;
}

// "14 Maret 2024", "March 14, 2024".
std::optional<Date> named_date(std::span<const Sign> signs) {
  const auto number = [&](std::size_t i) { return signs[i].kind == SignKind::kNumber; };
  for (std::size_t i = 0; i + 2 < signs.size(); ++i) {
    const Sign &a = signs[i], &b = signs[i + 1], &c = signs[i + 2];
    if (number(i) && b.kind == SignKind::kMonth && number(i + 2))
      return calendar_date(c.value, b.value, a.value);
    if (a.kind == SignKind::kMonth && number(i + 1) && number(i + 2))
      return calendar_date(c.value, a.value, b.value);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Date> read_date_words(std::span<const Sign> signs, std::optional<Date> seen_on) {
  const std::vector<Sign> words = telling(signs);
  if (const auto date = named_date(words)) return date;
  return seen_on ? relative_date(words, *seen_on) : std::nullopt;
}

}  // namespace skillgap
