// HTML → the text a reader sees, with its block structure, plus the data a page hides in scripts.
//
//   HtmlText page = html_to_text("<p>Wajib:<ul><li>Python<li>SQL &amp; R</ul>");
//   page.text   // "Wajib:\n\n- Python\n- SQL & R"
//
// Blocks become lines, paragraphs and headings are set off by an empty line, list items begin with
// "- ", table cells are parted by " | ", <br> is a line break. script, style, template, noscript,
// svg and head content are not text. Linear in the input, whatever the nesting; never fails.
// Pure; safe in any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/span.h"

namespace skillgap {

// `text` came from `source`: equal lengths mean a verbatim copy (but for a blank that became a
// space); otherwise the source was a character reference or markup that became the text as a whole.
struct TextSegment {
  Span text;
  Span source;
};

struct HtmlText {
  std::string text;
  std::vector<TextSegment> segments;  // ordered, contiguous in `text`
  std::string title;                  // of <title>, one line
  std::vector<std::string> json_ld;   // contents of <script type="application/ld+json">, as written
};

HtmlText html_to_text(std::string_view html);

// Only its text, for those who need no places in the source. It stands in the memory of `memory`,
// where that has room.
std::string text_of_html(std::string_view html, std::string memory = {});

// "R&amp;D &#8211; caf&eacute;" → "R&D – café", by the table and rules of the HTML Standard.
std::string decode_html_references(std::string_view text);

// True where the text holds HTML markup (a known tag, or an encoded one such as "&lt;p&gt;").
// Used where a source does not say what its description is.
bool looks_like_html(std::string_view text);

}  // namespace skillgap
