// What the bytes of a text are to the word rules, 64 at a time: one bit a byte and class, and the
// block lower-cased on the way. Two bodies, one answer: SSE2 (part of every x86-64) for tables of
// the usual shape, and a plain loop for other tables and other processors. The tables themselves
// come from the rules (token_classes.h); nothing here knows a letter.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

inline constexpr std::size_t kBlock = 64;

// Bits of a class table. A byte may be of both mid classes; of the others it has one or none.
enum : std::uint8_t {
  kLetterBit = 1,
  kDigitBit = 2,
  kConnectorBit = 4,
  kMidLetterBit = 8,
  kMidNumberBit = 16,
  kSpaceBit = 32,  // white space and controls: never part of a token
  kSlowBit = 64,   // not for masks: ICU decides
};

struct AsciiTable {
  std::array<std::uint8_t, 256> classes;  // kSlowBit from 0x80 on: not ASCII
  std::array<char, 256> folded;
};

// One bit a byte of a block; bit 0 is its first byte.
struct ClassMasks {
  std::uint64_t letter, digit, connector, mid_letter, mid_number, space, slow;
  std::uint64_t upper;         // what folds to another byte: ASCII's capitals
  std::uint64_t continuation;  // second and later bytes of a character; not set here
};

// Reads 64 bytes, writes 64 lower-cased bytes and the masks.
class PlainAsciiMasks {
 public:
  explicit PlainAsciiMasks(const AsciiTable& table) : table_(table) {}

  void operator()(const char* block, char* folded, ClassMasks& masks) const {
    masks = {};
    for (unsigned i = 0; i < kBlock; ++i) {
      const auto byte = static_cast<unsigned char>(block[i]);
      const std::uint64_t bits = table_.classes[byte];
      folded[i] = table_.folded[byte];
      masks.upper |= std::uint64_t{table_.folded[byte] != block[i]} << i;
      masks.letter |= (bits & 1) << i;
      masks.digit |= (bits >> 1 & 1) << i;
      masks.connector |= (bits >> 2 & 1) << i;
      masks.mid_letter |= (bits >> 3 & 1) << i;
      masks.mid_number |= (bits >> 4 & 1) << i;
      masks.space |= (bits >> 5 & 1) << i;
      masks.slow |= (bits >> 6 & 1) << i;
    }
  }

 private:
  const AsciiTable& table_;
};

// A table as ranges, the form that vector compares need.
struct AsciiShape {
  struct Range {
    std::uint8_t first, last;
  };
  Range upper;   // of the bytes whose folded byte is 0x20 higher
  Range letter;  // of the letters after folding
  Range digit;
  Range space;
  std::uint8_t other_space, connector;
  std::array<std::uint8_t, 2> mid_both, mid_number;

  // Nothing if the table is of another shape.
  static std::optional<AsciiShape> of(const AsciiTable& table);
};

#ifdef __SSE2__
class Sse2AsciiMasks {
 public:
  explicit Sse2AsciiMasks(const AsciiShape& shape)
      : upper_(shape.upper),
        letter_(shape.letter),
        digit_(shape.digit),
        space_(shape.space),
        other_space_(all(shape.other_space)),
        connector_(all(shape.connector)),
        mid_both_{all(shape.mid_both[0]), all(shape.mid_both[1])},
        mid_number_{all(shape.mid_number[0]), all(shape.mid_number[1])} {}

  [[gnu::always_inline]] inline void operator()(const char* block, char* folded,
                                                ClassMasks& masks) const {
    masks.continuation = 0;
    for (unsigned i = 0; i < kBlock; i += 16) {
      const __m128i raw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
      const __m128i upper = upper_.holds(raw);
      const __m128i text = _mm_or_si128(raw, _mm_and_si128(upper, all(0x20)));
      _mm_storeu_si128(reinterpret_cast<__m128i*>(folded + i), text);
      const __m128i both = one_of(text, mid_both_);
      put(upper, i, masks.upper);
      put(letter_.holds(text), i, masks.letter);
      put(digit_.holds(text), i, masks.digit);
      put(_mm_cmpeq_epi8(text, connector_), i, masks.connector);
      put(both, i, masks.mid_letter);
      put(_mm_or_si128(both, one_of(text, mid_number_)), i, masks.mid_number);
      put(_mm_or_si128(space_.holds(text), _mm_cmpeq_epi8(text, other_space_)), i, masks.space);
      put(raw, i, masks.slow);  // the high bit of each byte
    }
  }

 private:
  static __m128i all(std::uint8_t byte) { return _mm_set1_epi8(static_cast<char>(byte)); }
  struct Range {
    // So moved that the last one is the greatest number with a sign: one comparison tells.
    explicit Range(AsciiShape::Range range)
        : move(all(static_cast<std::uint8_t>(0x7F - range.last))),
          below(all(static_cast<std::uint8_t>(0x7E - (range.last - range.first)))) {}
    __m128i holds(__m128i bytes) const { return _mm_cmpgt_epi8(_mm_add_epi8(bytes, move), below); }
    __m128i move, below;
  };
  struct Pair {
    __m128i one, other;
  };
  static __m128i one_of(__m128i bytes, const Pair& pair) {
    return _mm_or_si128(_mm_cmpeq_epi8(bytes, pair.one), _mm_cmpeq_epi8(bytes, pair.other));
  }
  // Into the two bytes of the mask that stand for these 16. Nobody reads a mask soon, so that no
  // load waits for its pieces.
  static void put(__m128i bytes, unsigned place, std::uint64_t& mask) {
    const auto bits = static_cast<std::uint16_t>(_mm_movemask_epi8(bytes));
    std::memcpy(reinterpret_cast<char*>(&mask) + place / 8, &bits, sizeof bits);
  }

  Range upper_, letter_, digit_, space_;
  __m128i other_space_, connector_;
  Pair mid_both_, mid_number_;
};
#endif

}  // namespace skillgap
