#include "insight/plan_coverage.h"

#include <algorithm>

namespace skillgap {
namespace {

// Sums of shares miss a threshold by rounding only.
constexpr double kRounding = 1e-9;

}  // namespace

void Coverage::add(const Gap& gap) {
  const auto number = static_cast<std::uint32_t>(postings_.size());
  CoveredPosting posting{static_cast<std::uint32_t>(lines_.size()), 0, *gap.fit};
  for (const GapLine& from : gap.lines) {
    if (from.weight == 0) continue;
    CoverageLine line;
    line.skill = from.skill;
    line.posting = number;
    line.is_required = from.status == Status::kRequired;
    line.share = from.weight / gap.asked;
    line.credit = from.credit;
    line.years = from.years_asked.value_or(0);
    lines_of_[static_cast<std::size_t>(from.skill)].push_back(
        static_cast<std::uint32_t>(lines_.size()));
    lines_.push_back(line);
    ++posting.line_count;
  }
  postings_.push_back(posting);
  added_.push_back(0);
}

bool Coverage::asks(std::size_t posting, ConceptId skill) const {
  const CoveredPosting& at = postings_[posting];
  const auto first = lines_.begin() + at.first_line;
  return std::any_of(first, first + at.line_count,
                     [&](const CoverageLine& line) { return line.skill == skill; });
}

// Calls `visit` with the number of each line that the learning answers better, and its new credit.
template <typename Visit>
void Coverage::for_each_better_line(const Learning& learning, const Visit& visit) const {
  for (const Learning::Effect& effect : learning.effects) {
    const bool is_itself = effect.skill == learning.skill;
    for (const std::uint32_t number : lines_of(effect.skill)) {
      const CoverageLine& line = lines_[number];
      const double credit =
          is_itself && line.years > 0 ? credit_for_years(line.years, 0) : effect.credit;
      if (credit > line.credit) visit(number, credit);
    }
  }
}

void Coverage::collect(const Learning& learning) const {
  touched_.clear();
  for_each_better_line(learning, [&](std::uint32_t number, double credit) {
    const CoverageLine& line = lines_[number];
    if (added_[line.posting] == 0) touched_.push_back(line.posting);
    added_[line.posting] += line.share * (credit - line.credit);
  });
}

double Coverage::gain(const Learning& learning) const { return gain_by_part(learning, 1)[0]; }

std::vector<double> Coverage::gain_by_part(const Learning& learning, std::size_t parts) const {
  std::vector<double> gains(parts);
  collect(learning);
  for (const std::uint32_t posting : touched_) {
    const double fit = postings_[posting].fit;
    gains[posting % parts] += value_of(fit + added_[posting]) - value_of(fit);
    added_[posting] = 0;
  }
  return gains;
}

void Coverage::learn(const Learning& learning) {
  for_each_better_line(learning, [&](std::uint32_t number, double credit) {
    CoverageLine& line = lines_[number];
    postings_[line.posting].fit += line.share * (credit - line.credit);
    line.credit = credit;
  });
}

bool Coverage::is_reachable_at(double fit) const { return fit >= threshold_ - kRounding; }

std::size_t Coverage::reachable() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < postings_.size(); ++i) count += is_reachable(i);
  return count;
}

double Coverage::mean_fit() const {
  double sum = 0;
  for (const CoveredPosting& posting : postings_) sum += posting.fit;
  return postings_.empty() ? 0 : sum / static_cast<double>(postings_.size());
}

double Coverage::value() const {
  double sum = 0;
  for (const CoveredPosting& posting : postings_) sum += value_of(posting.fit);
  return sum;
}

}  // namespace skillgap
