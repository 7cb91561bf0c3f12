#include "text/open_elements.h"

#include <algorithm>
#include <iterator>

#include "skillgap/ascii.h"
#include "text/html_elements.h"

namespace skillgap {
namespace {

// HTML Standard, 13.1.2.4 "Optional tags": what ends without an end tag, and where to stop looking.
struct Implied {
  std::string_view start;
  std::initializer_list<std::string_view> ends, stops;
};
const Implied kImplied[] = {
    {"li", {"li"}, {"ul", "ol", "menu"}},  {"dt", {"dt", "dd"}, {"dl"}},
    {"dd", {"dt", "dd"}, {"dl"}},          {"td", {"td", "th"}, {"table", "tr"}},
    {"th", {"td", "th"}, {"table", "tr"}}, {"tr", {"tr"}, {"table"}},
    {"option", {"option"}, {"select"}},
};
constexpr std::size_t kLookBack = 16;  // what is to be ended lies near

bool contains(std::initializer_list<std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_block(std::string_view name) {
  const HtmlRole role = find_html_element(name).role;
  return role > HtmlRole::kInline && role < HtmlRole::kTitle && role != HtmlRole::kBreak;
}

}  // namespace

bool is_void_element(std::string_view name) {
  constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                        "input", "link", "meta", "param", "source", "track", "wbr"};
  return std::ranges::any_of(
      kVoid, [name](std::string_view known) { return equals_ignoring_case(known, name); });
}

void OpenElements::pop(std::size_t at) {
  on_close_(open_.back().label, at);
  --count_[open_.back().name];
  open_.pop_back();
}

void OpenElements::meet_start(std::string_view raw_name, std::size_t at) {
  if (open_.empty()) return;
  if (open_.back().name == "p" && is_block(raw_name)) pop(at);
  const std::string name = ascii_lower(raw_name);
  const auto* implied = std::ranges::find(kImplied, name, &Implied::start);
  if (implied == std::end(kImplied)) return;
  for (std::size_t up = 1; up <= std::min(kLookBack, open_.size()); ++up) {
    const std::string& above = open_[open_.size() - up].name;
    if (contains(implied->stops, above)) return;
    if (!contains(implied->ends, above)) continue;
    for (; up > 0; --up) pop(at);
    return;
  }
}

void OpenElements::open(std::string_view name, std::size_t label) {
  if (open_.size() == kMaxDepth) return;
  open_.push_back({ascii_lower(name), label});
  ++count_[open_.back().name];
}

void OpenElements::close(std::string_view raw_name, std::size_t at) {
  const std::string name = ascii_lower(raw_name);
  const auto known = count_.find(name);
  if (known == count_.end() || known->second == 0) return;  // a stray end tag
  while (open_.back().name != name) pop(at);
  pop(at);
}

void OpenElements::close_all(std::size_t at) {
  while (!open_.empty()) pop(at);
}

}  // namespace skillgap
