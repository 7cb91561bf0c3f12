// The elements of a page that carry microdata or RDFa, as a forest. One thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/span.h"

namespace skillgap {

struct MarkedElement {
  bool is_item = false;             // itemscope, typeof
  std::vector<std::string> types;   // itemtype, typeof
  std::vector<std::string> names;   // itemprop, property: of which properties it is the value
  std::vector<std::string> refers;  // itemref
  std::string item_id;              // itemid, resource
  std::string id;                   // what itemref refers to; only where the page has any
  // The value where an attribute holds it; else it is the content.
  std::optional<std::string> value;
  Span content;
  std::vector<std::size_t> children;  // the nearest marked elements within
  bool is_root = false;
};

// The first `most` of them.
std::vector<MarkedElement> marked_elements(std::string_view html, std::size_t most);

}  // namespace skillgap
