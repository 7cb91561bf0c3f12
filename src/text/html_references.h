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

// Writes what a reference stands for and gives its end: at most kMostReferred bytes, none for a
// forbidden control, and a space for one that parts words. REQUIRES: length > 0.
inline constexpr std::size_t kMostReferred = 8;
char* write_referred(char* out, const CharacterReference& reference);

}  // namespace skillgap
