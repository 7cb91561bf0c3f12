// Bits of tokens turned on their side: from a number for each token to a word for each bit.
//
//   std::array<std::uint16_t, 64> bits;   // of up to 64 tokens, the others 0
//   turn(bits, 64, words);                // bit 5 of bits[40] is bit 40 of words[5] now
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

using BitsOfTokens = std::array<std::uint16_t, 64>;

#ifdef __SSE2__
// Of sixteen tokens from `first` on: two bytes of each word.
inline void turn_sixteen(const std::uint16_t* bits, std::size_t first, std::uint64_t* words) {
  const auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bits + first + at));
  };
  const __m128i low_bytes = _mm_set1_epi16(0xFF), front = load(0), back = load(8);
  const auto write = [&](__m128i bytes, std::uint64_t* eight) {
#pragma GCC unroll 8
    for (std::size_t bit = 8; bit-- > 0; bytes = _mm_add_epi8(bytes, bytes)) {
      const auto highest = static_cast<std::uint16_t>(_mm_movemask_epi8(bytes));
      std::memcpy(reinterpret_cast<char*>(eight + bit) + first / 8, &highest, sizeof highest);
    }
  };
  write(_mm_packus_epi16(_mm_and_si128(front, low_bytes), _mm_and_si128(back, low_bytes)), words);
  write(_mm_packus_epi16(_mm_srli_epi16(front, 8), _mm_srli_epi16(back, 8)), words + 8);
}
#endif

// REQUIRES: sixteen words, all 0.
inline void turn(const BitsOfTokens& bits, std::size_t tokens, std::uint64_t* words) {
#ifdef __SSE2__
  for (std::size_t first = 0; first < tokens; first += 16) turn_sixteen(bits.data(), first, words);
#else
  for (std::size_t i = 0; i < tokens; ++i) {
    for (unsigned left = bits[i]; left != 0; left &= left - 1)
      words[std::countr_zero(left)] |= std::uint64_t{1} << i;
  }
#endif
}

}  // namespace skillgap
