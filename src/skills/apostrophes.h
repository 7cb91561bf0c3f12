// The two apostrophes of texts, ' and ’. Both are in use everywhere, and to the tokenizer they make
// two different words: so a phrase of the tables is written with either and found with both.
//
//   straightened("you’ll")   // "you'll"
//   curled("you'll")         // "you’ll"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"

namespace skillgap {

bool has_apostrophe(std::string_view text);
std::string straightened(std::string_view text);
std::string curled(std::string_view text);

// Adds each phrase that has one with the other apostrophe too, unless a phrase is written so.
void add_other_apostrophes(std::vector<PhraseEntry>& phrases);

}  // namespace skillgap
