// What a plan stands on: the postings as lines, and what each skill would do for them.
#pragma once

#include <string>
#include <vector>

#include "insight/plan_coverage.h"
#include "skillgap/gap.h"

namespace skillgap {

// What a posting says besides its lines.
struct PlannedPosting {
  std::string id, title, seniority;
};

// The profile and the taxonomy must outlive it.
struct PlanGround {
  PlanGround(const ResolvedProfile& me, const Taxonomy& from);

  bool is_held(ConceptId skill) const;
  Learning learning(ConceptId skill) const;
  // Wanted, neither held nor implied by what is, and something that one learns.
  std::vector<ConceptId> candidates(bool all_kinds) const;

  const ResolvedProfile& profile;
  const Taxonomy& taxonomy;
  SkillRelations relations;
  Coverage coverage;
  std::vector<bool> implied;  // by concept: a held skill implies it
  std::vector<PlannedPosting> postings;
  std::size_t not_judged = 0;
};

}  // namespace skillgap
