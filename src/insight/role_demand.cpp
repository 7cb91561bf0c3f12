#include "skillgap/role_demand.h"

#include <algorithm>
#include <functional>

#include "skillgap/stable_sort.h"

namespace skillgap {

void RoleDemand::add(const AnalyzedPosting& posting) {
  if (posting.verdict != Verdict::kOk) return void(++not_judged_);
  ++postings_;
  const auto date = split_ ? parse_date(posting.posting.date_posted) : std::nullopt;
  const bool is_before = date && *date < *split_, is_after = date && !is_before;
  before_ += is_before;
  after_ += is_after;
  without_date_ += split_ && !date;
  for (const SkillDemand& demand : posting.skills) {
    if (demand.status < Status::kMentioned) continue;
    DemandLine& line = lines_[demand.skill];
    line.skill = demand.skill;
    ++line.asked;
    line.required += demand.status == Status::kRequired;
    line.before += is_before;
    line.after += is_after;
  }
}

std::vector<DemandLine> RoleDemand::lines() const {
  std::vector<DemandLine> lines;
  for (const auto& [skill, line] : lines_) lines.push_back(line);
  stable_sort_by(lines, std::greater(), &DemandLine::asked);
  return lines;
}

}  // namespace skillgap
