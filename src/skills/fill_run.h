// Gives tokens that stand together one number each, as most tokens have that of the one before.
//
//   fill_run(lines, 3, 9, 2);       // tokens 3 to 8 are of line 2
//
// Sixteen at a time, as few runs are longer, so numbers behind `end` may be written too: runs come
// from left to right, and the next one writes them anew.
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
  constexpr std::size_t kAtOnce = 16, kPart = 4;
  std::uint32_t* const out = numbers.data();
  if (end + kAtOnce > numbers.size()) {
    std::fill(out + first, out + end, number);
    return;
  }
  const std::array<std::uint32_t, kPart> four = {number, number, number, number};
  do {
    for (std::size_t i = 0; i < kAtOnce; i += kPart)
      std::memcpy(out + first + i, four.data(), sizeof four);
    first += kAtOnce;
  } while (first < end);
}

}  // namespace skillgap
