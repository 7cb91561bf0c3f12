#include "skills/near_cues.h"

#include <algorithm>

namespace skillgap {
namespace {

// Tokens to a cue that speaks of the word: "experience with" before it, "developer" behind it.
constexpr std::size_t kNearBefore = 3, kNearBehind = 1;
// Cues looked back at: for one that stands near, for one that asks in the clause of a name.
constexpr std::ptrdiff_t kNearCues = 2, kCuesBefore = 8;

bool announces(const CueHit& cue) {
  return cue.cue == Cue::kSkill || cue.cue == Cue::kAsks || cue.cue == Cue::kOpens ||
         cue.cue == Cue::kRequired || cue.cue == Cue::kPreferred;
}

}  // namespace

bool has_near_cue(const CandidateText& all, TokenRange range) {
  const Structure& s = all.text().structure;
  const auto behind = std::ranges::lower_bound(s.cues, range.first, {}, &CueHit::first_token);
  if (behind != s.cues.end() && s.clause_of[behind->first_token] == s.clause_of[range.first] &&
      ((announces(*behind) && behind->first_token <= range.end + kNearBehind) ||
       (behind->cue == Cue::kExperience && behind->first_token == range.end)))
    return true;
  for (auto cue = behind; cue != s.cues.begin() && behind - cue <= kNearCues;) {
    --cue;
    if (announces(*cue) && cue->end_token + kNearBefore > range.first &&
        s.clause(cue->first_token).line == s.clause(range.first).line)
      return true;
  }
  return false;
}

bool has_cue_before(const CandidateText& all, std::size_t i) {
  const Structure& s = all.text().structure;
  const auto end = std::ranges::lower_bound(s.cues, all[i].tokens.first, {}, &CueHit::first_token);
  for (auto cue = end; cue != s.cues.begin() && end - cue < kCuesBefore &&
                       s.clause_of[cue[-1].first_token] == all.clause_number(i);
       --cue)
    if (cue[-1].cue == Cue::kAsks) return true;
  return false;
}

}  // namespace skillgap
