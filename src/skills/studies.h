// Fields of study beside the degrees that name them.
#pragma once

#include <vector>

#include "skills/candidates.h"

namespace skillgap {

// "S1 Jurusan Statistik", "degree in statistics": the field, and not the skill of that name. A
// field of rule `list` ("data science") is meant in such a place only.
void tell_fields_of_study(const CandidateText& text, Accepted& accepted);

}  // namespace skillgap
