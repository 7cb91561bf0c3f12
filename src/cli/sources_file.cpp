#include "cli/sources_file.h"

#include <fmt/format.h>
// Input that breaks an assertion of toml++ is an error of the input, and it reports it as one.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "skillgap/toml_text.h"

namespace skillgap {
namespace {

std::string place(std::string_view file, const toml::node& node) {
  return fmt::format("{}:{}", file, node.source().begin.line);
}

void read_source(const toml::table& entry, std::string_view file, SourceList& list) {
  ListedSource source{entry["url"].value_or(std::string()), entry["allow_private"].value_or(false)};
  for (const auto& [key, value] : entry) {
    if (key.str() != "url" && key.str() != "allow_private")
      list.problems.push_back(
          {ProblemKind::kBadRow, place(file, value),
           fmt::format("unknown key '{}', use url or allow_private", key.str())});
  }
  if (source.url.empty()) {
    list.problems.push_back({ProblemKind::kBadRow, place(file, entry),
                             "a source without url, add url = \"…\"; left out"});
  } else {
    list.sources.push_back(std::move(source));
  }
}

}  // namespace

std::expected<SourceList, Error> parse_sources(std::string_view text, std::string_view where) {
  if (auto fault = find_toml_fault(text, where)) return std::unexpected(std::move(*fault));
  const toml::parse_result result = toml::parse(text);
  if (!result)
    return std::unexpected(
        Error{fmt::format("{}:{}", where, result.error().source().begin.line),
              fmt::format("not valid TOML ({}), correct this line", result.error().description())});
  SourceList list;
  if (const toml::array* entries = result.table()["source"].as_array()) {
    for (const toml::node& entry : *entries) {
      if (const toml::table* table = entry.as_table()) read_source(*table, where, list);
    }
  }
  if (list.sources.empty())
    return std::unexpected(
        Error{std::string(where), "no sources listed, add [[source]] with url = \"…\""});
  return list;
}

}  // namespace skillgap
