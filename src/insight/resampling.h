// Draws with replacement for bootstrap intervals (Efron & Tibshirani 1993, ch. 13). The same
// numbers on every machine. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "skillgap/statistics.h"

namespace skillgap {

// SplitMix64 (Steele, Lea & Flood 2014): the next of its numbers; the next in [0, 1).
std::uint64_t next_number(std::uint64_t& state);
double next_share(std::uint64_t& state);

// How often each of `parts` is drawn, one row a resample.
std::vector<std::vector<std::uint32_t>> draw_parts(std::size_t parts, std::size_t resamples);

// Σ weight·value.
double weighed(const std::vector<std::uint32_t>& weights, const std::vector<double>& values);

// 95 % percentile interval of Σ hits / Σ sizes over the resamples. An empty list gives [0, 1].
Interval bootstrap_share(const std::vector<double>& hits, const std::vector<double>& sizes,
                         const std::vector<std::vector<std::uint32_t>>& draws);

}  // namespace skillgap
