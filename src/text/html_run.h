// The longest piece of text that goes from a page to its text as it stands.
#pragma once

#include <cstddef>
#include <string_view>

namespace skillgap {

// From `begin` on: words with one space between each two. Ends before any other blank (of HTML, or
// a no-break space), before a space that is not between two words, before '&' if `has_references`,
// and at the end of the text. REQUIRES: a character that is no blank begins at `begin`; it is taken
// whatever it is.
std::size_t copied_run_end(std::string_view text, std::size_t begin, bool has_references);

}  // namespace skillgap
