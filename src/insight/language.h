// Which language a text is in, told by its function words (function_words.tsv).
#pragma once

#include <string>
#include <unordered_map>

#include "skillgap/analysis.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class LanguageTeller {
 public:
  static LanguageTeller build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // Mixed: both languages have at least a quarter of the function words. Other: function words are
  // under 1 in 25 tokens, which neither language's prose ever is (bare lists of names may be).
  Language tell(const Tokens& tokens) const;

 private:
  std::unordered_map<std::string, Language> words_;
};

}  // namespace skillgap
