// The parts that dates in digits and dates with names of months have in common. Pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "skillgap/ascii.h"
#include "skillgap/date.h"

namespace skillgap {

struct DateNumber {
  int value = 0;
  std::size_t digits = 0;
};

// Reads from the front of a text; what does not fit is left where it is.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool skip(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool skip_any(std::string_view set) {
    // A loop, not a search: there are two or three.
    return std::ranges::any_of(set, [&](char c) { return skip(c); });
  }
  bool skip_blanks() {
    const auto before = rest_.size();
    while (!rest_.empty() && is_html_blank(rest_.front())) rest_.remove_prefix(1);
    return rest_.size() != before;
  }
  std::string_view letters() { return take_while(is_ascii_letter); }

  // Between `least` and `most` digits, and no digit after them.
  std::optional<DateNumber> number(std::size_t least, std::size_t most) {
    const auto run = digit_run();
    if (run < least || run > most) return std::nullopt;
    return fixed(run);
  }
  // Exactly `count` digits; more may follow.
  std::optional<DateNumber> fixed(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    DateNumber number{.digits = count};
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
std::optional<Date> checked_date(int year, int month, int day);

// "+07", "+0700", "+07:00".
bool skip_offset(DateReader& in);

// What stands behind a time: "Z", "+07:00", "GMT", "PM", "+0000 UTC", "GMT+0700", "[Asia/Jakarta]".
// Only the shape is checked, since the day is the one in the stated zone.
bool skip_zone(DateReader& in);

// RFC 822, and what programs make of it: names written out, the month first, commas and dots.
std::optional<Date> parse_rfc822(std::string_view text);

}  // namespace skillgap
