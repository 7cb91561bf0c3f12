#include "skillgap/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace skillgap {
namespace {

constexpr double kZ95 = 1.959964;

double as_double(std::uint64_t count) { return static_cast<double>(count); }

// Adds the ranks (from 1) of a row's values; returns the sum of t³ − t over groups of t equal ones.
double add_ranks(const std::vector<double>& row, std::vector<double>& rank_sums) {
  std::vector<std::size_t> order(row.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return row[i]; });
  double ties = 0;
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && row[order[end]] == row[order[begin]]) ++end;
    const auto equal = static_cast<double>(end - begin);
    ties += equal * equal * equal - equal;
    const double mean = (static_cast<double>(begin + end) + 1) / 2;
    for (std::size_t i = begin; i < end; ++i) rank_sums[order[i]] += mean;
  }
  return ties;
}

double log_choose(std::uint64_t n, std::uint64_t k) {
  return std::lgamma(as_double(n) + 1) - std::lgamma(as_double(k) + 1) -
         std::lgamma(as_double(n - k) + 1);
}

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

double fisher_exact_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2,
                      std::uint64_t n2) {
  assert(hits1 <= n1 && hits2 <= n2);
  const std::uint64_t hits = hits1 + hits2;
  const auto log_chance = [&](std::uint64_t first) {
    return log_choose(n1, first) + log_choose(n2, hits - first) - log_choose(n1 + n2, hits);
  };
  constexpr double kRounding = 1e-7;  // tables as likely as this one, but for rounding
  const double observed = log_chance(hits1) + kRounding;
  double p = 0;
  for (std::uint64_t first = hits > n2 ? hits - n2 : 0; first <= std::min(hits, n1); ++first) {
    const double chance = log_chance(first);
    if (chance <= observed) p += std::exp(chance);
  }
  return std::min(1.0, p);
}

double share_change_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2,
                      std::uint64_t n2) {
  constexpr double kLeastExpected = 5;
  const double pooled = as_double(hits1 + hits2) / as_double(n1 + n2);
  const double least = as_double(std::min(n1, n2)) * std::min(pooled, 1 - pooled);
  return least >= kLeastExpected ? two_proportion_p(hits1, n1, hits2, n2)
                                 : fisher_exact_p(hits1, n1, hits2, n2);
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

Interval median_interval(std::span<const double> sorted) {
  assert(!sorted.empty());
  const auto n = static_cast<double>(sorted.size());
  const double below = std::floor((n - kZ95 * std::sqrt(n)) / 2);  // the rank, from 1
  if (sorted.size() < 6 || below < 1) return {sorted.front(), sorted.back()};
  const auto low = static_cast<std::size_t>(below) - 1;
  return {sorted[low], sorted[sorted.size() - 1 - low]};
}

// Finite sums for whole degrees of freedom: a Poisson tail for even ones, with erfc for odd ones.
double chi_square_p(double x, unsigned freedom) {
  assert(x >= 0 && freedom > 0);
  const bool odd = freedom % 2 == 1;
  double term = odd ? std::sqrt(2 * x / std::numbers::pi) * std::exp(-x / 2) : std::exp(-x / 2);
  double sum = odd ? std::erfc(std::sqrt(x / 2)) : term;
  for (unsigned k = odd ? 1 : 2; k < freedom; k += 2) {
    if (!odd) term *= x / k;
    sum += term;
    if (odd) term *= x / (k + 2);
  }
  return std::min(1.0, sum);
}

double friedman_p(const std::vector<std::vector<double>>& rows) {
  assert(rows.size() > 1 && rows[0].size() > 1);
  const std::size_t columns = rows[0].size();
  std::vector<double> rank_sums(columns);
  double ties = 0;
  for (const std::vector<double>& row : rows) ties += add_ranks(row, rank_sums);
  const auto n = static_cast<double>(rows.size()), k = static_cast<double>(columns);
  double spread = 0;
  for (const double sum : rank_sums) spread += (sum - n * (k + 1) / 2) * (sum - n * (k + 1) / 2);
  const double scale = n * k * (k + 1) / 12 - ties / (12 * (k - 1));
  if (scale <= 0) return 1;
  return chi_square_p(spread / scale, static_cast<unsigned>(columns) - 1);
}

}  // namespace skillgap
