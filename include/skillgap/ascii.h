// Letters, digits and blanks of ASCII, whatever the locale: for words of protocols and formats, and
// where a look at one byte of a text is enough.
//
//   ascii_lower("Content-Type")               // "content-type"
//   equals_ignoring_case("UTF-8", "utf-8")    // true
//
// Bytes of other characters are none of these and stay as they are; words of people are folded by
// the tokenizer (tokenizer.h). Pure; any thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace skillgap {

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_lower(char c) { return 'a' <= c && c <= 'z'; }
constexpr bool is_ascii_upper(char c) { return 'A' <= c && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_lower(c) || is_ascii_upper(c); }
constexpr bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }
constexpr bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
constexpr bool is_ascii_hex_digit(char c) {
  return is_ascii_digit(c) || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
}

// White space of HTML: what parts attributes and is collapsed in text.
constexpr bool is_html_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }
constexpr char ascii_upper(char c) { return is_ascii_lower(c) ? static_cast<char>(c - 32) : c; }

// ASCII's capitals among the eight bytes become small; no sum carries from one byte to the next.
inline void lower_eight_bytes(char* bytes) {
  constexpr std::uint64_t kOnes = 0x0101'0101'0101'0101, kHigh = kOnes * 0x80;
  std::uint64_t text;
  std::memcpy(&text, bytes, sizeof text);
  const std::uint64_t low = text & ~kHigh;
  const std::uint64_t from_a = low + kOnes * (0x80 - 'A'), behind_z = low + kOnes * (0x7F - 'Z');
  text |= (from_a & ~behind_z & ~text & kHigh) >> 2;
  std::memcpy(bytes, &text, sizeof text);
}

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return ascii_lower(c); });
  return lower;
}

inline bool has_ascii_upper(std::string_view text) {
  return std::ranges::any_of(text, is_ascii_upper);
}

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](char c) { return ascii_lower(c); }, [](char c) { return ascii_lower(c); });
}

inline bool starts_ignoring_case(std::string_view text, std::string_view start) {
  return equals_ignoring_case(text.substr(0, start.size()), start);
}

inline std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_html_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace skillgap
