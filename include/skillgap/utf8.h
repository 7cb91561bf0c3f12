// Where the characters of a text begin and end, for whoever cuts one.
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

}  // namespace skillgap
