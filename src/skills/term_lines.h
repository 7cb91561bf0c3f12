// How a document about a trade is built: headings, tables, lists, "Category: a, b" lines, text.
//
//   read_term_lines("## Tools\n- **Docker**: containers\n", [&](const TermLine& line) { … });
//   // line.text "Docker: containers", items: "Docker" and "containers" with the label "Docker"
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/span.h"
#include "skillgap/term_proposals.h"

namespace skillgap {

// A text without the marks of Markdown, and which parts of it were bold or code.
struct MarkedText {
  std::string text;
  std::vector<Span> strong;
};
MarkedText without_marks(std::string_view line);

// A part of a line that is more than running text.
struct TermItem {
  Span where;  // bytes of TermLine::text
  TermForm form = TermForm::kItem;
  std::string label;      // of its row or category: "Programming"
  std::string column;     // the heading of its column
  std::size_t block = 0;  // items of one list or column share it
};

struct TermLine {
  std::size_t number = 0;  // from 0
  std::string text;
  std::vector<TermItem> items;
  std::vector<std::string> headings;  // it stands under, nearest first
};

// Calls `visit` for each line that holds text. Labels and headings of more than kMostLabelBytes are
// left empty, so that no line costs more than its own length.
void read_term_lines(std::string_view text, const std::function<void(const TermLine&)>& visit);

constexpr std::size_t kMostLabelBytes = 160;

}  // namespace skillgap
