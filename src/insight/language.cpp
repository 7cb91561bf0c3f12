#include "insight/language.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::size_t kTokensPerFunctionWord = 25;
constexpr std::size_t kShareOfMixed = 4;
constexpr std::size_t kTokensPerMarker = 60;  // of a sister language

}  // namespace

LanguageTeller LanguageTeller::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  LanguageTeller teller;
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    Language language = Language::kOther;
    for (const Language known : {Language::kEnglish, Language::kIndonesian}) {
      if (word.language == language_name(known)) language = known;
    }
    teller.words_.push_back({tokens.hash(0), std::string(tokens.folded(0)), language});
    teller.may_be_word_.set(tokens.hash(0) % kFilterBits);
  }
  // Of two rows with one word the first counts.
  std::stable_sort(teller.words_.begin(), teller.words_.end(),
                   [](const FunctionWord& a, const FunctionWord& b) { return a.hash < b.hash; });
  return teller;
}

const LanguageTeller::FunctionWord* LanguageTeller::find(const Tokens& tokens,
                                                         std::size_t i) const {
  if (!may_be_word_.test(tokens.hash(i) % kFilterBits)) return nullptr;
  for (auto word = std::ranges::lower_bound(words_, tokens.hash(i), {}, &FunctionWord::hash);
       word != words_.end() && word->hash == tokens.hash(i); ++word) {
    if (word->text == tokens.folded(i)) return &*word;
  }
  return nullptr;
}

Language LanguageTeller::tell(const Tokens& tokens) const { return tell(tokens, 0, tokens.size()); }

Language LanguageTeller::tell(const Tokens& tokens, std::size_t begin, std::size_t end) const {
  std::size_t english = 0, indonesian = 0, markers = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (const FunctionWord* word = find(tokens, i))
      ++(word->language == Language::kEnglish      ? english
         : word->language == Language::kIndonesian ? indonesian
                                                   : markers);
  }
  const std::size_t both = english + indonesian, size = end - begin;
  if (both * kTokensPerFunctionWord < size || both == 0) return Language::kOther;
  if (indonesian >= english && markers > 1 && markers * kTokensPerMarker >= size)
    return Language::kOther;
  if (std::min(english, indonesian) * kShareOfMixed >= both) return Language::kMixed;
  return english >= indonesian ? Language::kEnglish : Language::kIndonesian;
}

}  // namespace skillgap
