#include "insight/language.h"

#include <algorithm>
#include <array>

namespace skillgap {
namespace {

constexpr std::size_t kTokensPerFunctionWord = 25;
constexpr std::size_t kShareOfMixed = 4;
constexpr std::size_t kTokensPerMarker = 60;  // of a sister language

}  // namespace

LanguageTeller LanguageTeller::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer,
                                     PhraseScreen* screen) {
  LanguageTeller teller;
  std::vector<PhraseScreen::Beginning> words;
  std::vector<HashNumbers::Entry> languages;
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    words.push_back({.first = tokens.hash(0), .is_whole = true});
    const bool is_english = word.language == language_name(Language::kEnglish);
    const bool is_indonesian = word.language == language_name(Language::kIndonesian);
    // Of two rows with one word the first counts.
    languages.emplace_back(tokens.hash(0), is_english      ? kEnglish
                                           : is_indonesian ? kIndonesian
                                                           : kOther);
  }
  teller.languages_ = HashNumbers::build(std::move(languages));
  if (!screen) return teller;
  const auto place = screen->add(words);
  teller.screen_ = place ? screen : nullptr;
  teller.place_ = place.value_or(0);
  return teller;
}

Language LanguageTeller::tell(const Tokens& tokens) const { return tell(tokens, 0, tokens.size()); }

Language LanguageTeller::tell(const Tokens& tokens, std::size_t begin, std::size_t end) const {
  // Without a branch a token: every other word is a function word.
  std::array<std::size_t, kLanguages> counts{};
  const auto count = [&](std::size_t i, bool = true, bool = false) {
    ++counts[languages_.find(tokens.hash(i))];
  };
  if (screen_ && screen_->has_marked(tokens)) {
    PhraseScreen::for_each_mark(tokens, place_, begin, end, count);
  } else {
    for (std::size_t i = begin; i < end; ++i) count(i);
  }
  const std::size_t english = counts[kEnglish], indonesian = counts[kIndonesian];
  const std::size_t markers = counts[kOther];
  const std::size_t both = english + indonesian, size = end - begin;
  if (both * kTokensPerFunctionWord < size || both == 0) return Language::kOther;
  if (indonesian >= english && markers > 1 && markers * kTokensPerMarker >= size)
    return Language::kOther;
  if (std::min(english, indonesian) * kShareOfMixed >= both) return Language::kMixed;
  return english >= indonesian ? Language::kEnglish : Language::kIndonesian;
}

}  // namespace skillgap
