// A table of phrases and what they say (seniority.tsv, work_modes.tsv …), found in texts.
//
// A row that says "none" hides the phrases within it: "hybrid cloud" is no hybrid work. One that
// says "of-another" ("reports to") hides the next phrase as well. Immutable after build; share
// between threads. The rows must outlive it.
#pragma once

#include <initializer_list>
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
  // False where no phrase begins within these tokens, as their marks tell; nothing is searched.
  bool may_hold(const Tokens& tokens, std::size_t first, std::size_t end) const {
    return matcher_.may_find(tokens, first, end);
  }
  bool may_hold(const Tokens& tokens) const { return may_hold(tokens, 0, tokens.size()); }

 private:
  PhraseTable(const std::vector<Phrase>& rows, PhraseMatcher matcher)
      : rows_(rows), matcher_(std::move(matcher)) {}

  const std::vector<Phrase>& rows_;
  PhraseMatcher matcher_;
};

}  // namespace skillgap
