// The roles that a posting may be for, weighed against each other.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "insight/powers.h"
#include "insight/role_caller.h"

namespace skillgap {
namespace {

// Of an untrained model: how much speaks for none of its roles.
constexpr double kNoRole = 2.5;
constexpr double kLikelyKind = 0.5;     // of the share of the wider role
constexpr double kRounding = 1e-3;      // more than what a share may differ by
constexpr double kLeastSecond = 0.005;  // what would be shown as 0.00 is no runner-up
constexpr double kNever = -std::numeric_limits<double>::infinity();  // logit of what is not called

// Loops over so many have no other end, and the compiler makes one step of them.
constexpr std::size_t kAtOnce = kPowersAtOnce;

}  // namespace

// What text and words of a title say of each class, apart from the title's phrases, which may name
// the role. All that it reads stands at hand, so that four classes are weighed at once.
class RoleCaller::Besides {
 public:
  Besides(const RoleCaller& caller, const Reading& reading)
      : text_scale_(reading.text_scale),
        bias_scale_(reading.bias_scale),
        word_scale_(reading.word_scale),
        outside_scale_(reading.outside),
        bias_(caller.model_.biases().data()),
        title_bias_(caller.model_.title_biases().data()),
        text_(reading.scores.text.data()),
        title_(reading.scores.title.data()),
        outside_(caller.outside_.data()) {}

  double of(std::size_t role_class, bool named) const {
    const double words = title_bias_[role_class] + title_[role_class];
    // Words of a title do not speak against a role that its phrases name, only for others.
    return of_text(role_class) + word_scale_ * (named ? std::max(words, 0.0) : words) +
           outside_scale_ * outside_[role_class];
  }
  // All of it, where there is no title.
  double of_text(std::size_t role_class) const {
    return text_scale_ * (bias_scale_ * bias_[role_class] + text_[role_class]);
  }
  bool is_of_text() const { return word_scale_ == 0 && outside_scale_ == 0; }

