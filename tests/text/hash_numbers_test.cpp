#include "skillgap/hash_numbers.h"

#include <gtest/gtest.h>

#include <random>
#include <unordered_map>

namespace skillgap {
namespace {

// The slow twin is a map.
TEST(HashNumbers, FindsWhatAMapFindsAndNothingElse) {
  std::mt19937_64 random(20260301);
  for (const std::size_t size : {0, 1, 2, 3, 4, 7, 60, 1000, 6553, 20000}) {
    std::unordered_map<std::uint64_t, std::uint32_t> map;
    while (map.size() < size) map.emplace(random(), static_cast<std::uint32_t>(map.size() + 1));
    const HashNumbers numbers = HashNumbers::build({map.begin(), map.end()});
    for (const auto& [hash, number] : map) EXPECT_EQ(numbers.find(hash), number) << size;
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(numbers.find(random()), 0u) << size;
  }
  EXPECT_EQ(HashNumbers().find(1), 0u);
}

TEST(HashNumbers, TellsHashesApartThatAgreeInMostBits) {
  std::vector<HashNumbers::Entry> entries;
  for (std::uint32_t i = 0; i < 64; ++i) entries.emplace_back(std::uint64_t{1} << i, i + 1);
  for (std::uint32_t i = 0; i < 500; ++i) entries.emplace_back(std::uint64_t{i} << 40 | 3, i + 100);
  const HashNumbers numbers = HashNumbers::build(entries);
  for (const auto& [hash, number] : entries) EXPECT_EQ(numbers.find(hash), number) << hash;
}

TEST(HashNumbers, OfTwoEntriesWithOneHashKeepTheFirst) {
  EXPECT_EQ(HashNumbers::build({{9, 4}, {5, 1}, {9, 3}}).find(9), 4u);
}

}  // namespace
}  // namespace skillgap
