// Numbers of things as people say them.
//
//   counted(1, "posting")             "1 posting"
//   counted(2, "copy", "copies")      "2 copies"
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace skillgap {

// Without `many` an s is added.
inline std::string counted(std::size_t number, std::string_view one, std::string_view many = {}) {
  if (number == 1) return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", number, one) : fmt::format("{} {}", number, many);
}

}  // namespace skillgap
