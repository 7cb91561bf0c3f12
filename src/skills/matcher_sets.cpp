#include "skills/matcher_sets.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <utility>

namespace skillgap {
namespace {

unsigned shift_for(std::size_t places) {
  return 64 - static_cast<unsigned>(std::countr_zero(places));
}

// Runs of keys whose hashes begin alike; the longest first, because they are hardest to place.
std::vector<std::span<const HashedSet>> buckets(std::span<const HashedSet> keys, unsigned shift) {
  std::vector<std::span<const HashedSet>> all;
  for (std::size_t begin = 0, end = 0; begin < keys.size(); begin = end) {
    while (end < keys.size() && keys[end].hash >> shift == keys[begin].hash >> shift) ++end;
    all.push_back(keys.subspan(begin, end - begin));
  }
  std::ranges::stable_sort(all, std::greater(), [](const auto& bucket) { return bucket.size(); });
  return all;
}

}  // namespace

NumberedSets::NumberedSets(std::span<const HashedSet> keys, std::uint32_t greatest) {
  std::vector<MatcherSet> all;
  for (const HashedSet& key : keys)
    if (key.set != 0) all.push_back(key.set);
  std::ranges::sort(all);
  std::vector<std::pair<std::size_t, MatcherSet>> by_count;
  for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
    while (end < all.size() && all[end] == all[begin]) ++end;
    by_count.push_back({end - begin, all[begin]});
  }
  std::ranges::sort(by_count, std::greater());
  sets_.assign(greatest + 2, 0);
  known_ = {{0, 0}};
  for (std::uint32_t i = 0; i < by_count.size(); ++i) {
    const std::uint32_t number = std::min(i + 1, greatest);
    sets_[number] |= by_count[i].second;
    known_.push_back({by_count[i].second, number});
  }
  std::ranges::sort(known_, std::less(), &Known::set);
}

std::uint32_t NumberedSets::number(MatcherSet set) const {
  return std::ranges::lower_bound(known_, set, std::less(), &Known::set)->number;
}

SetsOfTokens::SetsOfTokens(std::span<const HashedSet> keys) : sets_(keys, kMostSets) {
  std::size_t places = std::bit_ceil(std::max<std::size_t>(64, keys.size() + keys.size() / 4));
  do {  // twice as many in the rare case that some keys find no places of their own
    mask_ = places - 1;
    bucket_shift_ = shift_for(places / 4);
    displacements_.assign(places / 4, 0);
    places *= 2;
  } while (!displace(keys));
  fill(keys);
}

// Whether each key has a place of its own now.
bool SetsOfTokens::displace(std::span<const HashedSet> keys) {
  std::vector<bool> taken(mask_ + 1);
  std::vector<std::size_t> places;
  const auto find_room = [&](std::span<const HashedSet> bucket, std::uint64_t displacement) {
    places.clear();
    for (const HashedSet& key : bucket) {
      const std::size_t at = place(key.hash, displacement);
      if (taken[at] || std::ranges::find(places, at) != places.end()) return false;
      places.push_back(at);
    }
    return true;
  };
  for (const std::span<const HashedSet> bucket : buckets(keys, bucket_shift_)) {
    std::uint32_t displacement = 0;
    while (!find_room(bucket, displacement))
      if (++displacement > 0xFFFF) return false;
    for (const std::size_t at : places) taken[at] = true;
    displacements_[bucket[0].hash >> bucket_shift_] = static_cast<std::uint16_t>(displacement);
  }
  return true;
}

void SetsOfTokens::fill(std::span<const HashedSet> keys) {
  entries_.assign(mask_ + 1, 0);
  for (const HashedSet& key : keys) {
    entries_[view().place(key.hash)] =
        static_cast<std::uint16_t>(sets_.number(key.set) | print(key.hash));
  }
}

// Eleven to twenty-one bits a key, of which each sets one, and two to four bytes.
SetsOfPairs::SetsOfPairs(std::span<const HashedSet> keys) {
  const std::size_t places = std::bit_ceil(std::max<std::size_t>(64, 2 * keys.size()));
  mask_ = places - 1;
  bits_.assign(std::bit_ceil(std::max<std::size_t>(2, keys.size() / 6)), 0);
  bit_shift_ = shift_for(bits_.size());
  std::vector<HashedSet> by_place(places);
  for (const HashedSet& key : keys) {
    bits_[key.hash >> bit_shift_] |= std::uint64_t{1} << (key.hash & 63);
    by_place[view().place(key.hash)].set |= key.set;
  }
  sets_ = NumberedSets(by_place, kMostSets);
  numbers_.assign(places, 0);
  for (std::size_t at = 0; at < places; ++at)
    if (by_place[at].set != 0)
      numbers_[at] = static_cast<std::uint8_t>(sets_.number(by_place[at].set));
}

}  // namespace skillgap
