#include "text/html_run.h"

#include <algorithm>
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

bool may_end_run(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '&' || c == kFirstOfNoBreakSpace;
}

#ifdef __SSE2__
// Of 16 bytes, a bit for each that may end a run: controls, '&', the first byte of a no-break
// space, and a space before another one. Reads one byte more.
unsigned places_in(const char* bytes) {
  const auto load = [](const char* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  };
  const auto equal = [](__m128i text, char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
  const __m128i text = load(bytes);
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(0x1F)), text);
  const __m128i two_spaces = _mm_and_si128(equal(text, ' '), equal(load(bytes + 1), ' '));
  const __m128i other = _mm_or_si128(equal(text, '&'), equal(text, kFirstOfNoBreakSpace));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, two_spaces), other)));
}

// Whether any of 32 bytes may end a run; each that is not ASCII counts as such. Reads one more.
bool has_places(const char* bytes) {
  const auto load = [&](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
  };
  const __m128i space = _mm_set1_epi8(' '), ampersand = _mm_set1_epi8('&');
  const __m128i first = load(0), last = load(16);
  // Two bytes are together what a space is only where one is a space and the other too, or NUL.
  const __m128i spaces = _mm_or_si128(_mm_cmpeq_epi8(_mm_or_si128(first, load(1)), space),
                                      _mm_cmpeq_epi8(_mm_or_si128(last, load(17)), space));
  const __m128i ampersands =
      _mm_or_si128(_mm_cmpeq_epi8(first, ampersand), _mm_cmpeq_epi8(last, ampersand));
  // The high bit, which alone is asked for, is left in what is below a space, as bytes that are not
  // ASCII are.
  const __m128i others = _mm_or_si128(_mm_subs_epi8(first, space), _mm_subs_epi8(last, space));
  return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(others, spaces), ampersands)) != 0;
}

// The first of 16 bytes from `at` on that may end a run; `at` + 16 where none does.
std::size_t place_from(std::string_view html, std::size_t at) {
  const unsigned places = places_in(html.data() + at);
  return at + static_cast<std::size_t>(std::countr_zero(places | 1u << 16));
}

// Looks at up to 33 bytes even where the text ends among them and markup follows.
std::size_t next_place_in_steps(std::string_view html, std::size_t at, std::size_t end) {
  const std::size_t last = html.size() < 33 ? 0 : std::min(end, html.size() - 32);
  while (at < last && !has_places(html.data() + at)) at += 32;
  while (at < end && at + 16 < html.size()) {
    const std::size_t place = place_from(html, at);
    if (place < at + 16) return place;
    at = place;
  }
  return at;
}
#else
std::size_t next_place_in_steps(std::string_view, std::size_t at, std::size_t) { return at; }
#endif

// At or behind `end` where none is before.
std::size_t next_place(std::string_view html, std::size_t at, std::size_t end) {
  at = next_place_in_steps(html, at, end);
  while (at < end && !may_end_run(html[at])) ++at;  // the last bytes of the page
  return at;
}

}  // namespace

std::size_t copied_run_end(std::string_view html, Span text, bool has_references) {
  const std::size_t end = text.end;
  const std::string_view until_end = html.substr(0, end);
  for (std::size_t at = text.begin + 1; (at = next_place(html, at, end)) < end; ++at) {
    if (html[at] == ' ') {
      if (is_other_text(until_end, at + 1, has_references)) return at;
    } else if (is_other_text(until_end, at, has_references)) {
      return at - 1 > text.begin && html[at - 1] == ' ' ? at - 1 : at;
    }
  }
  return html[end - 1] == ' ' ? end - 1 : end;  // no word follows the space
}

}  // namespace skillgap
