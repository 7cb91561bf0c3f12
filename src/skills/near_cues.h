// Cues that make it likely that a word beside them is a skill.
#pragma once

#include "skills/candidates.h"

namespace skillgap {

// So near that it speaks of these tokens: "experience with the" before them, "is a plus" behind.
bool has_near_cue(const CandidateText& all, TokenRange range);

// A cue that asks, anywhere before the word in its clause.
bool has_cue_before(const CandidateText& all, std::size_t i);

}  // namespace skillgap
