#include "skillgap/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace skillgap {
namespace {

constexpr double kZ95 = 1.959964;

double as_double(std::uint64_t count) { return static_cast<double>(count); }

}  // namespace

Interval wilson(std::uint64_t hits, std::uint64_t n) {
  assert(hits <= n);
  if (n == 0) return {0, 1};
  const double total = as_double(n);
  const double share = as_double(hits) / total;
  const double z2 = kZ95 * kZ95;
  const double middle = share + z2 / (2 * total);
  const double reach = kZ95 * std::sqrt(share * (1 - share) / total + z2 / (4 * total * total));
  const double scale = 1 + z2 / total;
  // The two ends that are exact by algebra are set, as rounding would leave them a hair off.
  return {hits == 0 ? 0 : std::max(0.0, (middle - reach) / scale),
          hits == n ? 1 : std::min(1.0, (middle + reach) / scale)};
}

double lift(std::uint64_t n_a, std::uint64_t n_b, std::uint64_t n_ab, std::uint64_t n) {
  assert(n_a > 0 && n_b > 0);
  // Divided in pairs: the product of two large counts would not be exact.
  return as_double(n_ab) / as_double(n_a) * (as_double(n) / as_double(n_b));
}

Interval lift_interval(std::uint64_t n_a, std::uint64_t n_b, std::uint64_t n_ab, std::uint64_t n) {
  assert(n_ab > 0 && n > 0);
  const double variance = 1 / as_double(n_ab) - 1 / as_double(n_a) - 1 / as_double(n_b) +
                          2 * as_double(n_ab) / (as_double(n_a) * as_double(n_b)) -
                          1 / as_double(n);
  const double factor = std::exp(kZ95 * std::sqrt(std::max(0.0, variance)));
  const double middle = lift(n_a, n_b, n_ab, n);
  return {middle / factor, middle * factor};
}

double two_proportion_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2,
                        std::uint64_t n2) {
  assert(n1 > 0 && n2 > 0);
  const double share1 = as_double(hits1) / as_double(n1);
  const double share2 = as_double(hits2) / as_double(n2);
  if (share1 == share2) return 1;  // also where the pooled variance is 0
  const double pooled = as_double(hits1 + hits2) / as_double(n1 + n2);
  const double variance = pooled * (1 - pooled) * (1 / as_double(n1) + 1 / as_double(n2));
  return std::erfc(std::abs(share1 - share2) / std::sqrt(2 * variance));
}

void adjust_false_discovery(std::span<double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, std::ranges::greater{}, [&](std::size_t i) { return p_values[i]; });
  const auto count = static_cast<double>(order.size());
  double smallest = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double rank = count - static_cast<double>(i);
    smallest = std::min(smallest, p_values[order[i]] * count / rank);
    p_values[order[i]] = smallest;
  }
}

double quantile(std::span<const double> sorted, double q) {
  assert(!sorted.empty() && 0 <= q && q <= 1);
  const double place = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  const double part = place - static_cast<double>(below);
  return sorted[below] + part * (sorted[below + 1] - sorted[below]);
}

}  // namespace skillgap
