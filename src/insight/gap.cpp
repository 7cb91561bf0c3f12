#include "skillgap/gap.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "insight/gap_parts.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 4> kAnswerNames = {"have", "partly", "missing", "unknown"};
constexpr std::array<std::string_view, 7> kPartNames = {
    "years", "seniority", "education", "languages", "work mode", "place", "pay"};
constexpr std::array<std::string_view, 3> kPartAnswerNames = {"met", "not met", "unknown"};
constexpr std::array<std::string_view, 4> kBandNames = {"weak", "some", "good", "strong"};
// By Relation. A skill learned with another one counts nearly as itself; who knows a whole field
// knows some of a tool in it; a sibling shortens the way. Choices, not measurements.
constexpr std::array<double, 8> kCredits = {0, 0.2, 0.3, 0.35, 0.35, 0.5, 0.9, 1};

// So much lacking halves the score: four required skills.
constexpr double kHalvingLack = 4;
// How much a posting leaves unsaid, as a weight, and how much of it a person has.
constexpr double kUnsaid = 2;
constexpr double kUnsaidCredit = 0.25;
// Having no years of those asked is half a skill.
constexpr double kLeastForYears = 0.5;

double weight_of(Status status) {
  switch (status) {
    case Status::kRequired:
      return 1;
    case Status::kPreferred:
      return 0.4;
    case Status::kMentioned:
      return 0.15;
    default:
      return 0;
  }
}

const HeldSkill* held(const ResolvedProfile& profile, ConceptId skill) {
  const auto found = std::ranges::lower_bound(profile.skills, skill, {}, &HeldSkill::skill);
  return found != profile.skills.end() && found->skill == skill ? &*found : nullptr;
}

SkillAnswer answer_of(double credit) {
  return credit >= 1  ? SkillAnswer::kHave
         : credit > 0 ? SkillAnswer::kPartly
                      : SkillAnswer::kMissing;
}

// The first mention in the description that has the skill's status.
Span evidence_of(const AnalyzedPosting& posting, const GapLine& line) {
  for (const Mention& mention : posting.mentions) {
    if (mention.concept_id == line.skill && mention.status == line.status &&
        mention.field == Field::kDescription)
      return mention.where;
  }
  return {};
}

// Strongest first, then what is missing; among equals the order of the posting.
void sort_lines(std::vector<GapLine>& lines) {
  constexpr std::array<int, 4> kOrder = {2, 1, 0, 3};  // by SkillAnswer
  stable_sort_by(lines, {}, [&](const GapLine& line) {
    return std::tuple(-static_cast<int>(line.status),
                      kOrder[static_cast<std::size_t>(line.answer)]);
  });
}

void leave_unknown(std::vector<GapLine>& lines) {
  for (GapLine& line : lines) {
    line.answer = SkillAnswer::kUnknown;
    line.credit = 0;
  }
}

void add_up(Gap& gap, Verdict verdict) {
  for (const GapLine& line : gap.lines) {
    gap.asked += line.weight;
    gap.had += line.weight * line.credit;
    gap.lacking += line.weight * (1 - line.credit);
    gap.required_held += line.status == Status::kRequired && line.answer == SkillAnswer::kHave;
  }
  if (verdict != Verdict::kOk) {
    gap.unknown_because = verdict_name(verdict);
  } else if (gap.asked == 0) {
    gap.unknown_because = "asks for no skill";
  } else {
    gap.fit = gap.had / gap.asked;
    gap.score = score_of(gap.lacking);
    gap.match = match_of(cautious_fit(gap.had, gap.asked));
    gap.band = band_of(gap.match);
  }
}

}  // namespace

std::string_view answer_name(SkillAnswer answer) {
  return kAnswerNames[static_cast<std::size_t>(answer)];
}
std::string_view part_name(GapPart part) { return kPartNames[static_cast<std::size_t>(part)]; }
std::string_view part_answer_name(PartAnswer answer) {
  return kPartAnswerNames[static_cast<std::size_t>(answer)];
}

double credit_of(Relation relation) { return kCredits[static_cast<std::size_t>(relation)]; }

double credit_of_narrower(std::size_t count) {
  constexpr double kEachMore = 0.15;
  constexpr std::size_t kMostCounted = 3;
  if (count == 0) return 0;
  return credit_of(Relation::kNarrower) +
         kEachMore * static_cast<double>(std::min(count, kMostCounted) - 1);
}

double weight_of(Status status, Kind kind) {
  const double factor = kind == Kind::kNaturalLanguage ? 0 : kind == Kind::kSoft ? 0.25 : 1;
  return weight_of(status) * factor;
}

double score_of(double lacking) { return kHalvingLack / (kHalvingLack + lacking); }

std::string_view band_name(Band band) { return kBandNames[static_cast<std::size_t>(band)]; }

double cautious_fit(double had, double asked) {
  return (had + kUnsaid * kUnsaidCredit) / (asked + kUnsaid);
}

int match_of(double cautious_fit) {
  constexpr double kRounding = 1e-7;  // of sums of weights
  return static_cast<int>(std::floor(100 * cautious_fit + kRounding));
}

Band band_of(int match) {
  constexpr int kStrong = 65, kGood = 50, kSome = 35;
  return match >= kStrong ? Band::kStrong
         : match >= kGood ? Band::kGood
         : match >= kSome ? Band::kSome
                          : Band::kWeak;
}

