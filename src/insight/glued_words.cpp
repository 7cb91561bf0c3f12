#include "insight/glued_words.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {}  // namespace

std::optional<std::size_t> seam(std::string_view word, bool first) {
  std::optional<std::size_t> found;
  for (std::size_t i = 1; i < word.size() && !(first && found); ++i) {
    const bool after_stop = i > 1 && word[i - 1] == '.' && is_ascii_lower(word[i - 2]);
    if ((is_ascii_lower(word[i - 1]) || after_stop) && is_ascii_upper(word[i])) found = i;
  }
  return found;
}

std::optional<GluedNumber> take_apart(std::string_view word) {
  // Loops, not searches: words are short.
  const auto begin = std::ranges::find_if(word, is_ascii_digit);
  if (begin == word.end()) return std::nullopt;
  auto end = std::find_if_not(begin, word.end(), [](char c) {
    return is_ascii_digit(c) || c == '.' || c == ',' || c == '\'';
  });
  while (!is_ascii_digit(end[-1])) --end;
  return GluedNumber{{word.begin(), begin}, {begin, end}, {end, word.end()}};
}

}  // namespace skillgap
