#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "skillgap/report.h"

namespace skillgap {
namespace {

using CodePoints = std::vector<UChar32>;

constexpr UChar32 kBell = 0x07, kCancel = 0x18, kSubstitute = 0x1A, kEscape = 0x1B;
constexpr UChar32 kControlSequence = 0x9B,
                  kStringTerminator = 0x9C;  // C1 forms of ESC [ and ESC \.

// Ill-formed bytes become U+FFFD, so that no lone C1 byte reaches an 8-bit terminal.
CodePoints code_points(std::string_view text) {
  const auto utf16 = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  CodePoints points(static_cast<std::size_t>(utf16.countChar32()));
  UErrorCode status = U_ZERO_ERROR;
  utf16.toUTF32(points.data(), static_cast<std::int32_t>(points.size()), status);
  return points;
}

void append(std::string& out, UChar32 c) { icu::UnicodeString(c).toUTF8String(out); }

bool in(UChar32 c, UChar32 first, UChar32 last) { return first <= c && c <= last; }

UChar32 at(const CodePoints& text, std::size_t i) { return i < text.size() ? text[i] : 0; }

// The C1 controls and letters after ESC that open a string: DCS, SOS, OSC, PM, APC.
bool opens_string(UChar32 c1) {
  return c1 == 0x90 || c1 == 0x98 || c1 == 0x9D || c1 == 0x9E || c1 == 0x9F;
}

std::size_t skip(const CodePoints& text, std::size_t i, UChar32 first, UChar32 last) {
  while (i < text.size() && in(text[i], first, last)) ++i;
  return i;
}

std::size_t past_one(const CodePoints& text, std::size_t i, UChar32 first, UChar32 last) {
  return in(at(text, i), first, last) ? i + 1 : i;
}

// ECMA-48: parameters, intermediates, one final character.
std::size_t past_control_sequence(const CodePoints& text, std::size_t i) {
  return past_one(text, skip(text, skip(text, i, 0x30, 0x3F), 0x20, 0x2F), 0x40, 0x7E);
}

// A string that never ends takes the rest of the text with it, as it would on a terminal.
std::size_t past_string(const CodePoints& text, std::size_t i) {
  for (; i < text.size(); ++i) {
    const UChar32 c = text[i];
    if (c == kBell || c == kStringTerminator || c == kCancel || c == kSubstitute) return i + 1;
    if (c == kEscape) return at(text, i + 1) == '\\' ? i + 2 : i;
  }
  return i;
}

// The end of the sequence that the ESC or C1 control at `i` begins.
std::size_t past_sequence(const CodePoints& text, std::size_t i) {
  UChar32 control = text[i++];
  if (control == kEscape && in(at(text, i), 0x40, 0x5F)) control = text[i++] + 0x40;
  if (control == kControlSequence) return past_control_sequence(text, i);
  if (opens_string(control)) return past_string(text, i);
  if (control != kEscape) return i;
  return past_one(text, skip(text, i, 0x20, 0x2F), 0x30, 0x7E);
}

bool is_break(UChar32 c) { return in(c, 0x09, 0x0C) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(UChar32 c) { return c < 0x20 || in(c, 0x7F, 0x9F); }

// They reorder what a reader sees: marks, embeddings, overrides, isolates, deprecated shaping
// controls.
bool is_bidi_control(UChar32 c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || in(c, 0x202A, 0x202E) ||
         in(c, 0x2066, 0x206F);
}

bool joins_hangul(UChar32 c) {
  const std::int32_t type = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

bool takes_no_column(UChar32 c) {
  constexpr std::uint32_t kMarks = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  constexpr UChar32 kSoftHyphen = 0xAD;  // a format character, yet terminals show it
  return c != kSoftHyphen && ((U_GET_GC_MASK(c) & kMarks) != 0 || joins_hangul(c));
}

std::size_t columns(UChar32 c) {
  if (takes_no_column(c)) return 0;
  const std::int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns(const CodePoints& text) {
  std::size_t sum = 0;
  for (const UChar32 c : text) sum += columns(c);
  return sum;
}

}  // namespace

std::string printable(std::string_view text) {
  const CodePoints points = code_points(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < points.size();) {
    const UChar32 c = points[i];
    if (is_break(c)) {
      result += ' ';
    } else if (is_control(c)) {
      i = past_sequence(points, i);
      continue;
    } else if (!is_bidi_control(c)) {
      append(result, c);
    }
    ++i;
  }
  return result;
}

std::size_t display_width(std::string_view text) { return columns(code_points(text)); }

std::string fit(std::string_view text, std::size_t width) {
  const CodePoints points = code_points(text);
  if (columns(points) <= width) return std::string(text);
  if (width == 0) return {};
  std::string result;
  std::size_t used = 1;  // the ellipsis
  for (const UChar32 c : points) {
    used += columns(c);
    if (used > width) break;
    append(result, c);
  }
  return result + "…";
}

}  // namespace skillgap
