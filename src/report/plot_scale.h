// What both kinds of pictures need to know of their lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "skillgap/plot.h"

namespace skillgap {

struct PlotScale {
  std::int64_t first = 0, last = 0;  // times
  std::string first_period, last_period;
  double top = 0;  // of shares: a round number not below any of them

  // Of lines without points: an empty picture.
  explicit PlotScale(const std::vector<PlotLine>& lines);
  double across(std::int64_t time) const;  // 0..1
};

// Parts of a line without holes: each point is one period after the one before.
std::vector<std::vector<PlotPoint>> unbroken(const PlotLine& line);

std::string percent(double share);  // "12.5 %"

}  // namespace skillgap
