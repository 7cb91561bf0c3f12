#include "skillgap/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "text/ascii.h"

namespace skillgap {
namespace {

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

// Reads from the front of a text; what does not fit is left where it is.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool skip(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool skip_any(std::string_view set) {
    return !rest_.empty() && set.contains(rest_.front()) && skip(rest_.front());
  }
  bool skip_blanks() {
    const auto before = rest_.size();
    while (!rest_.empty() && is_html_blank(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() != before;
  }
  std::string_view letters() { return take_while(is_ascii_letter); }

  // Between `least` and `most` digits, and no digit after them.
  std::optional<Number> number(std::size_t least, std::size_t most) {
    const auto run = digit_run();
    if (run < least || run > most) return std::nullopt;
    return fixed(run);
  }
  // Exactly `count` digits; more may follow.
  std::optional<Number> fixed(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    Number number{.digits = count};
    for (const char c : rest_.substr(0, count)) {
      if (!is_ascii_digit(c)) return std::nullopt;
      number.value = 10 * number.value + (c - '0');
    }
    rest_.remove_prefix(count);
    return number;
  }
  std::string_view digits() { return take_while(is_ascii_digit); }

 private:
  std::size_t digit_run() const {
    std::size_t run = 0;
    while (run < rest_.size() && is_ascii_digit(rest_[run])) ++run;
    return run;
  }
  std::string_view take_while(bool (*wanted)(char)) {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), wanted);
    const auto taken = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

// Years before 1900 are fillers of programs ("0001-01-01"), not days on which a job was posted.
std::optional<Date> checked(int year, int month, int day) {
  if (year < 1900 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// hh, hh:mm, hh:mm:ss, hh:mm:ss.fraction; the colons may be missing throughout (basic form).
bool skip_time(Reader& in) {
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

// "+07", "+0700", "+07:00".
bool skip_offset(Reader& in) {
  if (!in.skip_any("+-")) return false;
  const auto hours = in.fixed(2);
  if (!hours || hours->value > 23) return false;
  const bool colon = in.skip(':');
  const auto minutes = in.fixed(2);
  return minutes ? minutes->value < 60 : !colon;
}

// What stands behind a time: "Z", "+07:00", "GMT", "PM", "+0000 UTC", "GMT+0700", "[Asia/Jakarta]".
// Only the shape is checked, since the day is the one in the stated zone.
bool skip_zone(Reader& in) {
  constexpr std::size_t kLongest = 5;
  for (int parts = 0; parts < 3; ++parts) {
    in.skip_blanks();
    if (in.done()) return true;
    if (is_ascii_letter(in.peek()) ? in.letters().size() > kLongest : !skip_offset(in))
      return false;
  }
  in.skip_blanks();
  return in.done();
}

// After the day: nothing, or a time with or without a zone.
bool skip_iso_time(Reader& in) {
  if (in.done()) return true;
  if (!in.skip_any("Tt") && !in.skip_blanks()) return false;
  return skip_time(in) && skip_zone(in);
}

std::optional<Date> parse_iso(std::string_view text) {
  Reader in(text);
  const auto year = in.fixed(4);
  if (!year) return std::nullopt;
  const char separator = in.peek();
  const bool extended = in.skip_any("-/.");
  const auto month = extended ? in.number(1, 2) : in.fixed(2);
  if (!month || (extended && !in.skip(separator))) return std::nullopt;
  const auto day = extended ? in.number(1, 2) : in.fixed(2);
  if (!day || !skip_iso_time(in)) return std::nullopt;
  return checked(year->value, month->value, day->value);
}

// The day of the year: "2003-335".
std::optional<Date> parse_ordinal(std::string_view text) {
  Reader in(text);
  const auto year = in.number(4, 4);
  if (!year || !in.skip('-')) return std::nullopt;
  const auto day = in.number(3, 3);
  const auto new_year = checked(year->value, 1, 1);
  if (!day || !in.done() || day->value < 1 || !new_year) return std::nullopt;
  const Date date{std::chrono::sys_days{*new_year} + std::chrono::days{day->value - 1}};
  return date.year() == new_year->year() ? std::optional(date) : std::nullopt;
}

// "14/1/2024" and "1/14/2024" have one reading each; "1/2/2024" has two and so has none. With dots
// the day comes first everywhere.
std::optional<Date> parse_year_last(std::string_view text) {
  Reader in(text);
  const auto first = in.number(1, 2);
  const char separator = in.peek();
  if (!first || !in.skip_any("/.-")) return std::nullopt;
  const auto second = in.number(1, 2);
  if (!second || !in.skip(separator)) return std::nullopt;
  const auto year = in.number(4, 4);
  if (!year || !skip_iso_time(in)) return std::nullopt;
  const auto day_first = checked(year->value, second->value, first->value);
  if (separator == '.') return day_first;
  const auto month_first = checked(year->value, first->value, second->value);
  if (day_first && month_first && *day_first != *month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

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
int full_year(Number year) {
  if (year.digits == 4) return year.value;
  return year.value + (year.value < 50 ? 2000 : 1900);
}

bool skip_between(Reader& in) {
  bool any = false;
  while (in.skip_any(" \t\r\n,./-")) any = true;
  return any;
}

// "05:45:32", "5:45", "05:45:32.5". The hour may have one digit.
bool skip_rfc_time(Reader& in) {
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

// "[Asia/Jakarta]", as Java writes it behind the offset.
std::string_view without_zone_name(std::string_view text) {
  const auto open = text.find('[');
  return text.ends_with(']') ? trim_blanks(text.substr(0, open)) : text;
}

struct NamedDate {
  int day = 0, month = 0;
  std::optional<Number> year;
};

// "3 Nov 2026", "03-Nov-26", behind the weekday.
std::optional<NamedDate> day_first(Reader& in) {
  const auto day = in.number(1, 2);
  if (!day || !skip_between(in)) return std::nullopt;
  const int month = rfc_month(in.letters());
  if (month == 0 || !skip_between(in)) return std::nullopt;
  return NamedDate{day->value, month, in.number(2, 4)};
}

// "3, 2026" or, as C's asctime() has it, "3 08:00:00 PST 2026", behind the name of the month.
std::optional<NamedDate> behind_month(Reader& in, int month) {
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

std::optional<NamedDate> named_date(Reader& in) {
  const auto word = in.letters();
  if (word.empty()) return day_first(in);
  if (const int month = rfc_month(word); month != 0 && in.peek() != ',')
    return behind_month(in, month);
  skip_between(in);
  if (!is_ascii_letter(in.peek())) return day_first(in);
  const int month = rfc_month(in.letters());
  return month == 0 ? std::nullopt : behind_month(in, month);
}

// RFC 822, and what programs make of it: names written out, the month first, commas and dots.
std::optional<Date> parse_rfc822(std::string_view text) {
  Reader in(without_comment(text));
  const auto date = named_date(in);
  if (!date || !date->year || date->year->digits == 3) return std::nullopt;
  const bool ends = in.done() || (skip_between(in) && in.done());
  if (!ends && !(skip_rfc_time(in) && skip_zone(in))) return std::nullopt;
  return checked(full_year(*date->year), date->month, date->day);
}

// Nine and ten digits are seconds (from 1973 on), twelve and thirteen milliseconds; a fraction, as
// spreadsheets and data frames add, is ignored. Eight digits are a date in ISO's basic form.
std::optional<Date> parse_epoch(std::string_view text) {
  Reader in(text);
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
