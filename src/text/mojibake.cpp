#include <algorithm>
#include <optional>

#include "skillgap/ascii.h"
#include "skillgap/text.h"
#include "text/utf8.h"

namespace skillgap {
namespace {

using Byte = unsigned char;

struct CodePageRow {
  char32_t code_point;
  Byte byte;
};

// What windows-1252 and -1254 have beyond Latin-1. They never disagree on a character, so one
// table serves both.
constexpr CodePageRow kCodePage[] = {
    {0x011E, 0xD0}, {0x011F, 0xF0}, {0x0130, 0xDD}, {0x0131, 0xFD}, {0x0152, 0x8C}, {0x0153, 0x9C},
    {0x015E, 0xDE}, {0x015F, 0xFE}, {0x0160, 0x8A}, {0x0161, 0x9A}, {0x0178, 0x9F}, {0x017D, 0x8E},
    {0x017E, 0x9E}, {0x0192, 0x83}, {0x02C6, 0x88}, {0x02DC, 0x98}, {0x2013, 0x96}, {0x2014, 0x97},
    {0x2018, 0x91}, {0x2019, 0x92}, {0x201A, 0x82}, {0x201C, 0x93}, {0x201D, 0x94}, {0x201E, 0x84},
    {0x2020, 0x86}, {0x2021, 0x87}, {0x2022, 0x95}, {0x2026, 0x85}, {0x2030, 0x89}, {0x2039, 0x8B},
    {0x203A, 0x9B}, {0x20AC, 0x80}, {0x2122, 0x99}};
static_assert(std::ranges::is_sorted(kCodePage, {}, &CodePageRow::code_point));

// Bytes without a character (0x81, 0x9D …) were read as the C1 control of the same number.
std::optional<char> byte_of(char32_t code_point) {
  if (0x80 <= code_point && code_point <= 0xFF) return static_cast<char>(code_point);
  const auto* row = std::ranges::lower_bound(kCodePage, code_point, {}, &CodePageRow::code_point);
  if (row == std::end(kCodePage) || row->code_point != code_point) return std::nullopt;
  return static_cast<char>(row->byte);
}

// The bytes a run was before it was read in the wrong code page; empty if it cannot have been.
std::string original_bytes(std::string_view run) {
  std::string bytes;
  for (std::size_t at = 0; at < run.size();) {
    const auto byte = byte_of(next_code_point(run, at));
    if (!byte) return {};
    bytes += *byte;
  }
  return bytes;
}

// False for what nobody meant: controls, private use, noncharacters, unassigned planes, kIllFormed.
bool is_likely(char32_t c) {
  if (c < 0xA0 || (0xE000 <= c && c <= 0xF8FF) || (c & 0xFFFE) == 0xFFFE) return false;
  const bool is_flag_tag = 0xE0000 <= c && c <= 0xE007F;
  return c < 0x30000 || is_flag_tag;
}

// How many characters the bytes are as UTF-8; 0 if they are not valid or one is unlikely.
std::size_t count_characters(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < bytes.size(); ++count) {
    if (!is_likely(next_code_point(bytes, at))) return 0;
  }
  return count;
}

// Signs that may part two words, and signs that close one, as windows-1252 bytes:
// … ’ – — NBSP · ´ and, besides these, “ ” ‘ ™ › ‹ » « ® © ° º ª • ² ³ ¹ SHY.
constexpr std::string_view kParting = "\x85\x92\x96\x97\xA0\xB7\xB4\x95";
constexpr std::string_view kClosing =
    "\x93\x94\x91\x99\x9B\x8B\xBB\xAB\xAE\xA9\xB0\xBA\xAA\xB2\xB3\xB9\xAD";
constexpr char kSoftHyphen = '\xAD';

bool is_sign(char byte) { return kParting.contains(byte) || kClosing.contains(byte); }

// Bytes 0xC3 to 0xDE are capital letters in both code pages.
bool is_capital(char byte) { return '\xC3' <= byte && byte <= '\xDE'; }

// One character alone is weak evidence: "NESCAFÉ®" and „MENÜ“ are also valid that way. Such a run
// of a letter and closing signs was typed, unless the letters around it speak against that.
bool may_be_typed(std::string_view bytes, char before, char after) {
  const char lead = bytes.front();
  const char last = bytes.back();
  if (!std::ranges::all_of(bytes.substr(1), is_sign)) return false;
  if (lead == '\xC2' || lead == '\xE2') return false;  // no word ends in Â or â before a sign
  if (is_capital(lead) && is_ascii_lower(before)) return false;  // "siÄ™"
  if (lead == '\xC3' && !is_ascii_upper(before)) return false;   // "Ã®le", not "MANHÃ®"
  if (last == kSoftHyphen) return !(is_capital(lead) && is_ascii_lower(after));
  return kParting.contains(last) || !is_ascii_letter(after);  // "Å™ada"
}

// The run as it was before one wrong decoding; empty if it must stay.
std::string undo_decoding(std::string_view run, char before, char after) {
  std::string bytes = original_bytes(run);
  const std::size_t characters = count_characters(bytes);
  if (characters == 0 || (characters == 1 && may_be_typed(bytes, before, after))) return {};
  return bytes;
}

// Each step makes the run shorter, so a wrong decoding made twice is undone in linear time too.
std::string repair_run(std::string_view run, char before, char after) {
  std::string repaired(run);
  for (std::string next; !(next = undo_decoding(repaired, before, after)).empty();) {
    repaired = std::move(next);
  }
  return repaired;
}

}  // namespace

std::string repair_mojibake(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if_not(at, text.end(), is_ascii);
    const auto end = std::find_if(begin, text.end(), is_ascii);
    out.append(at, begin);
    const std::string_view run(begin, end);
    out += repair_run(run, begin == text.begin() ? ' ' : begin[-1], end == text.end() ? ' ' : *end);
    at = end;
  }
  return out;
}

}  // namespace skillgap
