// The bytes of a phrase table: what PhraseMatcher::build makes, a file holds and find() reads. Flat
// arrays behind a header, no pointers, so the same bytes serve wherever they are mapped.
//
//   header · singles · pairs · triples · slots · cells      (in this order, without gaps)
//
// Three filters say which tokens can begin a phrase: one-token phrases; first two tokens; first
// three tokens and whole two-token phrases. `slots` is an open-addressing table of prefixes:
// phrases of one and of two tokens; of a longer one its first three tokens and, while other phrases
// share them, one token more. `cells` holds the records: a phrase's tokens, against which every
// candidate is checked byte for byte, and its ids. Prefixes with equal hashes stand side by side in
// the table, so no hash can change an answer.
//
// Nothing here owns memory. What open_phrase_image() accepts can be searched without further
// checks.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"

namespace skillgap {

// More tokens than bits: the phrase is left out (no name of a skill is that long).
inline constexpr std::size_t kMaxPhraseTokens = 64;

// The first prefix of a longer phrase that has a slot.
inline constexpr std::size_t kLeastPrefix = 3;

// What may stand for a blank between two words. Folding turns U+2011 into U+2010.
inline constexpr std::array<std::string_view, 2> kHyphens = {"-", "\u2010"};
std::array<std::uint64_t, 2> hyphen_hashes();

using PrefixHash = std::uint64_t;

constexpr std::uint64_t kPrefixFactor = 0x9E3779B97F4A7C15;

constexpr PrefixHash first_prefix(std::uint64_t token) { return token * kPrefixFactor; }
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
  bool may_hold(PrefixHash hash) const { return (bits(hash) & ~words[hash >> shift]) == 0; }
};

struct PrefixSlot {
  static constexpr std::uint32_t kHasLonger = std::uint32_t{1} << 31;

  std::uint32_t fingerprint = 0;
  std::uint32_t value = 0;  // cell of a record, or 0; and kHasLonger. Nothing of both: a free slot

  std::uint32_t record() const { return value & ~kHasLonger; }
  bool has_longer() const { return (value & kHasLonger) != 0; }
};

// One way to read a record's tokens. Bit i of `touching`: token i must touch token i + 1.
struct PhraseEnding {
  std::uint64_t touching = 0;
  std::span<const std::uint32_t> ids;
};

// token count · ending count · id count · bytes of text · ends of the tokens · endings (touching,
// low and high half; end of its ids) · ids · text, filled up to a whole cell
class PhraseRecord {
 public:
  static constexpr std::size_t kHead = 4, kEnding = 3;

  explicit PhraseRecord(const std::uint32_t* cells) : cells_(cells) {}
  std::size_t tokens() const { return cells_[0]; }
  std::size_t endings() const { return cells_[1]; }
  std::size_t ids() const { return cells_[2]; }
  std::size_t text_bytes() const { return cells_[3]; }
  std::size_t cells() const {
    return kHead + tokens() + kEnding * endings() + ids() + (text_bytes() + 3) / 4;
  }

  std::size_t token_end(std::size_t k) const { return cells_[kHead + k]; }
  std::string_view token(std::size_t k) const {
    const std::size_t begin = k == 0 ? 0 : token_end(k - 1);
    return {text() + begin, token_end(k) - begin};
  }
  std::size_t ids_end(std::size_t ending) const { return ending_cells(ending)[2]; }
  PhraseEnding ending(std::size_t e) const {
    const std::size_t begin = e == 0 ? 0 : ids_end(e - 1);
    const std::uint32_t* cells = ending_cells(e);
    return {std::uint64_t{cells[1]} << 32 | cells[0], {id_cells() + begin, cells[2] - begin}};
  }

 private:
  const std::uint32_t* ending_cells(std::size_t e) const {
    return cells_ + kHead + tokens() + kEnding * e;
  }
  const std::uint32_t* id_cells() const { return ending_cells(endings()); }
  const char* text() const { return reinterpret_cast<const char*>(id_cells() + ids()); }

  const std::uint32_t* cells_;
};

struct PhraseImageHeader {
  static constexpr std::uint32_t kMagic = 0x4D504753;  // "SGPM" where the low byte comes first
  static constexpr std::uint32_t kFormat = 1;

  std::uint32_t magic = kMagic, format = kFormat;
  // Binary logarithms of the sizes in words of 8 bytes: at least 1, at most 32.
  std::uint32_t log_singles = 1, log_pairs = 1, log_triples = 1, log_slots = 1;
  std::uint32_t cells = 0;  // an even number, so that images can follow each other
  std::uint32_t greatest_id = 0;
};

struct PhraseImage {
  PhraseImageHeader header;
  PhraseFilter singles, pairs, triples;
  const PrefixSlot* slots = nullptr;
  unsigned slot_shift = 63;
  const std::uint32_t* cells = nullptr;

  std::size_t first_slot(PrefixHash hash) const { return hash >> slot_shift; }
  std::size_t next_slot(std::size_t slot) const {
    return (slot + 1) & ((std::size_t{1} << header.log_slots) - 1);
  }
  void fetch_slot(PrefixHash hash) const { __builtin_prefetch(slots + first_slot(hash)); }
  void fetch_record(PrefixHash hash) const {  // most records lie on two lines of the cache
    const std::uint32_t* record = cells + slots[first_slot(hash)].record();
    __builtin_prefetch(record);
    __builtin_prefetch(record + 16);
  }
  static std::uint32_t fingerprint(PrefixHash hash) { return static_cast<std::uint32_t>(hash); }
};

// Where the arrays of these bytes stand; says of bytes that are no sound image what is wrong.
std::expected<PhraseImage, std::string> open_phrase_image(std::span<const std::byte> bytes);

std::vector<std::byte> build_phrase_image(std::span<const PhraseEntry> phrases,
                                          const Tokenizer& tokenizer);

}  // namespace skillgap
