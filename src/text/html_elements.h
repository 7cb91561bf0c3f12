// What an HTML element means for text: does it make a line, a list item, is it shown at all?
#pragma once

#include <string_view>

#include "text/html_tokenizer.h"

namespace skillgap {

enum class HtmlRole {
  kInline,        // also every name we do not know
  kLine,          // begins and ends a line
  kParagraph,     // set off by an empty line
  kList,          // a paragraph that holds items
  kItem,          // a line that begins with "- "
  kTable,         // a paragraph that holds rows
  kRow,           // a line of cells
  kCell,          // parted from the one before by " | "
  kBreak,         // a line break
  kPreformatted,  // a paragraph that keeps its line breaks
  kTitle,
  kScript,
  kHidden,  // not shown
};

struct HtmlElement {
  std::string_view name;
  HtmlRole role = HtmlRole::kInline;
  HtmlTextMode mode = HtmlTextMode::kData;  // how its content is read
};

// Case does not matter.
const HtmlElement& find_html_element(std::string_view name);

}  // namespace skillgap
