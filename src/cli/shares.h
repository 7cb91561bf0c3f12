// Shares as reports show them. Pure.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <string>

namespace skillgap {

inline double share_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// "17 %"
inline std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

// To four digits behind the point, as JSON has them.
inline double rounded(double value) { return std::round(value * 10000) / 10000; }

}  // namespace skillgap
