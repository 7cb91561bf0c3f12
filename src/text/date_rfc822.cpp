#include <array>

#include "text/date_reader.h"

namespace skillgap {
namespace {

// 0 where the letters do not begin as a month of RFC 822; what follows may write it out.
int rfc_month(std::string_view letters) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto found = std::ranges::find_if(kMonths, [&](std::string_view name) {
    return equals_ignoring_case(letters.substr(0, 3), name);
  });
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// RFC 2822, 4.3: two digits below 50 are this century's. (Three digits, which it allows too, are
// today more often a year cut short than 1900 + n.)
int full_year(DateNumber year) {
  if (year.digits == 4) return year.value;
  return year.value + (year.value < 50 ? 2000 : 1900);
}

bool skip_between(DateReader& in) {
  bool any = false;
  while (in.skip_any(" \t\r\n,./-")) any = true;
  return any;
}

// "05:45:32", "5:45", "05:45:32.5". The hour may have one digit.
bool skip_rfc_time(DateReader& in) {
  const auto hour = in.number(1, 2);
  if (!hour || hour->value > 24 || !in.skip(':')) return false;
  const auto minute = in.number(2, 2);
  if (!minute || minute->value > 59) return false;
  if (!in.skip(':')) return true;
  const auto second = in.number(2, 2);
  return second && second->value <= 60 && (!in.skip('.') || !in.digits().empty());
}

std::string_view without_comment(std::string_view text) {
  const auto open = text.find('(');
  return open != std::string_view::npos && text.ends_with(')') ? trim_blanks(text.substr(0, open))
                                                               : text;
}

struct NamedDate {
  int day = 0, month = 0;
  std::optional<DateNumber> year;
};

// "3 Nov 2026", "03-Nov-26", behind the weekday.
std::optional<NamedDate> day_first(DateReader& in) {
  const auto day = in.number(1, 2);
  if (!day || !skip_between(in)) return std::nullopt;
  const int month = rfc_month(in.letters());
  if (month == 0 || !skip_between(in)) return std::nullopt;
  return NamedDate{day->value, month, in.number(2, 4)};
}

// "3, 2026" or, as C's asctime() has it, "3 08:00:00 PST 2026", behind the name of the month.
std::optional<NamedDate> behind_month(DateReader& in, int month) {
  if (!skip_between(in)) return std::nullopt;
  const auto day = in.number(1, 2);
  if (!day || !skip_between(in)) return std::nullopt;
  if (const auto year = in.number(4, 4)) return NamedDate{day->value, month, year};
  if (!skip_rfc_time(in) || !in.skip_blanks()) return std::nullopt;
  if (is_ascii_letter(in.peek()) ? in.letters().size() > 5 : in.peek() == '+' && !skip_offset(in))
    return std::nullopt;
  in.skip_blanks();
  return NamedDate{day->value, month, in.number(4, 4)};
}

std::optional<NamedDate> named_date(DateReader& in) {
  const auto word = in.letters();
  if (word.empty()) return day_first(in);
  if (const int month = rfc_month(word); month != 0 && in.peek() != ',')
    return behind_month(in, month);
  skip_between(in);
  if (!is_ascii_letter(in.peek())) return day_first(in);
  const int month = rfc_month(in.letters());
  return month == 0 ? std::nullopt : behind_month(in, month);
}

}  // namespace

std::optional<Date> parse_rfc822(std::string_view text) {
  DateReader in(without_comment(text));
  const auto date = named_date(in);
  if (!date || !date->year || date->year->digits == 3) return std::nullopt;
  const bool ends = in.done() || (skip_between(in) && in.done());
  if (!ends && !(skip_rfc_time(in) && skip_zone(in))) return std::nullopt;
  return checked_date(full_year(*date->year), date->month, date->day);
}

}  // namespace skillgap
