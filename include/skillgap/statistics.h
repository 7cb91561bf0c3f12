// The few statistics skillgap prints, each with its formula. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace skillgap {

struct Interval {
  double low = 0;
  double high = 0;
};

// 95 % interval of a proportion: Wilson (1927), score interval without continuity correction, z
// = 1.959964. REQUIRES: hits <= n. n = 0 gives [0, 1].
Interval wilson(std::uint64_t hits, std::uint64_t n);

// Lift of a pair, P(ab) / (P(a) P(b)) = n·n_ab / (n_a·n_b), with a 95 % interval on the log scale
// by the delta method under multinomial sampling: var(ln lift) ≈ 1/n_ab − 1/n_a − 1/n_b +
// 2·n_ab/(n_a·n_b) − 1/n, never below 0. The fourth term is the covariance of the two marginals;
// for independent skills it is 2/n. REQUIRES: all counts > 0.
double lift(std::uint64_t n_a, std::uint64_t n_b, std::uint64_t n_ab, std::uint64_t n);
Interval lift_interval(std::uint64_t n_a, std::uint64_t n_b, std::uint64_t n_ab, std::uint64_t n);

// Two-sided p of equal proportions (pooled z test). REQUIRES: n1, n2 > 0. Equal shares give 1.
double two_proportion_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2,
                        std::uint64_t n2);

// Two-sided p of Fisher's exact test: the chance, both margins given, of a table no likelier than
// this one. REQUIRES: hits1 <= n1, hits2 <= n2; the work grows with the smaller margin.
double fisher_exact_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2, std::uint64_t n2);

// The z test where every expected count is at least 5 (Cochran 1954), else Fisher's.
// REQUIRES: n1, n2 > 0.
double share_change_p(std::uint64_t hits1, std::uint64_t n1, std::uint64_t hits2, std::uint64_t n2);

// Benjamini–Hochberg (1995): p values → adjusted p values, same order.
void adjust_false_discovery(std::span<double> p_values);

// Quantile by linear interpolation between order statistics (Hyndman & Fan type 7).
// REQUIRES: sorted, not empty, 0 <= q <= 1.
double quantile(std::span<const double> sorted, double q);

// 95 % interval of the median, whatever the distribution: the order statistics between whose ranks
// it lies with that chance (binomial; normal approximation, ranks rounded outwards; David &
// Nagaraja 2003, 7.1). Fewer than six values give the smallest and the largest, at less than 95 %.
// REQUIRES: sorted, not empty.
Interval median_interval(std::span<const double> sorted);

// Chance that a chi-square variable of `freedom` degrees is at least x (Abramowitz & Stegun 26.4).
// REQUIRES: x >= 0, freedom > 0.
double chi_square_p(double x, unsigned freedom);

// Friedman (1937): rows ("years") of equally many values ("months"); the chance of ranks as uneven
// as these if no column differs. Ties share their mean rank, with the usual correction. 1 where all
// values of every row are equal. REQUIRES: at least two rows and columns.
double friedman_p(const std::vector<std::vector<double>>& rows);

}  // namespace skillgap
