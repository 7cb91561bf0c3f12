// A posting against a profile: what the person has, partly has, lacks, and what we cannot say.
//
//   const ResolvedProfile me = resolve_profile(profile, analyzer);
//   const Gap gap = find_gap(analyzer.analyze(posting), me, analyzer.taxonomy());
//
// The score is Σ weight·credit / Σ weight over the skills the posting asks for, weight by status
// (required 1, preferred 0.4, mentioned 0.15; negated and boilerplate 0), credit by answer (have 1,
// partly 0.5, missing 0). A posting in which nothing was found has no score: "nothing found" is
// never shown as "nothing missing". Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/analyzer.h"
#include "skillgap/profile.h"

namespace skillgap {

struct HeldSkill {
  ConceptId skill{};
  std::optional<double> years;
  std::string level;
};

struct ResolvedProfile {
  std::vector<HeldSkill> skills;      // sorted by id, one entry a skill
  std::vector<ProfileSkill> unknown;  // those whose names the taxonomy does not know
  std::vector<std::string> roles;
  std::optional<double> years;
};
ResolvedProfile resolve_profile(const Profile& profile, const Analyzer& analyzer);

enum class Answer { kHave, kPartly, kMissing };
std::string_view answer_name(Answer answer);

struct GapLine {
  ConceptId skill{};
  Status status = Status::kMentioned;
  Answer answer = Answer::kMissing;
  std::string because;  // kHave: "implied by pytorch"; kPartly: "2 of 3 years", "related to …"
  double weight = 0;    // its part in the score's denominator
  Span evidence;        // first mention of that status, in the analysis' text
};

struct Gap {
  std::string posting_id;
  std::vector<GapLine> lines;     // strongest status first, then missing before have
  std::optional<double> score;    // 0..1; empty: unknown, see `unknown_because`
  std::string unknown_because;    // the verdict, where there is no score
  std::optional<bool> years_met;  // empty: one of the two is not stated
  std::size_t required_held = 0;  // lines that are required and held
};
Gap find_gap(const AnalyzedPosting& posting, const ResolvedProfile& profile,
             const Taxonomy& taxonomy);

// The order of a ranking: by score, then number of required skills held, then id; unknown ones
// last, by id. A strict weak order: where ids are unique, the ranking does not depend on the order
// of the input.
bool ranks_before(const Gap& a, const Gap& b);

}  // namespace skillgap
