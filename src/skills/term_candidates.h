// Which words of a clause may be a term that the taxonomy lacks: items of lists, and names inside
// of sentences. unlisted.h has the rules.
#pragma once

#include <span>
#include <vector>

#include "skills/unlisted_words.h"

namespace skillgap {

using TermWords = std::span<const TermWord>;

constexpr std::size_t kMostTermWords = 4;

// How much a section says about the words in it: nothing; of names only; of items of lists too.
enum class TermWeight { kNone, kWeak, kStrong };
TermWeight term_weight(Section section);

// `line`: the most that is known of a word of the clause's line. REQUIRES: clause is not empty.
std::vector<TermWords> candidates_in(TermWords clause, TermWeight weight, Known line);

}  // namespace skillgap
