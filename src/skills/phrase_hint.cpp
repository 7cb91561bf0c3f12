#include "skillgap/phrase_hint.h"

#include <vector>

#include "skills/apostrophes.h"

namespace skillgap {

PhraseHint PhraseHint::build(std::span<const PhraseEntry> phrases, const PhraseCompiler& compiler) {
  PhraseHint hint;
  if (!compiler.screen()) return hint;
  std::vector<PhraseEntry> entries(phrases.begin(), phrases.end());
  add_other_apostrophes(entries);
  std::vector<PhraseScreen::Beginning> beginnings;
  Tokens tokens;
  for (const PhraseEntry& phrase : entries) {
    compiler.tokenizer().tokenize(phrase.text, tokens);
    if (tokens.empty()) continue;
    const bool is_whole = tokens.size() == 1;
    beginnings.push_back({tokens.hash(0), is_whole ? 0 : tokens.hash(1), is_whole});
  }
  if (const auto place = compiler.screen()->add(beginnings)) {
    hint.screen_ = compiler.screen();
    hint.place_ = *place;
  }
  return hint;
}

bool PhraseHint::may_hold(const Tokens& tokens, std::size_t first, std::size_t end) const {
  if (!has_marks(tokens)) return true;
  return PhraseScreen::has_mark(tokens, place_, first, end);
}

PhraseHint::Reach PhraseHint::reach(const Tokens& tokens) const {
  if (!has_marks(tokens)) return {0, tokens.size()};
  Reach reach;
  for_each(tokens, [&](std::size_t token, bool) {
    if (reach.end == 0) reach.first = token;
    reach.end = token + 1;
  });
  return reach;
}

}  // namespace skillgap
