#include "skillgap/token_pieces.h"

#include <algorithm>

#include "skillgap/token_hash.h"
#include "text/token_writer.h"

namespace skillgap {

TokenPieces::TokenPieces(Tokens& out, Tokens& from) : out_(out), from_(from) {
  out_.clear();
  out_.folded_.swap(from.folded_);
  out_.seams_.swap(from.seams_);
  out_.folded_size_ = from.folded_size_;
  out_.seam_blocks_ = from.seam_blocks_;
}

void TokenPieces::copy(std::size_t first, std::size_t end) {
  TokenWriter(out_).make_room(end - first);
  const auto append = [&](const auto& values, auto& to) {
    std::copy(values.data() + first, values.data() + end, to.data() + out_.size_);
  };
  append(from_.spans_, out_.spans_);
  append(from_.folds_, out_.folds_);
  append(from_.hashes_, out_.hashes_);
  out_.size_ += end - first;
}

void TokenPieces::add_piece(std::size_t i, Span piece) {
  TokenWriter(out_).make_room(1);
  const auto begin = static_cast<std::uint32_t>(piece.begin);
  const auto size = static_cast<std::uint32_t>(piece.size());
  const std::uint32_t folded = from_.folds_[i].begin + (begin - from_.spans_[i].begin);
  const std::size_t at = out_.size_++;
  out_.spans_[at] = {begin, begin + size};
  out_.folds_[at] = {folded, folded + size};
  out_.hashes_[at] = token_hash_padded(out_.folded_.data() + folded, size);
}

void TokenPieces::add(Span span, std::string_view folded, std::uint64_t hash) {
  TokenWriter(out_).add(span, folded, hash);
}

}  // namespace skillgap
