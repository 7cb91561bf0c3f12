// Names of skills as people write them in profiles and lists, with words around them: "Scrapy
// framework", "Microsoft 365 suite", "Amazon Elastic Container Service (ECS)".
//
//   const AskedNames names = AskedNames::build(taxonomy, tokenizer);
//   names.resolve("the Scrapy framework", whole)   // what whole("Scrapy") says
//
// Only a name that is unknown as it stands is taken apart, so a row of aliases.tsv always wins.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class AskedNames {
 public:
  // The concepts that a whole name stands for, none where it is unknown.
  using Whole = std::function<std::vector<ConceptId>(std::string_view name)>;

  static AskedNames build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // The whole name; else it without the words around it; else a name or its abbreviation behind
  // it, where both are written.
  std::vector<ConceptId> resolve(std::string_view name, const Whole& whole) const;

 private:
  AskedNames(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  std::vector<ConceptId> without_words_around(std::string_view name, const Whole& whole) const;
  bool fits(const std::vector<ConceptId>& concepts, bool is_technique) const;
  bool is_wider(ConceptId wide, ConceptId narrow) const;
  std::vector<ConceptId> narrowed(std::vector<ConceptId> concepts, std::string_view name,
                                  const Whole& whole) const;

  const Taxonomy& taxonomy_;
  const Tokenizer& tokenizer_;
  PhraseMatcher words_;  // ids: 1 for words around techniques, 0 for those around products
};

}  // namespace skillgap
