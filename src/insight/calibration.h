// How far confidence is from the share of right answers.
//
//   CalibrationError e = calibration_error({{0.9, true}, {0.7, false}});
//   e.error    0.40    e.interval of a bootstrap    e.by_chance    that of answers of these
//                                                   confidences whose confidence is exact
//
// Ten bins of equal width, weighted by answers (Naeini, Cooper & Hauskrecht 2015). The measure is
// never 0 for few answers, however good the confidence is: compare it with `by_chance`. Pure; the
// same numbers on every machine.
#pragma once

#include <vector>

#include "skillgap/statistics.h"

namespace skillgap {

struct JudgedAnswer {
  double confidence = 0;
  bool right = false;
};

struct CalibrationError {
  double error = 0, by_chance = 0;
  Interval interval;  // 95 %, of a bootstrap over answers
};

CalibrationError calibration_error(const std::vector<JudgedAnswer>& answers);

}  // namespace skillgap
