#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/html_text.h"
#include "text/html_tokenizer.h"

namespace skillgap {
namespace {

// Tags that descriptions are written with. Names that are also usual type names ("Map<Object>",
// "List<Option>") tell nothing and are left out.
constexpr std::string_view kTellingTags[] = {
    "a",      "article", "b",     "blockquote", "body",  "br",  "dd",  "div",   "dl",
    "dt",     "em",      "font",  "h1",         "h2",    "h3",  "h4",  "h5",    "h6",
    "head",   "hr",      "html",  "i",          "img",   "li",  "ol",  "p",     "pre",
    "script", "section", "span",  "strong",     "style", "sub", "sup", "table", "tbody",
    "td",     "th",      "thead", "tr",         "u",     "ul"};
static_assert(std::ranges::is_sorted(kTellingTags));

bool is_telling(std::string_view name) {
  constexpr std::size_t kLongest = 10;
  return name.size() <= kLongest && std::ranges::binary_search(kTellingTags, ascii_lower(name));
}

// "Container<A>" beside "some <b>word</b>": one letter glued to a name is a type parameter.
bool is_type_parameter(std::string_view text, std::size_t bracket, std::string_view name) {
  const bool glued = bracket > 0 && (is_ascii_alnum(text[bracket - 1]) || text[bracket - 1] == '_');
  return glued && name.size() == 1 && ascii_lower(name[0]) != 'p';
}

// Behind the name: at once the end, or attributes with a value. "<b and c>" is a comparison.
bool ends_as_tag(std::string_view rest) {
  const std::size_t end = rest.find_first_of("<>");
  if (end == rest.npos || rest[end] == '<') return false;
  const std::string_view attributes = trim_blanks(rest.substr(0, end));
  return attributes.empty() || attributes == "/" || attributes.contains('=');
}

bool is_tag_at(std::string_view text, std::size_t bracket) {
  const bool is_end = text.substr(bracket + 1).starts_with('/');
  const std::size_t begin = bracket + (is_end ? 2 : 1);
  if (begin >= text.size() || !is_ascii_letter(text[begin])) return false;
  const std::size_t end = tag_name_end(text.substr(0, begin + 16), begin);
  const std::string_view name = text.substr(begin, end - begin);
  if (!is_telling(name) || !ends_as_tag(text.substr(end))) return false;
  return is_end || !is_type_parameter(text, bracket, name);
}

bool has_tag(std::string_view text) {
  std::size_t at = 0;
  while ((at = text.find('<', at)) != text.npos) {
    if (is_tag_at(text, at)) return true;
    ++at;
  }
  return false;
}

// "&lt;", "&#60;": without one of them no reference becomes the '<' of a tag, and "R&D" and
// "&nbsp;" need no copy of the text.
bool may_hold_written_bracket(std::string_view text) {
  for (std::size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::string_view name = text.substr(at + 1);
    if (name.starts_with('#') || name.starts_with("lt") || name.starts_with("LT")) return true;
  }
  return false;
}

}  // namespace

bool looks_like_html(std::string_view text) {
  return has_tag(text) || (may_hold_written_bracket(text) && has_tag(decode_html_references(text)));
}

}  // namespace skillgap
