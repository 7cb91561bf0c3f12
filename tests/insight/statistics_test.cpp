#include "skillgap/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>
#include <vector>

namespace skillgap {
namespace {

TEST(Wilson, AgreesWithTheFormulaWorkedByHand) {
  struct Case {
    std::uint64_t hits, n;
    double low, high;
  };
  const Case cases[] = {
      {5, 10, 0.236593, 0.763407},
      {1, 10, 0.017876, 0.404150},
      {50, 100, 0.403832, 0.596168},
      {3, 1000, 0.001021, 0.008783},
  };
  for (const auto& [hits, n, low, high] : cases) {
    const Interval interval = wilson(hits, n);
    EXPECT_NEAR(interval.low, low, 1e-6) << hits << "/" << n;
    EXPECT_NEAR(interval.high, high, 1e-6) << hits << "/" << n;
  }
}

TEST(Wilson, EndsExactlyAtZeroAndOneAndKnowsNothingOfNothing) {
  EXPECT_EQ(wilson(0, 7).low, 0);
  EXPECT_EQ(wilson(7, 7).high, 1);
  EXPECT_EQ(wilson(0, 0).low, 0);
  EXPECT_EQ(wilson(0, 0).high, 1);
}

TEST(Wilson, HoldsTheShareAndStaysWithinZeroAndOne) {
  for (std::uint64_t n = 1; n <= 60; ++n) {
    for (std::uint64_t hits = 0; hits <= n; ++hits) {
      const Interval interval = wilson(hits, n);
      const double share = static_cast<double>(hits) / static_cast<double>(n);
      EXPECT_LE(0, interval.low);
      EXPECT_LE(interval.low, share);
      EXPECT_LE(share, interval.high);
      EXPECT_LE(interval.high, 1);
    }
  }
}

TEST(Lift, IsOneForIndependentSkillsAndGrowsWithTheirCompany) {
  EXPECT_DOUBLE_EQ(lift(50, 20, 10, 100), 1);
  EXPECT_DOUBLE_EQ(lift(50, 20, 20, 100), 2);
  EXPECT_DOUBLE_EQ(lift(20, 20, 20, 100), 5);
}

TEST(Lift, HasAnIntervalOnTheLogScale) {
  // var = 1/10 - 1/50 - 1/20 + 1/100 = 0.04, so the factor is exp(1.959964 * 0.2).
  const Interval interval = lift_interval(50, 20, 10, 100);
  EXPECT_NEAR(interval.low, 1 / std::exp(0.3919928), 1e-9);
  EXPECT_NEAR(interval.high, std::exp(0.3919928), 1e-9);
}

// Draws many samples of skills that go together and compares the spread of ln lift with the
// formula's.
TEST(Lift, HasTheWidthThatSamplingGives) {
  std::mt19937 random(7);
  std::discrete_distribution<int> pair_of(
      {0.30, 0.20, 0.10, 0.40});  // both, only a, only b, neither
  constexpr std::uint64_t n = 400;
  double sum = 0, squares = 0;
  constexpr int kSamples = 4000;
  for (int sample = 0; sample < kSamples; ++sample) {
    std::uint64_t counts[4] = {};
    for (std::uint64_t i = 0; i < n; ++i) ++counts[pair_of(random)];
    const double log_lift =
        std::log(lift(counts[0] + counts[1], counts[0] + counts[2], counts[0], n));
    sum += log_lift;
    squares += log_lift * log_lift;
  }
  const double spread = std::sqrt(squares / kSamples - (sum / kSamples) * (sum / kSamples));
  const Interval interval = lift_interval(200, 160, 120, n);
  const double formula = std::log(interval.high / interval.low) / (2 * 1.959964);
  EXPECT_NEAR(formula / spread, 1, 0.05);
}

TEST(Lift, HasNoWidthWhereTheVarianceIsNotPositive) {
  const Interval interval = lift_interval(8, 8, 8, 8);
  EXPECT_DOUBLE_EQ(interval.low, 1);
  EXPECT_DOUBLE_EQ(interval.high, 1);
}

TEST(TwoProportions, AgreeWithThePooledTestWorkedByHand) {
  // shares 0.2 and 0.3, pooled 0.25, z = -0.1 / sqrt(0.25 * 0.75 * 0.02) = -1.632993
  EXPECT_NEAR(two_proportion_p(20, 100, 30, 100), 0.102470, 1e-6);
  EXPECT_NEAR(two_proportion_p(30, 100, 20, 100), 0.102470, 1e-6);
  // A z of 14.14: still a positive number, not a rounded 0.
  EXPECT_GT(two_proportion_p(0, 100, 100, 100), 0);
  EXPECT_LT(two_proportion_p(0, 100, 100, 100), 1e-40);
}

TEST(TwoProportions, AreCertainlyEqualWhereTheSharesAre) {
  EXPECT_EQ(two_proportion_p(0, 10, 0, 99), 1);
  EXPECT_EQ(two_proportion_p(10, 10, 99, 99), 1);
  EXPECT_EQ(two_proportion_p(1, 3, 33, 99), 1);
}

// The definition, the slow way: adjusted(i) = min over all p(j) >= p(i) of p(j)·m/rank(j).
std::vector<double> naive_adjusted(const std::vector<double>& p_values) {
  std::vector<double> sorted = p_values;
  std::ranges::sort(sorted);
  std::vector<double> result;
  for (const double p : p_values) {
    double smallest = 1;
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      if (sorted[j] < p) continue;
      smallest = std::min(
          smallest, sorted[j] * static_cast<double>(sorted.size()) / static_cast<double>(j + 1));
    }
    result.push_back(smallest);
  }
  return result;
}

TEST(FalseDiscovery, AgreesWithTheDefinitionInAnyOrderAndWithTies) {
  const std::vector<double> cases[] = {
      {},
      {0.04},
      {0.01, 0.02, 0.03, 0.04},
      {0.9, 0.001, 0.04, 0.04, 0.2, 1.0},
      {0.5, 0.5, 0.5},
      {1.0, 0.03, 0.0, 0.02, 0.8},
  };
  for (const std::vector<double>& p_values : cases) {
    std::vector<double> adjusted = p_values;
    adjust_false_discovery(adjusted);
    const std::vector<double> expected = naive_adjusted(p_values);
    for (std::size_t i = 0; i < p_values.size(); ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-12);
  }
}

TEST(FalseDiscovery, LeavesTheCallersOrder) {
  std::vector<double> p_values = {0.8, 0.01, 0.04};
  adjust_false_discovery(p_values);
  EXPECT_NEAR(p_values[0], 0.8, 1e-12);
  EXPECT_NEAR(p_values[1], 0.03, 1e-12);
  EXPECT_NEAR(p_values[2], 0.06, 1e-12);
}

TEST(Quantile, InterpolatesBetweenOrderStatistics) {
  const double four[] = {10, 20, 30, 40};
  const double one[] = {7};
  EXPECT_DOUBLE_EQ(quantile(four, 0), 10);
  EXPECT_DOUBLE_EQ(quantile(four, 0.25), 17.5);
  EXPECT_DOUBLE_EQ(quantile(four, 0.5), 25);
  EXPECT_DOUBLE_EQ(quantile(four, 0.75), 32.5);
  EXPECT_DOUBLE_EQ(quantile(four, 1), 40);
  EXPECT_DOUBLE_EQ(quantile(one, 0.5), 7);
}

TEST(FisherExact, AgreesWithCasesWorkedByHand) {
  EXPECT_NEAR(fisher_exact_p(3, 4, 1, 4), 34.0 / 70, 1e-9);  // the lady who tasted tea
  EXPECT_NEAR(fisher_exact_p(4, 4, 0, 4), 2.0 / 70, 1e-9);
  EXPECT_NEAR(fisher_exact_p(0, 3, 2, 2), 1.0 / 10, 1e-9);
  EXPECT_EQ(fisher_exact_p(0, 5, 0, 9), 1);
  EXPECT_EQ(fisher_exact_p(5, 5, 9, 9), 1);
  EXPECT_NEAR(fisher_exact_p(2, 10, 4, 20), 1, 1e-9);
}

TEST(ShareChange, IsTestedExactlyWhereFewAreExpected) {
  EXPECT_EQ(share_change_p(4, 22, 8, 795), fisher_exact_p(4, 22, 8, 795));
  EXPECT_GT(share_change_p(4, 22, 8, 795), 1000 * two_proportion_p(4, 22, 8, 795));
  EXPECT_EQ(share_change_p(10, 40, 20, 40), two_proportion_p(10, 40, 20, 40));
  EXPECT_EQ(share_change_p(40, 41, 40, 42), fisher_exact_p(40, 41, 40, 42));
}

// --- simulated, with a fixed seed

TEST(Wilson, CoversTheTrueShareAsOftenAsItSays) {
  std::mt19937_64 random(1927);
  for (const std::uint64_t n : {30u, 100u, 400u, 2000u}) {
    std::uniform_real_distribution<double> shares(0.02, 0.98);
    std::size_t covered = 0;
    constexpr std::size_t kRounds = 20'000;
    for (std::size_t round = 0; round < kRounds; ++round) {
      const double share = shares(random);
      const Interval interval =
          wilson(std::binomial_distribution<std::uint64_t>(n, share)(random), n);
      covered += interval.low <= share && share <= interval.high;
    }
    const double coverage = static_cast<double>(covered) / kRounds;
    EXPECT_GT(coverage, 0.94) << n;
    EXPECT_LT(coverage, 0.96) << n;
  }
}

// Many skills, few of them common, as in life; nothing changes between the halves. Where no
// difference is real, any that is called is false: so often may that happen, and no more.
TEST(FalseDiscovery, StaysAtItsLevelWhereNothingChanges) {
  std::mt19937_64 random(1995);
  constexpr std::size_t kRounds = 1000, kSkills = 200;
  std::size_t rounds_with_a_call = 0;
  for (std::size_t round = 0; round < kRounds; ++round) {
    std::vector<double> p;
    for (std::size_t skill = 0; skill < kSkills; ++skill) {
      const double share = 0.4 / static_cast<double>(1 + skill);
      const std::uint64_t before = std::binomial_distribution<std::uint64_t>(4000, share)(random);
      const std::uint64_t after = std::binomial_distribution<std::uint64_t>(6000, share)(random);
      if (before + after >= 10) p.push_back(share_change_p(before, 4000, after, 6000));
    }
    adjust_false_discovery(p);
    rounds_with_a_call += std::ranges::any_of(p, [](double value) { return value <= 0.05; });
  }
  EXPECT_LE(static_cast<double>(rounds_with_a_call) / kRounds, 0.065);  // 0.05 and two deviations
}

TEST(MedianInterval, CoversTheMedianOfASkewedDistribution) {
  std::mt19937_64 random(2003);
  for (const std::size_t n : {10u, 40u, 300u}) {
    std::size_t covered = 0;
    constexpr std::size_t kRounds = 4000;
    for (std::size_t round = 0; round < kRounds; ++round) {
      std::lognormal_distribution<double> pay(0, 1);  // its median is 1
      std::vector<double> sorted(n);
      for (double& amount : sorted) amount = pay(random);
      std::ranges::sort(sorted);
      const Interval interval = median_interval(sorted);
      covered += interval.low <= 1 && 1 <= interval.high;
    }
    EXPECT_GT(static_cast<double>(covered) / kRounds, 0.945) << n;
  }
}

TEST(MedianInterval, IsTheWholeOfFewValues) {
  const double values[] = {1, 2, 3, 4, 5};
  EXPECT_EQ(median_interval(values).low, 1);
  EXPECT_EQ(median_interval(values).high, 5);
  EXPECT_EQ(median_interval(std::span(values, 1)).high, 1);
}

TEST(ChiSquare, AgreesWithThePublishedCriticalValues) {
  const std::tuple<double, unsigned, double> cases[] = {
      {3.841, 1, 0.05},   {6.635, 1, 0.01},   {5.991, 2, 0.05},   {7.815, 3, 0.05},
      {11.345, 3, 0.01},  {9.488, 4, 0.05},   {19.675, 11, 0.05}, {24.725, 11, 0.01},
      {18.307, 10, 0.05}, {43.773, 30, 0.05}, {0, 5, 1},          {0, 4, 1}};
  for (const auto& [x, freedom, p] : cases)
    EXPECT_NEAR(chi_square_p(x, freedom), p, 2e-5) << x << " " << freedom;
}

TEST(Friedman, GivesTheClosedFormOfSmallCases) {
  // Three rows of one order: 12 / (3·3·4) · (3² + 6² + 9²) − 3·3·4 = 6, two degrees: e^-3.
  EXPECT_NEAR(friedman_p({{1, 2, 3}, {4, 5, 6}, {0, 1, 9}}), std::exp(-3.0), 1e-12);
  // Each order turned by one: every column has the same rank sum.
  EXPECT_EQ(friedman_p({{1, 2, 3}, {3, 1, 2}, {2, 3, 1}}), 1);
  EXPECT_EQ(friedman_p({{1, 1, 1}, {2, 2, 2}}), 1);
  // With ties: ranks 1.5 1.5 3 twice; (12·(2·(-1)²+2²)) / (2·3·4 − 2·6/2) = 72/18 = 4: e^-2.
  EXPECT_NEAR(friedman_p({{1, 1, 2}, {5, 5, 7}}), std::exp(-2.0), 1e-12);
}

}  // namespace
}  // namespace skillgap
