// Numbers of lists whose line breaks were lost: "5" in "MySQL5. Mahir". They are told from those of
// names by their order.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "skillgap/ascii.h"
#include "skillgap/span.h"

namespace skillgap {

class ListNumbers {
 public:
  // Where the number begins in a token that it ends, 0 for the whole token; nullopt where the token
  // ends with none, or not with the one that the list has next. REQUIRES: tokens from left to
  // right.
  std::optional<std::size_t> place_in(std::string_view text, Span where) {
    std::size_t begin = where.end;
    while (begin > where.begin && is_ascii_digit(text[begin - 1])) --begin;
    const std::string_view digits = text.substr(begin, where.end - begin);
    if (digits.empty() || digits.size() > kLongestNumber || !is_marked(text.substr(where.end)))
      return std::nullopt;
    std::size_t number = 0;
    for (const char c : digits) number = number * 10 + static_cast<std::size_t>(c - '0');
    if (number != 1 && number != last_ + 1) return std::nullopt;
    last_ = number;
    return begin - where.begin;
  }

 private:
  static constexpr std::size_t kLongestNumber = 2;

  // "4. Mahir", "4)Mahir".
  static bool is_marked(std::string_view behind) {
    if (behind.size() < 2 || (behind[0] != '.' && behind[0] != ')')) return false;
    return behind[1] == ' ' || is_ascii_upper(behind[1]);
  }

  std::size_t last_ = 0;
};

}  // namespace skillgap