// Of the years asked as many as are held; a skill without stated years is taken as enough.
double credit_for_years(std::optional<double> asked, std::optional<double> held) {
  if (!asked || !held || *held >= *asked) return 1;
  return kLeastForYears + (1 - kLeastForYears) * *held / *asked;
}

std::string because(const GapLine& line, const Taxonomy& taxonomy) {
  if (line.answer == SkillAnswer::kUnknown || line.relation == Relation::kNone) return {};
  const std::string& by = taxonomy[line.by].label_en;
  switch (line.relation) {
    case Relation::kSame:
      if (!line.years_asked) return {};
      if (!line.years_held)
        return fmt::format("{:.3g} years asked, yours not stated", *line.years_asked);
      if (line.answer == SkillAnswer::kHave) return {};
      return fmt::format("{:.3g} of {:.3g} years", *line.years_held, *line.years_asked);
    case Relation::kImplying:
      return "implied by " + by;
    case Relation::kNarrower:
    case Relation::kFarNarrower:
      return "narrower: " + by;
    case Relation::kBroader:
      return "broader: " + by;
    case Relation::kAlternative:
      return "alternative: " + by;
    default:
      return "sibling: " + by;
  }
}

GapFinder::GapFinder(const ResolvedProfile& profile, const Analyzer& analyzer)
    : profile_(profile),
      taxonomy_(analyzer.taxonomy()),
      standings_(taxonomy_.concepts.size()),
      places_(profile.locations, analyzer.tokenizer()) {
  const SkillRelations relations(taxonomy_);
  for (const HeldSkill& skill : profile.skills) {
    for (const Credit& credit : relations.credits(skill.skill)) {
      if (credit.relation == Relation::kSame) continue;
      Standing& known = standings_[static_cast<std::size_t>(credit.skill)];
      known.narrower += credit.relation == Relation::kNarrower;
      if (credit.relation <= known.relation) continue;
      known.relation = credit.relation;
      known.by = skill.skill;
    }
    siblings_.push_back(relations.siblings(skill.skill));
  }
}

GapLine GapFinder::line_of(const SkillDemand& demand) const {
  const Kind kind = taxonomy_[demand.skill].kind;
  GapLine line;
  line.skill = demand.skill;
  line.status = demand.status;
  line.weight = weight_of(demand.status, kind);
  line.years_asked = demand.years_min;
  const Standing& related = standings_[static_cast<std::size_t>(demand.skill)];
  line.relation = related.relation;
  line.by = related.by;
  line.credit = line.relation == Relation::kNarrower ? credit_of_narrower(related.narrower)
                                                     : credit_of(line.relation);
  if (const HeldSkill* own = held(profile_, demand.skill)) {
    line.years_held = own->years;
    const double credit = credit_for_years(line.years_asked, line.years_held);
    // Few years of the skill may count less than much of another one that implies it.
    if (credit >= line.credit) {
      line.relation = Relation::kSame;
      line.by = demand.skill;
      line.credit = credit;
    }
  }
  line.answer = answer_of(line.credit);
  if (kind == Kind::kNaturalLanguage && !profile_.states_languages)
    line.answer = SkillAnswer::kUnknown;
  return line;
}

// A posting that names a held skill and its sibling mostly means that one of them is enough.
void GapFinder::name_alternatives(std::vector<GapLine>& lines) const {
  for (GapLine& line : lines) {
    if (line.relation != Relation::kSibling) continue;
    for (const GapLine& other : lines) {
      const HeldSkill* own = held(profile_, other.skill);
      if (!own) continue;
      const auto& siblings = siblings_[static_cast<std::size_t>(own - profile_.skills.data())];
      if (!std::ranges::binary_search(siblings, line.skill)) continue;
      line.relation = Relation::kAlternative;
      line.by = other.skill;
      break;
    }
  }
}

Gap GapFinder::find(const AnalyzedPosting& posting) const {
  Gap gap;
  gap.posting_id = posting.posting.id;
  gap.lines.reserve(posting.skills.size());
  for (const SkillDemand& demand : posting.skills) {
    if (weight_of(demand.status) == 0) continue;  // negated, boilerplate
    gap.lines.push_back(line_of(demand));
    gap.lines.back().evidence = evidence_of(posting, gap.lines.back());
  }
  name_alternatives(gap.lines);
  if (posting.verdict != Verdict::kOk) leave_unknown(gap.lines);
  sort_lines(gap.lines);
  gap.parts = find_parts(posting, profile_, gap.lines, places_, taxonomy_);
  add_up(gap, posting.verdict);
  return gap;
}

bool ranks_before(const Gap& a, const Gap& b) {
  const auto key = [](const Gap& gap) {
    const auto not_met =
        gap.score ? std::ranges::count(gap.parts, PartAnswer::kNotMet, &PartLine::answer) : 0;
    const auto held = gap.score ? static_cast<double>(gap.required_held) : 0;
    const int match = gap.score ? gap.match : 0;
    return std::tuple(!gap.score, -match, not_met, -held, -gap.score.value_or(0),
                      std::string_view(gap.posting_id));
  };
  return key(a) < key(b);
}

}  // namespace skillgap
