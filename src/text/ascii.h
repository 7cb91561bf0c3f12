// Letters and blanks of ASCII, whatever the locale: protocol tokens (labels, tag names) are ASCII.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace skillgap {

constexpr bool is_ascii_lower(char c) { return 'a' <= c && c <= 'z'; }
constexpr bool is_ascii_upper(char c) { return 'A' <= c && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_lower(c) || is_ascii_upper(c); }
constexpr bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }
constexpr bool is_ascii_alnum(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// White space of HTML: what parts attributes and is collapsed in text.
constexpr bool is_html_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char c) { return ascii_lower(c); });
  return lower;
}

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](char c) { return ascii_lower(c); }, [](char c) { return ascii_lower(c); });
}

inline std::string_view trim_blanks(std::string_view text) {
  while (!text.empty() && is_html_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace skillgap
