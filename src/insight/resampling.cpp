#include "insight/resampling.h"

#include <algorithm>

namespace skillgap {

std::uint64_t next_number(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

double next_share(std::uint64_t& state) {
  constexpr double kUnit = 0x1p-53;
  return static_cast<double>(next_number(state) >> 11) * kUnit;
}

std::vector<std::vector<std::uint32_t>> draw_parts(std::size_t parts, std::size_t resamples) {
  std::uint64_t state = 1;
  std::vector<std::vector<std::uint32_t>> draws(resamples, std::vector<std::uint32_t>(parts));
  for (auto& draw : draws) {
    for (std::size_t i = 0; i < parts; ++i) ++draw[next_number(state) % parts];
  }
  return draws;
}

double weighed(const std::vector<std::uint32_t>& weights, const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * values[i];
  return sum;
}

Interval bootstrap_share(const std::vector<double>& hits, const std::vector<double>& sizes,
                         const std::vector<std::vector<std::uint32_t>>& draws) {
  std::vector<double> shares;
  for (const auto& draw : draws) {
    if (const double size = weighed(draw, sizes); size > 0)
      shares.push_back(weighed(draw, hits) / size);
  }
  std::ranges::sort(shares);
  if (shares.empty()) return {0, 1};
  return {quantile(shares, 0.025), quantile(shares, 0.975)};
}

}  // namespace skillgap
