// The bytes of a phrase table: what PhraseMatcher::build makes, a file holds and find() reads. Flat
// arrays behind a header, no pointers, so the same bytes serve wherever they are mapped.
//
//   header · singles · pairs · triples · slots · cells      (in this order, without gaps)
//
// Three filters say which tokens can begin a phrase: one-token phrases; first two tokens; first
// three tokens and whole two-token phrases. `slots` is a trie of tokens kept in an open-addressing
// table: a slot for each prefix of a phrase. Where a prefix goes on in few ways only, the longer
// ones stand right behind it, most often in the same line of memory; all others stand at the place
// that the hash of the whole prefix says. A slot names the slot of the prefix without its last
// token, and that token, which is compared byte for byte: no hash can change an answer. `cells`
// holds the tokens of all phrases, each once, and behind them the records: the ids of phrases that
// end at one slot, where there are several.
//
// Nothing here owns memory. What open_phrase_image() accepts can be searched without further
// checks.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace skillgap {

// More tokens than bits: the phrase is left out (no name of a skill is that long).
inline constexpr std::size_t kMaxPhraseTokens = 64;

// What may stand for a blank between two words. Folding turns U+2011 into U+2010.
inline constexpr std::array<std::string_view, 2> kHyphens = {"-", "\u2010"};
std::array<std::uint64_t, 2> hyphen_hashes();
inline bool is_hyphen(std::string_view token) {
  return token.size() == 1 ? token[0] == kHyphens[0][0] : token == kHyphens[1];
}

using PrefixHash = std::uint64_t;

constexpr std::uint64_t kPrefixFactor = 0x9E3779B97F4A7C15;

// Hashes of tokens are mixed well enough to need no product. Turned, so that what the screen lets
// through by their high bits finds other places here.
constexpr PrefixHash first_prefix(std::uint64_t token) { return std::rotl(token, 29); }
constexpr PrefixHash longer_prefix(PrefixHash prefix, std::uint64_t token) {
  return (std::rotl(prefix, 31) ^ token) * kPrefixFactor;
}

// The high bits of a prefix hash, of which a product mixes most, choose the place.
struct PhraseFilter {
  const std::uint64_t* words = nullptr;
  unsigned shift = 63;

  static std::uint64_t bits(PrefixHash hash) {
    return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63);
  }
  // 0 or 1, and half the work of may_hold(): one of the two bits.
  std::size_t first_bit(PrefixHash hash) const { return words[hash >> shift] >> (hash & 63) & 1; }
  bool may_hold(PrefixHash hash) const {
    const std::uint64_t word = words[hash >> shift];
    return (word >> (hash & 63) & word >> (hash >> 6 & 63) & 1) != 0;
  }
};

// A prefix of a phrase: `shorter` without its last token, and that token. Most phrases that end at
// a slot are one alone, whose tokens need not touch: its id stands in the slot. A letter has a
// record always, as not each place counts where it stands ("C" in "C#").
struct PrefixSlot {
  static constexpr std::uint32_t kHasLonger = std::uint32_t{1} << 31, kHasId = kHasLonger >> 1,
                                 kHasNear = kHasId >> 1, kFlags = kHasLonger | kHasId | kHasNear;
  // In how many ways a prefix may go on whose longer ones stand behind it.
  static constexpr std::uint32_t kMostNear = 2;
  // The fingerprint of a prefix, and the number of `shorter`, 0 where it is one token: together, so
  // that one comparison tells both.
  static constexpr std::uint64_t prefix_of(PrefixHash hash, std::uint32_t shorter) {
    return std::uint64_t{shorter} << 32 | static_cast<std::uint32_t>(hash);
  }

  std::uint64_t prefix = 0;
  std::uint32_t word_and_flags = 0;  // cell of the last token; 0: a free slot
  std::uint32_t value = 0;           // the id, or the cell of a record; 0: no phrase ends here

  bool is_free() const { return word_and_flags == 0; }
  std::uint32_t shorter() const { return static_cast<std::uint32_t>(prefix >> 32); }
  std::uint32_t word() const { return word_and_flags & ~kFlags; }
  bool has_longer() const { return (word_and_flags & kHasLonger) != 0; }
  bool has_near() const { return (word_and_flags & kHasNear) != 0; }
  bool has_id() const { return (word_and_flags & kHasId) != 0; }
  std::uint32_t record() const { return has_id() ? 0 : value; }
  bool ends_phrase() const { return has_id() || value != 0; }
};

// One way to read a record's tokens. Bit i of `touching`: token i must touch token i + 1.
struct PhraseEnding {
  std::uint64_t touching = 0;
  std::span<const std::uint32_t> ids;
};

// bytes of text · text, filled up to a whole cell
class PhraseWord {
 public:
  explicit PhraseWord(const std::uint32_t* cells) : cells_(cells) {}
  std::size_t size() const { return cells_[0]; }
  static std::size_t cells_for(std::size_t bytes) { return 1 + (bytes + 3) / 4; }
  std::string_view text() const { return {begin(), size()}; }

  // Most tokens by one comparison, however long they are, which no branch could foretell. REQUIRES:
  // kReadable bytes from where either begins may be read.
  bool is(std::string_view token) const {
    if (size() != token.size()) return false;
    if (same_bytes(begin(), token.data()) >= token.size()) return true;
    return token.size() > kReadable && text() == token;
  }

  static constexpr std::size_t kReadable = 16;

