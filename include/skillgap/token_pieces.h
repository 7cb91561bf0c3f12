// Tokens made anew of other tokens of the same text: as they are, or cut into pieces.
//
//   Tokens parted;
//   TokenPieces pieces(parted, tokens);       // "tahunMemiliki | SQL"
//   pieces.add_piece(0, {0, 5});              // "tahun"
//   pieces.add_piece(0, {5, 13});             // "memiliki"
//   pieces.copy(1, 2);                        // "sql"
//
// The folded text and the seams go over to the new tokens, so that nothing is folded or, but for
// pieces, hashed again. Refers to both.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "skillgap/span.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class TokenPieces {
 public:
  // Replaces the contents of `out`. Of `from` only the spans, sizes and hashes may be asked for
  // afterwards.
  TokenPieces(Tokens& out, Tokens& from);

  // The tokens of `from` from `first` up to `end`.
  void copy(std::size_t first, std::size_t end);
  // A token that is this piece of token `i`. REQUIRES: each byte of that was folded in its place.
  void add_piece(std::size_t i, Span piece);
  void add(Span span, std::string_view folded, std::uint64_t hash);

 private:
  Tokens& out_;
  const Tokens& from_;
};

}  // namespace skillgap
