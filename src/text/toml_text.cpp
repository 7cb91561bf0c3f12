#include "skillgap/toml_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace skillgap {
namespace {

// A dotted key makes a table a dot; no file of ours has more than two.
constexpr int kMostDots = 32;

// Behind the string that begins at `at`, or the end of the text where it is not closed.
std::size_t behind_string(std::string_view toml, std::size_t at) {
  const char quote = toml[at];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool many_lines = toml.substr(at).starts_with(triple);
  const std::string_view end = many_lines ? triple : triple.substr(0, 1);
  for (std::size_t i = at + end.size(); i < toml.size(); ++i) {
    if (toml[i] == '\\' && quote == '"') {
      ++i;
    } else if (toml.substr(i).starts_with(end)) {
      return i + end.size();
    } else if (toml[i] == '\n' && !many_lines) {
      return i;
    }
  }
  return toml.size();
}

std::size_t end_of_line(std::string_view toml, std::size_t at) {
  return std::min(toml.find('\n', at), toml.size());
}

// A string, list or table begins a line, or stands behind one of these; a quote or bracket anywhere
// else is inside a value without quotes, which toml++ reads on to its end, characters above ASCII
// included. (BF: the byte order mark.)
bool may_begin_value(std::string_view toml, std::size_t at) {
  const std::size_t before = toml.substr(0, at).find_last_not_of(" \t");
  return before == toml.npos || std::string_view("=,[{.\n\xBF").contains(toml[before]);
}

Error fault_at(std::string_view toml, std::size_t at, std::string_view where,
               std::string_view what) {
  const auto line = 1 + std::ranges::count(toml.substr(0, at), '\n');
  return {fmt::format("{}:{}", where, line), std::string(what)};
}

}  // namespace

std::optional<Error> find_toml_fault(std::string_view toml, std::string_view where) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  int dots = 0;
  for (std::size_t i = toml.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
       i < toml.size();) {
    const char c = toml[i];
    if (std::string_view("\"'[{").contains(c) && !may_begin_value(toml, i))
      return fault_at(
          toml, i, where,
          "a quote or bracket inside a text without quotes, put the whole text in quotes");
    if (c == '"' || c == '\'') {
      i = behind_string(toml, i);
      continue;
    }
    if (c == '#') {
      i = end_of_line(toml, i);
      continue;
    }
    if (static_cast<unsigned char>(c) >= 0x80)
      return fault_at(toml, i, where,
                      "a character that is not ASCII outside of quotes, put the text in quotes");
    dots = c == '.' ? dots + 1 : std::string_view("=,[]{}\n").contains(c) ? 0 : dots;
    if (dots > kMostDots)
      return fault_at(toml, i, where, "a key of too many parts, write the keys of docs/formats.md");
    ++i;
  }
  return std::nullopt;
}

}  // namespace skillgap
