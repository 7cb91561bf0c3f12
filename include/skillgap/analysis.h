// What the analyzer says about one posting. Values; any thread. docs/formats.md has the NDJSON
// form.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/date.h"
#include "skillgap/posting.h"
#include "skillgap/span.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

// How a mention is meant. Ordered by strength: a skill's status is that of its strongest mention.
enum class Status { kBoilerplate, kNegated, kMentioned, kPreferred, kRequired };
std::string_view status_name(Status status);

enum class Field { kTitle, kDescription, kTags };
std::string_view field_name(Field field);

struct Mention {
  ConceptId concept_id{};
  Field field = Field::kDescription;
  std::size_t tag = 0;  // which tag, where field is kTags
  Span where;           // bytes of the plain text of that field
  Status status = Status::kMentioned;
  // What decided the status: "section:requirements", "cue:preferred", "default". Lives for ever.
  std::string_view rule;
  double confidence = 1;  // that the skill is meant at all
  std::optional<double> years_min;
};

struct SkillDemand {
  ConceptId skill{};
  Status status = Status::kMentioned;
  std::size_t count = 0;
  std::optional<double> years_min;
};

// A term that speaks for the called role, and where it stands.
struct RoleReason {
  std::string_view kind;  // "title", "skill", "text"; lives for ever
  std::string term;       // "ML Engineer", "pytorch", "deploy models"
  double weight = 0;      // in logits, as the model added it up
  Field field = Field::kDescription;
  Span where;  // bytes of the plain text of that field
};

struct RoleCall {
  RoleId role{};
  double confidence = 0;  // 0..1, calibrated: docs/evaluation.md
  std::optional<RoleId> runner_up;
  double margin = 0;                // confidence minus that of the runner-up
  std::vector<RoleReason> reasons;  // strongest first
  std::vector<RoleId> several;      // all roles, where the posting is for more than one
};
// "title: ML Engineer", "skill: pytorch"; each once.
std::vector<std::string> in_words(const std::vector<RoleReason>& reasons);

// What the role model sees of a posting ("text:deploy models" 1), whether it has a weight or not.
struct RoleFeature {
  std::string name;
  double value = 0;
};

enum class Language { kEnglish, kIndonesian, kMixed, kOther };
std::string_view language_name(Language language);  // "en" "id" "mixed" "other"

enum class Verdict { kOk, kNoSkillsFound, kUnsupportedLanguage, kTooShort };
std::string_view verdict_name(Verdict verdict);

struct AnalyzedPosting {
  Posting posting;
  std::string text;                 // plain text of the description; spans refer to it
  std::vector<Mention> mentions;    // by field, then by place
  std::vector<SkillDemand> skills;  // one per skill, by first mention
  std::optional<RoleCall> role;
  std::string role_reason;          // why there is no role, where there is none
  std::string seniority;            // a level of seniority.tsv, "" if not stated
  std::optional<double> years_min;  // of experience, overall
  std::optional<ConceptId> education_min;
  std::vector<ConceptId> fields_of_study, certifications, industries;
  // What we read as the pay, in figures: from the source's own field (kept as it was in
  // posting.salary) or, where that holds none, from the text. `surface` is what was read.
  std::optional<Salary> salary;
  std::string salary_from;  // "field" "title" "description"; "" without salary
  std::string work_mode;    // remote hybrid onsite, "" if not stated
  std::string employment;   // full-time part-time … (work_modes.tsv), "" if not stated
  Language language = Language::kOther;
  std::string fingerprint;  // 32 hex digits over the hashes of the folded tokens of title and text
  Verdict verdict = Verdict::kOk;
};

// The text that the mention's place refers to.
inline std::string_view field_text(const AnalyzedPosting& posting, const Mention& mention) {
  switch (mention.field) {
    case Field::kTitle:
      return posting.posting.title;
    case Field::kDescription:
      return posting.text;
    case Field::kTags:
      return posting.posting.tags[mention.tag];
  }
  return {};
}

}  // namespace skillgap
