// Which encodings we decode, by the labels of the WHATWG Encoding Standard plus UTF-32. What is
// not here (UTF-7, HZ, SCSU, EBCDIC, ISO-2022-KR …) can smuggle markup past a reader and is
// refused, although ICU would open it (trap G6).
#pragma once

#include <string_view>

namespace skillgap {

struct Encoding {
  std::string_view name;    // by the standard, in lower case
  const char* converter;    // the ICU converter of the same mapping; "" if ICU has none
  std::string_view labels;  // parted by spaces
};

// Null for an unknown or refused label. Case and surrounding blanks do not matter.
const Encoding* find_encoding(std::string_view label);

}  // namespace skillgap
