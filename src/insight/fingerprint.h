// What tells that two postings say the same: a hash of their words.
//
//   write_fingerprint(title, text, digits);      // "8b0c…", 32 hexadecimal digits
//
// Of the folded tokens, so neither case nor spacing nor markup matters: XXH3, 128 bits, over their
// token_hash(), which the tokens bring along, in order. The same on every machine; not made against
// collisions on purpose.
#pragma once

#include <string>

#include "skillgap/tokenizer.h"

namespace skillgap {

// Replaces `digits`.
void write_fingerprint(const Tokens& title, const Tokens& text, std::string& digits);

}  // namespace skillgap
