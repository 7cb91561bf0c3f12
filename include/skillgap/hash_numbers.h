// Numbers by 64-bit hashes, each found by one look: every hash has a place of its own, so that
// nothing is searched for, and whether it is there is told without a branch.
//
//   const auto numbers = HashNumbers::build({{hash_of_sql, 7}, {hash_of_etl, 9}});
//   numbers.find(hash_of_etl)      // 9; 0 of a hash that it lacks
//
// A hash stands for its word: who makes up a word of the same bits might as well have written the
// word. Eight bytes a slot, most of them taken: the lower half of the hash is kept beside its
// number, and the place tells the rest but for a chance of one in thousands of millions.
// Immutable; share between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace skillgap {

class HashNumbers {
 public:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;  // the number is not 0

  // Of two entries with one hash the first counts.
  static HashNumbers build(std::vector<Entry> entries);

  std::uint32_t find(std::uint64_t hash) const {
    const Slot& slot = slots_[place_of(hash, seeds_[group_of(hash)])];
    return slot.rest == static_cast<std::uint32_t>(hash) ? slot.number : 0;
  }

  // Asks memory for what find() will look at, without waiting for it.
  void expect(std::uint64_t hash) const {
    __builtin_prefetch(slots_.data() + place_of(hash, seeds_[group_of(hash)]));
  }

 private:
  struct Slot {
    std::uint32_t rest = 0, number = 0;  // number 0: free
  };
  using Seed = std::uint16_t;

  // Slots by the groups' seeds: the upper bits of a hash name its group.
  std::size_t group_of(std::uint64_t hash) const { return hash >> group_shift_; }
  std::size_t place_of(std::uint64_t hash, Seed seed) const {
    constexpr std::uint64_t kOdd = 0x9E37'79B9'7F4A'7C15;  // 2^64 over the golden ratio
    return (hash * kOdd) * (2 * std::uint64_t{seed} + 1) >> slot_shift_;
  }
  bool place_all(const std::vector<Entry>& entries, unsigned slot_bits);
  bool place_group(const Entry* first, const Entry* end);

  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::vector<Seed> seeds_ = std::vector<Seed>(2);  // by group: with which each hash has its place
  unsigned slot_shift_ = 63, group_shift_ = 63;
};

}  // namespace skillgap
