// How much is taken of one document before it is refused, or the rest is left out and a problem
// says so. With the defaults no document costs more than some seconds and 512 MiB; raise a limit
// only for documents that you trust.
//
//   parse_feed(document, "", {.items = 50'000})
//
// Values. Each limit is reached: what is exactly as much is taken. Bytes are of UTF-8.
#pragma once

#include <cstddef>

namespace skillgap {

// Of the microdata and RDFa of a page; what is beyond is left out.
struct MarkedLimits {
  std::size_t elements = 100'000;  // that carry any
  std::size_t values = 200'000;    // of all properties; what is referred to counts each time
  std::size_t depth = 16;          // of items within items
};

struct FeedLimits {
  std::size_t document_bytes = 16u << 20;  // before and after decoding
  std::size_t xml_tags = 1'000'000;        // every '<' counts
  std::size_t xml_depth = 256;
  std::size_t xml_attributes = 400;  // of one element
  std::size_t items = 10'000;        // the bad ones too
  std::size_t json_depth = 64;
  std::size_t json_ld_blocks = 50;  // of a page
  // What "@id" stands for elsewhere in a page: one thing, and all that are looked up.
  std::size_t referenced_bytes = 64u << 10, looked_up_bytes = 32u << 20;
  MarkedLimits marked = {};
  std::size_t links = 50'000;  // of a sitemap; the protocol's own limit
  std::size_t feeds = 10;      // that a page names
  // Of an item that is not well-formed, and is read element by element.
  std::size_t mended_bytes = 256u << 10, mended_elements = 200, mended_open = 20;
  std::size_t title_bytes = 1'000, field_bytes = 256u << 10, description_bytes = 1u << 20;
  std::size_t url_bytes = 2'083;
};

}  // namespace skillgap
