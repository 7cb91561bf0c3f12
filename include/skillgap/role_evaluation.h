// How right the roles are: calls beside the roles that people gave.
//
//   std::vector<RoleCase> cases = {judge_role({"data-analyst", {}}, analyzed, "en", taxonomy), …};
//   RoleEvaluation e = evaluate_roles(cases);      // a row a language, and one for all
//
// A narrower role than the expected one is right. `not-tech` is any role outside the trades,
// `other-tech` any role of the trades that annotators do not tell apart (docs/formats.md). Pure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/statistics.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

struct ExpectedRole {
  std::string name;  // as it is counted: a role id, not-tech, other-tech, several-roles
  std::vector<std::string> more;  // these are right too
};

struct RoleCase {
  std::string language, expected;
  std::string got;  // expected where right, else the nearest role that annotators tell; "" no call
  double confidence = 0;
  bool right = false;
};

RoleCase judge_role(const ExpectedRole& expected, const AnalyzedPosting& answer,
                    std::string_view language, const Taxonomy& taxonomy);

struct RoleMeasures {
  std::uint64_t cases = 0, answered = 0, right = 0;
  double macro_f1 = 0;  // mean of F1 over the roles expected; no call is a miss
  // Greatest share of all cases that can be answered, surest first, with 95 of 100 right.
  double coverage = 0;
  // Mean distance of confidence and share of right answers over ten bins of equal width, weighted
  // by answers (Naeini, Cooper & Hauskrecht 2015); its 95 % bootstrap interval; and what it would
  // be on average for as many answers whose confidence is exact, which is much for few answers.
  double calibration_error = 0, calibration_by_chance = 0;
  Interval calibration_interval;
  // Postings outside the trades; answers that say so; of these answers precision and recall.
  std::uint64_t outside = 0, called_outside = 0;
  double outside_precision = 0, outside_recall = 0;
};

struct RoleEvaluation {
  std::map<std::string, RoleMeasures> by_language;                         // "all" too
  std::map<std::pair<std::string, std::string>, std::uint64_t> confusion;  // expected, got
};

RoleEvaluation evaluate_roles(const std::vector<RoleCase>& cases);

}  // namespace skillgap
