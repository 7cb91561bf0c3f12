// What an HTML page says of itself to programs, beside the JSON-LD in its scripts (html_text.h).
//
//   read_page_head(html).links        // <link rel="canonical" href="/jobs/7">, feeds …
//   marked_items(html)                // microdata and RDFa, as the text of a JSON-LD array
//   read_main_text(html).text         // without menus, footers and lists of links
//
// Sources: HTML Standard, "Microdata" (values of properties, itemref); RDFa Lite 1.1, and of RDFa
// Core the attributes content, datetime and rel. Linear in the input, whatever the nesting; never
// fails. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/feed_limits.h"

namespace skillgap {

struct PageLink {
  std::string rel;   // in lower case, one or more words
  std::string type;  // media type in lower case, "" if not stated
  std::string href;  // as written, references decoded
};

struct PageMeta {
  std::string name;  // of `name`, `property` or `itemprop`, in lower case
  std::string content;
};

// At most 1,000 links and as many metas are read.
struct PageHead {
  std::string base;             // <base href>
  std::string language;         // <html lang>
  std::vector<PageLink> links;  // <link>, and <a> with a media type
  std::vector<PageMeta> metas;
  std::string meta(std::string_view name) const;  // the first of that name, or ""
};
PageHead read_page_head(std::string_view html);

// The page's items, nested ones within their property. Types and names of
// properties are without the address or prefix of schema.org. A text value keeps lines and lists as
// html_to_text() gives them. A link is its address, except where a property is a name ("title"):
// then its text.
std::string marked_items(std::string_view html, const MarkedLimits& limits = {});

struct MainText {
  std::string heading;  // the first <h1>, else ""
  std::string text;
};
// The part of the page that it is about: <main>, else the longest <article>, else all but headers,
// footers, menus and asides; without lines that are nothing but links.
MainText read_main_text(std::string_view html);

}  // namespace skillgap
