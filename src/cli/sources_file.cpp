#include "cli/sources_file.h"

#include <fmt/format.h>
// Input that breaks an assertion of toml++ is an error of the input, and it reports it as one.
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "skillgap/toml_text.h"

namespace skillgap {
namespace {

std::string place(std::string_view file, const toml::node& node) {
  return fmt::format("{}:{}", file, node.source().begin.line);
}

// A key of a source: sets its part, or says that the value is of the wrong kind.
struct Key {
  std::string_view name, wanted;
  bool (*read)(ListedSource& source, const toml::node& value);
};

template <class T>
bool set(T& part, const toml::node& value) {
  const auto found = value.value_exact<T>();
  if (found) part = *found;
  return found.has_value();
}

bool set_tags(ListedSource& source, const toml::node& value) {
  const toml::array* tags = value.as_array();
  if (!tags) return false;
  for (const toml::node& tag : *tags) {
    if (!set(source.tags.emplace_back(), tag)) return false;
  }
  return true;
}

bool set_interval(ListedSource& source, const toml::node& value) {
  const auto interval = parse_interval(value.value_or(std::string_view()));
  if (interval) source.interval = *interval;
  return interval.has_value();
}

constexpr Key kKeys[] = {
    {"url", "a text", [](ListedSource& s, const toml::node& v) { return set(s.url, v); }},
    {"name", "a text", [](ListedSource& s, const toml::node& v) { return set(s.name, v); }},
    {"tags", "a list of texts", set_tags},
    {"interval", "a time such as \"30min\", \"6h\" or \"2d\"", set_interval},
    {"follow", "true or false",
     [](ListedSource& s, const toml::node& v) { return set(s.follow, v); }},
    {"allow_private", "true or false",
     [](ListedSource& s, const toml::node& v) { return set(s.allow_private, v); }},
};

std::optional<std::string> read_key(ListedSource& source, std::string_view name,
                                    const toml::node& value) {
  const Key* key = std::ranges::find(kKeys, name, &Key::name);
  if (key == std::end(kKeys))
    return fmt::format("unknown key '{}', use url, name, tags, interval, follow or allow_private",
                       name);
  if (key->read(source, value)) return std::nullopt;
  return fmt::format("'{}' is not what it should be, write {}", name, key->wanted);
}

void read_source(const toml::table& entry, std::string_view file, SourceList& list) {
  ListedSource source;
  for (const auto& [key, value] : entry) {
    if (auto message = read_key(source, key.str(), value))
      list.problems.push_back({ProblemKind::kBadRow, place(file, value), std::move(*message)});
  }
  if (source.url.empty()) {
    list.problems.push_back({ProblemKind::kBadRow, place(file, entry),
                             "a source without url, add url = \"…\"; left out"});
  } else {
    list.sources.push_back(std::move(source));
  }
}

// A key of the list itself; one [source] is a list of one.
void read_entry(std::string_view key, const toml::node& value, std::string_view file,
                SourceList& list) {
  const auto problem = [&](std::string message) {
    list.problems.push_back({ProblemKind::kBadRow, place(file, value), std::move(message)});
  };
  if (key == "source" && value.is_table()) {
    read_source(*value.as_table(), file, list);
  } else if (key == "source" && value.is_array()) {
    for (const toml::node& entry : *value.as_array()) {
      if (const toml::table* table = entry.as_table()) read_source(*table, file, list);
    }
  } else if (key != "contact") {
    problem(fmt::format("unknown key '{}', use contact or [[source]]", key));
  } else if (const auto contact = value.value_exact<std::string>()) {
    list.contact = *contact;
  } else {
    problem("'contact' is not what it should be, write a text");
  }
}

}  // namespace

std::optional<std::chrono::seconds> parse_interval(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::chrono::seconds length;
  };
  constexpr Unit kUnits[] = {{"min", std::chrono::minutes{1}},
                             {"h", std::chrono::hours{1}},
                             {"d", std::chrono::hours{24}}};
  unsigned short count = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  const std::string_view unit(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
  const Unit* found = std::ranges::find(kUnits, unit, &Unit::name);
  if (error != std::errc() || found == std::end(kUnits)) return std::nullopt;
  return count * found->length;
}

std::expected<SourceList, Error> parse_sources(std::string_view text, std::string_view where) {
  if (auto fault = find_toml_fault(text, where)) return std::unexpected(std::move(*fault));
  const toml::parse_result result = toml::parse(text);
  if (!result)
    return std::unexpected(
        Error{fmt::format("{}:{}", where, result.error().source().begin.line),
              fmt::format("not valid TOML ({}), correct this line", result.error().description())});
  SourceList list;
  for (const auto& [key, value] : result.table()) read_entry(key.str(), value, where, list);
  if (list.sources.empty())
    return std::unexpected(
        Error{std::string(where), "no sources listed, add [[source]] with url = \"…\""});
  return list;
}

}  // namespace skillgap
