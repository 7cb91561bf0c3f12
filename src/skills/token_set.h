// Some tokens of a text: a bit each, so that those of a block are found without looking at the
// rest, and without a branch for each.
//
//   TokenSet set;
//   set.clear(tokens.size());
//   set.add(7), set.add(3);
//   set.for_each([](std::size_t token) { … });      // 3, then 7
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace skillgap {

class TokenSet {
 public:
  static constexpr std::size_t kBlock = 64;  // tokens of a word

  // Empty, with room for so many tokens.
  void clear(std::size_t tokens) { words_.assign((tokens + kBlock - 1) / kBlock, 0); }
  void add(std::size_t token) { words_[token / kBlock] |= std::uint64_t{1} << token % kBlock; }
  // Those of a whole block, the first token in the lowest bit.
  void add_block(std::size_t block, std::uint64_t tokens) { words_[block] |= tokens; }

  template <typename Do>
  void for_each(Do each) const {
    for (std::size_t block = 0; block < words_.size(); ++block)
      for_each_of(block, words_[block], each);
  }
  // Of one block.
  template <typename Do>
  static void for_each_of(std::size_t block, std::uint64_t tokens, Do each) {
    for (; tokens != 0; tokens &= tokens - 1)
      each(block * kBlock + static_cast<std::size_t>(std::countr_zero(tokens)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace skillgap
