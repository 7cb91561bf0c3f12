// e^x of many numbers at once, as a softmax asks for them.
//
//   const double sum = find_powers(logits, greatest, powers);
//                                            // powers[i] = e^(logits[i] - greatest)
//
// As std::exp(float) has them, but for the last bit of one in thousands; what is less than e^-87
// comes out as 0. Pure.
#pragma once

#include <cstddef>
#include <span>

namespace skillgap {

inline constexpr std::size_t kPowersAtOnce = 4;

// REQUIRES: no logit is greater than `greatest`; as many powers as logits, a multiple of
// kPowersAtOnce.
double find_powers(std::span<const double> logits, double greatest, std::span<float> powers);

}  // namespace skillgap
