// Case folding for protocol words: schemes, hosts, header names. Not for text.
#pragma once

#include <string>
#include <string_view>

namespace skillgap {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace skillgap
