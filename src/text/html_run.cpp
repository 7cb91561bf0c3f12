#include "text/html_run.h"

#include <bit>
#include <cstdint>

#include "skillgap/ascii.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {
namespace {

constexpr char kFirstOfNoBreakSpace = '\xC2';

bool is_other_text(std::string_view text, std::size_t at, bool has_references) {
  return at == text.size() || is_html_blank(text[at]) || (has_references && text[at] == '&') ||
         text.substr(at).starts_with("\u00A0");
}

bool ends_here(std::string_view text, std::size_t at, bool has_references) {
  return is_other_text(text, text[at] == ' ' ? at + 1 : at, has_references);
}

#ifdef __SSE2__
// Of 16 bytes, a bit for each that may end a run: controls, '&', the first byte of a no-break
// space, and a space before one of these or another space.
struct Places {
  unsigned ends;
  unsigned last_is_space;  // 1: it is to be looked at with what follows, else 0
};

Places places_in(const char* bytes) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto equal = [&](char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(0x1F)), text);
  const auto bits = [](__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); };
  const unsigned stops =
      bits(_mm_or_si128(control, _mm_or_si128(equal('&'), equal(kFirstOfNoBreakSpace))));
  const unsigned spaces = bits(equal(' '));
  return {stops | (spaces & (stops | spaces) >> 1), spaces >> 15};
}

// Looks at 16 bytes even where the text ends among them and markup follows.
std::size_t next_place(std::string_view html, std::size_t at, std::size_t end) {
  while (at < end && at + 16 <= html.size()) {
    const Places places = places_in(html.data() + at);
    if (places.ends != 0) return at + static_cast<std::size_t>(std::countr_zero(places.ends));
    at += 16 - places.last_is_space;
  }
  return at;
}
#else
std::size_t next_place(std::string_view, std::size_t at, std::size_t) { return at; }
#endif

}  // namespace

std::size_t copied_run_end(std::string_view html, Span text, bool has_references) {
  const std::size_t end = text.end;
  const std::string_view until_end = html.substr(0, end);
  for (std::size_t at = text.begin + 1; (at = next_place(html, at, end)) < end; ++at) {
    if (ends_here(until_end, at, has_references)) return at;
  }
  return html[end - 1] == ' ' ? end - 1 : end;  // no word follows the space
}

}  // namespace skillgap
