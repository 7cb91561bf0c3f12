#include "insight/glued_words.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

bool is_seam(std::string_view word, std::size_t i) {
  if (!is_ascii_upper(word[i])) return false;
  return is_ascii_lower(word[i - 1]) ||
         (i > 1 && word[i - 1] == '.' && is_ascii_lower(word[i - 2]));
}

}  // namespace

std::optional<std::size_t> seam(std::string_view word, bool first) {
  const std::size_t size = word.size();
  for (std::size_t k = 1; k < size; ++k)
    if (const std::size_t i = first ? k : size - k; is_seam(word, i)) return i;
  return std::nullopt;
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
