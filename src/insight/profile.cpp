#include "skillgap/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "insight/profile_tree.h"
#include "skillgap/ascii.h"
#include "skillgap/taxonomy_search.h"

namespace skillgap {
namespace {

using Node = ProfileNode;

constexpr std::array<std::string_view, 4> kLevels = {"beginner", "intermediate", "advanced",
                                                     "expert"};
constexpr std::array<std::string_view, 7> kSeniorities = {"intern", "junior",  "mid",      "senior",
                                                          "lead",   "manager", "executive"};
constexpr std::array<std::string_view, 3> kWorkModes = {"remote", "hybrid", "onsite"};
constexpr std::array<std::string_view, 5> kPayUnits = {"hour", "day", "week", "month", "year"};

int place_in(const auto& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

// What the members of one table are read by: key → what to do with the value.
using Readers = std::vector<std::pair<std::string_view, std::function<void(const Node&)>>>;

class ProfileReader {
 public:
  explicit ProfileReader(std::vector<Problem>& problems) : problems_(problems) {}

  Profile read(const ProfileObject& root) {
    Profile p;
    const Readers readers = {
        {"name", [&](const Node& n) { p.name = text(n, "name"); }},
        {"skills", [&](const Node& n) { p.skills = skills(n); }},
        {"roles", [&](const Node& n) { p.roles = texts(n, "roles"); }},
        {"locations", [&](const Node& n) { p.locations = texts(n, "locations"); }},
        {"work_modes", [&](const Node& n) { p.work_modes = work_modes(n); }},
        {"years", [&](const Node& n) { p.years = years(n, "years"); }},
        {"seniority", [&](const Node& n) { p.seniority = word(n, "seniority", kSeniorities); }},
        {"education", [&](const Node& n) { read_education(n, p); }},
        {"languages", [&](const Node& n) { p.languages = languages(n); }},
        {"certificates", [&](const Node& n) { p.certificates = texts(n, "certificates"); }},
        {"pay", [&](const Node& n) { p.pay = pay(n); }},
        {"resume", [&](const Node& n) { p.resume = n.json; }},
    };
    for (const auto& [key, node] : root) p.places[key] = node.where;
    read_members(root, readers, [&](const Node& node, const std::string& key) {
      report(node, unknown_key(key, readers));
    });
    return p;
  }

 private:
  static std::string unknown_key(const std::string& key, const Readers& readers) {
    const auto letters = [](std::string_view text) {
      return std::u32string(text.begin(), text.end());
    };
    const std::size_t limit = allowed_edits(key.size());
    for (const auto& [name, reader] : readers) {
      if (edit_distance(letters(key), letters(name), limit) <= limit)
        return fmt::format("unknown key '{}', did you mean '{}'?", key, name);
    }
    return fmt::format("unknown key '{}', see docs/formats.md for the keys", key);
  }

  template <typename Unknown>
  void read_members(const ProfileObject& members, const Readers& readers, const Unknown& unknown) {
    for (const auto& [key, value] : members) {
      const auto reader =
          std::ranges::find(readers, key, [](const auto& entry) { return entry.first; });
      if (reader == readers.end())
        unknown(value, key);
      else
        reader->second(value);
    }
  }

  std::string text(const Node& node, std::string_view key) {
    if (const auto* value = std::get_if<std::string>(&node.value)) return *value;
    report(node, fmt::format("'{}' must be a text, write it in quotes", key));
    return {};
  }

  // One of the words, else "".
  std::string word(const Node& node, std::string_view key, const auto& words) {
    const std::string value = text(node, key);
    std::string small = ascii_lower(value);
    if (value.empty() || place_in(words, small) >= 0) return small;
    report(node, fmt::format("unknown {} '{}', use one of {}", key, value, fmt::join(words, ", ")));
    return {};
  }

  std::optional<double> years(const Node& node, std::string_view key) {
    const auto* value = std::get_if<double>(&node.value);
    if (value && *value >= 0 && std::isfinite(*value)) return *value;  // TOML has inf
    report(node, fmt::format("'{}' must be a number of years, write digits without quotes", key));
    return std::nullopt;
  }

  std::optional<int> calendar_year(const Node& node) {
    const auto* value = std::get_if<double>(&node.value);
    if (value && *value >= 1900 && *value <= 2200) return static_cast<int>(*value);
    report(node, "'last_used' must be a year, write for example 2024");
    return std::nullopt;
  }

  std::vector<std::string> texts(const Node& node, std::string_view key) {
    std::vector<std::string> all;
    const auto* list = std::get_if<ProfileList>(&node.value);
    if (!list)
      return report(node, fmt::format("'{}' must be a list, write [\"…\", \"…\"]", key)), all;
    for (const Node& item : *list)
      if (std::string value = text(item, key); !value.empty()) all.push_back(std::move(value));
    return all;
  }

  std::vector<std::string> work_modes(const Node& node) {
    std::vector<std::string> modes = texts(node, "work_modes");
    for (std::string& mode : modes) {
      mode = ascii_lower(mode);
      if (place_in(kWorkModes, mode) < 0)
        report(node, fmt::format("unknown work mode '{}', use remote, hybrid or onsite", mode));
    }
    std::erase_if(modes, [](const std::string& mode) { return place_in(kWorkModes, mode) < 0; });
    return modes;
  }

  std::vector<ProfileSkill> skills(const Node& node) {
    std::vector<ProfileSkill> all;
    const auto* list = std::get_if<ProfileList>(&node.value);
    if (!list)
      return report(node, "'skills' must be a list, of names or of tables with a name"), all;
    std::map<std::string, std::string> seen;  // name → where
    for (const Node& item : *list) {
      ProfileSkill skill = this->skill(item);
      if (skill.name.empty()) continue;
      const auto [first, is_new] = seen.try_emplace(skill.name, skill.where);
      if (!is_new)
        report(item, fmt::format("skill '{}' stands twice (first at {}), remove one; the one with "
                                 "more years counts",
                                 skill.name, first->second));
      all.push_back(std::move(skill));
    }
    return all;
  }

  ProfileSkill skill(const Node& node) {
    ProfileSkill s{.name = {}, .level = {}, .years = {}, .where = node.where};
    const auto* members = std::get_if<ProfileObject>(&node.value);
    if (const auto* name = std::get_if<std::string>(&node.value)) {
      s.name = *name;
    } else if (!members) {
      return report(node, "a skill must be a name or a table with a name; left out"), s;
    } else {
      read_skill(*members, s);
    }
    if (s.name.empty()) report(node, "a skill without a name, add name = \"…\"; left out");
    return s;
  }

  void read_skill(const ProfileObject& members, ProfileSkill& s) {
    const Readers readers = {
        {"name", [&](const Node& n) { s.name = text(n, "name"); }},
        {"years", [&](const Node& n) { s.years = years(n, "years"); }},
        {"level", [&](const Node& n) { s.level = level(n); }},
        {"last_used", [&](const Node& n) { s.last_used = calendar_year(n); }},
        {"shown", [&](const Node& n) { s.shown = texts(n, "shown"); }},
        {"claimed", [&](const Node& n) { s.claimed = truth(n, "claimed"); }},
        {"source", [&](const Node& n) { s.source = text(n, "source"); }},
    };
    read_members(members, readers, [&](const Node& node, const std::string& key) {
      report(node,
             fmt::format("unknown key '{}' of a skill, use name, level, years or last_used", key));
    });
  }

  bool truth(const Node& node, std::string_view key) {
    if (const auto* value = std::get_if<bool>(&node.value)) return *value;
    report(node, fmt::format("'{}' must be true or false", key));
    return true;
  }

  std::string level(const Node& node) {
    std::string level = text(node, "level");
    if (level.empty() || skill_level(level) >= 0) return level;
    report(node, fmt::format("unknown level '{}', use beginner, intermediate, advanced or expert",
                             level));
    return {};
  }

  std::vector<ProfileLanguage> languages(const Node& node) {
    std::vector<ProfileLanguage> all;
    const auto* list = std::get_if<ProfileList>(&node.value);
    if (!list) return report(node, "'languages' must be a list, write [\"…\", \"…\"]"), all;
    for (const Node& item : *list) {
      ProfileLanguage language{.name = {}, .level = {}, .where = item.where};
      if (const auto* members = std::get_if<ProfileObject>(&item.value)) {
        const Readers readers = {
            {"name", [&](const Node& n) { language.name = text(n, "name"); }},
            {"level", [&](const Node& n) { language.level = text(n, "level"); }},
        };
        read_members(*members, readers, [&](const Node& n, const std::string& key) {
          report(n, fmt::format("unknown key '{}' of a language, use name or level", key));
        });
      } else {
        language.name = text(item, "languages");
      }
      if (!language.name.empty()) all.push_back(std::move(language));
    }
    return all;
  }

  // "bachelor", or tables with a degree each.
  void read_education(const Node& node, Profile& p) {
    const auto* list = std::get_if<ProfileList>(&node.value);
    if (!list) return void(p.education = text(node, "education"));
    for (const Node& item : *list) {
      const auto* members = std::get_if<ProfileObject>(&item.value);
      if (!members) {
        report(item, "an entry of 'education' must be a table with a degree; left out");
        continue;
      }
      Study study;
      const Readers readers = {
          {"degree", [&](const Node& n) { study.degree = text(n, "degree"); }},
          {"field", [&](const Node& n) { study.field = text(n, "field"); }},
          {"institution", [&](const Node& n) { study.institution = text(n, "institution"); }},
      };
      read_members(*members, readers, [&](const Node& n, const std::string& key) {
        report(n,
               fmt::format("unknown key '{}' of a study, use degree, field or institution", key));
      });
      p.studies.push_back(std::move(study));
    }
  }

  std::optional<WantedPay> pay(const Node& node) {
    const auto* members = std::get_if<ProfileObject>(&node.value);
    WantedPay wanted;
    if (members) {
      const Readers readers = {
          {"min", [&](const Node& n) { wanted.min = amount(n); }},
          {"currency", [&](const Node& n) { wanted.currency = text(n, "currency"); }},
          {"unit", [&](const Node& n) { wanted.unit = word(n, "unit", kPayUnits); }},
      };
      read_members(*members, readers, [&](const Node& n, const std::string& key) {
        report(n, fmt::format("unknown key '{}' of pay, use min, currency or unit", key));
      });
    }
    if (wanted.min > 0 && !wanted.currency.empty() && !wanted.unit.empty()) return wanted;
    report(node,
           "'pay' must be a table with min, currency and unit, as in { min = 10000000, "
           "currency = \"IDR\", unit = \"month\" }; left out");
    return std::nullopt;
  }

  double amount(const Node& node) {
    const auto* value = std::get_if<double>(&node.value);
    return value && std::isfinite(*value) ? *value : 0;
  }

  void report(const Node& node, std::string message) {
    problems_.push_back({ProblemKind::kBadRow, node.where, std::move(message)});
  }

  std::vector<Problem>& problems_;
};

}  // namespace

int skill_level(std::string_view level) { return place_in(kLevels, level); }
int seniority_level(std::string_view level) { return place_in(kSeniorities, level); }

std::expected<ParsedProfile, Error> parse_profile(std::string_view utf8, std::string_view where) {
  const auto root = read_profile_tree(utf8, where);
  if (!root) return std::unexpected(root.error());
  ParsedProfile parsed;
  if (const auto* members = std::get_if<ProfileObject>(&root->value))
    parsed.profile = ProfileReader(parsed.problems).read(*members);
  if (parsed.profile.places.contains("basics"))
    return std::unexpected(Error{
        std::string(where), "a JSON Resume, make a profile of it: skillgap profile import FILE"});
  if (!parsed.profile.skills.empty()) return parsed;
  // What is wrong with the keys says more than that nothing was left.
  if (!parsed.problems.empty())
    return std::unexpected(Error{parsed.problems.front().where, parsed.problems.front().message});
  constexpr auto kNone = "no skills in this profile, add skills = [\"Python\", …]";
  return std::unexpected(Error{std::string(where), kNone});
}

}  // namespace skillgap
