// Names that a person says they do not have, by the word directly before them: "some R, no Spark or
// Scala", "tanpa Java dan Go". In a posting such a word means too many other things.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/structure.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"
#include "skills/clause_cues.h"

namespace skillgap {

// Immutable after build; share between threads.
class Denials {
 public:
  static Denials build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // By mention: a cue `not` stands directly before it in its line, or it goes on with a list that
  // such a cue began. Commas go on only up to a cue `nor`: "no Java, Scala or Go" are all three,
  // "no Java, Python" is one. REQUIRES: mentions by place.
  std::vector<bool> find(std::string_view text, const Tokens& tokens, const Structure& structure,
                         const std::vector<TokenRange>& mentions) const;

 private:
  Denials(PhraseMatcher phrases, std::vector<bool> begins)
      : phrases_(std::move(phrases)), begins_(std::move(begins)) {}

  PhraseMatcher phrases_;
  std::vector<bool> begins_;  // by phrase: `not`, else `nor`
};

}  // namespace skillgap
