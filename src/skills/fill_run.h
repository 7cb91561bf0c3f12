// Gives tokens that stand together one number each, as most tokens have that of the one before.
//
//   fill_run(lines, 3, 9, 2);       // tokens 3 to 8 are of line 2
//
// Four at a time, so numbers behind `end` may be written too: runs come from left to right, and
// the next one writes them anew.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace skillgap {

inline void fill_run(std::vector<std::uint32_t>& numbers, std::size_t first, std::size_t end,
                     std::uint32_t number) {
  const std::array<std::uint32_t, 4> four = {number, number, number, number};
  std::uint32_t* const out = numbers.data();
  if (end + four.size() > numbers.size()) {
    std::fill(out + first, out + end, number);
  } else {
    for (; first < end; first += four.size()) std::memcpy(out + first, four.data(), sizeof four);
  }
}

}  // namespace skillgap
