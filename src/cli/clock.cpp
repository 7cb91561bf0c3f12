#include "cli/clock.h"

#include <fmt/chrono.h>

#include <charconv>

#include "skillgap/date.h"

namespace skillgap {

using std::chrono::sys_seconds;

sys_seconds now_seconds() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string now_utc() { return utc_text(now_seconds()); }

std::string utc_text(sys_seconds time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

std::optional<sys_seconds> parse_utc(std::string_view text) {
  const auto day = parse_date(text.substr(0, 10));
  if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z' || !day) return std::nullopt;
  int parts[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* begin = text.data() + 11 + 3 * i;
    if (std::from_chars(begin, begin + 2, parts[i]).ptr != begin + 2) return std::nullopt;
  }
  return std::chrono::sys_days(*day) + std::chrono::hours(parts[0]) +
         std::chrono::minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

}  // namespace skillgap
