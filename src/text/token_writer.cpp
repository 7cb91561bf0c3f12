#include "text/token_writer.h"

#include <algorithm>
#include <bit>

#include "skillgap/token_hash.h"

namespace skillgap {

static_assert(Tokens::kReadable >= kHashPadding);  // add_block() reads so far

namespace {

// Where the lowest of the bits stands. REQUIRES: there is one.
std::uint32_t place_of(std::uint64_t bits, std::uint32_t base) {
  if (bits == 0) __builtin_unreachable();
  return base + static_cast<std::uint32_t>(std::countr_zero(bits));
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
  std::uint64_t within = kAll << range.begin % kBlock;
  std::uint32_t open = kNone;  // where the word begins that goes on in this block
  for (std::size_t i = range.begin / kBlock; i * kBlock < range.end; ++i, within = kAll) {
    if (range.end < (i + 1) * kBlock) within &= ~(kAll << range.end % kBlock);
    if (out_.spans_.size() < out_.size_ + kBlock) grow(out_.size_ + kBlock);
    open = add_block(masks.first[i] & within, masks.last[i] & within,
                     static_cast<std::uint32_t>(i * kBlock), open);
  }
  const Tokens::Piece* spans = out_.spans_.data();
  std::copy(spans + first, spans + out_.size_, out_.folds_.data() + first);  // in their places
}

// All words but those at its ends both begin and end in a block.
[[gnu::always_inline]] inline std::uint32_t TokenWriter::add_block(std::uint64_t firsts,
                                                                   std::uint64_t lasts,
                                                                   std::uint32_t base,
                                                                   std::uint32_t open) {
  const char* const folded = out_.folded_.data();
  Tokens::Piece* span = out_.spans_.data() + out_.size_;
  std::uint64_t* hash = out_.hashes_.data() + out_.size_;
  const auto add_word = [&](std::uint32_t begin, std::uint32_t end) {
    *span++ = {begin, end};
    *hash++ = token_hash_padded(folded + begin, end - begin);
  };
  if (open != kNone && lasts != 0) {
    add_word(open, place_of(lasts, base + 1));
    lasts &= lasts - 1;
    open = kNone;
  }
  for (; lasts != 0; firsts &= firsts - 1, lasts &= lasts - 1)
    add_word(place_of(firsts, base), place_of(lasts, base + 1));
  out_.size_ = static_cast<std::size_t>(span - out_.spans_.data());
  return firsts == 0 ? open : place_of(firsts, base);
}

void TokenWriter::grow(std::size_t needed) {
  const std::size_t size = std::max(needed, 2 * out_.spans_.size());
  out_.spans_.resize(size);
  out_.folds_.resize(size);
  out_.hashes_.resize(size);
}

}  // namespace skillgap
