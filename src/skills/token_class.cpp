#include "skills/token_class.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace skillgap {

bool is_mark_beyond_ascii(std::string_view folded) {
  if (static_cast<unsigned char>(folded[0]) < 0x80) return false;
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (u_isalnum(text.char32At(i))) return false;
  }
  return true;
}

}  // namespace skillgap
