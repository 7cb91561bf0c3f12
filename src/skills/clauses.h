// Where clauses begin and end.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/structure.h"
#include "skills/lines.h"

namespace skillgap {

// Adds clauses as structure.h describes them to `structure`, of which the cues are there. REQUIRES:
// `lines` and `sections` are those of the tokens, and lines.turns has the places too where sections
// and cues begin; cues by place, none inside a heading.
void cut_clauses(std::string_view text, const Tokens& tokens, const TokenLines& lines,
                 const std::vector<Section>& sections, Structure& structure);

}  // namespace skillgap
