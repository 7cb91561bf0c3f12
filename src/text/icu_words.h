// Words by ICU alone: the definition of a token, and what the fast path falls back to.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct FoldedWord {
  std::uint32_t begin, end;                // bytes of the text that was cut
  std::uint32_t folded_begin, folded_end;  // bytes of FoldedWords::folded
  std::uint64_t hash;                      // of the folded bytes
};

struct FoldedWords {
  std::vector<FoldedWord> words;
  std::string folded;

  std::string_view folded_of(const FoldedWord& word) const {
    return std::string_view(folded).substr(word.folded_begin, word.folded_end - word.folded_begin);
  }
  void clear() {
    words.clear();
    folded.clear();
  }
};

struct IcuWords {
  std::unique_ptr<icu::BreakIterator> breaks;       // a prototype, which IcuCutter clones
  const icu::Normalizer2* nfkc_casefold = nullptr;  // owned by ICU

  // Fails only if the rules are wrong or ICU cannot load its data.
  static std::expected<IcuWords, Error> make(std::string_view rules);
};

// White space and controls, with all that extends them, are no token.
bool is_token_space(std::int32_t code_point);

// Cuts texts, for one thread: ICU's memory is kept from one to the next.
class IcuCutter {
 public:
  explicit IcuCutter(const IcuWords& icu)
      : breaks_(icu.breaks->clone()), nfkc_casefold_(icu.nfkc_casefold) {}

  // Appends the words of `text` to `out`.
  void append(std::string_view text, FoldedWords& out);

 private:
  struct Close {
    void operator()(UText* text) const { utext_close(text); }
  };

  std::unique_ptr<icu::BreakIterator> breaks_;
  std::unique_ptr<UText, Close> input_;
  const icu::Normalizer2* nfkc_casefold_;
};

}  // namespace skillgap
