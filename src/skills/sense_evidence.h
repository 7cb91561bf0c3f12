// What speaks for a name being meant as a skill.
#pragma once

#include <vector>

#include "skills/candidates.h"

namespace skillgap {

// By candidate, written over `accepted`: it is written as its alias asks, and, of an ambiguous one,
// something else speaks for it (senses.h names what).
void find_evidence_for(const CandidateText& text, bool is_tech_title, Accepted& accepted);

}  // namespace skillgap
