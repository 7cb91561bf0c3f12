#include "insight/powers.h"

#include <bit>
#include <cstdint>
#include <cstring>

namespace skillgap {
namespace {

constexpr double kLeast = -87;  // e to it is the least that a float holds in full
constexpr double kLog2OfE = 1.4426950408889634, kLnOf2 = 0.6931471805599453;
// Added to a small number it leaves the nearest whole one in the last bits of the sum.
constexpr double kToWhole = 0x1.8p52;
constexpr std::uint64_t kExponentOfOne = 1023;
constexpr unsigned kMantissaBits = 52;

// Two at once: what every processor of today does in one step.
using Two = double __attribute__((vector_size(16)));
using TwoFloats = float __attribute__((vector_size(8)));
using TwoBits = std::uint64_t __attribute__((vector_size(16)));

TwoFloats rounded(Two numbers) { return __builtin_convertvector(numbers, TwoFloats); }
Two widened(TwoFloats numbers) { return __builtin_convertvector(numbers, Two); }

// e^x = 2^n · e^r, where r is at most half of ln 2; and e^r = (e^(r/16))^16, so that few members of
// its series do.
Two powers_of(Two x) {
  const Two shifted = x * kLog2OfE + kToWhole;
  const Two rest = x - (shifted - kToWhole) * kLnOf2;
  constexpr double kStep = 1. / 16;
  Two power = kStep * kStep * kStep / 6 + rest * (kStep * kStep * kStep * kStep / 24);
  power = kStep * kStep / 2 + rest * power;
  power = kStep + rest * power;
  power = 1 + rest * power;
  for (double part = kStep; part < 1; part *= 2) power *= power;
  const TwoBits exponent = std::bit_cast<TwoBits>(shifted) + kExponentOfOne;
  return power * std::bit_cast<Two>(exponent << kMantissaBits);
}

}  // namespace

double find_powers(std::span<const double> logits, double greatest, std::span<float> powers) {
  static_assert(kPowersAtOnce % 2 == 0);
  Two sum{};
  for (std::size_t i = 0; i < logits.size(); i += 2) {
    Two some;
    std::memcpy(&some, logits.data() + i, sizeof some);
    const Two x = widened(rounded(some - greatest));
    const TwoBits is_any = std::bit_cast<TwoBits>(x > kLeast);
    const TwoFloats power =
        rounded(std::bit_cast<Two>(std::bit_cast<TwoBits>(powers_of(x)) & is_any));
    std::memcpy(powers.data() + i, &power, sizeof power);
    sum += widened(power);
  }
  return sum[0] + sum[1];
}

}  // namespace skillgap
