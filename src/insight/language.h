// Which language a text is in, told by its function words (function_words.tsv).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/hash_numbers.h"
#include "skillgap/phrase_screen.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class LanguageTeller {
 public:
  // The screen, where there is one, says which tokens may be function words: of tokens that it has
  // marked no other is looked at.
  static LanguageTeller build(const Taxonomy& taxonomy, const Tokenizer& tokenizer,
                              PhraseScreen* screen = nullptr);

  bool is_on_screen() const { return screen_ != nullptr; }

  // Mixed: both languages have at least a quarter of the function words. Other: function words are
  // under 1 in 25 tokens, which neither language's prose ever is (bare lists of names may be), or a
  // text that would be Indonesian has two or more words, and 1 in 60 tokens, that only a sister
  // language has (rows of other languages: Malay's "syarikat", "kerana").
  Language tell(const Tokens& tokens) const;
  // Of a sentence or clause: tokens [begin, end). Short ones are often other.
  Language tell(const Tokens& tokens, std::size_t begin, std::size_t end) const;

 private:
  // Of a function word; of other words 0.
  enum OfWord : std::uint8_t { kEnglish = 1, kIndonesian, kOther, kLanguages };

  HashNumbers languages_;                 // by the hash of a word, which stands for it
  const PhraseScreen* screen_ = nullptr;  // in which it has a place
  std::size_t place_ = 0;
};

}  // namespace skillgap
