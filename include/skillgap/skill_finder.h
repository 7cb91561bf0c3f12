// Text → mentions: which concepts are named where, whether the word is meant as a skill, and how.
//
//   const SkillFinder finder = SkillFinder::build(taxonomy, tokenizer);
//   std::vector<Mention> m = finder.find({Field::kDescription, text, tokens, structure});
//
// Ambiguous aliases (rule `company`) count on evidence only: an item beside a known product in a
// list, a cue close before it, another product in its line, alone in its line, in a tag, in the
// title of a tech role, a technique in a text of many technical names; in another case than written
// only beside a product in a list. The employer of a skill's name, words of addresses and fields of
// degrees are no skills (src/skills/senses.h). Phrases of senses.tsv hide the word inside them, and
// so does a longer alias, if it is written as that asks. The status comes
// from the nearest cue of the clause, else from the section; `Mention::rule` says which.
// `confidence` is a fixed figure by alias rule (1, 0.95, 0.85), not calibrated.
//
// Immutable after build; share between threads. The taxonomy must outlive the finder.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/structure.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// A product that bears the name of the posting's company, and that name as it is written there.
struct Employer {
  ConceptId product{};
  std::string_view name;
};

struct FieldText {
  Field field = Field::kDescription;
  std::string_view text;
  const Tokens& tokens;
  const Structure& structure;
  // In the text such a name is the employer, unless it is asked for or called a product ("the
  // Databricks platform"); the same product under another name ("Lakeflow") is none.
  std::span<const Employer> employers = {};
  // What a person writes of themselves: "no Spark" says that they have not Spark.
  bool is_of_person = false;
};

class SkillFinder {
 public:
  static SkillFinder build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);
  SkillFinder(SkillFinder&&) noexcept;
  SkillFinder& operator=(SkillFinder&&) noexcept;
  ~SkillFinder();

  // All concepts, of every kind, in order of place.
  std::vector<Mention> find(const FieldText& text) const;

  // Concepts that a whole name stands for ("sklearn"), whatever the rules of its aliases: also with
  // a version ("Java 17") or a remark ("Python (primary)"), and several names ("Spark/Hadoop").
  std::vector<ConceptId> resolve(std::string_view name, const Tokens& tokens) const;

 private:
  struct Impl;
  explicit SkillFinder(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace skillgap
