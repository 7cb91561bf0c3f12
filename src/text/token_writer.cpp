#include "text/token_writer.h"

#include <algorithm>
#include <bit>

#include "skillgap/token_hash.h"

namespace skillgap {

static_assert(Tokens::kReadable >= kHashPadding);  // hash_from() reads so far

namespace {

// Writes `base` + place of each set bit to `out[at]`, `out[at + 1]`, …; gives where it ends.
template <typename Piece>
std::size_t write_places(std::uint64_t bits, std::uint32_t base, Piece* out, std::size_t at,
                         std::uint32_t Piece::* place) {
  for (; bits != 0; bits &= bits - 1)
    out[at++].*place = base + static_cast<std::uint32_t>(std::countr_zero(bits));
  return at;
}

}  // namespace

char* TokenWriter::make_folded(std::size_t bytes) {
  if (out_.folded_.size() < bytes) out_.folded_.resize(bytes);
  out_.folded_size_ = bytes;
  return out_.folded_.data();
}

std::uint64_t* TokenWriter::make_seams(std::size_t blocks) {
  if (out_.seams_.size() < blocks) out_.seams_.resize(blocks);
  out_.seam_blocks_ = blocks;
  return out_.seams_.data();
}

void TokenWriter::add(Span span, std::string_view folded, std::uint64_t hash) {
  make_room(1);
  const std::size_t begin = out_.folded_size_, end = begin + folded.size();
  if (out_.folded_.size() < end + Tokens::kReadable)
    out_.folded_.resize(2 * end + Tokens::kReadable);
  folded.copy(out_.folded_.data() + begin, folded.size());
  out_.folded_size_ = end;
  const std::size_t i = out_.size_++;
  out_.spans_[i] = {static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end)};
  out_.folds_[i] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  out_.hashes_[i] = hash;
}

void TokenWriter::add_masked(const WordMasks& masks, Span range) {
  constexpr std::uint64_t kAll = ~std::uint64_t{0};
  const std::size_t first = out_.size_;
  std::size_t begins = first, ends = first;
  std::uint64_t within = kAll << range.begin % kBlock;
  for (std::size_t i = range.begin / kBlock; i * kBlock < range.end; ++i, within = kAll) {
    if (out_.spans_.size() < begins + kBlock) grow(begins + kBlock);
    if (range.end < (i + 1) * kBlock) within &= ~(kAll << range.end % kBlock);
    const auto base = static_cast<std::uint32_t>(i * kBlock);
    Tokens::Piece* spans = out_.spans_.data();
    begins = write_places(masks.first[i] & within, base, spans, begins, &Tokens::Piece::begin);
    ends = write_places(masks.last[i] & within, base + 1, spans, ends, &Tokens::Piece::end);
  }
  out_.size_ = begins;
  hash_from(first);
}

void TokenWriter::hash_from(std::size_t first) {
  const char* folded = out_.folded_.data();
  const std::size_t size = out_.size_;
  const Tokens::Piece* spans = out_.spans_.data();
  std::copy(spans + first, spans + size, out_.folds_.data() + first);  // folded in their places
  std::uint64_t* hashes = out_.hashes_.data();
#pragma GCC unroll 4
  for (std::size_t i = first; i < size; ++i)
    hashes[i] = token_hash_padded(folded + spans[i].begin, spans[i].end - spans[i].begin);
}

void TokenWriter::grow(std::size_t needed) {
  const std::size_t size = std::max(needed, 2 * out_.spans_.size());
  out_.spans_.resize(size);
  out_.folds_.resize(size);
  out_.hashes_.resize(size);
}

}  // namespace skillgap
