// A text as the stages of insight read it, without facts.
#pragma once

#include "insight/read_text.h"
#include "skillgap/structure.h"
#include "support/small_taxonomy.h"

namespace skillgap {

// The text must outlive the result.
inline ReadText read_text_of(std::string_view text, const StructureReader& structure) {
  ReadText read{text, tokens_of(text), {}, {}};
  read.structure = structure.read(text, read.tokens);
  return read;
}

}  // namespace skillgap
