// Checks on a taxonomy beyond what parsing needs: `skillgap taxonomy lint`. taxonomy/README.md
// lists the checks. Empty result = clean. Pure; any thread.
#pragma once

#include <vector>

#include "skillgap/error.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

std::vector<Problem> lint_taxonomy(const std::vector<TaxonomyFile>& files,
                                   const Tokenizer& tokenizer);

}  // namespace skillgap
