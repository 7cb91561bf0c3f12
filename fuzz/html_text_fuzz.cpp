// Any text as HTML: the segments tile the text, point into the source, and copies are verbatim.
#include "skillgap/html_text.h"

#include <algorithm>

#include "fuzz/invariants.h"
#include "skillgap/text.h"

using namespace skillgap;

namespace {

bool is_blank(char c) { return std::string_view(" \t\n\r\f").contains(c); }

// A copy, but for a blank that became a space or the line break of preformatted text.
bool is_verbatim(std::string_view text, std::string_view source) {
  return std::ranges::equal(text, source, [](char t, char s) {
    return t == s || (is_blank(s) && (t == ' ' || t == '\n'));
  });
}

void require_tiled(const HtmlText& page, std::string_view html) {
  Span last_text, last_source;
  for (const TextSegment& segment : page.segments) {
    fuzz::require(segment.text.begin == last_text.end, "segments are contiguous in the text");
    fuzz::require(segment.source.begin >= last_source.begin, "segments are ordered");
    fuzz::require_on_characters(segment.text, page.text);
    fuzz::require_on_characters(segment.source, html);
    fuzz::require(segment.text.size() > 0, "segments are not empty");
    fuzz::require(segment.text.size() != segment.source.size() ||
                      is_verbatim(segment.text.of(page.text), segment.source.of(html)),
                  "segments of equal lengths are verbatim");
    last_text = segment.text;
    last_source = segment.source;
  }
  fuzz::require(last_text.end == page.text.size(), "segments cover the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html = clean_utf8(fuzz::text_of(data, size));
  const HtmlText page = html_to_text(html);
  fuzz::require_valid_utf8(page.text, "the text of a page");
  fuzz::require_valid_utf8(page.title, "the title of a page");
  fuzz::require(!page.title.contains('\n'), "a title is one line");
  for (const std::string& json : page.json_ld) fuzz::require_valid_utf8(json, "a script");
  require_tiled(page, html);
  fuzz::require(text_of_html(html) == page.text, "the text is the same without its places");
  fuzz::require_valid_utf8(decode_html_references(html), "text with its references decoded");
  (void)looks_like_html(html);
  return 0;
}
