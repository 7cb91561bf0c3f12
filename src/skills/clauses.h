// Where clauses begin and end.
#pragma once

#include <string_view>
#include <vector>

#include "skillgap/structure.h"
#include "skills/lines.h"

namespace skillgap {

// Clauses as structure.h describes them; `cues` of the result are those given. REQUIRES: `lines`
// and `sections` are those of the tokens; cues by place, none inside a heading.
Structure cut_clauses(std::string_view text, const Tokens& tokens, const TokenLines& lines,
                      const std::vector<Section>& sections, std::vector<CueHit> cues);

}  // namespace skillgap
