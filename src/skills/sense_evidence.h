// What speaks for a name being meant as a skill.
#pragma once

#include <span>

#include "skills/candidates.h"

namespace skillgap {

// By candidate, written over `accepted`: it is written as its alias asks, and, of an ambiguous one,
// something else speaks for it (senses.h names what). Returns those that are not sure by
// themselves, by place; all that is not accepted is one of them. Of the thread: until the next
// call.
std::span<const std::size_t> find_evidence_for(const CandidateText& text, bool is_tech_title,
                                               Accepted& accepted);

}  // namespace skillgap
