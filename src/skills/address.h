// Whether a piece of text is part of an address (a URL, a mail address).
#pragma once

#include <algorithm>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

// The words of an address are glued on purpose. Looks no further than 200 bytes each way.
inline bool is_in_address(std::string_view text, Span span) {
  constexpr std::size_t kReach = 200;
  constexpr std::string_view kBlanks = " \n\t";
  const std::size_t from = span.begin - std::min(span.begin, kReach);
  const std::size_t blank = text.substr(from, span.begin - from).find_last_of(kBlanks);
  const std::size_t begin = blank == std::string_view::npos ? from : from + blank + 1;
  const std::string_view rest = text.substr(begin, span.end + kReach - begin);
  const std::string_view word = rest.substr(0, rest.find_first_of(kBlanks, span.end - begin));
  return word.contains("://") || word.contains("www.") || word.contains('=') ||
         word.contains('@') || word.contains('%');
}

}  // namespace skillgap
