// Shares over time as a picture: dots of Braille for a terminal, SVG for a page.
//
//   auto lines = demand_lines(tables.tables[0], {"python", "r"});   // of skill_demand
//   std::string text = plot_text(lines, 72), svg = plot_svg(lines, "Share of open vacancies");
//
// Time runs by the calendar, so a period without postings is a hole of its own width, and no line
// crosses it; neither does one cross a suppressed cell. All lines share one scale. Pure; any
// thread; the same table gives the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/table.h"

namespace skillgap {

struct PlotPoint {
  std::int64_t time = 0;  // periods since some first one
  std::string period;
  double share = 0, low = 0, high = 0;  // 0..1, with its interval
};

struct PlotLine {
  std::string name;
  std::vector<PlotPoint> points;  // by time; only those with figures
};

// Of the open vacancies of all roles, places and so on. A skill without rows gives a line without
// points. REQUIRES: the table is skill_demand as TrendCounter makes it.
std::vector<PlotLine> demand_lines(const Table& skill_demand,
                                   const std::vector<std::string>& skills);

// One picture a line, below each other, `width` columns wide (at least 40).
std::string plot_text(const std::vector<PlotLine>& lines, std::size_t width);

// One picture for all, with bands for the intervals; as wide as the reader's page.
std::string plot_svg(const std::vector<PlotLine>& lines, std::string_view title);

}  // namespace skillgap
