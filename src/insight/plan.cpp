#include "skillgap/plan.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <tuple>

#include "insight/plan_ground.h"
#include "insight/resampling.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostParts = 1000;
// Candidates that a step is compared with under resampling, best first.
constexpr std::size_t kRivals = 20;
constexpr std::size_t kTop = 3;
constexpr std::size_t kAlternatives = 3, kDetails = 3, kExamples = 3;
constexpr double kShownGain = 0.005;  // of an example; less does not show in percents
constexpr double kLeastGain = 1e-6;   // of a posting; what is below adds nothing but rounding

// The path of one plan() call.
class Path {
 public:
  Path(const PlanGround& from, const PlanOptions& options);
  Plan walk();

 private:
  // A candidate and a bound of its gain: gains only fall while skills are learned.
  struct Bound {
    double gain = 0;
    std::size_t candidate = 0;
    std::size_t known_at = 0;  // the step at which the gain was evaluated
    // The greatest gain on top, of equals the first candidate.
    bool operator<(const Bound& other) const {
      return gain != other.gain ? gain < other.gain : candidate > other.candidate;
    }
  };

  std::optional<Bound> best();
  PlanStep take(const Bound& best);
  void judge_rivals(PlanStep& step, const Bound& best) const;
  void learn(const Learning& learning, PlanStep& step);
  void add_demand(PlanStep& step) const;
  bool is_open(ConceptId skill) const;
  void add_alternatives(PlanStep& step) const;
  void add_details(PlanStep& step) const;
  void add_examples(PlanStep& step, const std::vector<double>& before) const;
  Interval reachable_share() const;
  bool is_enough() const;
  std::vector<double> fits() const;

  const PlanGround& from_;
  const PlanOptions& options_;
  Coverage coverage_;
  std::vector<Learning> candidates_;
  std::priority_queue<Bound> queue_;
  std::vector<std::vector<std::uint32_t>> draws_;
  std::vector<double> part_sizes_;
  std::vector<bool> learned_;  // by concept
  std::size_t step_ = 0;
};

Path::Path(const PlanGround& from, const PlanOptions& options)
    : from_(from),
      options_(options),
      coverage_(from.coverage),
      learned_(from.taxonomy.concepts.size()) {
  coverage_.set_threshold(options.threshold);
  const std::size_t parts = std::min(kMostParts, from.postings.size());
  part_sizes_.resize(parts);
  for (std::size_t i = 0; i < from.postings.size(); ++i) part_sizes_[i % parts] += 1;
  if (parts > 0) draws_ = draw_parts(parts, options.resamples);
  for (const ConceptId skill : from.candidates(options.all_kinds)) {
    candidates_.push_back(from.learning(skill));
    queue_.push({coverage_.gain(candidates_.back()), candidates_.size() - 1, 0});
  }
}

Interval Path::reachable_share() const {
  std::vector<double> hits(part_sizes_.size());
  for (std::size_t i = 0; i < coverage_.postings().size(); ++i)
    hits[i % hits.size()] += coverage_.is_reachable(i);
  return bootstrap_share(hits, part_sizes_, draws_);
}

bool Path::is_enough() const {
  const auto postings = static_cast<double>(coverage_.postings().size());
  return static_cast<double>(coverage_.reachable()) >= options_.enough * postings;
}

std::vector<double> Path::fits() const {
  std::vector<double> fits;
  for (const CoveredPosting& posting : coverage_.postings()) fits.push_back(posting.fit);
  return fits;
}

// Lazily: only bounds that could be the best are evaluated anew.
std::optional<Path::Bound> Path::best() {
  while (!queue_.empty()) {
    Bound top = queue_.top();
    queue_.pop();
    if (top.gain < kLeastGain) return std::nullopt;
    if (top.known_at == step_) return top;
    top.gain = coverage_.gain(candidates_[top.candidate]);
    top.known_at = step_;
    queue_.push(top);
  }
  return std::nullopt;
}

// How the step does against the next best when the postings are drawn anew.
void Path::judge_rivals(PlanStep& step, const Bound& best) const {
  auto rest = queue_;
  std::vector<std::vector<double>> gains = {
      coverage_.gain_by_part(candidates_[best.candidate], part_sizes_.size())};
  for (; !rest.empty() && gains.size() < kRivals; rest.pop())
    gains.push_back(coverage_.gain_by_part(candidates_[rest.top().candidate], part_sizes_.size()));
  for (const auto& draw : draws_) {
    const double own = weighed(draw, gains[0]);
    const auto better = std::ranges::count_if(
        gains, [&](const std::vector<double>& gain) { return weighed(draw, gain) > own; });
    step.stays_first += better == 0;
    step.stays_top += better < static_cast<std::ptrdiff_t>(kTop);
  }
  const double draws = std::max(1.0, static_cast<double>(draws_.size()));
  step.stays_first /= draws;
  step.stays_top /= draws;
}

void Path::add_demand(PlanStep& step) const {
  std::vector<double> years;
  std::map<std::string, std::size_t> levels;
  for (const std::uint32_t number : coverage_.lines_of(step.skill)) {
    const CoverageLine& line = coverage_.lines()[number];
    ++step.asked;
    step.required += line.is_required;
    if (line.years > 0) years.push_back(line.years);
    const std::string& level = from_.postings[line.posting].seniority;
    if (!level.empty()) ++levels[level];
  }
  std::ranges::sort(years);
  step.years_stated = years.size();
  if (!years.empty()) step.years_median = quantile(years, 0.5);
  const auto most =
      std::ranges::max_element(levels, {}, [](const auto& level) { return level.second; });
  if (most != levels.end()) step.seniority = most->first;
}

