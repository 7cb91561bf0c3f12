#include "skillgap/alias_index.h"

#include <utility>

namespace skillgap {

AliasIndex::AliasIndex(const Taxonomy& taxonomy, PhraseMatcher matcher)
    : taxonomy_(&taxonomy), matcher_(std::move(matcher)) {}

AliasIndex AliasIndex::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  std::vector<PhraseEntry> entries;
  for (const Alias& alias : taxonomy.aliases)
    entries.push_back({alias.text, static_cast<std::uint32_t>(entries.size())});
  return {taxonomy, PhraseMatcher::build(entries, tokenizer)};
}

std::vector<const Alias*> AliasIndex::inside(std::string_view phrase,
                                             const Tokenizer& tokenizer) const {
  Tokens tokens;
  tokenizer.tokenize(phrase, tokens);
  std::vector<PhraseHit> hits;
  matcher_.find(phrase, tokens, hits);
  std::vector<const Alias*> found;
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids) found.push_back(&taxonomy_->aliases[id]);
  }
  return found;
}

}  // namespace skillgap
