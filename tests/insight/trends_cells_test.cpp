#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>
#include <random>

#include "insight/trends_tables.h"

namespace skillgap {
namespace {

std::string exact(double value) {
  std::array<char, 400> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed, 6);
  return {digits.begin(), end.ptr};
}

TEST(SixDecimals, AreThoseOfTheExactValue) {
  for (const double value :
       {0.0, -0.0, 1.0, 0.5, 0.0000005, 0.0000015, 0.9999995, 0.99999949999, 9.9999996, 12.5,
        999.9999995, 1000.0, 1000.0000005, 123456.789, -0.25, -0.0000001, 1e-300, 1e17})
    EXPECT_EQ(six_decimals(value), exact(value));
}

TEST(SixDecimals, OfSharesAndLiftsAreRoundedRight) {
  for (std::uint32_t n = 1; n < 400; ++n) {
    for (std::uint32_t hits = 0; hits <= n; ++hits) {
      const double share = static_cast<double>(hits) / n;
      ASSERT_EQ(six_decimals(share), exact(share)) << hits << " of " << n;
    }
  }
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 200'000; ++i) {
    const double value = std::uniform_real_distribution(0.0, i % 2 == 0 ? 1.0 : 2000.0)(random);
    ASSERT_EQ(six_decimals(value), exact(value));
    // Next to a half, where the digits turn.
    const double half = std::floor(value * 1e6) / 1e6 + 5e-7;
    for (const double near : {half, std::nextafter(half, 0.0), std::nextafter(half, 1e9)})
      ASSERT_EQ(six_decimals(near), exact(near));
  }
}

// The figures of a row written at once are those written one by one.
TEST(FigureRow, HasTheCellsOfFigures) {
  const double shares[] = {0, 0.25, 1, 2.0 / 3, 78.31723, 123456.789};
  for (const std::uint64_t n : {0u, 5u, 100u}) {
    const Figures figures(n, 10);
    for (const double share : shares) {
      FigureRow row(figures);
      row.number(n).count(7).share(share).count(UINT64_MAX).share(-share);
      TableRows one_by_one, at_once;
      one_by_one.add({std::to_string(n), figures.count(7), figures.share(share),
                      figures.count(UINT64_MAX), figures.share(-share)});
      at_once.add({at_once.joined_part(row.text())});
      EXPECT_EQ(at_once, one_by_one) << n << " " << share;
    }
  }
}

}  // namespace
}  // namespace skillgap
