// Both forms are read into one small tree first, so that the rules about keys exist once.
#include "skillgap/profile.h"

#include <fmt/format.h>
#include <simdjson.h>
// Input that breaks an assertion of toml++ is an error of the input, and it reports it as one.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <variant>

#include "skillgap/toml_text.h"

namespace skillgap {
namespace {

struct Node;
using Object = std::vector<std::pair<std::string, Node>>;
using List = std::vector<Node>;
struct Node {
  std::variant<std::monostate, std::string, double, List, Object> value;
  std::string where;  // "me.toml:4" or "me.json: skills[2].years"
};

// --- JSON ---

Node from_json(simdjson::dom::element element, std::string_view file, const std::string& path) {
  Node node{{}, path.empty() ? std::string(file) : fmt::format("{}: {}", file, path)};
  std::string_view text;
  double number = 0;
  simdjson::dom::array array;
  simdjson::dom::object object;
  if (!element.get(text)) {
    node.value = std::string(text);
  } else if (!element.get(number)) {
    node.value = number;
  } else if (!element.get(array)) {
    List list;
    for (const auto item : array)
      list.push_back(from_json(item, file, fmt::format("{}[{}]", path, list.size())));
    node.value = std::move(list);
  } else if (!element.get(object)) {
    Object members;
    for (const auto& [key, value] : object)
      members.emplace_back(
          key, from_json(value, file,
                         path.empty() ? std::string(key) : fmt::format("{}.{}", path, key)));
    node.value = std::move(members);
  }
  return node;
}

std::expected<Node, Error> read_json(std::string_view text, std::string_view where) {
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  if (const auto error = parser.parse(simdjson::padded_string(text)).get(root))
    return std::unexpected(
        Error{std::string(where), fmt::format("not valid JSON ({}), check commas and quotes",
                                              simdjson::error_message(error))});
  return from_json(root, where, "");
}

// --- TOML ---

Node from_toml(const toml::node& from, std::string_view file) {
  Node node{{}, fmt::format("{}:{}", file, from.source().begin.line)};
  if (const auto text = from.value_exact<std::string>()) {
    node.value = *text;
  } else if (const auto number = from.value<double>(); number && from.is_number()) {
    node.value = *number;
  } else if (const auto* array = from.as_array()) {
    List list;
    for (const toml::node& item : *array) list.push_back(from_toml(item, file));
    node.value = std::move(list);
  } else if (const auto* table = from.as_table()) {
    Object members;
    for (const auto& [key, value] : *table)
      members.emplace_back(std::string(key.str()), from_toml(value, file));
    node.value = std::move(members);
  }
  return node;
}

std::expected<Node, Error> read_toml(std::string_view text, std::string_view where) {
  if (auto fault = find_toml_fault(text, where)) return std::unexpected(std::move(*fault));
  const toml::parse_result result = toml::parse(text);
  if (result) return from_toml(result.table(), where);
  return std::unexpected(
      Error{fmt::format("{}:{}", where, result.error().source().begin.line),
            fmt::format("not valid TOML ({}), correct this line", result.error().description())});
}

// --- the profile ---

constexpr std::string_view kLevels[] = {"beginner", "intermediate", "advanced", "expert"};

class ProfileReader {
 public:
  explicit ProfileReader(std::vector<Problem>& problems) : problems_(problems) {}

  Profile read(const Object& root) {
    Profile profile;
    for (const auto& [key, node] : root) {
      if (key == "skills")
        profile.skills = skills(node);
      else if (key == "roles")
        profile.roles = texts(node, key);
      else if (key == "locations")
        profile.locations = texts(node, key);
      else if (key == "work_modes")
        profile.work_modes = texts(node, key);
      else if (key == "years")
        profile.years = number(node, key);
      else if (key == "education")
        profile.education = text(node, key);
      else if (key != "name")
        report(node, fmt::format("unknown key '{}', see docs/formats.md for the keys", key));
    }
    return profile;
  }

 private:
  std::string text(const Node& node, std::string_view key) {
    if (const auto* value = std::get_if<std::string>(&node.value)) return *value;
    report(node, fmt::format("'{}' must be a text, write it in quotes", key));
    return {};
  }

  std::optional<double> number(const Node& node, std::string_view key) {
    const auto* value = std::get_if<double>(&node.value);
    if (value && *value >= 0 && std::isfinite(*value)) return *value;  // TOML has inf
    report(node, fmt::format("'{}' must be a number of years, write digits without quotes", key));
    return std::nullopt;
  }

  std::vector<std::string> texts(const Node& node, std::string_view key) {
    std::vector<std::string> all;
    const auto* list = std::get_if<List>(&node.value);
    if (!list)
      return report(node, fmt::format("'{}' must be a list, write [\"…\", \"…\"]", key)), all;
    for (const Node& item : *list) {
      if (std::string value = text(item, key); !value.empty()) all.push_back(std::move(value));
    }
    return all;
  }

  std::vector<ProfileSkill> skills(const Node& node) {
    std::vector<ProfileSkill> all;
    const auto* list = std::get_if<List>(&node.value);
    if (!list)
      return report(node, "'skills' must be a list, of names or of tables with a name"), all;
    for (const Node& item : *list) {
      if (ProfileSkill skill = this->skill(item); !skill.name.empty())
        all.push_back(std::move(skill));
    }
    return all;
  }

  ProfileSkill skill(const Node& node) {
    ProfileSkill skill{.name = {}, .level = {}, .years = {}, .where = node.where};
    const auto* name = std::get_if<std::string>(&node.value);
    const auto* members = std::get_if<Object>(&node.value);
    if (name) skill.name = *name;
    if (!name && !members)
      return report(node, "a skill must be a name or a table with a name; left out"), skill;
    for (const auto& [key, value] : members ? *members : Object{}) {
      if (key == "name")
        skill.name = text(value, key);
      else if (key == "years")
        skill.years = number(value, key);
      else if (key == "level")
        skill.level = level(value);
      else
        report(value, fmt::format("unknown key '{}' of a skill, use name, level or years", key));
    }
    if (skill.name.empty()) report(node, "a skill without a name, add name = \"…\"; left out");
    return skill;
  }

  std::string level(const Node& node) {
    std::string level = text(node, "level");
    if (level.empty() || std::ranges::find(kLevels, level) != std::end(kLevels)) return level;
    report(node, fmt::format("unknown level '{}', use beginner, intermediate, advanced or expert",
                             level));
    return {};
  }

  void report(const Node& node, std::string message) {
    problems_.push_back({ProblemKind::kBadRow, node.where, std::move(message)});
  }

  std::vector<Problem>& problems_;
};

}  // namespace

std::expected<ParsedProfile, Error> parse_profile(std::string_view utf8, std::string_view where) {
  const std::size_t first = utf8.find_first_not_of(" \t\r\n");
  const bool is_json = first != std::string_view::npos && utf8[first] == '{';
  const auto root = is_json ? read_json(utf8, where) : read_toml(utf8, where);
  if (!root) return std::unexpected(root.error());
  ParsedProfile parsed;
  if (const auto* members = std::get_if<Object>(&root->value))
    parsed.profile = ProfileReader(parsed.problems).read(*members);
  if (!parsed.profile.skills.empty()) return parsed;
  // What is wrong with the keys says more than that nothing was left.
  if (!parsed.problems.empty())
    return std::unexpected(Error{parsed.problems.front().where, parsed.problems.front().message});
  return std::unexpected(
      Error{std::string(where), "no skills in this profile, add skills = [\"Python\", …]"});
}

}  // namespace skillgap
