#include "skillgap/gap.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 3> kAnswerNames = {"have", "partly", "missing"};

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

double credit_of(Answer answer) {
  return answer == Answer::kHave ? 1 : answer == Answer::kPartly ? 0.5 : 0;
}

const HeldSkill* held(const ResolvedProfile& profile, ConceptId skill) {
  const auto found = std::ranges::lower_bound(profile.skills, skill, {}, &HeldSkill::skill);
  return found != profile.skills.end() && found->skill == skill ? &*found : nullptr;
}

// A held skill that implies the wanted one, at any distance: PyTorch says Python.
const HeldSkill* implying(const ResolvedProfile& profile, ConceptId wanted,
                          const Taxonomy& taxonomy) {
  for (const HeldSkill& skill : profile.skills) {
    std::vector<ConceptId> open = {skill.skill};
    std::set<ConceptId> seen;
    while (!open.empty()) {
      const ConceptId next = open.back();
      open.pop_back();
      if (!seen.insert(next).second) continue;
      if (next == wanted) return &skill;
      std::ranges::copy(taxonomy[next].implies, std::back_inserter(open));
    }
  }
  return nullptr;
}

// A held skill that is a narrower kind of the wanted one, or the wider one it belongs to.
const HeldSkill* related(const ResolvedProfile& profile, ConceptId wanted,
                         const Taxonomy& taxonomy) {
  const auto& wider = taxonomy[wanted].broader;
  for (const HeldSkill& skill : profile.skills) {
    const auto& its_wider = taxonomy[skill.skill].broader;
    const bool narrower = std::ranges::find(its_wider, wanted) != its_wider.end();
    if (narrower || std::ranges::find(wider, skill.skill) != wider.end()) return &skill;
  }
  return nullptr;
}

void answer(GapLine& line, const SkillDemand& demand, const ResolvedProfile& profile,
            const Taxonomy& taxonomy) {
  if (const HeldSkill* skill = held(profile, demand.skill)) {
    const bool too_few_years =
        demand.years_min && skill->years && *skill->years < *demand.years_min;
    line.answer = too_few_years ? Answer::kPartly : Answer::kHave;
    if (too_few_years)
      line.because = fmt::format("{:.3g} of {:.3g} years", *skill->years, *demand.years_min);
  } else if (const HeldSkill* by = implying(profile, demand.skill, taxonomy)) {
    line.answer = Answer::kHave;
    line.because = "implied by " + taxonomy[by->skill].id;
  } else if (const HeldSkill* near = related(profile, demand.skill, taxonomy)) {
    line.answer = Answer::kPartly;
    line.because = "related to " + taxonomy[near->skill].id;
  }
}

// The first mention in the description that has the skill's status.
Span evidence_of(const AnalyzedPosting& posting, const SkillDemand& demand) {
  for (const Mention& mention : posting.mentions) {
    if (mention.concept_id == demand.skill && mention.status == demand.status &&
        mention.field == Field::kDescription)
      return mention.where;
  }
  return {};
}

std::optional<double> score_of(const std::vector<GapLine>& lines) {
  double held_weight = 0, weight = 0;
  for (const GapLine& line : lines) {
    held_weight += line.weight * credit_of(line.answer);
    weight += line.weight;
  }
  if (weight == 0) return std::nullopt;
  return held_weight / weight;
}

std::size_t required_held(const std::vector<GapLine>& lines) {
  return static_cast<std::size_t>(std::ranges::count_if(lines, [](const GapLine& line) {
    return line.status == Status::kRequired && line.answer == Answer::kHave;
  }));
}

// Of a skill named twice the entry with more years is kept, of equals the first.
void hold(std::vector<HeldSkill>& skills, HeldSkill skill) {
  const auto same = std::ranges::find(skills, skill.skill, &HeldSkill::skill);
  if (same == skills.end()) {
    skills.push_back(std::move(skill));
  } else if (skill.years.value_or(-1) > same->years.value_or(-1)) {
    *same = std::move(skill);
  }
}

}  // namespace

std::string_view answer_name(Answer answer) {
  return kAnswerNames[static_cast<std::size_t>(answer)];
}

ResolvedProfile resolve_profile(const Profile& profile, const Analyzer& analyzer) {
  ResolvedProfile resolved;
  resolved.roles = profile.roles;
  resolved.years = profile.years;
  for (const ProfileSkill& skill : profile.skills) {
    const std::vector<ConceptId> concepts = analyzer.resolve(skill.name);
    if (concepts.empty()) resolved.unknown.push_back(skill);
    for (const ConceptId id : concepts) hold(resolved.skills, {id, skill.years, skill.level});
  }
  std::ranges::sort(resolved.skills, {}, &HeldSkill::skill);
  return resolved;
}

Gap find_gap(const AnalyzedPosting& posting, const ResolvedProfile& profile,
             const Taxonomy& taxonomy) {
  Gap gap;
  gap.posting_id = posting.posting.id;
  if (posting.years_min && profile.years) gap.years_met = *profile.years >= *posting.years_min;
  for (const SkillDemand& demand : posting.skills) {
    GapLine line{.skill = demand.skill,
                 .status = demand.status,
                 .answer = Answer::kMissing,
                 .because = {},
                 .weight = weight_of(demand.status),
                 .evidence = evidence_of(posting, demand)};
    if (line.weight == 0) continue;
    answer(line, demand, profile, taxonomy);
    gap.lines.push_back(std::move(line));
  }
  // Strongest first, then what is missing, then by place; the skill decides between names of one
  // place.
  std::ranges::sort(gap.lines, {}, [](const GapLine& line) {
    return std::tuple(-static_cast<int>(line.status), -static_cast<int>(line.answer),
                      line.evidence.begin, line.skill);
  });
  gap.required_held = required_held(gap.lines);
  if (posting.verdict == Verdict::kOk) gap.score = score_of(gap.lines);
  if (!gap.score)
    gap.unknown_because =
        posting.verdict == Verdict::kOk ? "asks for no skill" : verdict_name(posting.verdict);
  return gap;
}

bool ranks_before(const Gap& a, const Gap& b) {
  const auto key = [](const Gap& gap) {
    const auto held = gap.score ? static_cast<double>(gap.required_held) : 0;
    return std::tuple(!gap.score, -gap.score.value_or(0), -held, std::string_view(gap.posting_id));
  };
  return key(a) < key(b);
}

}  // namespace skillgap
