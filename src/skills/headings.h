// Which phrases of sections.tsv stand as headings, and how far each goes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/structure.h"
#include "skills/lines.h"

namespace skillgap {

// Tokens of a heading, from its first word to the ':' or the last mark of its line.
struct Heading {
  std::size_t first_token = 0, end_token = 0;
  Section section = Section::kNone;
};

class HeadingReader {
 public:
  static HeadingReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // In order of place, with the unknown headings: a short line that ends with ':' ends a section,
  // and a longer one opens that of its cue ("We give preference to candidates with:").
  // REQUIRES: `lines` are those of the tokens; cues by place.
  std::vector<Heading> read(std::string_view text, const Tokens& tokens, const TokenLines& lines,
                            const std::vector<CueHit>& cues) const;

 private:
  HeadingReader(PhraseMatcher matcher, std::vector<Section> section_of, std::vector<bool> is_open)
      : matcher_(std::move(matcher)),
        section_of_(std::move(section_of)),
        is_open_(std::move(is_open)) {}

  PhraseMatcher matcher_;
  std::vector<Section> section_of_;  // by phrase
  std::vector<bool> is_open_;        // "About *": a name goes on with the heading
};

}  // namespace skillgap
