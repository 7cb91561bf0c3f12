// What a folded token is made of.
#pragma once

#include <algorithm>
#include <string_view>

namespace skillgap {

// A word or number, as against a symbol. Everything above ASCII counts as a letter: the few symbols
// there (bullets, dashes) are told apart by is_mark() where it matters.
inline bool is_word(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
  });
}

inline bool is_letter(std::string_view folded) {
  return folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z';
}

// A bullet, dash, quotation mark, picture … : no letter or digit of any script in it.
bool is_mark(std::string_view folded);

}  // namespace skillgap
