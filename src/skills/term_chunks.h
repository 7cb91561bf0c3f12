// A part of a line → the runs of words that may be terms.
//
//   "Memahami supervised, unsupervised dan reinforcement learning"
//   // → "Memahami supervised" "unsupervised" "reinforcement learning"
//
// Cut at punctuation and at function words (RAKE, Rose et al. 2010), but never inside a name that
// is known ("CI/CD", "Internet of Things"). Longer runs are sentences and give none. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/tokenizer.h"
#include "skills/term_names.h"
#include "skills/term_words.h"

namespace skillgap {

// One line, read once: the tokens are those of the text, the names those in it.
struct TermText {
  std::string_view text;
  const Tokens& tokens;
  const std::vector<FoundName>& names;
  const TermWords& words;

  std::string_view surface(TokenSpan range) const {
    return text.substr(tokens.span(range.first).begin,
                       tokens.span(range.end - 1).end - tokens.span(range.first).begin);
  }
};

// The tokens of a part of the line.
TokenSpan tokens_within(const Tokens& tokens, Span where);

std::vector<TokenSpan> term_chunks(const TermText& line, TokenSpan part);

// What running text lists: the items of "such as a, b c and d" (two commas or more), and what
// stands in parentheses. Of the first and last item only the chunk beside the comma.
std::vector<TokenSpan> listed_terms(const TermText& line);

// Runs of words with capitals that do not begin a sentence ("Google Assistant"), outside the known
// names. None where most words have capitals: that is a headline.
std::vector<TokenSpan> proper_names(const TermText& line);

}  // namespace skillgap
