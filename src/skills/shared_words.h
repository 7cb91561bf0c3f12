// Names that share a word with another name of their list: "linear and logistic regression", "data
// collection and cleaning", "mengumpulkan dan menganalisis data". Which words are shared so, rows
// of senses.tsv say; what a name is when spelled out, the aliases.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/skill_finder.h"
#include "skills/candidates.h"
#include "skills/sense_words.h"

namespace skillgap {

// Immutable after build; share between threads.
class SharedWords {
 public:
  static SharedWords build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // The skill that a whole name stands for, if any. The tokens are those of the name.
  using Names =
      std::function<std::optional<Candidate>(std::string_view name, const Tokens& tokens)>;

  // The names beside `meant` that lack the word: each where its own words stand ("linear"), by
  // place. One that overlaps one of `meant` has the same tokens, and is what they mean there.
  // `aliases` finds no name that `names` does not know. REQUIRES: `meant` by place.
  std::vector<Candidate> find(const FieldText& text, const std::vector<Candidate>& meant,
                              const PhraseMatcher& aliases, const Names& names) const;

 private:
  explicit SharedWords(SenseWords words) : words_(std::move(words)) {}

  SenseWords words_;
};

}  // namespace skillgap
