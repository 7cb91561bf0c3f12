// What a folded token is made of.
#pragma once

#include <algorithm>
#include <string_view>

#include "skillgap/ascii.h"

namespace skillgap {

// A word or number, as against a symbol. Everything above ASCII counts as a letter: the few symbols
// there (bullets, dashes) are told apart by is_mark() where it matters.
inline bool is_word(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_lower(c) || is_ascii_digit(c);
  });
}

// With a letter or digit of ASCII, as most words do. REQUIRES: not empty, as no token is.
inline bool begins_plain(std::string_view folded) {
  return is_ascii_lower(folded[0]) || is_ascii_digit(folded[0]);
}

inline bool is_letter(std::string_view folded) {
  return folded.size() == 1 && is_ascii_lower(folded[0]);
}

bool is_mark_beyond_ascii(std::string_view folded);  // of a token that begins so

// A bullet, dash, quotation mark, picture … : no letter or digit of any script in it.
inline bool is_mark(std::string_view folded) {
  if (!folded.empty() && begins_plain(folded)) return false;
  return !is_word(folded) || is_mark_beyond_ascii(folded);
}

}  // namespace skillgap
