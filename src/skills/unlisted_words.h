// A text as words that a term may be made of: for the search after terms that the taxonomy lacks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/span.h"
#include "skillgap/structure.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// What the taxonomy knows of a token.
enum class Known : char { kNothing, kCue, kName, kSkill, kTechnical, kDegree };

// Tokens that are written together: "CI/CD", "front-end", "C++".
struct TermWord {
  std::string folded;  // its tokens; hyphens are blanks, as for the matcher
  Span where;
  std::size_t clause = 0;
  Known known = Known::kNothing;
  bool after_break = false;   // a comma, colon, bracket or another clause stands before it
  bool is_label = false;      // a colon stands behind it
  bool has_capital = false;   // at its beginning; ASCII, as names of products are
  bool is_odd = false;        // a second capital, or a digit or sign among letters
  bool is_lower_too = false;  // a small letter, digit or sign as well: no mere capitals
  bool is_glued = false;      // two words without the line break between, or with an apostrophe
};

// REQUIRES: `tokens` are those of `text`, and `structure` and `known` go with them.
std::vector<TermWord> term_words(std::string_view text, const Tokens& tokens,
                                 const Structure& structure, const std::vector<Known>& known);

}  // namespace skillgap
