// Whether a posting could be analyzed, and if not, why.
#pragma once

#include "skillgap/analysis.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// REQUIRES: mentions, skills and language are set; the tokens are those of its title and its text.
Verdict verdict_of(const AnalyzedPosting& posting, const Tokens& title, const Tokens& text);

}  // namespace skillgap
