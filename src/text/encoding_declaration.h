// What a document says of its own encoding, within its first 1024 bytes.
#pragma once

#include <string>
#include <string_view>

namespace skillgap {

struct ByteOrderMark {
  std::string_view encoding;  // "": there is none
  std::size_t length = 0;
};

ByteOrderMark find_byte_order_mark(std::string_view bytes);

// The label of <?xml encoding="…"?>, <meta charset=…> or <meta http-equiv="content-type" …>, or
// "utf-16le"/"utf-16be" where an XML declaration is spelled in two-byte characters; else empty.
std::string declared_encoding(std::string_view bytes);

}  // namespace skillgap
