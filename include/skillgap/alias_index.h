// Which aliases stand inside a phrase, whatever their rules: how lint and `taxonomy show` tell
// which rows of senses.tsv hide which skill.
//
//   const AliasIndex index = AliasIndex::build(taxonomy, tokenizer);
//   index.inside("excel at", tokenizer)     // the alias "Excel" of excel
//
// Leftmost-longest, as the finder goes; an alias that several skills share comes once for each.
// Immutable after build; share between threads. The taxonomy must outlive the index.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class AliasIndex {
 public:
  static AliasIndex build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  std::vector<const Alias*> inside(std::string_view phrase, const Tokenizer& tokenizer) const;

 private:
  AliasIndex(const Taxonomy& taxonomy, PhraseMatcher matcher);
  const Taxonomy* taxonomy_;
  PhraseMatcher matcher_;
};

}  // namespace skillgap
