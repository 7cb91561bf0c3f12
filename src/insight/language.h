// Which language a text is in, told by its function words (function_words.tsv).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
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
  // The low bits of a key say of which language the word is; the others are those of its hash.
  static constexpr std::uint64_t kEnglish = 1, kIndonesian = 2, kOther = 3, kLanguages = 3;

  // Where the word of that hash stands, or would stand.
  std::size_t slot_of(std::uint64_t hash) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t slot = hash >> 2 & mask;
    while ((keys_[slot] != 0) & ((keys_[slot] ^ hash) > kLanguages)) slot = (slot + 1) & mask;
    return slot;
  }

  // Open addressing. A hash stands for its word: who makes up a word of the same bits might as well
  // have written the word.
  std::vector<std::uint64_t> keys_;       // 0: a free slot
  const PhraseScreen* screen_ = nullptr;  // in which it has a place
  std::size_t place_ = 0;
};

}  // namespace skillgap
