#include "skillgap/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "skillgap/ascii.h"
#include "text/date_reader.h"

namespace skillgap {
namespace {

// "2024-01-31", "2024-01-31T08:30:00Z": as most sources write it, and to_iso(). Sooner read than by
// what follows, which knows these too.
std::optional<Date> parse_usual(std::string_view text) {
  constexpr std::size_t kDay = 10, kTime = 20;
  if (text.size() != kDay && text.size() != kTime) return std::nullopt;
  bool fits = true;
  const auto two = [&](std::size_t at) {
    const int tens = text[at] - '0', ones = text[at + 1] - '0';
    fits &= tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return 10 * tens + ones;
  };
  const int year = 100 * two(0) + two(2), month = two(5), day = two(8);
  fits &= text[4] == '-' && text[7] == '-';
  if (text.size() == kTime) {
    fits &= two(11) <= 24 && two(14) <= 59 && two(17) <= 60;
    fits &= text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
  }
  return fits ? checked_date(year, month, day) : std::nullopt;
}

// hh, hh:mm, hh:mm:ss, hh:mm:ss.fraction; the colons may be missing throughout (basic form).
bool skip_time(DateReader& in) {
  const auto hour = in.fixed(2);
  if (!hour || hour->value > 24) return false;
  for (const int most : {59, 60}) {
    const bool colon = in.skip(':');
    if (!colon && !is_ascii_digit(in.peek())) return true;
    const auto part = in.fixed(2);
    if (!part || part->value > most) return false;
  }
  return !in.skip_any(".,") || !in.digits().empty();
}

// After the day: nothing, or a time with or without a zone.
bool skip_iso_time(DateReader& in) {
  if (in.done()) return true;
  if (!in.skip_any("Tt") && !in.skip_blanks()) return false;
  return skip_time(in) && skip_zone(in);
}

std::optional<Date> parse_iso(std::string_view text) {
  DateReader in(text);
  const auto year = in.fixed(4);
  if (!year) return std::nullopt;
  const char separator = in.peek();
  const bool extended = in.skip_any("-/.");
  const auto month = extended ? in.number(1, 2) : in.fixed(2);
  if (!month || (extended && !in.skip(separator))) return std::nullopt;
  const auto day = extended ? in.number(1, 2) : in.fixed(2);
  if (!day || !skip_iso_time(in)) return std::nullopt;
  return checked_date(year->value, month->value, day->value);
}

// The day of the year: "2003-335".
std::optional<Date> parse_ordinal(std::string_view text) {
  DateReader in(text);
  const auto year = in.number(4, 4);
  if (!year || !in.skip('-')) return std::nullopt;
  const auto day = in.number(3, 3);
  const auto new_year = checked_date(year->value, 1, 1);
  if (!day || !in.done() || day->value < 1 || !new_year) return std::nullopt;
  const Date date{std::chrono::sys_days{*new_year} + std::chrono::days{day->value - 1}};
  return date.year() == new_year->year() ? std::optional(date) : std::nullopt;
}

// "14/1/2024" and "1/14/2024" have one reading each; "1/2/2024" has two and so has none. With dots
// the day comes first everywhere.
std::optional<Date> parse_year_last(std::string_view text) {
  DateReader in(text);
  const auto first = in.number(1, 2);
  const char separator = in.peek();
  if (!first || !in.skip_any("/.-")) return std::nullopt;
  const auto second = in.number(1, 2);
  if (!second || !in.skip(separator)) return std::nullopt;
  const auto year = in.number(4, 4);
  if (!year || !skip_iso_time(in)) return std::nullopt;
  const auto day_first = checked_date(year->value, second->value, first->value);
  if (separator == '.') return day_first;
  const auto month_first = checked_date(year->value, first->value, second->value);
  if (day_first && month_first && *day_first != *month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

// "[Asia/Jakarta]", as Java writes it behind the offset.
std::string_view without_zone_name(std::string_view text) {
  return text.ends_with(']') ? trim_blanks(text.substr(0, text.find('['))) : text;
}

// Nine and ten digits are seconds (from 1973 on), twelve and thirteen milliseconds; a fraction, as
// spreadsheets and data frames add, is ignored. Eight digits are a date in ISO's basic form.
std::optional<Date> parse_epoch(std::string_view text) {
  DateReader in(text);
  const auto digits = in.digits();
  if (in.skip('.')) in.digits();
  if (!in.done()) return std::nullopt;
  const bool seconds = digits.size() == 9 || digits.size() == 10;
  if (!seconds && digits.size() != 12 && digits.size() != 13) return std::nullopt;
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const std::chrono::sys_seconds time{std::chrono::seconds{seconds ? value : value / 1000}};
  return Date{std::chrono::floor<std::chrono::days>(time)};
}

// "/Date(1711929600000+0700)/": ASP.NET's way to write a time into JSON.
std::string_view inside_date_call(std::string_view text) {
  constexpr std::string_view kOpen = "/Date(", kClose = ")/";
  if (!text.starts_with(kOpen) || !text.ends_with(kClose)) return text;
  text = text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
  return text.substr(0, text.find_first_of("+-", 1));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (const auto usual = parse_usual(text)) return usual;
  const auto date = inside_date_call(without_zone_name(trim_blanks(text)));
  for (const auto reader : {parse_iso, parse_ordinal, parse_rfc822, parse_epoch, parse_year_last}) {
    if (const auto found = reader(date)) return found;
  }
  return std::nullopt;
}

std::string to_iso(Date date) {
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999 || month > 99 || day > 99)
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  // Twice for every posting, so without a format.
  const auto digit = [](unsigned number) { return static_cast<char>('0' + number % 10); };
  const auto y = static_cast<unsigned>(year);
  return {digit(y / 1000),   digit(y / 100), digit(y / 10), digit(y),        '-',
          digit(month / 10), digit(month),   '-',           digit(day / 10), digit(day)};
}

}  // namespace skillgap
