// Code points of UTF-8, by ICU.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace skillgap {

// The code point at `position`, which moves past it. Ill-formed bytes give -1, one sequence at a
// time. REQUIRES: position < text.size(), text shorter than 2 GiB.
inline UChar32 next_code_point(std::string_view text, std::size_t& position) {
// ICU's macro narrows an int to a byte on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  UChar32 c;
  auto i = static_cast<std::int32_t>(position);
  U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
#pragma GCC diagnostic pop
  position = static_cast<std::size_t>(i);
  return c;
}

}  // namespace skillgap
