// Whether a text may hold any of some phrases, told by the marks of a screen: nothing is searched.
//
//   const auto pay = PhraseHint::build({{"salary", 0}, {"per year", 0}}, compiler);
//   if (!pay.may_hold(tokens)) return;      // most texts
//
// Always true of tokens that the compiler's screen has not marked, and where there is no screen or
// no place left on it. True by chance now and then, never false by chance. Immutable; share between
// threads. The screen must outlive it.
#pragma once

#include <cstddef>
#include <span>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/phrase_screen.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class PhraseHint {
 public:
  // REQUIRES: the compiler's screen is not closed yet.
  static PhraseHint build(std::span<const PhraseEntry> phrases, const PhraseCompiler& compiler);

  bool may_hold(const Tokens& tokens) const { return may_hold(tokens, 0, tokens.size()); }
  // A phrase that begins within these tokens.
  bool may_hold(const Tokens& tokens, std::size_t first, std::size_t end) const;

  // The tokens from `first` up to `end`; none where both are the same.
  struct Reach {
    std::size_t first = 0, end = 0;
  };
  // From the first token to the last one at which a phrase may begin.
  Reach reach(const Tokens& tokens) const;

  // Whether the screen has marked the tokens, so that it can say more than "perhaps".
  bool has_marks(const Tokens& tokens) const { return screen_ && screen_->has_marked(tokens); }
  // Calls `look` with each token at which a phrase may begin, in order, and whether that may have
  // more tokens than one. REQUIRES: has_marks(tokens).
  template <typename Look>
  void for_each(const Tokens& tokens, Look look) const {
    PhraseScreen::for_each_mark(
        tokens, place_, 0, tokens.size(),
        [&](std::size_t token, bool, bool may_be_longer) { look(token, may_be_longer); });
  }

 private:
  const PhraseScreen* screen_ = nullptr;
  std::size_t place_ = 0;  // its number on the screen
};

}  // namespace skillgap
