#include "insight/powers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace skillgap {
namespace {

std::vector<float> powers_of(const std::vector<double>& logits, double greatest) {
  std::vector<float> powers(logits.size());
  find_powers(logits, greatest, powers);
  return powers;
}

TEST(Powers, AreThoseOfTheLibraryToTheLastDigitOfAFloat) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> some(-80, 5);
  int different = 0;
  for (int round = 0; round < 2000; ++round) {
    const double greatest = 5;
    const std::vector<double> logits = {some(random), some(random), some(random), greatest};
    const std::vector<float> powers = powers_of(logits, greatest);
    EXPECT_EQ(powers[3], 1);
    for (std::size_t i = 0; i < logits.size(); ++i) {
      const float expected = std::exp(static_cast<float>(logits[i] - greatest));
      EXPECT_FLOAT_EQ(powers[i], expected) << logits[i];
      different += powers[i] == expected ? 0 : 1;
    }
  }
  EXPECT_LT(different, 40);
}

TEST(Powers, OfWhatIsFarBelowAreNothingBesideTheGreatest) {
  for (const double far : {-87.5, -1000.0, -std::numeric_limits<double>::infinity()}) {
    const std::vector<float> powers = powers_of({far, 0, far, -1}, 0);
    EXPECT_LT(powers[0], 1e-37) << far;
    EXPECT_GE(powers[0], 0) << far;
    EXPECT_FLOAT_EQ(powers[3], std::exp(-1.0F)) << far;
  }
}

}  // namespace
}  // namespace skillgap
