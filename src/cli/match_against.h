// `match --against ROLE`: a profile, or several side by side, beside what the role typically asks
// for, in one time or before and after a day.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"
#include "skillgap/gap.h"
#include "skillgap/role_demand.h"

namespace skillgap {

struct NamedProfile {
  std::string name;  // of its file
  ResolvedProfile profile;
};

std::string against_text(const RoleDemand& demand, const std::vector<NamedProfile>& profiles,
                         const MatchCommand& command, const Analyzer& analyzer);

}  // namespace skillgap
