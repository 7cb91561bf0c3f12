// What to learn next, in what order, and what it is worth: a learning path over many postings.
//
//   Planner planner(me, analyzer);
//   for (const AnalyzedPosting& posting : postings) planner.add(posting);
//   const Plan plan = planner.plan({});
//   plan.steps[0].skill, plan.steps[0].reachable      // what, and how many postings then fit
//
// A posting is *reachable* where its fit (gap.h) is at least the threshold. The path is greedy:
// each step learns the skill that adds most to
//
//   value(S) = Σ over postings of min(1, fit with S / threshold)
//
// which counts progress toward postings out of reach and nothing beyond reach. A skill is learned
// with what it implies, and with 0 years. value is monotone and submodular (credits of a line are a
// maximum, a concave function of a sum of them), so after k steps the gain is at least 1 − 1/e
// = 0.63 of that of the best k skills (Nemhauser, Wolsey & Fisher 1978); gains are evaluated lazily
// (Minoux 1978).
//
// Intervals: 95 %, percentile bootstrap over postings, taken in at most 1,000 parts, with a fixed
// seed (Efron & Tibshirani 1993, ch. 13). They say how much the figures depend on which postings
// happened to be collected; not whether these are like next year's. Pure; one thread; the profile
// and the analyzer must outlive the Planner. The order of the postings matters to the intervals
// only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "skillgap/gap.h"
#include "skillgap/plan_options.h"
#include "skillgap/statistics.h"

namespace skillgap {

struct PlanAlternative {
  ConceptId skill{};
  std::size_t beside = 0;  // postings that ask for both
};

struct PlanDetail {
  ConceptId skill{};
  std::size_t asked = 0;  // postings that ask for it
};

struct PlanExample {
  std::string id, title;
  double fit_before = 0, fit_after = 0;
  bool opens = false;  // came within reach
};

struct PlanStep {
  ConceptId skill{};
  double gain = 0;                        // of value(), with what is learned first
  std::size_t newly_reachable = 0;        // postings
  std::size_t reachable = 0;              // after this step
  Interval share_reachable;               // of reachable / postings
  double stays_first = 0, stays_top = 0;  // share of resamples with it as best, among the best 3
  std::vector<ConceptId> first_learn;     // what it implies and is not held yet, nearest last
  std::vector<PlanAlternative> alternatives;  // wanted siblings not held, most often beside first
  std::vector<PlanDetail> such_as;            // narrower ones not held, most often asked first
  std::size_t asked = 0, required = 0;        // postings that ask for it, that require it
  std::optional<double> years_median;         // of the years asked of it, where any are
  std::size_t years_stated = 0;
  std::string seniority;  // the most frequent level of those postings, "" where none is stated
  std::vector<PlanExample> examples;  // at most 3, newly reachable first
};

enum class PlanEnd { kEnough, kSteps, kNothingMore };

struct Plan {
  std::size_t postings = 0;  // judged
  std::size_t not_judged = 0;
  std::size_t reachable_before = 0, reachable_after = 0;
  Interval share_before, share_after;
  double fit_before = 0, fit_after = 0;  // mean
  std::vector<PlanStep> steps;
  PlanEnd end = PlanEnd::kNothingMore;
};

class Planner {
 public:
  Planner(const ResolvedProfile& profile, const Analyzer& analyzer);
  Planner(Planner&&) noexcept;
  ~Planner();

  // Keeps what the plan needs, about 40 bytes a wanted skill. A posting without a fit is counted
  // as not judged.
  void add(const AnalyzedPosting& posting, const Gap& gap);
  Plan plan(const PlanOptions& options) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
