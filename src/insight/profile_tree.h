// A profile's text as a small tree, so that the rules about keys exist once for JSON and TOML.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ProfileNode;
struct ProfileMember;
using ProfileObject = std::vector<ProfileMember>;
using ProfileList = std::vector<ProfileNode>;
struct ProfileNode {
  std::variant<std::monostate, std::string, double, bool, ProfileList, ProfileObject> value;
  std::string where;  // "me.toml:4" or "me.json: skills[2].years"
  std::string json;   // of an object in JSON at the top level: its text, as it stood
};

struct ProfileMember {
  std::string key;
  ProfileNode value;
};

// JSON if the first character is '{', else TOML.
std::expected<ProfileNode, Error> read_profile_tree(std::string_view utf8, std::string_view where);

}  // namespace skillgap
