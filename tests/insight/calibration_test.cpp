#include "insight/calibration.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

std::vector<JudgedAnswer> answers(std::size_t count, double confidence, std::size_t right) {
  std::vector<JudgedAnswer> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back({confidence, i < right});
  return all;
}

TEST(Calibration, ErrorIsTheDistanceOfConfidenceAndRightAnswersByBin) {
  struct Case {
    std::vector<JudgedAnswer> answers;
    double error;
  };
  const Case cases[] = {
      {{}, 0},
      {{{1.0, true}}, 0},
      {{{1.0, false}}, 1},
      {answers(10, 0.75, 7), 0.05},
      {{{0.9, true}, {0.7, false}}, 0.4},     // (0.1 + 0.7) / 2
      {{{0.75, true}, {0.71, false}}, 0.23},  // of one bin: |1 − 1.46| / 2
  };
  for (const Case& one : cases) EXPECT_NEAR(calibration_error(one.answers).error, one.error, 1e-12);
}

TEST(Calibration, FewExactAnswersHaveAnErrorByChance) {
  const CalibrationError few = calibration_error(answers(20, 0.75, 15)),
                         many = calibration_error(answers(2000, 0.75, 1500));
  EXPECT_NEAR(few.error, 0, 1e-12);
  // The mean distance of a binomial share from its p is √(2pq/πn).
  EXPECT_NEAR(few.by_chance, 0.077, 0.015);
  EXPECT_NEAR(many.by_chance, 0.0077, 0.002);
  EXPECT_GT(few.interval.high, many.interval.high);
}

TEST(Calibration, IntervalHoldsTheErrorOfManyAnswers) {
  const CalibrationError e = calibration_error(answers(1000, 0.95, 800));
  EXPECT_NEAR(e.error, 0.15, 1e-9);
  EXPECT_NEAR(e.interval.low, 0.15 - 0.025, 0.008);
  EXPECT_NEAR(e.interval.high, 0.15 + 0.025, 0.008);
}

}  // namespace
}  // namespace skillgap
