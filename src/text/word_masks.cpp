#include "text/word_masks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::uint64_t kLastBit = std::uint64_t{1} << 63;

constexpr std::uint64_t bits_from(std::size_t first) { return ~std::uint64_t{0} << first; }

// A mark of more than one byte joins what is on both sides of it (U+2019 in "don’t"). Where a side
// is not ASCII, ICU looks.
std::uint8_t class_between(std::uint8_t mark, std::string_view text, std::size_t begin,
                           std::size_t end, const AsciiTable& ascii) {
  if (begin == 0 || end >= text.size()) return 0;
  const auto before = static_cast<unsigned char>(text[begin - 1]);
  const auto behind = static_cast<unsigned char>(text[end]);
  if (before >= 0x80 || behind >= 0x80) return kSlowBit;
  const auto both = static_cast<std::uint8_t>(ascii.classes[before] & ascii.classes[behind]);
  if (mark & kMidLetterBit && both & kLetterBit) return kLetterBit;
  if (mark & kMidNumberBit && both & kDigitBit) return kDigitBit;
  return 0;
}

// Clears the bits of the bytes in `range`.
void clear(std::vector<std::uint64_t>& bits, Span range) {
  const std::size_t first = range.begin / kBlock, last = range.end / kBlock;
  const std::uint64_t keep_before = ~bits_from(range.begin % kBlock);
  const std::uint64_t keep_behind = bits_from(range.end % kBlock);
  if (first == last) {
    bits[first] &= keep_before | keep_behind;
    return;
  }
  bits[first] &= keep_before;
  std::fill(bits.begin() + static_cast<std::ptrdiff_t>(first) + 1,
            bits.begin() + static_cast<std::ptrdiff_t>(last), 0);
  bits[last] &= keep_behind;
}

}  // namespace

void WordMasks::read(std::string_view text, const TokenClasses& classes, char* folded,
                     std::uint64_t* seams) {
  count = blocks_of(text);
  if (first.size() < count) {
    blocks.resize(count + 1);
    first.resize(count);
    last.resize(count);
  }
  slow.clear();
#ifdef __SSE2__
  if (classes.ascii_shape) {
    classify(Sse2AsciiMasks(*classes.ascii_shape), text, folded);
  } else {
    classify(PlainAsciiMasks(classes.ascii), text, folded);
  }
#else
  classify(PlainAsciiMasks(classes.ascii), text, folded);
#endif
  classify_the_rest(text, classes, folded);
  find_words(seams);
  find_slow_chunks(text);
}

template <typename Body>
void WordMasks::classify(Body body, std::string_view text, char* folded) {
  const std::size_t whole = count - 1;
  const char* in = text.data();
  char* out = folded;
  for (std::size_t i = 0; i < whole; ++i, in += kBlock, out += kBlock) body(in, out, blocks[i]);
  std::array<char, kBlock> rest;
  rest.fill(' ');
  text.substr(whole * kBlock).copy(rest.data(), kBlock);
  body(rest.data(), out, blocks[whole]);
  blocks[count] = {};
}

// The characters that are not ASCII; until here their bytes are all "slow".
void WordMasks::classify_the_rest(std::string_view text, const TokenClasses& classes,
                                  char* folded) {
  std::size_t done = 0;  // bytes before it belong to characters that are marked
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t others = blocks[i].slow;
    if (others == 0) continue;
    blocks[i].slow = 0;
    for (; others != 0; others &= others - 1) {
      const std::size_t position = i * kBlock + static_cast<std::size_t>(std::countr_zero(others));
      if (position < done) continue;
      const auto [character, bytes] = classes.at(text, position);
      done = position + bytes;
      std::uint8_t found = character->classes;
      if (found & (kMidLetterBit | kMidNumberBit))
        found = class_between(found, text, position, done, classes.ascii);
      if (found & kSlowBit) {
        mark(&ClassMasks::slow, position, 1);
        continue;
      }
      std::memcpy(folded + position, character->folded.data(), bytes);
      mark(&ClassMasks::continuation, position + 1, bytes - 1);
      if (found & kLetterBit) mark(&ClassMasks::letter, position, bytes);
      if (found & kDigitBit) mark(&ClassMasks::digit, position, bytes);
      if (found & kConnectorBit) mark(&ClassMasks::connector, position, bytes);
      if (found & kSpaceBit) mark(&ClassMasks::space, position, bytes);
    }
  }
}

