// Which of the candidates leads, and how sure it is.
#include <algorithm>
#include <cmath>

#include "insight/role_caller.h"

namespace skillgap {
namespace {

// Of an untrained model: how much speaks for none of its roles.
constexpr double kNoRole = 2.5;
constexpr double kLikelyKind = 0.5;  // of the share of the wider role

}  // namespace

void RoleCaller::lead_with_best(std::vector<Candidate>& all) {
  if (all.size() < 2) return;
  auto best = all.begin(), second = all.begin() + 1;
  if (comes_before(*second, *best)) std::swap(best, second);
  for (auto at = all.begin() + 2; at != all.end(); ++at) {
    if (!comes_before(*at, *second)) continue;  // as nearly all
    second = at;
    if (comes_before(*second, *best)) std::swap(best, second);
  }
  std::iter_swap(all.begin(), best);
  // What stood first stands now where the best did.
  std::iter_swap(all.begin() + 1, second == all.begin() ? best : second);
}

// The softmax of the logits, the first of which is the greatest.
void RoleCaller::share_out(std::vector<Candidate>& all) const {
  if (all.empty()) return;
  const double greatest = all.front().logit;
  double sum = model_.is_trained() ? 0 : std::exp(kNoRole - greatest);
  // A share is shown to the hundredth: seven digits do, for half of the price.
  for (Candidate& candidate : all)
    sum += candidate.share = std::exp(static_cast<float>(candidate.logit - greatest));
  for (Candidate& candidate : all) candidate.share /= sum;
}

// Software engineer, or frontend engineer nearly as likely: the kind says more.
void RoleCaller::prefer_kind(std::vector<Candidate>& all) const {
  if (all.empty()) return;
  auto best = all.begin();
  for (auto kind = all.begin() + 1; kind != all.end(); ++kind) {
    const bool likely = kind->share >= kLikelyKind * all.front().share;
    const bool better = best == all.begin() || comes_before(*kind, *best);
    if (likely && better && is_kind_of(kind->role, all.front().role)) best = kind;
  }
  std::iter_swap(all.begin(), best);
}

// A posting for software engineers is not called wrongly by a narrower role, so that the share of
// the wider one speaks for the answer too.
void RoleCaller::add_wider_shares(std::vector<Candidate>& all) const {
  if (all.empty() || wider_of(all.front().role).empty()) return;
  for (auto other = all.begin() + 1; other != all.end(); ++other) {
    if (is_kind_of(all.front().role, other->role)) all.front().share += other->share;
  }
}

// The others share what is left.
void RoleCaller::calibrate(std::vector<Candidate>& all, const Reading& reading) const {
  if (all.empty() || !model_.is_trained()) return;
  const double share = all.front().share;
  const double confidence = reading.calibration.confidence(share, taxonomy_[all.front().role].tech);
  const double rest = share < 1 ? (1 - confidence) / (1 - share) : 0;
  for (Candidate& candidate : all) candidate.share *= rest;
  all.front().share = confidence;
}

}  // namespace skillgap
