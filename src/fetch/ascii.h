// Case folding for protocol words: schemes, hosts, header names. Not for text.
#pragma once

#include <string>
#include <string_view>

namespace skillgap {

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace skillgap
