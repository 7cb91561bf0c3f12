#include "insight/profile_tree.h"

#include <fmt/format.h>
#include <simdjson.h>
// Input that breaks an assertion of toml++ is an error of the input, and it reports it as one.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "skillgap/toml_text.h"

namespace skillgap {
namespace {

using Node = ProfileNode;

// --- JSON ---

Node from_json(simdjson::dom::element element, std::string_view file, const std::string& path);

ProfileObject members_of(simdjson::dom::object object, std::string_view file,
                         const std::string& path) {
  ProfileObject members;
  for (const auto& [key, value] : object) {
    const std::string below = path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
    members.push_back({std::string(key), from_json(value, file, below)});
    if (path.empty() && value.is_object()) members.back().value.json = simdjson::minify(value);
  }
  return members;
}

Node from_json(simdjson::dom::element element, std::string_view file, const std::string& path) {
  Node node{{}, path.empty() ? std::string(file) : fmt::format("{}: {}", file, path), {}};
  std::string_view text;
  double number = 0;
  bool truth = false;
  simdjson::dom::array array;
  simdjson::dom::object object;
  if (!element.get(text)) {
    node.value = std::string(text);
  } else if (!element.get(number)) {
    node.value = number;
  } else if (!element.get(truth)) {
    node.value = truth;
  } else if (!element.get(array)) {
    ProfileList list;
    for (const auto item : array)
      list.push_back(from_json(item, file, fmt::format("{}[{}]", path, list.size())));
    node.value = std::move(list);
  } else if (!element.get(object)) {
    node.value = members_of(object, file, path);
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
  Node node{{}, fmt::format("{}:{}", file, from.source().begin.line), {}};
  if (const auto text = from.value_exact<std::string>()) {
    node.value = *text;
  } else if (const auto number = from.value<double>(); number && from.is_number()) {
    node.value = *number;
  } else if (const auto truth = from.value_exact<bool>()) {
    node.value = *truth;
  } else if (const auto* array = from.as_array()) {
    ProfileList list;
    for (const toml::node& item : *array) list.push_back(from_toml(item, file));
    node.value = std::move(list);
  } else if (const auto* table = from.as_table()) {
    ProfileObject members;
    for (const auto& [key, value] : *table)
      members.push_back({std::string(key.str()), from_toml(value, file)});
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

}  // namespace

std::expected<Node, Error> read_profile_tree(std::string_view utf8, std::string_view where) {
  const std::size_t first = utf8.find_first_not_of(" \t\r\n");
  const bool is_json = first != std::string_view::npos && utf8[first] == '{';
  return is_json ? read_json(utf8, where) : read_toml(utf8, where);
}

}  // namespace skillgap
