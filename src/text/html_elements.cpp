#include "text/html_elements.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

using enum HtmlRole;

constexpr HtmlElement kElements[] = {
    {"address", kLine},
    {"article", kLine},
    {"aside", kLine},
    {"blockquote", kParagraph},
    {"body", kLine},
    {"br", kBreak},
    {"button", kLine},
    {"caption", kLine},
    {"center", kLine},
    {"dd", kLine},
    {"details", kLine},
    {"dialog", kLine},
    {"dir", kList},
    {"div", kLine},
    {"dl", kParagraph},
    {"dt", kLine},
    {"fieldset", kLine},
    {"figcaption", kLine},
    {"figure", kLine},
    {"footer", kLine},
    {"form", kLine},
    {"h1", kParagraph},
    {"h2", kParagraph},
    {"h3", kParagraph},
    {"h4", kParagraph},
    {"h5", kParagraph},
    {"h6", kParagraph},
    {"header", kLine},
    {"hgroup", kLine},
    {"hr", kParagraph},
    {"html", kLine},
    {"iframe", kHidden, HtmlTextMode::kRawText},
    {"legend", kLine},
    {"li", kItem},
    {"listing", kPreformatted},
    {"main", kLine},
    {"menu", kList},
    {"nav", kLine},
    {"noembed", kHidden, HtmlTextMode::kRawText},
    {"noframes", kHidden, HtmlTextMode::kRawText},
    {"noscript", kHidden},
    {"ol", kList},
    {"optgroup", kLine},
    {"option", kLine},
    {"p", kParagraph},
    {"plaintext", kPreformatted, HtmlTextMode::kPlainText},
    {"pre", kPreformatted},
    {"script", kScript, HtmlTextMode::kScriptData},
    {"search", kLine},
    {"section", kLine},
    {"style", kHidden, HtmlTextMode::kRawText},
    {"summary", kLine},
    {"svg", kHidden},
    {"table", kTable},
    {"tbody", kRow},
    {"td", kCell},
    {"template", kHidden},
    {"textarea", kPreformatted, HtmlTextMode::kRcdata},
    {"tfoot", kRow},
    {"th", kCell},
    {"thead", kRow},
    {"title", kTitle, HtmlTextMode::kRcdata},
    {"tr", kRow},
    {"ul", kList},
    {"xmp", kPreformatted, HtmlTextMode::kRawText},
};
static_assert(std::ranges::is_sorted(kElements, {}, &HtmlElement::name));

constexpr HtmlElement kUnknown;
constexpr std::size_t kLongestName = 10;

// kFirst[i] … kFirst[i + 1]: the elements that begin with the i-th letter.
constexpr auto kFirst = [] {
  std::array<std::uint8_t, 27> first{};
  for (const HtmlElement& element : kElements) {
    for (auto i = static_cast<std::size_t>(element.name[0] - 'a') + 1; i < first.size(); ++i)
      ++first[i];
  }
  return first;
}();

}  // namespace

const HtmlElement& find_html_element(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || !is_ascii_letter(name[0])) return kUnknown;
  const auto letter = static_cast<std::size_t>(ascii_lower(name[0]) - 'a');
  for (std::size_t i = kFirst[letter]; i < kFirst[letter + 1]; ++i) {
    if (equals_ignoring_case(kElements[i].name, name)) return kElements[i];
  }
  return kUnknown;
}

}  // namespace skillgap
