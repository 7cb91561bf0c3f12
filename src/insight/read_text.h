// One field of a posting, cut into what the stages read.
#pragma once

#include <string_view>

#include "insight/signs.h"
#include "skillgap/structure.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// Refers to the text it was made of.
struct ReadText {
  std::string_view text;
  Tokens tokens;
  Structure structure;
  Signs signs;
  bool is_parted = false;  // some tokens are parts of what the tokenizer took for one
};

}  // namespace skillgap
