#include "cli/clock.h"

#include <fmt/chrono.h>

#include <chrono>

namespace skillgap {

std::string now_utc() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

}  // namespace skillgap
