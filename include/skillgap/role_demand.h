// What postings of one role typically ask for: the share of them that asks for each skill, in one
// time or two, for `match --against`.
//
//   RoleDemand demand(split);            // a day, or nothing
//   for (…) demand.add(posting);
//   demand.lines()[0].skill              // the one asked for most
//
// A posting asks for a skill that it requires, prefers or mentions. One whose verdict is not ok
// counts as not judged and in no share. Pure; one thread.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/date.h"

namespace skillgap {

struct DemandLine {
  ConceptId skill{};
  std::size_t asked = 0, required = 0;  // postings
  std::size_t before = 0, after = 0;    // of the split day; those that ask
};

class RoleDemand {
 public:
  explicit RoleDemand(std::optional<Date> split) : split_(split) {}

  void add(const AnalyzedPosting& posting);

  std::vector<DemandLine> lines() const;  // most asked first, of equals by concept
  std::size_t postings() const { return postings_; }
  std::size_t before() const { return before_; }  // postings of each time
  std::size_t after() const { return after_; }
  std::size_t without_date() const { return without_date_; }  // only where there is a split
  std::size_t not_judged() const { return not_judged_; }

 private:
  std::optional<Date> split_;
  std::map<ConceptId, DemandLine> lines_;
  std::size_t postings_ = 0, before_ = 0, after_ = 0, without_date_ = 0, not_judged_ = 0;
};

}  // namespace skillgap
