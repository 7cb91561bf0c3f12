// Where a word may go on as another one, or as a number: at digits, and at capitals inside a word
// that may begin one.
//
//   WordSeams seams("tahunPendidikan, 5yrs Java");
//   seams.next(0)      // 5, the 'P'
//   seams.next(6)      // 17, the '5'; then 26, the end: "Java" only begins with its capital
//
// Few words of a text have one, so who takes words apart need not look at the others byte by byte:
// 16 bytes are looked at together, and none where the tokenizer has done so. ASCII only. Refers to
// the text and its tokens; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "skillgap/tokenizer.h"

namespace skillgap {

class WordSeams {
 public:
  explicit WordSeams(std::string_view text) : text_(text) {}
  // REQUIRES: `tokens` are those of the text.
  WordSeams(std::string_view text, const Tokens& tokens) : text_(text), marked_(tokens.seams()) {}

  // The first place from `at` on where a digit stands, or a capital behind a small letter, a digit
  // or a full stop, or one between a capital and a small letter ("TUGASMelakukan", not "REMOTE");
  // the size of the text where there is none. Cheap where calls go from left to right.
  std::size_t next(std::size_t at);

 private:
  std::uint64_t unmarked_places(std::size_t begin) const;

  std::string_view text_;
  std::span<const std::uint64_t> marked_;             // of each block, and some places more
  std::size_t block_ = static_cast<std::size_t>(-1);  // of 64 bytes: of `places_`
  std::uint64_t places_ = 0;
};

// The first token from `i` on that ends behind that byte. In steps of eight first: seams are few.
inline std::size_t token_behind(const Tokens& tokens, std::size_t i, std::size_t byte) {
  constexpr std::size_t kStep = 8;
  while (i + kStep < tokens.size() && tokens.span(i + kStep - 1).end <= byte) i += kStep;
  while (i < tokens.size() && tokens.span(i).end <= byte) ++i;
  return i;
}

}  // namespace skillgap
