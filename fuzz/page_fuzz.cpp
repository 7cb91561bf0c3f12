// Any text as an HTML page: what it says to programs is clean, its items are JSON, and both come in
// bounded size.
#include <simdjson.h>

#include "fuzz/invariants.h"
#include "skillgap/page_data.h"
#include "skillgap/text.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html = clean_utf8(fuzz::text_of(data, size));
  const PageHead head = read_page_head(html);
  fuzz::require_clean(head.base, "the base of a page");
  fuzz::require_clean(head.language, "the language of a page");
  for (const PageLink& link : head.links) fuzz::require_clean(link.href, "a link of a page");
  for (const PageMeta& meta : head.metas) fuzz::require_clean(meta.content, "a meta of a page");

  const std::string items = marked_items(html);
  simdjson::dom::parser parser;
  fuzz::require(!parser.parse(items).error(), "items are JSON");
  fuzz::require_equal(marked_items(html), items, "items are the same each time");

  const MainText main = read_main_text(html);
  fuzz::require_clean(main.text, "the main text of a page");
  fuzz::require_clean(main.heading, "the heading of a page");
  fuzz::require(main.text.size() <= 4 * html.size() + 16, "a text is about as long as its page");
  return 0;
}
