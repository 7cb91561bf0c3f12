// Whether a piece of text is part of an address (a URL, a mail address).
#pragma once

#include <algorithm>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

// The words of an address are glued on purpose. Looks no further than 200 bytes each way.
inline bool is_in_address(std::string_view text, Span span) {
  constexpr std::size_t kReach = 200;
  // Loops, not searches: the word is short nearly always.
  const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  const auto is_of_address = [](char c) { return c == '=' || c == '@' || c == '%'; };
  const std::size_t from = span.begin - std::min(span.begin, kReach);
  const std::size_t to = std::min(text.size(), span.end + kReach);
  std::size_t begin = span.begin, end = span.end;
  while (begin > from && !is_blank(text[begin - 1])) --begin;
  while (end < to && !is_blank(text[end])) ++end;
  const std::string_view word = text.substr(begin, end - begin);
  return std::ranges::any_of(word, is_of_address) || word.contains("://") || word.contains("www.");
}

}  // namespace skillgap