// Neither held nor learned so far.
bool Path::is_open(ConceptId skill) const {
  const auto number = static_cast<std::size_t>(skill);
  return !from_.is_held(skill) && !from_.implied[number] && !learned_[number];
}

void Path::add_alternatives(PlanStep& step) const {
  for (const ConceptId sibling : from_.relations.siblings(step.skill)) {
    if (!is_open(sibling)) continue;
    std::size_t beside = 0;
    for (const std::uint32_t number : coverage_.lines_of(sibling))
      beside += coverage_.asks(coverage_.lines()[number].posting, step.skill);
    if (beside > 0) step.alternatives.push_back({sibling, beside});
  }
  stable_sort_by(step.alternatives, std::greater(), &PlanAlternative::beside);
  if (step.alternatives.size() > kAlternatives) step.alternatives.resize(kAlternatives);
}

// A field is learned by way of what is within it.
void Path::add_details(PlanStep& step) const {
  for (const Credit& credit : from_.relations.credits(step.skill)) {
    const std::size_t asked = coverage_.lines_of(credit.skill).size();
    if (credit.relation == Relation::kBroader && asked > 0 && is_open(credit.skill))
      step.such_as.push_back({credit.skill, asked});
  }
  stable_sort_by(step.such_as, std::greater(), &PlanDetail::asked);
  if (step.such_as.size() > kDetails) step.such_as.resize(kDetails);
}

// Of the postings out of reach that gained, by the skill itself or by what it is a part of: those
// that came within reach, then those that gained most.
void Path::add_examples(PlanStep& step, const std::vector<double>& before) const {
  std::vector<std::size_t> gained;
  for (std::size_t posting = 0; posting < before.size(); ++posting) {
    const bool gains = coverage_.postings()[posting].fit - before[posting] >= kShownGain;
    if (coverage_.is_reachable_at(before[posting])) continue;
    if (gains || coverage_.is_reachable(posting)) gained.push_back(posting);
  }
  const auto opens = [&](std::size_t posting) { return coverage_.is_reachable(posting); };
  const auto key = [&](std::size_t posting) {
    return std::tuple(!opens(posting), before[posting] - coverage_.postings()[posting].fit,
                      std::string_view(from_.postings[posting].id));
  };
  const std::size_t shown = std::min(kExamples, gained.size());
  std::ranges::partial_sort(gained, gained.begin() + static_cast<std::ptrdiff_t>(shown), {}, key);
  for (std::size_t i = 0; i < shown; ++i) {
    const PlannedPosting& posting = from_.postings[gained[i]];
    step.examples.push_back({posting.id, posting.title, before[gained[i]],
                             coverage_.postings()[gained[i]].fit, opens(gained[i])});
  }
}

// What the skill implies and is not held comes first.
void Path::learn(const Learning& learning, PlanStep& step) {
  for (const ConceptId implied : from_.relations.prerequisites(learning.skill)) {
    const auto number = static_cast<std::size_t>(implied);
    if (!is_open(implied)) continue;
    step.first_learn.insert(step.first_learn.begin(), implied);
    coverage_.learn(from_.learning(implied));
    learned_[number] = true;
  }
  coverage_.learn(learning);
  learned_[static_cast<std::size_t>(learning.skill)] = true;
}

PlanStep Path::take(const Bound& best) {
  const Learning& learning = candidates_[best.candidate];
  PlanStep step;
  step.skill = learning.skill;
  judge_rivals(step, best);
  const std::vector<double> before = fits();
  const std::size_t reachable_before = coverage_.reachable();
  const double value_before = coverage_.value();
  learn(learning, step);
  step.gain = coverage_.value() - value_before;
  step.reachable = coverage_.reachable();
  step.newly_reachable = step.reachable - reachable_before;
  step.share_reachable = reachable_share();
  add_demand(step);
  add_alternatives(step);
  add_details(step);
  add_examples(step, before);
  return step;
}

Plan Path::walk() {
  Plan plan;
  plan.postings = from_.postings.size();
  plan.not_judged = from_.not_judged;
  plan.reachable_before = coverage_.reachable();
  plan.fit_before = coverage_.mean_fit();
  plan.share_before = reachable_share();
  plan.end = PlanEnd::kNothingMore;
  while (plan.postings > 0) {
    if (is_enough()) plan.end = PlanEnd::kEnough;
    if (!is_enough() && plan.steps.size() == options_.steps) plan.end = PlanEnd::kSteps;
    if (plan.end != PlanEnd::kNothingMore) break;
    const auto next = best();
    if (!next) break;
    plan.steps.push_back(take(*next));
    ++step_;
  }
  plan.reachable_after = coverage_.reachable();
  plan.fit_after = coverage_.mean_fit();
  plan.share_after = reachable_share();
  return plan;
}

}  // namespace

struct Planner::Impl {
  PlanGround ground;
};

Planner::Planner(const ResolvedProfile& profile, const Analyzer& analyzer)
    : impl_(std::make_unique<Impl>(PlanGround(profile, analyzer.taxonomy()))) {}
Planner::Planner(Planner&&) noexcept = default;
Planner::~Planner() = default;

void Planner::add(const AnalyzedPosting& posting, const Gap& gap) {
  PlanGround& ground = impl_->ground;
  if (!gap.fit) return void(++ground.not_judged);
  ground.coverage.add(gap);
  ground.postings.push_back({posting.posting.id, posting.posting.title, posting.seniority});
}

Plan Planner::plan(const PlanOptions& options) const { return Path(impl_->ground, options).walk(); }

}  // namespace skillgap
