// Requirements that no known heading announces, and duties that stand under a heading of
// requirements.
#pragma once

#include <cstdint>
#include <vector>

#include "skillgap/structure.h"
#include "skills/lines.h"

namespace skillgap {

// The section of each token, and which tokens are part of a heading.
struct Sections {
  std::vector<Section> of;
  std::vector<bool> in_heading;
};

// Two or more lines that begin with a cue that asks ("- 3+ years of …", "- Knowledge of …",
// "Menguasai …") are a list of requirements, with a line between them that begins otherwise, even
// where the last heading spoke of duties or of the employer. Lines that begin with a cue of duties
// ("Melakukan …", "Design …") are likewise one of duties, where it spoke of requirements or of the
// employer, unless a line that asks stands between. What stands right under a heading of benefits
// stays what it is. REQUIRES: cues by place.
void find_lists(const Tokens& tokens, const TokenLines& lines, const std::vector<CueHit>& cues,
                Sections& sections);

}  // namespace skillgap
