// Whether a word is meant as the skill it may name.
#pragma once

#include <memory>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/skill_finder.h"
#include "skills/candidates.h"

namespace skillgap {

// Weighs the evidence for each candidate; what is not meant is left out.
//   for      its case, or its capital inside a clause (rule name); a neighbour in a list ("Python,
//            r, SQL"), at a slash or between keywords; a text of many technical names, if it is a
//            technique ("monitoring"); a cue close before it ("experience with Go"), or before it
//            in its clause or section where it is written as a name ("apps with Swift"); a phrase
//            that means it ("shell scripting") or the word beside it ("Ruby developers", "written
//            in Ruby"); alone in its line; a tag; the title of a tech role
//   against  an address; part of another name ("Linux Foundation", "Human API | Remote"); the
//            employer of that name, known from the posting or from phrases around a name ("… is
//            hiring", "At …,"), unless the clause asks for it; other companies ("customers include
//            …"); what departments do ("collaborate with finance"); a soft word of the workplace;
//            the field of a degree
class SenseJudge {
 public:
  static SenseJudge build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);
  SenseJudge(SenseJudge&&) noexcept;
  SenseJudge& operator=(SenseJudge&&) noexcept;
  ~SenseJudge();

  // REQUIRES: candidates by place.
  void keep_meant(const FieldText& text, std::vector<Candidate>& candidates) const;

 private:
  struct Impl;
  explicit SenseJudge(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace skillgap
