#include "insight/phrase_table.h"

#include <utility>

namespace skillgap {

PhraseTable PhraseTable::build(const std::vector<Phrase>& rows, const Tokenizer& tokenizer) {
  std::vector<PhraseEntry> entries;
  for (const Phrase& row : rows)
    entries.push_back({row.text, static_cast<std::uint32_t>(entries.size())});
  return {rows, PhraseMatcher::build(entries, tokenizer)};
}

std::string PhraseTable::first(std::string_view text, const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  matcher_.find(text, tokens, hits);
  for (const PhraseHit& hit : hits) {
    const std::string& value = rows_[hit.ids.front()].value;
    if (value != "none") return value;
  }
  return {};
}

}  // namespace skillgap
