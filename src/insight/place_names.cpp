#include "skillgap/place_names.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::string_view kMarks = ",.;:/|()-_";

// Words only: "Jakarta, Indonesia" and "Jakarta Indonesia" are one place.
std::vector<std::string> words_of(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = tokens.folded(i);
    const bool is_mark = word.size() == 1 && kMarks.contains(word[0]);
    if (!is_mark) words.emplace_back(word);
  }
  return words;
}

}  // namespace

PlaceNames::PlaceNames(const std::vector<std::string>& names, const Tokenizer& tokenizer)
    : tokenizer_(tokenizer) {
  for (const std::string& name : names) {
    if (auto words = words_of(name, tokenizer); !words.empty()) names_.push_back(std::move(words));
  }
}

bool PlaceNames::any_in(std::string_view location) const {
  const std::vector<std::string> words = words_of(location, tokenizer_);
  return std::ranges::any_of(names_, [&](const std::vector<std::string>& name) {
    return !std::ranges::search(words, name).empty();
  });
}

}  // namespace skillgap
