// A person's profile, as they keep it. One format, in JSON or TOML (docs/formats.md has every key):
//
//   roles = ["ml-engineer"]
//   years = 4                       # of experience, overall
//   [[skills]]
//   name = "Python"                 # any alias of the taxonomy, or its id
//   level = "advanced"              # beginner intermediate advanced expert; optional
//   years = 4                       # optional
//
// A skill may also be given as a bare string. Messages name line (TOML) or field (JSON).
// Values; pure; any thread. The profile never leaves the machine (invariant I6).
#pragma once

#include <expected>
#include <map>
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
  std::string where = {};               // "me.toml:4" or "me.json: skills[2]", for messages
  std::optional<int> last_used = {};    // a year
  std::vector<std::string> shown = {};  // words of a résumé that show it; import writes them
  bool claimed = true;                  // named by the person, not only seen in their work
  std::string source = {};  // "resume" where import wrote it, so that export need not add it
};

struct ProfileLanguage {
  std::string name;   // any alias of a natural language
  std::string level;  // as written: "native", "B2"
  std::string where = {};
};

struct Study {
  std::string degree;  // any alias of a degree of the taxonomy
  std::string field, institution;
};

// The pay wanted: at least so much.
struct WantedPay {
  double min = 0;
  std::string currency;  // ISO 4217
  std::string unit;      // hour day week month year
};

struct Profile {
  std::string name;
  std::vector<ProfileSkill> skills;
  std::vector<std::string> roles;  // role ids wanted; empty = any
  std::vector<std::string> locations;
  std::vector<std::string> work_modes;
  std::optional<double> years;  // of experience, overall
  std::string seniority;        // intern junior mid senior lead manager executive
  std::string education;        // a degree
  std::vector<Study> studies;
  std::vector<ProfileLanguage> languages;
  std::vector<std::string> certificates;
  std::optional<WantedPay> pay;
  std::string resume;  // the JSON Resume it was imported from, as JSON text; "" without
  std::map<std::string, std::string> places;  // key → where it stands, for messages
};

struct ParsedProfile {
  Profile profile;
  std::vector<Problem> problems;  // unknown keys, values of the wrong kind, duplicates
};

// JSON if the first character is '{', else TOML. Fails where there is nothing usable.
std::expected<ParsedProfile, Error> parse_profile(std::string_view utf8, std::string_view where);

// Levels and their order, weakest first; -1 for a word that is none.
int skill_level(std::string_view level);      // beginner intermediate advanced expert
int seniority_level(std::string_view level);  // intern junior mid senior lead manager executive

}  // namespace skillgap
