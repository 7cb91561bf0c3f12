// What `taxonomy show` says of a role: what it is, what tells it from its neighbours, and what in a
// posting speaks for it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "skillgap/taxonomy.h"

namespace skillgap {

using HeadedLines =
    std::vector<std::pair<std::string, std::vector<std::string>>>;  // heading, values

HeadedLines describe_role(RoleId role, const Taxonomy& taxonomy);

}  // namespace skillgap
