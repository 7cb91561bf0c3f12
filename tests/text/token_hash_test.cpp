#include "skillgap/token_hash.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "skillgap/tokenizer.h"

namespace skillgap {
namespace {

TEST(TokenHash, IsTheSameInPlaceAndAlone) {
  std::string text =
      "0123456789abcdefghijklmnopqrstuvwxyz, and some more that is longer than two steps";
  text += std::string(kHashPadding, '?');
  for (std::size_t begin = 0; begin < 20; ++begin) {
    for (std::size_t size = 0; begin + size + kHashPadding <= text.size(); ++size) {
      EXPECT_EQ(token_hash_padded(text.data() + begin, size),
                token_hash(std::string_view(text).substr(begin, size)))
          << begin << " " << size;
    }
  }
}

// Outputs do not depend on the machine.
TEST(TokenHash, NeverChanges) {
  EXPECT_EQ(token_hash("python"), 2845844732712078730u);
  EXPECT_EQ(token_hash("natural language processing"), 8861987606294218854u);
}

// Both halves: filters take their bits from either.
TEST(TokenHash, SpreadsShortTokensOverBothHalves) {
  std::set<std::uint64_t> all, low, high;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (char c = 'a'; c <= 'z'; ++c) {
        const std::uint64_t hash = token_hash(std::string{a, b, c});
        all.insert(hash);
        low.insert(hash & 0xFFFF);
        high.insert(hash >> 48);
      }
    }
  }
  const double chance = 65536 * (1 - std::exp(-17576.0 / 65536));  // 15,416 of 65,536 hit
  EXPECT_EQ(all.size(), 26u * 26 * 26);
  EXPECT_GT(static_cast<double>(low.size()), 0.97 * chance);
  EXPECT_GT(static_cast<double>(high.size()), 0.97 * chance);
}

TEST(TokenHash, TellsLengthsApart) {
  EXPECT_NE(token_hash(std::string("a")), token_hash(std::string("a\0", 2)));
  EXPECT_NE(token_hash(std::string(16, 'a')), token_hash(std::string(17, 'a')));
  EXPECT_NE(token_hash(std::string(16, 'a')), token_hash(std::string(32, 'a')));
}

}  // namespace
}  // namespace skillgap
