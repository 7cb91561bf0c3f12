// A person's skills, as they wrote them down. One format, in JSON or TOML (docs/formats.md):
//
//   name = "…"                      # optional, never printed in results
//   roles = ["ml-engineer"]
//   [[skills]]
//   name = "Python"                 # any alias of the taxonomy, or its id
//   level = "advanced"              # beginner intermediate advanced expert; optional
//   years = 4                       # optional
//
// A skill may also be given as a bare string. Messages name line (TOML) or field (JSON).
// Pure; any thread. The profile never leaves the machine (invariant I6).
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct ProfileSkill {
  std::string name;
  std::string level;
  std::optional<double> years;
  std::string where = {};  // "me.toml:4" or "me.json: skills[2]", for messages
};

struct Profile {
  std::vector<ProfileSkill> skills;
  std::vector<std::string> roles;  // role ids wanted; empty = any
  std::vector<std::string> locations;
  std::vector<std::string> work_modes;
  std::optional<double> years;  // of experience, overall
  std::string education;        // id of a degree in the taxonomy
};

struct ParsedProfile {
  Profile profile;
  std::vector<Problem> problems;  // unknown keys, values of the wrong kind
};

// JSON if the first character is '{', else TOML. Fails where there is nothing usable.
std::expected<ParsedProfile, Error> parse_profile(std::string_view utf8, std::string_view where);

}  // namespace skillgap
