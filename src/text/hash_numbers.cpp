// The largest groups first, while there is most room: each tries one seed after the other until all
// its hashes fall on free slots ("hash and displace").
#include "skillgap/hash_numbers.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <span>

#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr unsigned kSlotsOfGroupBits =
    2;  // on average four slots a group, two or three of them taken

}  // namespace

HashNumbers HashNumbers::build(std::vector<Entry> entries) {
  const auto is_same = [](const Entry& a, const Entry& b) { return a.first == b.first; };
  stable_sort_by(entries, std::less(), &Entry::first);
  entries.erase(std::unique(entries.begin(), entries.end(), is_same), entries.end());
  HashNumbers numbers;
  // At most four in five are taken.
  auto slot_bits = static_cast<unsigned>(std::bit_width(entries.size() + entries.size() / 4));
  for (slot_bits = std::max(slot_bits, kSlotsOfGroupBits + 1);
       !numbers.place_all(entries, slot_bits);)
    ++slot_bits;
  return numbers;
}

// REQUIRES: entries by hash, so that those of a group stand together.
bool HashNumbers::place_all(const std::vector<Entry>& entries, unsigned slot_bits) {
  const unsigned group_bits = slot_bits - kSlotsOfGroupBits;
  slots_.assign(std::size_t{1} << slot_bits, {});
  seeds_.assign(std::size_t{1} << group_bits, 0);
  slot_shift_ = 64 - slot_bits;
  group_shift_ = 64 - group_bits;
  std::vector<std::span<const Entry>> groups;
  for (auto first = entries.begin(); first != entries.end();) {
    const auto is_other = [&](const Entry& entry) {
      return group_of(entry.first) != group_of(first->first);
    };
    const auto end = std::find_if(first, entries.end(), is_other);
    groups.emplace_back(first, end);
    first = end;
  }
  stable_sort_by(groups, std::greater(), &std::span<const Entry>::size);
  return std::ranges::all_of(groups, [&](std::span<const Entry> group) {
    return place_group(group.data(), group.data() + group.size());
  });
}

bool HashNumbers::place_group(const Entry* first, const Entry* end) {
  for (Seed seed = 0; seed < std::numeric_limits<Seed>::max(); ++seed) {
    const Entry* entry = first;
    for (; entry != end; ++entry) {
      Slot& slot = slots_[place_of(entry->first, seed)];
      if (slot.number != 0) break;
      slot = {static_cast<std::uint32_t>(entry->first), entry->second};
    }
    if (entry == end) {
      seeds_[group_of(first->first)] = seed;
      return true;
    }
    while (entry != first) slots_[place_of((--entry)->first, seed)] = {};  // what stood by then
  }
  return false;
}

}  // namespace skillgap