 private:
  double text_scale_, bias_scale_, word_scale_, outside_scale_;
  const double *bias_, *title_bias_, *text_, *title_, *outside_;
};

// Four at once, and what is left of `size`.
template <typename Weigh>
static void weigh_each(std::size_t size, double* to, Weigh weigh) {
  const std::size_t whole = size - size % kAtOnce;
  for (std::size_t i = 0; i < whole; i += kAtOnce) {
    std::array<double, kAtOnce> some;
    for (std::size_t k = 0; k < kAtOnce; ++k) some[k] = weigh(i + k);
    std::ranges::copy(some, to + i);
  }
  for (std::size_t i = whole; i < size; ++i) to[i] = weigh(i);
}

// Of the classes that no phrase of the title names; what is not to be called has kNever, and so has
// what fills up the last four.
void RoleCaller::weigh_classes(Besides besides, std::vector<double>& logits) const {
  const std::size_t size = model_.classes().size();
  logits.resize((size + kAtOnce - 1) / kAtOnce * kAtOnce);
  std::fill(logits.begin() + static_cast<std::ptrdiff_t>(size), logits.end(), kNever);
  if (besides.is_of_text())
    weigh_each(size, logits.data(), [=](std::size_t i) { return besides.of_text(i); });
  else
    weigh_each(size, logits.data(), [=](std::size_t i) { return besides.of(i, false); });
  for (const std::size_t role_class : impossible_classes_) logits[role_class] = kNever;
  if (model_.is_trained()) return;
  for (double& logit : logits)
    if (logit <= 0) logit = kNever;
}

// A class that is one of the roles that the title names, or stands for one of them, is told apart.
const RoleCaller::Ranking& RoleCaller::rank(const Reading& reading) const {
  thread_local Ranking ranking;  // its memory is worth keeping
  const Besides besides(*this, reading);
  weigh_classes(besides, ranking.logits);
  ranking.powers.resize(ranking.logits.size());
  ranking.named.clear();
  for (const auto& [role, share] : reading.shares) {
    const double title = reading.phrase_scale * share;
    const auto role_class = model_.class_of(role);
    if (role_class) ranking.logits[*role_class] = kNever;
    ranking.named.push_back(
        {role, title + (role_class ? besides.of(*role_class, true) : 0), title});
  }
  find_foremost(ranking);
  ranking.best.reset();
  if (ranking.foremost[0].logit == kNever) return ranking;
  ranking.best = candidate_of(ranking.foremost[0], ranking);  // its share follows
  ranking.greatest = ranking.best->role;
  share_out(ranking);
  prefer_kind(ranking);
  add_wider_shares(ranking);
  widen(ranking, reading);
  calibrate(ranking, reading);
  return ranking;
}

// Calls of classes with a logit that is no less than `least`, which may rise while it goes on.
// Nearly all end at this comparison, some at once.
template <typename Look>
static void for_each_class(const std::vector<double>& logits, const double& least, Look look) {
  for (std::size_t first = 0; first < logits.size(); first += kAtOnce) {
    const double* const some = logits.data() + first;
    if (std::max(std::max(some[0], some[1]), std::max(some[2], some[3])) < least) continue;
    for (std::size_t k = 0; k < kAtOnce; ++k)
      if (some[k] >= least && some[k] != kNever) look(first + k, some[k]);
  }
}

void RoleCaller::find_foremost(Ranking& ranking) const {
  Weighed first{{}, kNever}, second = first;
  const auto look_at = [&](const Weighed& other) {
    if (comes_before(other, first))
      second = std::exchange(first, other);
    else if (comes_before(other, second))
      second = other;
  };
  for (const Candidate& named : ranking.named) look_at({named.role, named.logit});
  for_each_class(ranking.logits, second.logit,
                 [&](std::size_t i, double logit) { look_at({model_.classes()[i], logit}); });
  ranking.foremost = {first, second};
}

RoleCaller::Candidate RoleCaller::candidate_of(const Weighed& weighed,
                                               const Ranking& ranking) const {
  const auto named = std::ranges::find(ranking.named, weighed.role, &Candidate::role);
  if (named != ranking.named.end()) return *named;
  return {weighed.role, weighed.logit, 0, ranking.share_of_class(*model_.class_of(weighed.role))};
}

// The share of a class is that of the last softmax.
template <typename Fits>
std::optional<RoleCaller::Candidate> RoleCaller::best_where(const Ranking& ranking, double least,
                                                            Fits fits) const {
  for (const Weighed& one : ranking.foremost) {
    if (one.logit == kNever) break;
    if (one.logit < least) return std::nullopt;
    if (fits(one.role)) return candidate_of(one, ranking);
  }
  std::optional<Candidate> best;
  double greatest = least;
  const auto look_at = [&](const Candidate& candidate) {
    if ((best && !comes_before(candidate, *best)) || !fits(candidate.role)) return;
    best = candidate;
    greatest = candidate.logit;
  };
  for (const Candidate& named : ranking.named) look_at(named);
  for_each_class(ranking.logits, greatest, [&](std::size_t i, double logit) {
    look_at({model_.classes()[i], logit, 0, ranking.share_of_class(i)});
  });
  return best;
}

// The softmax of the logits.
void RoleCaller::share_out(Ranking& ranking) const {
  const double greatest = ranking.best->logit;
  double sum = model_.is_trained() ? 0 : std::exp(kNoRole - greatest);
  // A share is shown to the hundredth: seven digits do, for half of the price.
  for (Candidate& named : ranking.named)
    sum += named.share = std::exp(static_cast<float>(named.logit - greatest));
  sum += find_powers(ranking.logits, greatest, ranking.powers);
  for (Candidate& named : ranking.named) named.share /= sum;
  ranking.sum = sum;
  ranking.best->share = 1 / sum;
}

// Software engineer, or frontend engineer nearly as likely: the kind says more.
void RoleCaller::prefer_kind(Ranking& ranking) const {
  const Candidate wider = *ranking.best;
  if (!has_kinds_[static_cast<std::size_t>(wider.role)]) return;
  const double least = wider.logit + std::log(kLikelyKind) - kRounding;
  const auto kind =
      best_where(ranking, least, [&](RoleId role) { return is_kind_of(role, wider.role); });
  if (kind && kind->share >= kLikelyKind * wider.share) ranking.best = kind;
}

// A posting for software engineers is not called wrongly by a narrower role, so that the share of
// the wider one speaks for the answer too.
void RoleCaller::add_wider_shares(Ranking& ranking) const {
  for (const RoleId wider : wider_of(ranking.best->role)) {
    const auto named = std::ranges::find(ranking.named, wider, &Candidate::role);
    const auto role_class = model_.class_of(wider);
    if (named != ranking.named.end())
      ranking.best->share += named->share;
    else if (role_class && model_.classes()[*role_class] == wider)
      ranking.best->share += ranking.share_of_class(*role_class);
  }
}

double RoleCaller::confidence_of(const Candidate& candidate, const Reading& reading) const {
  if (!model_.is_trained()) return candidate.share;
  return reading.calibration.confidence(candidate.share, taxonomy_[candidate.role].tech);
}

RoleCaller::Candidate RoleCaller::all_kinds_of(RoleId wider, const Ranking& ranking) const {
  Candidate all{wider, ranking.best->logit, ranking.best->title, 0, true};
  const auto is_one = [&](RoleId role) { return role == wider || is_kind_of(role, wider); };
  for (const Candidate& named : ranking.named)
    if (is_one(named.role)) all.share += named.share;
  for (std::size_t i = 0; i < model_.classes().size(); ++i)
    if (is_one(model_.classes()[i])) all.share += ranking.share_of_class(i);
  return all;
}

// Which of the other trades it is matters less than that it is one of them; inside the trades a
// wider role would be another answer.
void RoleCaller::widen(Ranking& ranking, const Reading& reading) const {
  const RoleId best = ranking.best->role;
  if (taxonomy_[best].tech || confidence_of(*ranking.best, reading) >= reading.floor) return;
  for (const RoleId wider : wider_of(best)) {
    const Candidate all = all_kinds_of(wider, ranking);
    if (!is_possible(wider) || confidence_of(all, reading) < reading.floor) continue;
    std::erase_if(ranking.named,
                  [&](const Candidate& named) { return is_kind_of(named.role, wider); });
    ranking.best = all;
    ranking.foremost.fill({{}, kNever});  // they may be gone
    return;
  }
}

// The others share what is left.
void RoleCaller::calibrate(Ranking& ranking, const Reading& reading) const {
  if (!model_.is_trained()) return;
  Candidate& best = *ranking.best;
  const double confidence = confidence_of(best, reading);
  const double rest = best.share < 1 ? (1 - confidence) / (1 - best.share) : 0;
  for (Candidate& named : ranking.named) named.share *= rest;
  ranking.sum /= rest;  // by which the shares of classes are found
  best.share = confidence;
}

// Of the two that have the greatest logits the one that is not the answer.
std::optional<RoleCaller::Candidate> RoleCaller::second_of(const Ranking& ranking) const {
  const auto other_than = [&](RoleId one) {
    return best_where(ranking, kNever, [one](RoleId role) { return role != one; });
  };
  const auto second = other_than(ranking.greatest);
  return second && second->role == ranking.best->role ? other_than(second->role) : second;
}

// A wider role is no other answer.
std::optional<RoleCaller::Candidate> RoleCaller::runner_up_of(const Ranking& ranking) const {
  const RoleId best = ranking.best->role;
  auto second = best_where(ranking, kNever,
                           [&](RoleId role) { return role != best && !is_kind_of(best, role); });
  if (second && second->share < kLeastSecond) second.reset();
  return second;
}

}  // namespace skillgap
