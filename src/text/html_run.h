// The longest piece of text that goes from a page to its text as it stands: looked at and copied in
// one go.
#pragma once

#include <cstddef>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

// Copies to `out` from the first byte of `text` on, bytes of `html`, and says where that ends:
// words with one space between each two. Ends before any other blank (of HTML, or a no-break
// space), before a space that is not between two words, before '&' if `has_references`, and at the
// end of the text. REQUIRES: the text begins with a character that is no blank; it is taken
// whatever it is. `out` has room for all of the text and kRunRoom more, which is written over.
inline constexpr std::size_t kRunRoom = 16;
std::size_t copy_run(std::string_view html, Span text, bool has_references, char* out);

}  // namespace skillgap
