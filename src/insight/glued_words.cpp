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
  const std::size_t begin = word.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  std::size_t end = word.find_first_not_of("0123456789.,'", begin);
  end = std::min(end, word.size());
  while (!is_digit(word[end - 1])) --end;
  return GluedNumber{word.substr(0, begin), word.substr(begin, end - begin), word.substr(end)};
}

}  // namespace skillgap
