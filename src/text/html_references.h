// Character references: "&amp;", "&#8211;", "&eacute" … by the table and rules of the HTML
// Standard.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace skillgap {

// In an attribute "?a=1&copy=2" holds no reference: one without ';' does not count before '=' or
// a letter or digit.
enum class ReferencePlace { kText, kAttribute };

struct CharacterReference {
  std::size_t length = 0;  // bytes of the reference, '&' included; 0: none stands here
  char32_t first = 0;
  char32_t second = 0;  // 0: one code point only
};

// REQUIRES: text begins with '&'.
CharacterReference match_reference(std::string_view text, ReferencePlace place);

// Decodes all of a text; references to forbidden control characters come to nothing.
std::string decode_references(std::string_view text, ReferencePlace place);

// Appends a code point unless it is a forbidden control; one that parts words becomes a space.
void append_printable(std::string& out, char32_t code_point);

}  // namespace skillgap
