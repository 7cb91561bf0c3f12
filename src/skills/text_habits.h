// What the rest of a text says of a name in it.
#pragma once

#include <vector>

#include "skills/candidates.h"

namespace skillgap {

// A product that the text surely names elsewhere, by this name or another: "validated on Windows …
// how Windows is tested", "Amazon EMR … makes EMR better".
void accept_established(const CandidateText& text, Accepted& accepted);

// A product that is all of its line where skills or the stack are listed, in whatever case:
// "react".
void accept_lone_lines(const CandidateText& text, Accepted& accepted);

// An abbreviation that the text spells out as something else, wherever it stands: "Customer Support
// Services (CSS) … in CSS".
void reject_other_abbreviations(const CandidateText& text, Accepted& accepted);

}  // namespace skillgap
