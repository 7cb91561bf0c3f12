// Sets of matchers by the hash of a token or of a pair: the tables of a PhraseScreen, which stay in
// the second cache, because each posting asks them for each of its tokens, at random.
//
//   SetsOfTokens begins(keys);         // {hash, set} each, by hash, no hash twice
//   begins[hash]                       // that set; of a hash that is no key, 0 in 98 of 100
//   SetsOfPairs goes_on(keys);         // likewise, in any order, of equal hashes both sets count
//   if (goes_on.may_hold(hash)) goes_on[hash]      // no in 93 of 100 of the hashes that are no key
//
// No key is ever lost: a set may hold matchers that have no such key, never fewer. Immutable.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace skillgap {

using MatcherSet = std::uint32_t;

struct HashedSet {
  std::uint64_t hash = 0;  // well mixed in all its bits
  MatcherSet set = 0;
};

// Different sets, of which there are few, as numbers by how often they are used: 0 is the empty
// set. Of more than fit the rarest share the last number, which stands for all that is in any.
class NumberedSets {
 public:
  NumberedSets() = default;
  NumberedSets(std::span<const HashedSet> keys, std::uint32_t greatest);
  std::uint32_t number(MatcherSet set) const;  // REQUIRES: one of the keys'
  // By number; behind the greatest one stands another empty set.
  const MatcherSet* data() const { return sets_.data(); }

 private:
  struct Known {
    MatcherSet set;
    std::uint32_t number;
  };
  std::vector<MatcherSet> sets_;
  std::vector<Known> known_;  // by set
};

// A place of two bytes for each key, and a quarter to one and a half times as many free ones, by
// "hash and displace" (Belazzougui, Botelho, Dietzfelbinger 2009): keys of one bucket move together
// until each has a place of its own. An entry is the number of a set and six bits of the hash.
class SetsOfTokens {
 public:
  SetsOfTokens() : SetsOfTokens(std::span<const HashedSet>{}) {}
  explicit SetsOfTokens(std::span<const HashedSet> keys);

  // What a loop holds in registers.
  struct View {
    const std::uint16_t *displacements, *entries;
    const MatcherSet* sets;
    unsigned bucket_shift;
    std::size_t mask;

    std::size_t place(std::uint64_t hash) const {
      return (hash + displacements[hash >> bucket_shift] * (hash >> 32)) & mask;
    }
    MatcherSet operator[](std::uint64_t hash) const {
      const std::uint32_t number = entries[place(hash)] ^ print(hash);
      return sets[std::min(number, kNoKey)];
    }
  };
  View view() const {
    return {displacements_.data(), entries_.data(), sets_.data(), bucket_shift_, mask_};
  }
  MatcherSet operator[](std::uint64_t hash) const { return view()[hash]; }

 private:
  // The high bits of an entry are bits of the hash, so that what is left of them tells a key.
  static constexpr std::uint32_t kSetBits = 10, kNoKey = 1u << kSetBits, kMostSets = kNoKey - 1;

  static std::uint32_t print(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> 26) & (0xFFFFu & ~kMostSets);
  }
  std::size_t place(std::uint64_t hash, std::uint64_t displacement) const {
    return (hash + displacement * (hash >> 32)) & mask_;
  }
  bool displace(std::span<const HashedSet> keys);
  void fill(std::span<const HashedSet> keys);

  NumberedSets sets_;
  std::vector<std::uint16_t> displacements_;  // by bucket: the high bits of a hash
  std::vector<std::uint16_t> entries_;
  unsigned bucket_shift_ = 63;
  std::size_t mask_ = 0;
};

// A bit first, which says no of most hashes; who is let in finds a byte, in a table that only
// these ask.
class SetsOfPairs {
 public:
  SetsOfPairs() : SetsOfPairs(std::span<const HashedSet>{}) {}
  explicit SetsOfPairs(std::span<const HashedSet> keys);

  struct View {
    const std::uint64_t* bits;
    const std::uint8_t* numbers;
    const MatcherSet* sets;
    unsigned bit_shift;
    std::size_t mask;

    // 0 or 1. Of other hashes 6 in 100 seem to be held.
    std::uint32_t may_hold(std::uint64_t hash) const {
      return static_cast<std::uint32_t>(bits[hash >> bit_shift] >> (hash & 63) & 1);
    }
    std::size_t place(std::uint64_t hash) const { return hash >> 12 & mask; }
    // REQUIRES: may_hold(hash).
    MatcherSet operator[](std::uint64_t hash) const { return sets[numbers[place(hash)]]; }
  };
  View view() const { return {bits_.data(), numbers_.data(), sets_.data(), bit_shift_, mask_}; }

 private:
  static constexpr std::uint32_t kMostSets = 255;
  NumberedSets sets_;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint8_t> numbers_;
  unsigned bit_shift_ = 63;
  std::size_t mask_ = 0;
};

}  // namespace skillgap
