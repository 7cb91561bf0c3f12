#include "skillgap/word_seams.h"

#include <algorithm>
#include <bit>

#include "skillgap/ascii.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {
namespace {

constexpr std::size_t kBytes = 16, kBlock = 64;

bool is_seam(std::string_view text, std::size_t at) {
  if (is_ascii_digit(text[at])) return true;
  if (at == 0 || !is_ascii_upper(text[at])) return false;
  const char before = text[at - 1];
  if (is_ascii_upper(before)) return at + 1 < text.size() && is_ascii_lower(text[at + 1]);
  return is_ascii_alnum(before) || before == '.';
}

// A bit for each byte from `begin` on that may be a seam.
unsigned seams_one_by_one(std::string_view text, std::size_t begin) {
  unsigned places = 0;
  for (std::size_t at = begin; at < std::min(begin + kBytes, text.size()); ++at)
    places |= (is_seam(text, at) ? 1u : 0u) << (at - begin);
  return places;
}

#ifdef __SSE2__
__m128i within(__m128i bytes, char first, char last) {
  const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  const __m128i width = _mm_set1_epi8(static_cast<char>(last - first));
  return _mm_cmpeq_epi8(_mm_min_epu8(offset, width), offset);
}

// Capitals behind capitals among them. REQUIRES: a byte before `bytes`, and kBytes from there on.
unsigned seams_at_once(const char* bytes) {
  const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i before = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes - 1));
  const __m128i small = _mm_or_si128(before, _mm_set1_epi8(0x20));
  const __m128i joins =
      _mm_or_si128(_mm_or_si128(within(small, 'a', 'z'), within(before, '0', '9')),
                   _mm_cmpeq_epi8(before, _mm_set1_epi8('.')));
  const __m128i seams =
      _mm_or_si128(within(here, '0', '9'), _mm_and_si128(within(here, 'A', 'Z'), joins));
  return static_cast<unsigned>(_mm_movemask_epi8(seams));
}
#endif

unsigned seams_from(std::string_view text, std::size_t begin) {
#ifdef __SSE2__
  if (begin > 0 && begin + kBytes <= text.size()) return seams_at_once(text.data() + begin);
#endif
  return seams_one_by_one(text, begin);
}

// The first seam from `at` on. `places_of`: a bit for each byte of a block that may be one.
template <typename PlacesOf>
std::size_t next_among(std::string_view text, std::size_t at, PlacesOf places_of) {
  while (at < text.size()) {
    const std::uint64_t left = places_of(at / kBlock) >> at % kBlock;
    if (left == 0) {
      at = (at / kBlock + 1) * kBlock;
    } else {
      at += static_cast<std::size_t>(std::countr_zero(left));
      if (is_seam(text, at)) return at;
      ++at;
    }
  }
  return text.size();
}

}  // namespace

// Of a text whose blocks the tokenizer did not look at.
std::uint64_t WordSeams::unmarked_places(std::size_t begin) const {
  std::uint64_t places = 0;
  for (std::size_t at = begin; at < std::min(begin + kBlock, text_.size()); at += kBytes)
    places |= std::uint64_t{seams_from(text_, at)} << (at - begin);
  return places;
}

std::size_t WordSeams::next(std::size_t at) {
  if (marked_.size() * kBlock >= text_.size())
    return next_among(text_, at, [&](std::size_t block) { return marked_[block]; });
  return next_among(text_, at, [&](std::size_t block) {
    if (block != block_) {
      block_ = block;
      places_ = unmarked_places(block * kBlock);
    }
    return places_;
  });
}

}  // namespace skillgap
