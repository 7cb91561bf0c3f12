// Bits of tokens turned on their side: from a number for each token to a word for each bit.
//
//   std::uint16_t bits[64];          // of up to 64 tokens
//   add_turned(bits, words);         // bit 5 of bits[40] is bit 40 of words[5] now
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

#ifdef __SSE2__
// Of sixteen tokens from `first` on.
inline void add_turned(const std::uint16_t* bits, std::size_t first, std::uint64_t* words) {
  const auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bits + first + at));
  };
  const __m128i low_bytes = _mm_set1_epi16(0xFF), front = load(0), back = load(8);
  const auto add = [&](__m128i bytes, std::uint64_t* eight) {
    for (std::size_t bit = 8; bit-- > 0; bytes = _mm_add_epi8(bytes, bytes)) {
      const auto highest = static_cast<unsigned>(_mm_movemask_epi8(bytes));
      eight[bit] |= std::uint64_t{highest} << first;
    }
  };
  add(_mm_packus_epi16(_mm_and_si128(front, low_bytes), _mm_and_si128(back, low_bytes)), words);
  add(_mm_packus_epi16(_mm_srli_epi16(front, 8), _mm_srli_epi16(back, 8)), words + 8);
}
#endif

// REQUIRES: sixteen words.
inline void add_turned(std::span<const std::uint16_t> bits, std::uint64_t* words) {
  std::size_t done = 0;
#ifdef __SSE2__
  for (; done + 16 <= bits.size(); done += 16) add_turned(bits.data(), done, words);
#endif
  for (; done < bits.size(); ++done) {
    for (unsigned left = bits[done]; left != 0; left &= left - 1)
      words[std::countr_zero(left)] |= std::uint64_t{1} << done;
  }
}

}  // namespace skillgap