void WordMasks::mark(std::uint64_t ClassMasks::* mask, std::size_t position, std::size_t bytes) {
  for (; bytes > 0; --bytes, ++position)
    blocks[position / kBlock].*mask |= std::uint64_t{1} << position % kBlock;
}

void WordMasks::find_words(std::uint64_t* seams) {
  // Bit 0: the last byte before.
  std::uint64_t letter_before = 0, digit_before = 0, word_before = 0, space_before = 1;
  for (std::size_t i = 0; i < count; ++i) {
    const ClassMasks& at = blocks[i];
    const ClassMasks& next = blocks[i + 1];
    const std::uint64_t between_letters =
        (at.letter << 1 | letter_before) & (at.letter >> 1 | next.letter << 63) & at.mid_letter;
    const std::uint64_t between_digits =
        (at.digit << 1 | digit_before) & (at.digit >> 1 | next.digit << 63) & at.mid_number;
    const std::uint64_t word =
        at.letter | at.digit | at.connector | between_letters | between_digits;
    const std::uint64_t joined = (word & (word << 1 | word_before)) | at.continuation;
    first[i] = ~at.space & ~joined;
    last[i] = ~at.space & ~(joined >> 1);
    // Bit 63 of `last` needs the block behind.
    if (i > 0 && joined & 1) last[i - 1] &= ~kLastBit;
    // Between two capitals there is none. At the ends of a block that is not asked.
    const std::uint64_t small_behind = (at.letter & ~at.upper) >> 1 | kLastBit;
    const std::uint64_t inside =
        ~(at.space << 1 | space_before) & (small_behind | ~(at.upper << 1));
    seams[i] = at.digit | (at.upper & inside);
    space_before = at.space >> 63;
    letter_before = at.letter >> 63;
    digit_before = at.digit >> 63;
    word_before = word >> 63;
  }
}

void WordMasks::find_slow_chunks(std::string_view text) {
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t others = blocks[i].slow;
    if (!slow.empty() && slow.back().end > i * kBlock) {
      const std::size_t covered = slow.back().end - i * kBlock;
      others &= covered < kBlock ? bits_from(covered) : 0;
    }
    while (others != 0) {
      const Span chunk =
          chunk_around(i * kBlock + static_cast<std::size_t>(std::countr_zero(others)), text);
      slow.push_back(chunk);
      clear(first, chunk);
      clear(last, chunk);
      others &= chunk.end < (i + 1) * kBlock ? bits_from(chunk.end % kBlock) : 0;
    }
  }
}

// With the white space before it where the slow character stands first: a mark extends that too.
Span WordMasks::chunk_around(std::size_t slow_byte, std::string_view text) const {
  std::size_t begin = behind_space_before(slow_byte);
  if (begin == slow_byte && begin > 0) {
    --begin;
    while (begin > 0 && is_utf8_continuation(text[begin])) --begin;
  }
  return {begin, next_space(slow_byte, text.size())};
}

std::size_t WordMasks::next_space(std::size_t position, std::size_t end) const {
  std::size_t i = position / kBlock;
  std::uint64_t spaces = blocks[i].space & bits_from(position % kBlock);
  while (spaces == 0 && i + 1 < count) spaces = blocks[++i].space;
  if (spaces == 0) return end;
  return std::min(end, i * kBlock + static_cast<std::size_t>(std::countr_zero(spaces)));
}

std::size_t WordMasks::behind_space_before(std::size_t position) const {
  std::size_t i = position / kBlock;
  std::uint64_t spaces = blocks[i].space & ~bits_from(position % kBlock);
  while (spaces == 0 && i > 0) spaces = blocks[--i].space;
  if (spaces == 0) return 0;
  return (i + 1) * kBlock - static_cast<std::size_t>(std::countl_zero(spaces));
}

}  // namespace skillgap
