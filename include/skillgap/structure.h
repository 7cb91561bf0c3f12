// How a posting's text is built: which section each token stands in, which clause, and the cues
// there.
//
//   const StructureReader reader = StructureReader::build(taxonomy, tokenizer);
//   Structure s = reader.read(text, tokens);
//   s.clauses[s.clause_of[i]].section        // of token i
//
// Lines end at line breaks, and where those were lost: between words that touch (TokenParter), at
// bullets, at dashes and numbers that stand as bullets do (src/skills/lines.h).
// A heading is a phrase of sections.tsv that fills a line (bullets, marks and ':' aside), or stands
// at the beginning of a line or sentence with ':' behind it; where 300 bytes hold no line break
// also anywhere with a capital, before a capital ("… logic Key responsibilities Build …"). A phrase
// "About *" goes on with a name to the end of its line, or to where the name stands again ("About
// Acme Acme builds"). A section lasts to the next heading; a short line that ends with ':' and is
// no known heading ends it too. A clause ends at the end of its line, at ; ! ? • | and at a full
// stop with a blank behind it, before '[', before a cue with a capital behind a small word, at a
// comma before a part that has its own cue ("…, knowledge of Go is a plus"), and before "but" where
// something is negated on one side of it; what stands in parentheses is a clause of its own.
//
// Immutable after build; share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

enum class Section : std::uint8_t {
  kNone,
  kRequirements,
  kPreferred,
  kDuties,
  kSkills,
  kStack,  // what the team works with: "Tech stack"
  kCompany,
  kBenefits,
  kLegal,
  kApply
};
std::string_view section_name(Section section);  // the words of sections.tsv
std::optional<Section> parse_section(std::string_view name);
// Of the employer or of how to apply, not of the work.
constexpr bool is_about_the_employer(Section section) {
  return section == Section::kCompany || section == Section::kBenefits ||
         section == Section::kLegal || section == Section::kApply;
}

enum class Cue : std::uint8_t {
  kRequired,
  kPreferred,
  kNegated,
  kBoilerplate,
  kMentioned,  // the work or the team: "you will", "we use"
  kSkill,      // a skill is likely near: "frameworks such as"
  kAsks,       // the person is to have what follows: "experience with"
  kOpens,      // likewise, where a clause begins with it: "Ability to", "Mampu"
  kDuty,       // what the person is to do, where a line begins with it: "Melakukan"
  kTeam,       // those who work there, where a clause begins with it: "Our team", "We build"
  kPerson,     // the character told soon behind it is asked for: "must be a", "who is"
  kSeeks,      // likewise, and all else behind it is the work: "looking for a"
  kExperience,
  kNotExperience,
  kBut,      // what was denied on one side of it is not on the other: "but", "tetapi"
  kNot,      // of a person: has not what is named directly behind it: "no", "tanpa"
  kNor,      // goes on with that: "or", "atau"
  kPrefers,  // wishes for what follows, and says nothing of what stands before it: "preferably"
  kNone      // hides the phrases within the row: "fresh graduates are welcome"
};
inline constexpr Cue kLastCue = Cue::kNone;
constexpr bool is_wish(Cue cue) { return cue == Cue::kPreferred || cue == Cue::kPrefers; }
std::string_view cue_name(Cue cue);  // the words of cues.tsv
std::optional<Cue> parse_cue(std::string_view name);

struct CueHit {
  Cue cue = Cue::kSkill;
  std::size_t first_token = 0, end_token = 0;
};

struct Clause {
  Section section = Section::kNone;
  std::uint32_t line = 0;  // counts from 0; empty lines do not count
  bool in_parentheses = false;
  std::uint32_t around = 0;       // the clause that the parentheses stand in; else its own number
  std::uint32_t first_token = 0;  // 0 too where all of it stands in parentheses
};

struct Structure {
  std::vector<std::uint32_t> clause_of;  // by token
  std::vector<Clause> clauses;
  std::vector<CueHit> cues;  // by place; none inside a heading, none behind kNotExperience

  const Clause& clause(std::size_t token) const { return clauses[clause_of[token]]; }
  void clear() {
    clause_of.clear();
    clauses.clear();
    cues.clear();
  }
};

class StructureReader {
 public:
  static StructureReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);
  StructureReader(StructureReader&&) noexcept;
  StructureReader& operator=(StructureReader&&) noexcept;
  ~StructureReader();

  // REQUIRES: `tokens` are those of `text`.
  Structure read(std::string_view text, const Tokens& tokens) const;
  // Replaces the contents of `structure`, whose memory serves again.
  void read(std::string_view text, const Tokens& tokens, Structure& structure) const;

 private:
  struct Impl;
  explicit StructureReader(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace skillgap
