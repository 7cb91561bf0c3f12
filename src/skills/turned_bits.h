// Bits of tokens turned on their side: from a number for each token to a word for each bit.
//
//   BitsOfTokens bits;          // of up to 64 tokens, and room
//   turn(bits, 50, words);      // bit 5 of bits[40] is bit 40 of words[5] now
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

using BitsOfTokens = std::array<std::uint32_t, 64 + 16>;

#ifdef __SSE2__
// Of sixteen tokens from `first` on: two bytes of each word.
inline void turn_sixteen(const std::uint32_t* bits, std::size_t first, std::uint64_t* words) {
  const auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bits + first + at));
  };
  const __m128i a = load(0), b = load(4), c = load(8), d = load(12);
  const auto write = [&](__m128i bytes, std::uint64_t* eight) {
#pragma GCC unroll 8
    for (std::size_t bit = 8; bit-- > 0; bytes = _mm_add_epi8(bytes, bytes)) {
      const auto highest = static_cast<std::uint16_t>(_mm_movemask_epi8(bytes));
      std::memcpy(reinterpret_cast<char*>(eight + bit) + first / 8, &highest, sizeof highest);
    }
  };
  // Of `front` and `back` there are 16 bits a token.
  const auto write_both = [&](__m128i front, __m128i back, std::uint64_t* sixteen) {
    const __m128i low_bytes = _mm_set1_epi16(0xFF);
    write(_mm_packus_epi16(_mm_and_si128(front, low_bytes), _mm_and_si128(back, low_bytes)),
          sixteen);
    write(_mm_packus_epi16(_mm_srli_epi16(front, 8), _mm_srli_epi16(back, 8)), sixteen + 8);
  };
  // Packing takes numbers with a sign.
  const auto low = [](__m128i four) { return _mm_srai_epi32(_mm_slli_epi32(four, 16), 16); };
  const auto high = [](__m128i four) { return _mm_srai_epi32(four, 16); };
  write_both(_mm_packs_epi32(low(a), low(b)), _mm_packs_epi32(low(c), low(d)), words);
  write_both(_mm_packs_epi32(high(a), high(b)), _mm_packs_epi32(high(c), high(d)), words + 16);
}
#endif

// Writes 32 words. Clears what stands in the room behind the last token.
inline void turn(BitsOfTokens& bits, std::size_t tokens, std::uint64_t* words) {
#ifdef __SSE2__
  std::memset(bits.data() + tokens, 0, 16 * sizeof bits[0]);
  if (tokens <= 64 - 16) std::memset(words, 0, 32 * sizeof *words);  // else each byte is written
  for (std::size_t first = 0; first < tokens; first += 16) turn_sixteen(bits.data(), first, words);
#else
  std::memset(words, 0, 32 * sizeof *words);
  for (std::size_t i = 0; i < tokens; ++i) {
    for (std::uint32_t left = bits[i]; left != 0; left &= left - 1)
      words[std::countr_zero(left)] |= std::uint64_t{1} << i;
  }
#endif
}

}  // namespace skillgap