 private:
  // How many bytes are the same, kReadable at most.
  static std::size_t same_bytes(const char* a, const char* b) {
#ifdef __SSE2__
    const auto load = [](const char* from) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    };
    const int same = _mm_movemask_epi8(_mm_cmpeq_epi8(load(a), load(b)));
    // Never zero: the high half is set.
    return static_cast<unsigned>(__builtin_ctz(~static_cast<unsigned>(same)));
#else
    return static_cast<std::size_t>(std::mismatch(a, a + kReadable, b).first - a);
#endif
  }
  const char* begin() const { return reinterpret_cast<const char*>(cells_ + 1); }

  const std::uint32_t* cells_;
};

// ending count · id count · endings (touching, low and high half; end of its ids) · ids
class PhraseRecord {
 public:
  static constexpr std::size_t kHead = 2, kEnding = 3;

  explicit PhraseRecord(const std::uint32_t* cells) : cells_(cells) {}
  std::size_t endings() const { return cells_[0]; }
  std::size_t ids() const { return cells_[1]; }
  std::size_t cells() const { return kHead + kEnding * endings() + ids(); }

  std::size_t ids_end(std::size_t ending) const { return ending_cells(ending)[2]; }
  PhraseEnding ending(std::size_t e) const {
    const std::size_t begin = e == 0 ? 0 : ids_end(e - 1);
    const std::uint32_t* cells = ending_cells(e);
    return {std::uint64_t{cells[1]} << 32 | cells[0], {id_cells() + begin, cells[2] - begin}};
  }

 private:
  const std::uint32_t* ending_cells(std::size_t e) const { return cells_ + kHead + kEnding * e; }
  const std::uint32_t* id_cells() const { return ending_cells(endings()); }

  const std::uint32_t* cells_;
};

// Behind the last word, so that as much as a comparison reads is there.
inline constexpr std::size_t kRoomCells = PhraseWord::kReadable / sizeof(std::uint32_t);

struct PhraseImageHeader {
  static constexpr std::uint32_t kMagic = 0x4D504753;  // "SGPM" where the low byte comes first
  static constexpr std::uint32_t kFormat = 4;

  std::uint32_t magic = kMagic, format = kFormat;
  // Binary logarithms of the sizes in words of 8 bytes: at least 1, at most 31.
  std::uint32_t log_singles = 1, log_pairs = 1, log_triples = 1, log_slots = 1;
  std::uint32_t word_cells = 1;  // the first is none; behind kRoomCells the records follow
  std::uint32_t cells = 0;       // an even number, so that images can follow each other
  std::uint32_t greatest_id = 0;
  std::uint32_t unused = 0;  // fills up eight bytes
};

struct PhraseImage {
  PhraseImageHeader header;
  PhraseFilter singles, pairs, triples;
  const PrefixSlot* slots = nullptr;
  unsigned slot_shift = 63;
  std::size_t last_slot = 1;
  const std::uint32_t* cells = nullptr;

  std::size_t slot_count() const { return std::size_t{1} << header.log_slots; }
  std::size_t first_slot(PrefixHash hash) const { return hash >> slot_shift; }
  std::size_t next_slot(std::size_t slot) const { return (slot + 1) & last_slot; }
  // Slots go by numbers from 1 on: 0 is the prefix of no tokens.
  static std::uint32_t number(std::size_t slot) { return static_cast<std::uint32_t>(slot + 1); }
  const PrefixSlot& numbered(std::uint32_t number) const { return slots[number - 1]; }
  PhraseWord word(const PrefixSlot& slot) const { return PhraseWord(cells + slot.word()); }

  std::uint32_t number(const PrefixSlot& slot) const {
    return number(static_cast<std::size_t>(&slot - slots));
  }

  // Where the search for a prefix of `shorter` and one token more begins.
  std::size_t first_slot(const PrefixSlot& shorter, PrefixHash hash) const {
    return shorter.has_near() ? number(shorter) & last_slot : first_slot(hash);
  }
  // The slot of a prefix of one token, and of `shorter` and one token more; null where no phrase
  // begins so.
  const PrefixSlot* find(PrefixHash hash, std::string_view token) const {
    return find_from(first_slot(hash), PrefixSlot::prefix_of(hash, 0), token);
  }
  const PrefixSlot* find(PrefixHash hash, const PrefixSlot& shorter, std::string_view token) const {
    return find_from(first_slot(shorter, hash), PrefixSlot::prefix_of(hash, number(shorter)),
                     token);
  }
  const PrefixSlot* find_from(std::size_t place, std::uint64_t prefix,
                              std::string_view token) const {
    for (;; place = next_slot(place)) {
      const PrefixSlot& slot = slots[place];
      // A free slot may seem to be the one: its word is that of no cells, which is empty.
      if (slot.prefix == prefix && word(slot).is(token)) return &slot;
      if (slot.is_free()) return nullptr;
    }
  }

  void fetch_slot(PrefixHash hash) const { __builtin_prefetch(slots + first_slot(hash)); }
  void fetch_cells(PrefixHash hash) const {
    const PrefixSlot& slot = slots[first_slot(hash)];
    __builtin_prefetch(cells + slot.word());
    __builtin_prefetch(cells + slot.record());
  }
};

// Where the arrays of these bytes stand; says of bytes that are no sound image what is wrong.
std::expected<PhraseImage, std::string> open_phrase_image(std::span<const std::byte> bytes);

std::vector<std::byte> build_phrase_image(std::span<const PhraseEntry> phrases,
                                          const Tokenizer& tokenizer);

}  // namespace skillgap
