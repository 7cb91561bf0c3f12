#include "insight/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "insight/resampling.h"

namespace skillgap {
namespace {

constexpr std::size_t kBins = 10, kResamples = 200;

// Right answers minus confidence, summed up by bin.
class Bins {
 public:
  void add(double confidence, bool right) {
    const auto bin = static_cast<std::size_t>(confidence * kBins);
    distance_.at(std::min(bin, kBins - 1)) += (right ? 1 : 0) - confidence;
    ++answers_;
  }
  double error() const {
    double sum = 0;
    for (const double of_bin : distance_) sum += std::abs(of_bin);
    return answers_ == 0 ? 0 : sum / static_cast<double>(answers_);
  }

 private:
  std::array<double, kBins> distance_{};
  std::size_t answers_ = 0;
};

Interval resampled(const std::vector<JudgedAnswer>& answers) {
  std::uint64_t state = 1;
  std::vector<double> errors;
  for (std::size_t i = 0; i < kResamples; ++i) {
    Bins bins;
    for (std::size_t draw = 0; draw < answers.size(); ++draw) {
      const JudgedAnswer& one = answers[next_number(state) % answers.size()];
      bins.add(one.confidence, one.right);
    }
    errors.push_back(bins.error());
  }
  std::ranges::sort(errors);
  return {quantile(errors, 0.025), quantile(errors, 0.975)};
}

// Answers that are right as often as their confidence says.
double chance(const std::vector<JudgedAnswer>& answers) {
  std::uint64_t state = 2;
  double sum = 0;
  for (std::size_t i = 0; i < kResamples; ++i) {
    Bins bins;
    for (const JudgedAnswer& one : answers)
      bins.add(one.confidence, next_share(state) < one.confidence);
    sum += bins.error();
  }
  return sum / kResamples;
}

}  // namespace

CalibrationError calibration_error(const std::vector<JudgedAnswer>& answers) {
  if (answers.empty()) return {};
  Bins bins;
  for (const JudgedAnswer& one : answers) bins.add(one.confidence, one.right);
  return {bins.error(), chance(answers), resampled(answers)};
}

}  // namespace skillgap
