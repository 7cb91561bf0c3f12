// Bits of tokens turned on their side: from a number for each token to a word for each bit.
//
//   std::uint32_t sets[50 + kRoomToTurn];   // of up to 64 tokens, and room
//   turn(sets, 50, words);                  // bit 5 or 21 of sets[40] is bit 40 of words[5] now
//
// The high sixteen bits of a number count as the low ones do.
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

inline constexpr std::size_t kRoomToTurn = 16;

#ifdef __SSE2__
// Of sixteen tokens from `first` on: two bytes of each word.
inline void turn_sixteen(const std::uint32_t* sets, std::size_t first, std::uint64_t* words) {
  // Both halves as one, in numbers with a sign, which packing takes.
  const auto load = [&](std::size_t at) {
    const __m128i four = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sets + first + at));
    return _mm_srai_epi32(_mm_or_si128(four, _mm_slli_epi32(four, 16)), 16);
  };
  const auto write = [&](__m128i bytes, std::uint64_t* eight) {
#pragma GCC unroll 8
    for (std::size_t bit = 8; bit-- > 0; bytes = _mm_add_epi8(bytes, bytes)) {
      const auto highest = static_cast<std::uint16_t>(_mm_movemask_epi8(bytes));
      std::memcpy(reinterpret_cast<char*>(eight + bit) + first / 8, &highest, sizeof highest);
    }
  };
  const __m128i front = _mm_packs_epi32(load(0), load(4));
  const __m128i back = _mm_packs_epi32(load(8), load(12));
  const __m128i low_bytes = _mm_set1_epi16(0xFF);
  write(_mm_packus_epi16(_mm_and_si128(front, low_bytes), _mm_and_si128(back, low_bytes)), words);
  write(_mm_packus_epi16(_mm_srli_epi16(front, 8), _mm_srli_epi16(back, 8)), words + 8);
}
#endif

// Writes 16 words. Clears what stands in the room behind the last token.
inline void turn(std::uint32_t* sets, std::size_t tokens, std::uint64_t* words) {
#ifdef __SSE2__
  std::memset(sets + tokens, 0, kRoomToTurn * sizeof *sets);
  if (tokens <= 64 - 16) std::memset(words, 0, 16 * sizeof *words);  // else each byte is written
  for (std::size_t first = 0; first < tokens; first += 16) turn_sixteen(sets, first, words);
#else
  std::memset(words, 0, 16 * sizeof *words);
  for (std::size_t i = 0; i < tokens; ++i) {
    for (std::uint32_t left = (sets[i] | sets[i] >> 16) & 0xFFFF; left != 0; left &= left - 1)
      words[std::countr_zero(left)] |= std::uint64_t{1} << i;
  }
#endif
}

}  // namespace skillgap
