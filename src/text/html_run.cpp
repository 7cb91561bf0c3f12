#include "text/html_run.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

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
// Copies 16 bytes, and gives a bit for each that may end a run: controls, '&', the first byte of a
// no-break space, and a space before another one. Reads one byte more.
unsigned copy_16(const char* bytes, char* out) {
  const auto load = [](const char* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  };
  const auto equal = [](__m128i text, char c) { return _mm_cmpeq_epi8(text, _mm_set1_epi8(c)); };
  const __m128i text = load(bytes);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), text);
  const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(text, _mm_set1_epi8(0x1F)), text);
  const __m128i two_spaces = _mm_and_si128(equal(text, ' '), equal(load(bytes + 1), ' '));
  const __m128i other = _mm_or_si128(equal(text, '&'), equal(text, kFirstOfNoBreakSpace));
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(control, two_spaces), other)));
}

// Looks at and copies up to 16 bytes even where the text ends among them and markup follows. One
// step for all: a longer one before it costs a wrong guess a run.
std::size_t copy_in_steps(std::string_view html, Span text, char* out) {
  std::size_t at = text.begin;
  for (; at < text.end && at + 16 < html.size(); at += 16, out += 16) {
    if (const unsigned places = copy_16(html.data() + at, out); places != 0)
      return at + static_cast<std::size_t>(std::countr_zero(places));
  }
  return at;
}
#else
std::size_t copy_in_steps(std::string_view, Span text, char*) { return text.begin; }
#endif

// Copies up to the first byte that may end a run; gives its place, at or behind the end of the text
// where none is before.
std::size_t copy_to_place(std::string_view html, Span text, char* out) {
  std::size_t at = copy_in_steps(html, text, out);
  for (; at < text.end && !may_end_run(html[at]); ++at)  // the last bytes of the page
    out[at - text.begin] = html[at];
  return at;
}

}  // namespace

std::size_t copy_run(std::string_view html, Span text, bool has_references, char* out) {
  const std::string_view until_end = html.substr(0, text.end);
  std::size_t at = text.begin;
  for (;;) {
    *out++ = html[at++];
    const std::size_t place = copy_to_place(html, {at, text.end}, out);
    if (place >= text.end) break;
    if (html[place] == ' ') {
      if (is_other_text(until_end, place + 1, has_references)) return place;
    } else if (is_other_text(until_end, place, has_references)) {
      return place - 1 > text.begin && html[place - 1] == ' ' ? place - 1 : place;
    }
    out += place - at;
    at = place;
  }
  return html[text.end - 1] == ' ' ? text.end - 1 : text.end;  // no word follows the space
}

}  // namespace skillgap
