// Fills a Tokens: from masks, many at once, and from words that ICU cut.
#pragma once

#include "skillgap/tokenizer.h"
#include "text/chunk_memo.h"
#include "text/word_masks.h"

namespace skillgap {

// Appends.
class TokenWriter {
 public:
  explicit TokenWriter(Tokens& out) : out_(out) {}

  // Where masks.read() writes the folded text, `bytes` of it. REQUIRES: nothing was added before.
  char* make_folded(std::size_t bytes);
  // Where masks.read() writes the seams of so many blocks.
  std::uint64_t* make_seams(std::size_t blocks);
  // For `more` tokens, so that their arrays need not grow step by step.
  void make_room(std::size_t more) {
    if (out_.spans_.size() < out_.size_ + more) grow(out_.size_ + more);
  }
  // The words that the masks give in `range`; no word crosses its ends. REQUIRES: they were read
  // with make_folded().
  void add_masked(const WordMasks& masks, Span range);
  void add(Span span, std::string_view folded, std::uint64_t hash);

 private:
  static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

  void grow(std::size_t needed);
  // The words that end in a block of 64 bytes, from the masks of first and last bytes; `open`:
  // where one begins that comes from the block before, or kNone. Gives that of the next block.
  std::uint32_t add_block(std::uint64_t firsts, std::uint64_t lasts, std::uint32_t base,
                          std::uint32_t open);

  Tokens& out_;
};

}  // namespace skillgap
