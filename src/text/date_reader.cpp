#include "text/date_reader.h"

namespace skillgap {

std::optional<Date> checked_date(int year, int month, int day) {
  if (year < 1900 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

bool skip_offset(DateReader& in) {
  if (!in.skip_any("+-")) return false;
  const auto hours = in.fixed(2);
  if (!hours || hours->value > 23) return false;
  const bool colon = in.skip(':');
  const auto minutes = in.fixed(2);
  return minutes ? minutes->value < 60 : !colon;
}

bool skip_zone(DateReader& in) {
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

}  // namespace skillgap
