#include "insight/language.h"

#include <algorithm>

namespace skillgap {
namespace {

constexpr std::size_t kTokensPerFunctionWord = 25;
constexpr std::size_t kShareOfMixed = 4;

}  // namespace

LanguageTeller LanguageTeller::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  LanguageTeller teller;
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    if (word.language != language_name(Language::kIndonesian) &&
        word.language != language_name(Language::kEnglish))
      continue;
    const Language language = word.language == language_name(Language::kIndonesian)
                                  ? Language::kIndonesian
                                  : Language::kEnglish;
    teller.words_.emplace(tokens.folded(0), language);
  }
  return teller;
}

Language LanguageTeller::tell(const Tokens& tokens) const {
  std::size_t english = 0, indonesian = 0;
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    key = tokens.folded(i);
    const auto found = words_.find(key);
    if (found == words_.end()) continue;
    ++(found->second == Language::kEnglish ? english : indonesian);
  }
  const std::size_t both = english + indonesian;
  if (both * kTokensPerFunctionWord < tokens.size() || both == 0) return Language::kOther;
  if (std::min(english, indonesian) * kShareOfMixed >= both) return Language::kMixed;
  return english >= indonesian ? Language::kEnglish : Language::kIndonesian;
}

}  // namespace skillgap
