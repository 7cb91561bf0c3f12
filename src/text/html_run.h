// The longest piece of text that goes from a page to its text as it stands.
#pragma once

#include <cstddef>
#include <string_view>

#include "skillgap/span.h"

namespace skillgap {

// Within `text`, bytes of `html`, from its first byte on: words with one space between each two.
// Ends before any other blank (of HTML, or a no-break space), before a space that is not between
// two words, before '&' if `has_references`, and at the end of the text. REQUIRES: the text begins
// with a character that is no blank; it is taken whatever it is.
std::size_t copied_run_end(std::string_view html, Span text, bool has_references);

}  // namespace skillgap
