// Where the characters of a text begin and end, for whoever cuts one, and the bytes of one.
//
//   text.substr(0, character_begin(text, 80))     // at most 80 bytes, and no half character
//
// REQUIRES: valid UTF-8 (text.h). A place behind the text is its end. Pure; any thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace skillgap {

constexpr bool is_utf8_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The place itself where a character begins there, else where the one that it is inside of begins.
constexpr std::size_t character_begin(std::string_view text, std::size_t place) {
  while (place > 0 && place < text.size() && is_utf8_continuation(text[place])) --place;
  return std::min(place, text.size());
}

// Likewise, but where the one that it is inside of ends.
constexpr std::size_t character_end(std::string_view text, std::size_t place) {
  while (place < text.size() && is_utf8_continuation(text[place])) ++place;
  return std::min(place, text.size());
}

// Writes one character, up to four bytes, and gives their end. REQUIRES: a Unicode scalar value.
constexpr char* write_utf8(char* out, char32_t c) {
  const auto write_trail = [&](int shift) {
    *out++ = static_cast<char>(0x80 | (c >> shift & 0x3F));
  };
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    write_trail(0);
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    write_trail(6);
    write_trail(0);
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    write_trail(12);
    write_trail(6);
    write_trail(0);
  }
  return out;
}

}  // namespace skillgap
