// The rules by which text is cut into words: our own, so that every ICU gives the same tokens.
#pragma once

#include <string_view>

namespace skillgap {

// UAX #29 word boundaries in the rule language of ICU's RuleBasedBreakIterator, with these choices:
// no dictionary languages (each Thai or Han character is a token), ':' and '@' never join
// ("skills:SQL" is three tokens; ICU 72 to 74 changed their minds about both), no Hebrew quotation
// rules, a zero width joiner joins pictures to pictures only (not "a" to one), and blanks in a row
// stay apart.
std::string_view word_rules();

}  // namespace skillgap
