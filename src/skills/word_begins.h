// Where a word may begin that touches the one before it, as its letters tell.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "skillgap/ascii.h"

namespace skillgap {

// Parts shorter than these are endings of names: "NodeJs", "eBay", "iOS", "nodeJS".
inline constexpr std::size_t kShortestPart = 3, kShortestBehindCapitals = 4,
                             kShortestInCapitals = 5;

inline bool begins_capitalized(std::string_view word) {
  return word.size() >= kShortestPart && is_ascii_upper(word[0]) && is_ascii_lower(word[1]) &&
         is_ascii_lower(word[2]);
}

// "REQUIREMENTS", not "JS".
inline bool begins_in_capitals(std::string_view word, std::size_t fewest) {
  return word.size() >= fewest && std::ranges::all_of(word.substr(0, fewest), is_ascii_upper);
}

// A capitalized word, or one in capitals: behind a full stop, and a longer one behind a small
// letter.
inline bool begins_word(std::string_view text, std::size_t at) {
  if (begins_capitalized(text.substr(at))) return true;
  if (at == 0) return false;
  const char before = text[at - 1];
  return (before == '.' && begins_in_capitals(text.substr(at), kShortestBehindCapitals)) ||
         (is_ascii_lower(before) && begins_in_capitals(text.substr(at), kShortestInCapitals));
}

// Where a word may begin inside a token.
inline bool may_begin(std::string_view token, std::size_t at) {
  if (!begins_word(token, at)) return false;
  const char before = token[at - 1];
  return is_ascii_lower(before) || is_ascii_digit(before) || before == '.' ||
         (is_ascii_upper(before) && (at == 1 || is_ascii_upper(token[at - 2])));
}

}  // namespace skillgap
