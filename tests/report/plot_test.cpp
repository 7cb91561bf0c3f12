#include "skillgap/plot.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

using Cells = TableRows::Cells;

Table demand(const std::vector<std::pair<std::string, std::string>>& shares) {
  Table table{"skill_demand", "", {}, {}};
  for (const char* name : {"period", "series", "role", "location", "language", "seniority",
                           "source", "skill", "share", "share_low", "share_high"})
    table.columns.push_back({name, "string", ""});
  for (const auto& [period, share] : shares) {
    table.rows.add(
        {period, "open", "all", "all", "all", "all", "all", "python", share, "0.0", "0.9"});
    table.rows.add({period, "new", "all", "all", "all", "all", "all", "python", "0.9", "0", "1"});
    table.rows.add(
        {period, "open", "welder", "all", "all", "all", "all", "python", "0.9", "0", "1"});
  }
  return table;
}

TEST(DemandLines, AreTheTotalsOfOpenVacanciesAtTheirTimes) {
  const std::pair<std::vector<std::string>, std::int64_t> cases[] = {
      {{"2025-12", "2026-01"}, 1},       {{"2025-12", "2026-02"}, 2},
      {{"2025-Q4", "2026-Q1"}, 1},       {{"2025", "2026"}, 1},
      {{"2025-12-31", "2026-01-01"}, 1}, {{"2025-W52", "2026-W01"}, 1},
      {{"2026-W53", "2027-W01"}, 1},     {{"2020-W53", "2021-W02"}, 2},
  };
  for (const auto& [periods, step] : cases) {
    const auto lines =
        demand_lines(demand({{periods[0], "0.25"}, {periods[1], "0.5"}}), {"python", "sql"});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].points.size(), 0u);
    ASSERT_EQ(lines[0].points.size(), 2u) << periods[0];
    EXPECT_EQ(lines[0].points[0].share, 0.25);
    EXPECT_EQ(lines[0].points[0].high, 0.9);
    EXPECT_EQ(lines[0].points[1].time - lines[0].points[0].time, step) << periods[0];
  }
}

TEST(DemandLines, HaveNoPointWhereTheFigureIsSuppressed) {
  const auto lines =
      demand_lines(demand({{"2026-01", "suppressed"}, {"2026-02", "0.5"}}), {"python"});
  EXPECT_EQ(lines[0].points.size(), 1u);
}

TEST(PlotText, DrawsARisingLineWithItsScale) {
  const auto lines = demand_lines(
      demand({{"2026-01", "0.0"}, {"2026-02", "0.1"}, {"2026-03", "0.2"}}), {"python", "sql"});
  EXPECT_EQ(plot_text(lines, 40),
            "python: 0.0 % (2026-01) to 20.0 % (2026-03)\n"
            " 20.0 % |                         ⣀⣀⠤⠔⠒⠉\n"
            "        |                   ⣀⡠⠤⠒⠊⠉\n"
            "        |            ⢀⣀⠤⠤⠒⠊⠉\n"
            "        |      ⣀⡠⠤⠒⠒⠉⠁\n"
            "  0.0 % |⣀⠤⠔⠒⠊⠉\n"
            "sql: no figures\n"
            "         2026-01                 2026-03\n");
}

TEST(PlotText, LeavesAHoleWhereAPeriodIsMissing) {
  const auto lines = demand_lines(
      demand({{"2026-01", "0.01"}, {"2026-02", "0.01"}, {"2026-08", "0.01"}, {"2026-09", "0.01"}}),
      {"python"});
  const std::string text = plot_text(lines, 40);
  EXPECT_NE(text.find("|⠉⠉⠉⠉⠁                     ⠈⠉⠉⠉⠉\n"), std::string::npos) << text;
}

TEST(PlotText, OfNothingIsAnEmptyPicture) {
  EXPECT_EQ(plot_text({}, 40), "");
  EXPECT_EQ(plot_text({{"sql", {}}}, 40), "sql: no figures\n");
}

TEST(PlotSvg, IsAPageOfItsOwnWithALineABandAndAName) {
  const auto lines = demand_lines(
      demand({{"2026-01", "0.1"}, {"2026-02", "0.2"}, {"2026-05", "0.2"}}), {"python"});
  const std::string svg = plot_svg(lines, "R & <D>");
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=")) << svg;
  EXPECT_TRUE(svg.ends_with("</svg>\n"));
  EXPECT_NE(svg.find(">R &amp; &lt;D&gt;</text>"), std::string::npos);
  EXPECT_NE(svg.find(">python</text>"), std::string::npos);
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = svg.find(what); at != std::string::npos; at = svg.find(what, at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count("<polyline"), 2u);  // the hole parts the line
  EXPECT_EQ(count("<polygon"), 2u);
  EXPECT_EQ(svg, plot_svg(lines, "R & <D>"));
}

}  // namespace
}  // namespace skillgap
