#include "insight/language.h"

#include <algorithm>
#include <array>
#include <bit>

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
  // At most a quarter is taken, so that a search ends soon.
  const std::size_t slots = std::bit_ceil(4 * taxonomy.function_words.size() + 1);
  teller.keys_.resize(slots);
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    std::uint64_t& key = teller.keys_[teller.slot_of(tokens.hash(0))];
    if (key != 0) continue;  // of two rows with one word the first counts
    words.push_back({.first = tokens.hash(0), .is_whole = true});
    const bool is_english = word.language == language_name(Language::kEnglish);
    const bool is_indonesian = word.language == language_name(Language::kIndonesian);
    key = (tokens.hash(0) & ~kLanguages) | (is_english      ? kEnglish
                                            : is_indonesian ? kIndonesian
                                                            : kOther);
  }
  if (!screen) return teller;
  const auto place = screen->add(words);
  teller.screen_ = place ? screen : nullptr;
  teller.place_ = place.value_or(0);
  return teller;
}

Language LanguageTeller::tell(const Tokens& tokens) const { return tell(tokens, 0, tokens.size()); }

Language LanguageTeller::tell(const Tokens& tokens, std::size_t begin, std::size_t end) const {
  // By what a key's low bits say. Without a branch a token: every other word is a function word.
  std::array<std::size_t, kLanguages + 1> counts{};
  const auto count = [&](std::size_t i, bool = true, bool = false) {
    ++counts[keys_[slot_of(tokens.hash(i))] & kLanguages];
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
