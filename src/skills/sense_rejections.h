// What speaks against a name being meant as a skill.
#pragma once

#include <vector>

#include "skills/candidates.h"

namespace skillgap {

// Takes back what was accepted: words of addresses, the employer of that name, fields of degrees.
void reject_other_senses(const CandidateText& text, Accepted& accepted);

}  // namespace skillgap
