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

LanguageTeller LanguageTeller::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  LanguageTeller teller;
  // At most a quarter is taken, so that a search ends soon.
  const std::size_t slots = std::bit_ceil(4 * taxonomy.function_words.size() + 1);
  teller.keys_.resize(slots);
  teller.languages_.resize(slots, Language::kOther);
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    const std::size_t slot = teller.slot_of(tokens.hash(0));
    if (teller.keys_[slot] != 0) continue;  // of two rows with one word the first counts
    teller.keys_[slot] = key_of(tokens.hash(0));
    for (const Language known : {Language::kEnglish, Language::kIndonesian}) {
      if (word.language == language_name(known)) teller.languages_[slot] = known;
    }
  }
  return teller;
}

Language LanguageTeller::tell(const Tokens& tokens) const { return tell(tokens, 0, tokens.size()); }

Language LanguageTeller::tell(const Tokens& tokens, std::size_t begin, std::size_t end) const {
  std::array<std::size_t, 4> counts{};  // by language
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t slot = slot_of(tokens.hash(i));
    if (keys_[slot] != 0) ++counts[static_cast<std::size_t>(languages_[slot])];
  }
  const std::size_t english = counts[static_cast<std::size_t>(Language::kEnglish)];
  const std::size_t indonesian = counts[static_cast<std::size_t>(Language::kIndonesian)];
  const std::size_t markers = counts[static_cast<std::size_t>(Language::kOther)];
  const std::size_t both = english + indonesian, size = end - begin;
  if (both * kTokensPerFunctionWord < size || both == 0) return Language::kOther;
  if (indonesian >= english && markers > 1 && markers * kTokensPerMarker >= size)
    return Language::kOther;
  if (std::min(english, indonesian) * kShareOfMixed >= both) return Language::kMixed;
  return english >= indonesian ? Language::kEnglish : Language::kIndonesian;
}

}  // namespace skillgap
