// What speaks for the role that a posting is called.
#include <algorithm>

#include "insight/role_caller.h"
#include "insight/role_grounds.h"

namespace skillgap {

std::vector<RoleReason> RoleCaller::reasons(const RoleEvidence& evidence, const Candidate& best,
                                            const Reading& reading) const {
  thread_local std::vector<RoleGround> all;  // its memory is worth keeping
  all.clear();
  const bool titled = reading.votes_from == Field::kTitle;
  const std::string_view title = titled ? evidence.title.text : evidence.text.text;
  for (const TitleVote& vote : reading.votes) {
    if (speaks_for(vote, best))
      all.push_back(
          {nullptr, vote.hit.where.of(title), best.title, reading.votes_from, vote.hit.where});
  }
  const auto role_class = model_.class_of(best.role);
  for (const FoundFeature& found : reading.scores.found) {
    if (!role_class) break;
    const double weight = weight_of(found, *role_class, reading);
    if (weight <= 0) continue;
    if (RoleGround* phrase = phrase_around(found, all))
      phrase->weight += weight;
    else
      all.push_back({&found, {}, weight, found.field, found.where()});
  }
  return strongest(all, model_);
}

bool RoleCaller::has_reason(const Candidate& best, const Reading& reading) const {
  const auto role_class = model_.class_of(best.role);
  return std::ranges::any_of(reading.votes,
                             [&](const TitleVote& vote) { return speaks_for(vote, best); }) ||
         (role_class && std::ranges::any_of(reading.scores.found, [&](const FoundFeature& found) {
            return weight_of(found, *role_class, reading) > 0;
          }));
}

}  // namespace skillgap
