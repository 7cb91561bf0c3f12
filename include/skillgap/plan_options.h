// The settings of a plan (plan.h). A value.
#pragma once

#include <cstddef>

namespace skillgap {

struct PlanOptions {
  double threshold = 0.5;  // 0..1: fit from which a posting counts as reachable
  double enough = 0.8;     // 0..1: share of postings within reach at which the path ends
  std::size_t steps = 8;   // at most
  std::size_t resamples = 1000;
  // Soft skills, business fields, metrics and natural languages are no steps unless this is set.
  bool all_kinds = false;
};

}  // namespace skillgap
