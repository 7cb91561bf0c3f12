// A table of phrases and what they say (seniority.tsv, work_modes.tsv …), found in texts.
//
// A row that says "none" hides the phrases within it: "hybrid cloud" is no hybrid work. One that
// says "of-another" ("reports to") hides the next phrase as well. Immutable after build; share
// between threads. The rows must outlive it.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class PhraseTable {
 public:
  // Of the rows those that say one of `values`, "none" or "of-another".
  static PhraseTable build(const std::vector<Phrase>& rows,
                           std::initializer_list<std::string_view> values,
                           const PhraseCompiler& compiler);

  // What the first phrase says, "" where there is none. REQUIRES: `tokens` are those of `text`.
  std::string first(std::string_view text, const Tokens& tokens) const;
  // The same of the tokens that stand wholly in these spans of the text, by place, each for itself.
  std::string first_in(std::string_view text, const Tokens& tokens,
                       std::span<const Span> spans) const;
  // False where no phrase is found, as the marks of these tokens tell; nothing is searched.
  bool may_hold(const Tokens& tokens) const { return matcher_.may_find(tokens, 0, tokens.size()); }

 private:
  std::string first_said(std::span<const PhraseHit> hits) const;
  PhraseTable(const std::vector<Phrase>& rows, PhraseMatcher matcher)
      : rows_(rows), matcher_(std::move(matcher)) {}

  const std::vector<Phrase>& rows_;
  PhraseMatcher matcher_;
};

}  // namespace skillgap
