// The value of a set of learned skills over many postings, and what one more skill adds to it:
// the arithmetic behind the plan (skillgap/plan.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "skillgap/gap.h"

namespace skillgap {

struct CoverageLine {
  ConceptId skill{};
  std::uint32_t posting = 0;
  bool is_required = false;
  double share = 0;   // of the posting's asked weight
  double credit = 0;  // now
  double years = 0;   // asked, 0 for none
};

struct CoveredPosting {
  std::uint32_t first_line = 0, line_count = 0;
  double fit = 0;  // now
};

// What learning one skill, with 0 years, does for the lines of which concepts.
struct Learning {
  ConceptId skill{};
  struct Effect {
    ConceptId skill{};
    double credit = 0;  // by its relation
  };
  std::vector<Effect> effects;  // the skill itself among them
};

// Values only; one thread.
class Coverage {
 public:
  explicit Coverage(std::size_t concepts) : lines_of_(concepts) {}

  // REQUIRES: the gap has a fit.
  void add(const Gap& gap);
  void set_threshold(double threshold) { threshold_ = threshold; }

  double gain(const Learning& learning) const;
  // The same, parted by posting number modulo `parts`.
  std::vector<double> gain_by_part(const Learning& learning, std::size_t parts) const;
  void learn(const Learning& learning);

  bool is_reachable(std::size_t posting) const { return is_reachable_at(postings_[posting].fit); }
  bool is_reachable_at(double fit) const;
  std::size_t reachable() const;
  double mean_fit() const;
  double value() const;

  const std::vector<CoveredPosting>& postings() const { return postings_; }
  const std::vector<CoverageLine>& lines() const { return lines_; }
  const std::vector<std::uint32_t>& lines_of(ConceptId skill) const {
    return lines_of_[static_cast<std::size_t>(skill)];
  }
  bool asks(std::size_t posting, ConceptId skill) const;

 private:
  template <typename Visit>
  void for_each_better_line(const Learning& learning, const Visit& visit) const;
  void collect(const Learning& learning) const;
  double value_of(double fit) const { return std::min(1.0, fit / threshold_); }

  std::vector<CoverageLine> lines_;
  std::vector<CoveredPosting> postings_;
  std::vector<std::vector<std::uint32_t>> lines_of_;  // by concept
  double threshold_ = 1;
  // What a learning adds to the fit of each posting; empty between calls.
  mutable std::vector<double> added_;
  mutable std::vector<std::uint32_t> touched_;
};

}  // namespace skillgap
