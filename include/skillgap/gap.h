// A posting against a profile: what the person has, partly has, lacks, and what we cannot say.
//
//   const ResolvedProfile me = resolve_profile(profile, analyzer);
//   const GapFinder finder(me, analyzer);
//   const Gap gap = finder.find(analyzer.analyze(posting));
//   gap.score.value()     // 0.71
//
// Every skill that the posting wants gives one line: the four answers are disjoint and complete.
// docs/match.md has the formulas, in short:
//
//   weight = by status (required 1, preferred 0.4, mentioned 0.15; negated and boilerplate do not
//            count) × by kind (soft skills 0.25, natural languages 0: they are a part of their own)
//   credit = 1 the skill itself; less for one that implies it, a narrower, broader or sibling one,
//            and for fewer years than asked; 0 missing and unknown
//   score  = 4 / (4 + lacking), lacking = Σ weight·(1 − credit): 1 where nothing lacks
//   fit    = had / asked = Σ weight·credit / Σ weight
//   match  = (had + 2·0.25) / (asked + 2): a posting that asks for little says little, as if each
//            asked for two more required skills that it does not name, of which you have a quarter
//   band   = by match
//
// A further held skill never lowers score, fit or match. Taking away anything that is asked for,
// had or not, never lowers the score; of fit and match this cannot hold, and a ranking goes by
// match. A posting that was not understood has none of them: "nothing found"
// is never "nothing missing". Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/analyzer.h"
#include "skillgap/place_names.h"
#include "skillgap/profile.h"

namespace skillgap {

struct HeldSkill {
  ConceptId skill{};
  std::optional<double> years;
  std::string level;
};

// A profile in the terms of a taxonomy.
struct ResolvedProfile {
  std::vector<HeldSkill> skills;      // sorted by id, one entry a skill; languages too
  std::vector<ProfileSkill> unknown;  // those whose names the taxonomy does not know
  std::vector<Problem> problems;      // degrees and languages that it does not know
  std::vector<std::string> roles, locations, work_modes;
  std::optional<double> years;
  std::string seniority;
  std::optional<ConceptId> education;  // the highest degree
  bool states_languages = false;       // else languages asked for are unknown, not missing
  std::optional<WantedPay> pay;
};
ResolvedProfile resolve_profile(const Profile& profile, const Analyzer& analyzer);

enum class SkillAnswer { kHave, kPartly, kMissing, kUnknown };
std::string_view answer_name(SkillAnswer answer);

// How a held skill stands to the wanted one. In order of credit. An alternative is a sibling that
// the same posting asks for too: "PyTorch, TensorFlow or JAX". It counts as a sibling does: would
// it count more, taking PyTorch out of that posting would lower the score.
enum class Relation {
  kNone,
  kFarNarrower,
  kBroader,
  kSibling,
  kAlternative,
  kNarrower,
  kImplying,
  kSame
};
double credit_of(Relation relation);
// Of so many narrower skills, each directly below the wanted one: 0.5, 0.65, 0.8 from three on.
double credit_of_narrower(std::size_t count);

struct GapLine {
  ConceptId skill{};
  Status status = Status::kMentioned;
  SkillAnswer answer = SkillAnswer::kMissing;
  Relation relation = Relation::kNone;
  ConceptId by{};  // the held skill concerned, where relation is not kNone
  std::optional<double> years_asked, years_held;
  double weight = 0;
  double credit = 0;  // 0..1
  Span evidence;      // first mention of that status, in the analysis' text
};
// "implied by PyTorch", "2 of 3 years"; "" where the skill itself is had or nothing is.
std::string because(const GapLine& line, const Taxonomy& taxonomy);

// What a posting asks for besides skills. Shown beside the score, no part of it.
enum class GapPart { kYears, kSeniority, kEducation, kLanguages, kWorkMode, kPlace, kPay };
std::string_view part_name(GapPart part);

enum class PartAnswer { kMet, kNotMet, kUnknown };  // unknown: the profile does not state it
std::string_view part_answer_name(PartAnswer answer);

struct PartLine {
  GapPart part{};
  PartAnswer answer = PartAnswer::kUnknown;
  std::string asked, held;  // held is empty where unknown
};

// How much of what a posting asks for is had, as far as it says what it asks for. Weak: little is
// had, or little is said.
enum class Band { kWeak, kSome, kGood, kStrong };
std::string_view band_name(Band band);
// The share of the demand that is had, with what each posting leaves unsaid.
double cautious_fit(double had, double asked);
// In whole percents, rounded down: as it is shown, so it ranks.
int match_of(double cautious_fit);
Band band_of(int match);  // from 65 strong, 50 good, 35 some

struct Gap {
  std::string posting_id;
  std::vector<GapLine> lines;              // strongest status first, then missing, partly, have
  std::vector<PartLine> parts;             // those that the posting states
  double asked = 0, had = 0, lacking = 0;  // Σ weight, Σ weight·credit, Σ weight·(1 − credit)
  std::optional<double> fit, score;        // 0..1; empty: unknown, see `unknown_because`
  int match = 0;                           // percents, where there is a score
  Band band = Band::kWeak;                 // likewise
  std::string unknown_because;             // the verdict, where there is no score
  std::size_t required_held = 0;           // lines that are required and held
};

double weight_of(Status status, Kind kind);
double score_of(double lacking);
double credit_for_years(std::optional<double> asked, std::optional<double> held);

class GapFinder {
 public:
  // Both must outlive it.
  GapFinder(const ResolvedProfile& profile, const Analyzer& analyzer);

  Gap find(const AnalyzedPosting& posting) const;
  // The answer to one demand by itself; its evidence is empty.
  GapLine line_of(const SkillDemand& demand) const;

 private:
  // The best relation of another held skill to a concept.
  struct Standing {
    Relation relation = Relation::kNone;
    ConceptId by{};
    std::size_t narrower = 0;  // how many narrower ones are held, directly below it
  };
  void name_alternatives(std::vector<GapLine>& lines) const;

  const ResolvedProfile& profile_;
  const Taxonomy& taxonomy_;
  std::vector<Standing> standings_;               // by concept
  std::vector<std::vector<ConceptId>> siblings_;  // of each held skill
  PlaceNames places_;                             // the profile's locations
};

// Which concepts a held skill gives credit for, itself included: the relations of the taxonomy
// that GapFinder and the plan count. Sorted by concept, the best relation of each.
struct Credit {
  ConceptId skill{};
  Relation relation = Relation::kNone;
};
class SkillRelations {
 public:
  explicit SkillRelations(const Taxonomy& taxonomy);
  std::vector<Credit> credits(ConceptId held) const;
  // Exchangeable with it to a degree: of the same kind, under the same broader concept.
  std::vector<ConceptId> siblings(ConceptId skill) const;
  // What it implies, at any distance; nearest first.
  std::vector<ConceptId> prerequisites(ConceptId skill) const;

 private:
  bool is_field_of_languages(ConceptId skill) const;

  const Taxonomy& taxonomy_;
  std::vector<std::vector<ConceptId>> narrower_;
};

// The order of a ranking: by band, then score, then number of parts not met, then number of
// required skills held, then id; unknown ones last, by id. A strict weak order: where ids are
// unique, the ranking does not depend on the order of the input.
bool ranks_before(const Gap& a, const Gap& b);

}  // namespace skillgap
