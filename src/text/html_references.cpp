#include "text/html_references.h"

#include <algorithm>
#include <cstdint>

#include "skillgap/ascii.h"
#include "skillgap/html_text.h"
#include "skillgap/utf8.h"
#include "text/utf8.h"

namespace skillgap {
namespace {

struct NamedReference {
  std::string_view name;
  char32_t first;
  char32_t second;
};

constexpr NamedReference kNamed[] = {
#include "text/html_references.inc"
};
static_assert(std::size(kNamed) == 2231);
static_assert(std::ranges::is_sorted(kNamed, {}, &NamedReference::name));

constexpr std::size_t kLongestName = 32;

// What &#128; to &#159; mean: windows-1252, for pages written as if that were Unicode.
constexpr char32_t kWindows1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

char32_t numeric_code_point(std::uint32_t number) {
  constexpr std::uint32_t kLast = 0x10FFFF;
  if (number == 0 || number > kLast || (0xD800 <= number && number <= 0xDFFF)) return kReplacement;
  if (0x80 <= number && number < 0xA0) return kWindows1252[number - 0x80];
  return number;
}

// The value of a digit of base 10 or 16; the base itself for any other character.
std::uint32_t digit_value(char c, std::uint32_t base) {
  if (is_ascii_digit(c)) return static_cast<std::uint32_t>(c - '0');
  const char lower = ascii_lower(c);
  if (base == 16 && 'a' <= lower && lower <= 'f')
    return static_cast<std::uint32_t>(lower - 'a') + 10;
  return base;
}

CharacterReference match_numeric(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && ascii_lower(text[2]) == 'x';
  const std::uint32_t base = hexadecimal ? 16 : 10;
  const std::size_t digits = hexadecimal ? 3 : 2;
  constexpr std::uint32_t kTooLarge = 0x110000;
  std::uint32_t number = 0;
  std::size_t at = digits;
  for (; at < text.size(); ++at) {
    const std::uint32_t digit = digit_value(text[at], base);
    if (digit == base) break;
    number = std::min(number * base + digit, kTooLarge);
  }
  if (at == digits) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at, numeric_code_point(number), 0};
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// The longest name the text begins with. A name that is a prefix of the text sorts before it and
// is a prefix of everything in between, so each miss may cut the text to what they share.
const NamedReference* longest_name(std::string_view text) {
  while (!text.empty()) {
    const auto* after = std::ranges::upper_bound(kNamed, text, {}, &NamedReference::name);
    if (after == std::begin(kNamed)) return nullptr;
    const NamedReference* candidate = after - 1;
    if (text.starts_with(candidate->name)) return candidate;
    text = text.substr(0, common_prefix(text, candidate->name));
  }
  return nullptr;
}

std::string_view name_candidate(std::string_view text) {
  std::size_t end = 0;
  while (end < std::min(text.size(), kLongestName) && is_ascii_alnum(text[end])) ++end;
  if (end < text.size() && text[end] == ';') ++end;
  return text.substr(0, end);
}

CharacterReference match_named(std::string_view text, ReferencePlace place) {
  const NamedReference* found = longest_name(name_candidate(text.substr(1)));
  if (found == nullptr) return {};
  const std::size_t length = found->name.size() + 1;
  if (place == ReferencePlace::kAttribute && !found->name.ends_with(';') && length < text.size() &&
      (text[length] == '=' || is_ascii_alnum(text[length]))) {
    return {};
  }
  return {length, found->first, found->second};
}

char* write_printable(char* out, char32_t code_point) {
  if (is_forbidden_control(code_point)) {
    if (is_parting_control(code_point)) *out++ = ' ';
    return out;
  }
  return write_utf8(out, code_point);
}

}  // namespace

CharacterReference match_reference(std::string_view text, ReferencePlace place) {
  if (text.size() < 2) return {};
  return text[1] == '#' ? match_numeric(text) : match_named(text, place);
}

char* write_referred(char* out, const CharacterReference& reference) {
  out = write_printable(out, reference.first);
  return reference.second == 0 ? out : write_printable(out, reference.second);
}

std::string decode_references(std::string_view text, ReferencePlace place) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const CharacterReference reference = match_reference(text, place);
    if (reference.length == 0) {
      out += '&';
    } else {
      char bytes[kMostReferred];
      out.append(bytes, write_referred(bytes, reference));
    }
    text.remove_prefix(std::max<std::size_t>(reference.length, 1));
  }
  return out;
}

std::string decode_html_references(std::string_view text) {
  return decode_references(text, ReferencePlace::kText);
}

}  // namespace skillgap
