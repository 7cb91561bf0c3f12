// The facts of a posting (role, years, pay …) as gold states them beside those that we say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/evaluation.h"

namespace skillgap {

struct FactAnswer {
  std::string_view fact;  // "seniority"
  std::string expected, got;
  bool right = false;
};

// A role is asked only where gold has one; the others always, "" means that nothing is stated.
std::vector<FactAnswer> compare_facts(const GoldPosting& gold, const AnalyzedPosting& answer,
                                      const Taxonomy& taxonomy);

}  // namespace skillgap
