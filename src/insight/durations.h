// Signs → durations: "3+ years", "2–4 tahun", "three (3) to five (5) years", "Years of experience:
// 3". What a duration is for is decided in years.h. Pure.
#pragma once

#include <span>
#include <vector>

#include "insight/signs.h"

namespace skillgap {

// The lower end of a stated number of years, and the tokens it stands at.
struct YearsStatement {
  double min = 0;
  std::size_t first_token = 0, end_token = 0;
  bool asks = true;  // false: "up to 2 years", or more than a person works ("25–35 tahun")
};

// In order of place.
std::vector<YearsStatement> stated_durations(std::span<const Sign> signs);

}  // namespace skillgap
