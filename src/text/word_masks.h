// Where words begin and end, 64 bytes at a time, by algebra on bits; and which chunks of the text
// are for ICU because a character in them is not for masks.
//
// A chunk runs from white space to white space. That is exact: ICU's iterator looks only forward
// from the boundary it stands on, and there is a boundary before each white space.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "skillgap/span.h"
#include "skillgap/token_hash.h"
#include "text/token_classes.h"

namespace skillgap {

// Reused from text to text; one thread's memory.
struct WordMasks {
  std::vector<std::uint64_t> first, last;  // bit = first, last byte of a word; none inside `slow`
  std::vector<Span> slow;                  // chunks for ICU, in order
  std::vector<ClassMasks> blocks;          // of `count` blocks of text, and an empty one behind
  std::size_t count = 0;                   // the vectors may be longer: they never shrink

  static std::size_t blocks_of(std::string_view text) { return text.size() / kBlock + 1; }
  static std::size_t folded_size(std::string_view text) {
    return blocks_of(text) * kBlock + kHashPadding;
  }
  // Fills all of it, and `folded`, of folded_size(text) bytes, with the text, each character folded
  // in its place, and `seams`, of blocks_of(text) words, as Tokens has them. Folded bytes inside
  // `slow` mean nothing.
  void read(std::string_view text, const TokenClasses& classes, char* folded, std::uint64_t* seams);

 private:
  template <typename Body>
  void classify(Body body, std::string_view text, char* folded);
  void classify_the_rest(std::string_view text, const TokenClasses& classes, char* folded);
  void find_words(std::uint64_t* seams);
  void find_slow_chunks(std::string_view text);
  Span chunk_around(std::size_t slow_byte, std::string_view text) const;
  void mark(std::uint64_t ClassMasks::* mask, std::size_t position, std::size_t bytes);
  std::size_t next_space(std::size_t position, std::size_t end) const;
  std::size_t behind_space_before(std::size_t position) const;
};

}  // namespace skillgap
