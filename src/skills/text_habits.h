// What the rest of a text says of a name in it.
#pragma once

#include <span>

#include "skills/candidates.h"

namespace skillgap {

// `open`: by place, those that may not be accepted; all others are.

// A product that the text surely names elsewhere, by this name or another: "validated on Windows …
// how Windows is tested", "Amazon EMR … makes EMR better".
void accept_established(const CandidateText& text, std::span<const std::size_t> open,
                        Accepted& accepted);

// A product that is all of its line where skills or the stack are listed, in whatever case:
// "react".
void accept_lone_lines(const CandidateText& text, std::span<const std::size_t> open,
                       Accepted& accepted);

// An abbreviation that the text spells out as something else, wherever it stands: "Customer Support
// Services (CSS) … in CSS".
void reject_other_abbreviations(const CandidateText& text, Accepted& accepted);

}  // namespace skillgap
