#include "insight/plan_ground.h"

#include <algorithm>

namespace skillgap {
namespace {

bool is_learnable(Kind kind) {
  return kind != Kind::kSoft && kind != Kind::kBusiness && kind != Kind::kMetric &&
         kind != Kind::kNaturalLanguage;
}

}  // namespace

PlanGround::PlanGround(const ResolvedProfile& me, const Taxonomy& from)
    : profile(me),
      taxonomy(from),
      relations(from),
      coverage(from.concepts.size()),
      implied(from.concepts.size()) {
  for (const HeldSkill& skill : me.skills) {
    for (const Credit& credit : relations.credits(skill.skill)) {
      if (credit.relation == Relation::kImplying)
        implied[static_cast<std::size_t>(credit.skill)] = true;
    }
  }
}

bool PlanGround::is_held(ConceptId skill) const {
  return std::ranges::binary_search(profile.skills, skill, {}, &HeldSkill::skill);
}

Learning PlanGround::learning(ConceptId skill) const {
  Learning result{skill, {}};
  for (const Credit& credit : relations.credits(skill)) {
    if (credit.relation == Relation::kImplying || coverage.lines_of(credit.skill).empty()) continue;
    result.effects.push_back({credit.skill, credit_of(credit.relation)});
  }
  return result;
}

std::vector<ConceptId> PlanGround::candidates(bool all_kinds) const {
  std::vector<ConceptId> all;
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i) {
    const auto skill = static_cast<ConceptId>(i);
    const bool wanted = !coverage.lines_of(skill).empty() && !is_held(skill) && !implied[i];
    if (wanted && (all_kinds || is_learnable(taxonomy[skill].kind))) all.push_back(skill);
  }
  return all;
}

}  // namespace skillgap
