#include "insight/glued_words.h"

#include <algorithm>

namespace skillgap {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::optional<std::size_t> seam(std::string_view word, bool first) {
  std::optional<std::size_t> found;
  for (std::size_t i = 1; i < word.size() && !(first && found); ++i) {
    const bool after_stop = i > 1 && word[i - 1] == '.' && is_lower(word[i - 2]);
    if ((is_lower(word[i - 1]) || after_stop) && is_upper(word[i])) found = i;
  }
  return found;
}

std::optional<GluedNumber> take_apart(std::string_view word) {
  // Loops, not searches: words are short.
  const auto begin = std::ranges::find_if(word, is_digit);
  if (begin == word.end()) return std::nullopt;
  auto end = std::find_if_not(
      begin, word.end(), [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '\''; });
  while (!is_digit(end[-1])) --end;
  return GluedNumber{{word.begin(), begin}, {begin, end}, {end, word.end()}};
}

}  // namespace skillgap
