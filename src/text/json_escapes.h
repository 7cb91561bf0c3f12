// What JSON writes behind a backslash, and a copy of all that it does not. In line: most strings of
// ours are a few bytes. Pure; any thread.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "text/eight_bytes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

// What follows the backslash of a byte that needs an escape, 'u' where it has no short one; 0 for
// all others.
inline constexpr auto kEscapes = [] {
  std::array<char, 256> escapes{};
  std::fill_n(escapes.begin(), 0x20, 'u');
  for (const auto& [c, escape] : {std::pair{'"', '"'},
                                  {'\\', '\\'},
                                  {'\n', 'n'},
                                  {'\r', 'r'},
                                  {'\t', 't'},
                                  {'\b', 'b'},
                                  {'\f', 'f'}})
    escapes[static_cast<unsigned char>(c)] = escape;
  return escapes;
}();

inline char escape_of(char c) { return kEscapes[static_cast<unsigned char>(c)]; }

inline bool needs_escape(char c) { return escape_of(c) != 0; }

inline char* write_escaped(char* out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  *out++ = '\\';
  *out++ = escape_of(c);
  if (out[-1] != 'u') return out;
  out = std::copy_n("00", 2, out);
  *out++ = kDigits[static_cast<unsigned char>(c) >> 4];
  *out++ = kDigits[static_cast<unsigned char>(c) & 15];
  return out;
}

#ifdef __SSE2__
// The high bit set in each of the 16 bytes that needs an escape.
inline __m128i marks_of(__m128i bytes) {
  // Counted from the space on, controls come last.
  const __m128i from_space = _mm_sub_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i control = _mm_subs_epu8(from_space, _mm_set1_epi8(0xE0 - 0x80));
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return _mm_or_si128(control, _mm_or_si128(quote, slash));
}

inline unsigned bits_of(__m128i marks) { return static_cast<unsigned>(_mm_movemask_epi8(marks)); }

// A bit for each.
inline unsigned escapes(__m128i bytes) { return bits_of(marks_of(bytes)); }

template <typename Word>
Word copy_word(const char* in, char* out) {
  Word word;
  std::memcpy(&word, in, sizeof word);
  std::memcpy(out, &word, sizeof word);
  return word;
}

// Of two words that cover `size` bytes, and overlap where that is less: the place of the first
// byte that `found` marks, `size` where none.
template <std::size_t kWord>
std::size_t first_of(unsigned found, std::size_t size) {
  if (found == 0) return size;
  const auto bit = static_cast<std::size_t>(std::countr_zero(found));
  return bit < kWord ? bit : size - 2 * kWord + bit;
}

// Most strings of ours are names of a few bytes: two words in one register, no loop, no call.
[[gnu::always_inline]] inline std::size_t copy_short(const char* in, std::size_t size, char* out) {
  if (size >= 8) {
    const auto first = copy_word<std::int64_t>(in, out);
    const auto last = copy_word<std::int64_t>(in + size - 8, out + size - 8);
    return first_of<8>(escapes(_mm_set_epi64x(last, first)), size);
  }
  if (size >= 4) {
    const auto first = copy_word<std::int32_t>(in, out);
    const auto last = copy_word<std::int32_t>(in + size - 4, out + size - 4);
    return first_of<4>(escapes(_mm_set_epi32(last, first, last, first)) & 0xFF, size);
  }
  std::size_t i = 0;
  for (; i < size && !needs_escape(in[i]); ++i) out[i] = in[i];
  return i;
}

// Bytes at `in`, copied to `out`, before the first that needs an escape. May write some more than
// it says, but none past `out` + `size`.
[[gnu::always_inline]] inline std::size_t copy_plain(const char* in, std::size_t size, char* out) {
  if (size < 16) return copy_short(in, size, out);
  const auto copy_at = [&](std::size_t i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + i));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i), bytes);
    return marks_of(bytes);
  };
  std::size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    const __m128i first = copy_at(i), last = copy_at(i + 16);
    if (bits_of(_mm_or_si128(first, last)) != 0)
      return i + static_cast<std::size_t>(std::countr_zero(bits_of(first) | bits_of(last) << 16));
  }
  if (i + 16 <= size) {
    if (const unsigned found = bits_of(copy_at(i)); found != 0)
      return i + static_cast<std::size_t>(std::countr_zero(found));
  }
  // The last 16 bytes, of which some are copied already.
  const unsigned found = bits_of(copy_at(size - 16));
  return found == 0 ? size : size - 16 + static_cast<std::size_t>(std::countr_zero(found));
}
#else
inline bool needs_escape(const EightBytes& bytes) {
  return bytes.any_below(0x20) || bytes.any_is('"') || bytes.any_is('\\');
}

inline std::size_t copy_plain(const char* in, std::size_t size, char* out) {
  std::size_t i = 0;
  for (; i + 8 <= size && !needs_escape(EightBytes(in + i)); i += 8)
    std::memcpy(out + i, in + i, 8);
  for (; i < size && !needs_escape(in[i]); ++i) out[i] = in[i];
  return i;
}
#endif

}  // namespace skillgap
