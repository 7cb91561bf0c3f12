// How a mention is meant: required, preferred, mentioned, negated or boilerplate, and what said so.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/structure.h"
#include "skills/clause_cues.h"

namespace skillgap {

struct StatusCall {
  Status status = Status::kMentioned;
  std::string_view rule;  // "section:requirements", "cue:preferred", "default"; lives for ever
};

// "cue:preferred".
std::string_view rule_of(Cue cue);

// One call a mention, in the same order, in place of what `calls` holds. A cue speaks for the
// mentions of its clause, the nearest cue first; a cue in parentheses that hold no mention speaks
// for the mention before them in their line ("R (optional)"), and one at the beginning of a clause
// for all of it ("(Optional) R").
void call_statuses(const std::vector<TokenRange>& mentions, const Structure& structure,
                   std::vector<StatusCall>& calls);

}  // namespace skillgap
