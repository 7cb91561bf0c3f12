#include "skills/matcher_sets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace skillgap {
namespace {

// So many keys, by hash, with sets of which there are about `sets` different ones.
std::vector<HashedSet> keys_of(std::size_t count, std::uint32_t sets) {
  std::mt19937_64 random(20261124 + count);
  std::map<std::uint64_t, MatcherSet> keys;
  while (keys.size() < count) {
    const std::uint64_t hash = random();
    keys[hash] = 1 + static_cast<MatcherSet>(random() % sets) * 977;
  }
  std::vector<HashedSet> all;
  for (const auto& [hash, set] : keys) all.push_back({hash, set});
  return all;
}

// Of 100,000 hashes that are no key, the share of which `holds` says yes.
template <typename Holds>
double seeming(Holds holds) {
  std::mt19937_64 random(7);
  constexpr int kAsked = 100'000;
  int yes = 0;
  for (int i = 0; i < kAsked; ++i) yes += holds(random());
  return static_cast<double>(yes) / kAsked;
}

class MatcherSets : public testing::TestWithParam<std::size_t> {};

TEST_P(MatcherSets, OfTokensAreThoseOfTheKeys) {
  const std::vector<HashedSet> keys = keys_of(GetParam(), 700);
  const SetsOfTokens sets(keys);
  for (const HashedSet& key : keys) ASSERT_EQ(sets[key.hash], key.set) << key.hash;
}

TEST_P(MatcherSets, OfTokensThatAreNoKeyAreNearlyAlwaysEmpty) {
  const SetsOfTokens sets(keys_of(GetParam(), 700));
  EXPECT_LT(seeming([&](std::uint64_t hash) { return sets[hash] != 0; }), 0.02);
}

TEST_P(MatcherSets, OfPairsHoldThoseOfTheKeys) {
  const std::vector<HashedSet> keys = keys_of(GetParam(), 200);
  const SetsOfPairs sets(keys);
  const SetsOfPairs::View view = sets.view();
  for (const HashedSet& key : keys) {
    ASSERT_EQ(view.may_hold(key.hash), 1u) << key.hash;
    ASSERT_EQ(view[key.hash] & key.set, key.set) << key.hash;
  }
}

TEST_P(MatcherSets, OfPairsLetFewOthersIn) {
  const SetsOfPairs sets(keys_of(GetParam(), 200));
  EXPECT_LT(seeming([&](std::uint64_t hash) { return sets.view().may_hold(hash); }), 0.15);
}

INSTANTIATE_TEST_SUITE_P(OfSoManyKeys, MatcherSets, testing::Values(0, 1, 2, 63, 1000, 70'000));

TEST(MatcherSets, OfWhichThereAreTooManyShareANumberAndLoseNothing) {
  const std::vector<HashedSet> keys = keys_of(20'000, 4'000'000);
  const SetsOfTokens tokens(keys);
  const SetsOfPairs pairs(keys);
  for (const HashedSet& key : keys) {
    ASSERT_EQ(tokens[key.hash] & key.set, key.set);
    ASSERT_EQ(pairs.view()[key.hash] & key.set, key.set);
  }
}

// Five keys that differ in bits that no small table looks at.
TEST(MatcherSets, OfTokensGrowUntilEachKeyHasAPlace) {
  std::vector<HashedSet> keys;
  for (std::uint64_t i = 0; i < 5; ++i)
    keys.push_back({0x1234'5678'0000'0001 + (i << 10), 1u << i});
  const SetsOfTokens sets(keys);
  for (const HashedSet& key : keys) EXPECT_EQ(sets[key.hash], key.set);
}

TEST(MatcherSets, OfPairsWithOneHashCountTogether) {
  const std::vector<HashedSet> keys = {{5, 1}, {5, 8}};
  EXPECT_EQ(SetsOfPairs(keys).view()[5], 9u);
}

}  // namespace
}  // namespace skillgap
