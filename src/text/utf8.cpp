#include "text/utf8.h"

#include <simdjson.h>

#include <algorithm>

#include "skillgap/text.h"
#include "skillgap/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {
namespace {

// In valid UTF-8 a C1 control is 0xC2 and a byte below 0xA0.
bool has_c1_controls(std::string_view text) {
  for (std::size_t at = text.find('\xC2'); at < text.size(); at = text.find('\xC2', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

bool is_ascii_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

enum class Beyond { kWanted, kUnwanted };  // bytes that are not ASCII

#ifdef __SSE2__
// Whether all of the 32 bytes are ASCII and none a control, as most are of texts without lines.
bool all_printable(const char* bytes) {
  const auto from_space = [](const char* sixteen) {
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen));
    return _mm_sub_epi8(text, _mm_set1_epi8(' '));
  };
  const __m128i highest = _mm_max_epu8(from_space(bytes), from_space(bytes + 16));
  const __m128i inside = _mm_cmpeq_epi8(_mm_min_epu8(highest, _mm_set1_epi8('~' - ' ')), highest);
  return _mm_movemask_epi8(inside) == 0xFFFF;
}

// Whether all of the 16 bytes are wanted.
template <Beyond beyond>
[[gnu::always_inline]] inline bool all_plain(const char* sixteen) {
  const auto all = [](char c) { return _mm_set1_epi8(c); };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen));
  // What is not ASCII is negative, so it is below all controls too.
  const __m128i low = beyond == Beyond::kUnwanted
                          ? _mm_cmplt_epi8(bytes, all(0x20))
                          : _mm_cmpeq_epi8(_mm_min_epu8(bytes, all(0x1F)), bytes);
  const __m128i found = _mm_or_si128(low, _mm_cmpeq_epi8(bytes, all(0x7F)));
  if (_mm_movemask_epi8(found) == 0) [[likely]]
    return true;
  const __m128i breaks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, all('\n')), _mm_cmpeq_epi8(bytes, all('\r')));
  const __m128i space = _mm_or_si128(breaks, _mm_cmpeq_epi8(bytes, all('\t')));
  return _mm_movemask_epi8(_mm_andnot_si128(space, found)) == 0;
}
#endif

// How many bytes stand before the first that is an unwanted control or otherwise not wanted.
template <Beyond beyond>
std::size_t plain_prefix(std::string_view text) {
  std::size_t size = 0;
#ifdef __SSE2__
  const char* const bytes = text.data();
  const std::size_t end = text.size();
  if constexpr (beyond == Beyond::kUnwanted)
    while (size + 32 <= end && all_printable(bytes + size)) size += 32;
  while (size + 16 <= end && all_plain<beyond>(bytes + size)) size += 16;
  if (size + 16 > end && end >= 16 && all_plain<beyond>(bytes + end - 16)) return end;
#endif
  const auto is_plain = [](char c) {
    return !is_ascii_control(c) && (beyond == Beyond::kWanted || (c & 0x80) == 0);
  };
  while (size < text.size() && is_plain(text[size])) ++size;
  return size;
}

bool is_clean(std::string_view text) {
  // Most texts are ASCII to their end and need no other look.
  text.remove_prefix(plain_prefix<Beyond::kUnwanted>(text));
  return text.empty() ||
         (simdjson::validate_utf8(text.data(), text.size()) &&
          plain_prefix<Beyond::kWanted>(text) == text.size() && !has_c1_controls(text));
}

// The first byte of a sequence says how many follow, and narrows what the next one may be: so
// overlong forms, surrogates and numbers past U+10FFFF are ill-formed at their second byte.
struct SequenceStart {
  int trail_bytes = -1;  // -1: no sequence starts so
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
  char32_t bits = 0;
};

SequenceStart read_start(unsigned char lead) {
  if (lead < 0x80) return {.trail_bytes = 0, .bits = lead};
  if (lead < 0xC2 || lead > 0xF4) return {};
  if (lead < 0xE0) return {.trail_bytes = 1, .bits = lead & 0x1Fu};
  if (lead < 0xF0) {
    return {.trail_bytes = 2,
            .lowest = lead == 0xE0 ? 0xA0u : 0x80u,
            .highest = lead == 0xED ? 0x9Fu : 0xBFu,
            .bits = lead & 0x0Fu};
  }
  return {.trail_bytes = 3,
          .lowest = lead == 0xF0 ? 0x90u : 0x80u,
          .highest = lead == 0xF4 ? 0x8Fu : 0xBFu,
          .bits = lead & 0x07u};
}

void append_clean(CleanText& out, char32_t code_point, std::string_view bytes) {
  if (code_point == kIllFormed) {
    append_utf8(out.text, kReplacement);
    ++out.replaced;
  } else if (is_forbidden_control(code_point)) {
    if (is_parting_control(code_point)) out.text += ' ';
    ++out.controls;
  } else {
    out.text += bytes;
  }
}

CleanText cleaned(std::string_view text) {
  CleanText out;
  out.text.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    append_clean(out, code_point, text.substr(begin, at - begin));
  }
  return out;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  SequenceStart sequence = read_start(static_cast<unsigned char>(text[at++]));
  if (sequence.trail_bytes < 0) return kIllFormed;
  for (; sequence.trail_bytes > 0; --sequence.trail_bytes, ++at) {
    const unsigned trail = at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    if (trail < sequence.lowest || trail > sequence.highest) return kIllFormed;
    sequence.bits = sequence.bits << 6 | (trail & 0x3F);
    sequence.lowest = 0x80;
    sequence.highest = 0xBF;
  }
  return sequence.bits;
}

void append_utf8(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, write_utf8(bytes, c));
}

bool is_forbidden_control(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return 0x7F <= c && c < 0xA0;
}

bool is_parting_control(char32_t c) { return c == 0x0B || c == 0x0C || c == 0x85; }

CleanText clean_text(std::string_view text) {
  if (is_clean(text)) return {std::string(text), 0, 0};
  // A C1 control is nearly always the tail of a wrong decoding ("â€\u009D"); once it is dropped
  // nobody can mend the rest.
  if (has_c1_controls(text)) return cleaned(repair_mojibake(text));
  return cleaned(text);
}

std::string clean_utf8(std::string_view text) {
  return is_clean(text) ? std::string(text) : clean_text(text).text;
}

}  // namespace skillgap
