#include "insight/powers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace skillgap {
namespace {

constexpr double kLeast = -87;  // e to it is the least that a float holds in full
constexpr double kLog2OfE = 1.4426950408889634, kLnOf2 = 0.6931471805599453;
// Added to a small number it leaves the nearest whole one in the last bits of the sum.
constexpr double kToWhole = 0x1.8p52;
constexpr std::uint64_t kExponentOfOne = 1023;
constexpr unsigned kMantissaBits = 52;

using Some = std::array<double, kPowersAtOnce>;

// e^x = 2^n · e^r, where r is at most half of ln 2; and e^r = ((e^(r/8))²)²)², so that few members
// of its series do. No step asks for a branch: the compiler takes two numbers in each.
double power_of(double x) {
  const double shifted = x * kLog2OfE + kToWhole;
  const double eighth = (x - (shifted - kToWhole) * kLnOf2) * 0.125;
  double power = 1. / 24 + eighth * (1. / 120);
  power = 1. / 6 + eighth * power;
  power = 1. / 2 + eighth * power;
  power = 1 + eighth * power;
  power = 1 + eighth * power;
  power *= power;
  power *= power;
  power *= power;
  const std::uint64_t exponent = std::bit_cast<std::uint64_t>(shifted) + kExponentOfOne;
  return power * std::bit_cast<double>(exponent << kMantissaBits);
}

}  // namespace

// Each step is a loop of its own: only so does the compiler make few instructions of it.
double find_powers(std::span<const double> logits, double greatest, std::span<float> powers) {
  const double* const from = logits.data();
  float* const to = powers.data();
  const std::size_t size = logits.size();
  double sum = 0;
  for (std::size_t i = 0; i < size; i += kPowersAtOnce) {
    Some some, power;
    std::array<float, kPowersAtOnce> rounded;
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) some[k] = from[i + k] - greatest;
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) some[k] = some[k] > kLeast ? some[k] : kLeast;
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) rounded[k] = static_cast<float>(some[k]);
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) some[k] = rounded[k];
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) power[k] = power_of(some[k]);
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) rounded[k] = static_cast<float>(power[k]);
    std::ranges::copy(rounded, to + i);
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) power[k] = rounded[k];
    for (std::size_t k = 0; k < kPowersAtOnce; ++k) sum += power[k];
  }
  return sum;
}

}  // namespace skillgap
