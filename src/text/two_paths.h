// The two ways to tokenize: by ICU alone, which defines the answer, and by masks with ICU for the
// chunks that need it. And the test, run at every start, that they agree.
#pragma once

#include <optional>

#include "text/icu_words.h"
#include "text/token_writer.h"

namespace skillgap {

// One thread's memory.
struct TokenizerScratch {
  std::optional<IcuCutter> cutter;
  WordMasks masks;
  ChunkMemo memo;  // of one IcuWords, or of several with the same rules
};

void tokenize_by_icu(std::string_view text, const IcuWords& icu, TokenizerScratch& scratch,
                     TokenWriter& out);
void tokenize_by_masks(std::string_view text, const IcuWords& icu, const TokenClasses& classes,
                       TokenizerScratch& scratch, TokenWriter& out);

// Whether both give the same tokens for characters that `classes` does not leave to ICU, between
// letters, between digits, doubled and alone: all of ASCII, and of the others every `step`-th.
bool paths_agree(const IcuWords& icu, const TokenClasses& classes, std::size_t step = 1);

}  // namespace skillgap
