// Signs → durations: "3+ years", "2–4 tahun", "three (3) to five (5) years", "Years of experience:
// 3". What a duration is for is decided in years.h. Pure.
#pragma once

#include <vector>

#include "insight/sign.h"

namespace skillgap {

// The lower end of a stated number of years, and the tokens it stands at.
struct YearsStatement {
  double min = 0;
  std::size_t first_token = 0, end_token = 0;
  bool asks = true;  // false: "up to 2 years", or more than a person works ("25–35 tahun")
};

// A word that counts years, "5 months" too; but not "per year", nor days.
bool counts_years(const Sign& sign);

// In order of place. Each stands at a number and at a sign that counts_years().
std::vector<YearsStatement> stated_durations(const Signs& signs);

}  // namespace skillgap
