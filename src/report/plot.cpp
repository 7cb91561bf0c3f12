#include "skillgap/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include "report/plot_scale.h"
#include "skillgap/date.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

std::int64_t whole_number(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::int64_t day_number(std::string_view label) {
  const std::optional<Date> date = parse_date(label);
  return date ? std::chrono::sys_days{*date}.time_since_epoch().count() : 0;
}

// Monday of the first week of a year is that of 4 January (ISO 8601).
std::int64_t week_number(std::string_view label) {
  const std::int64_t fourth = day_number(fmt::format("{}-01-04", label.substr(0, 4)));
  const std::int64_t days_since_a_monday = fourth + 3;  // 1970-01-01 was a Thursday
  return days_since_a_monday / 7 + whole_number(label.substr(6)) - 1;
}

// "2026", "2026-Q3", "2026-W30", "2026-07", "2026-07-25" → a number that the next period exceeds by
// one.
std::int64_t period_number(std::string_view label) {
  const std::int64_t year = whole_number(label.substr(0, 4));
  if (label.size() == 4) return year;
  if (label[5] == 'Q') return year * 4 + whole_number(label.substr(6)) - 1;
  if (label[5] == 'W') return week_number(label);
  if (label.size() == 7) return year * 12 + whole_number(label.substr(5)) - 1;
  return day_number(label);
}

std::optional<double> figure(const std::string& cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

class DemandColumns {
 public:
  explicit DemandColumns(const Table& table) : table_(table) {}
  std::size_t operator[](std::string_view name) const {
    const auto found = std::ranges::find(table_.columns, name, &Column::name);
    return static_cast<std::size_t>(found - table_.columns.begin());
  }

 private:
  const Table& table_;
};

// --- Braille

constexpr std::size_t kDotsAcross = 2, kDotsDown = 4;
constexpr std::size_t kRows = 5, kScaleWidth = 9, kLeastWidth = 40;

// Dots of a grid of Braille characters (U+2800 and eight bits).
class Dots {
 public:
  Dots(std::size_t columns, std::size_t rows) : columns_(columns), bits_(columns * rows) {}

  void set(std::size_t x, std::size_t y) {
    constexpr std::uint8_t kBit[kDotsDown][kDotsAcross] = {
        {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    std::uint8_t& cell = bits_[y / kDotsDown * columns_ + x / kDotsAcross];
    cell = static_cast<std::uint8_t>(cell | kBit[y % kDotsDown][x % kDotsAcross]);
  }
  std::string row(std::size_t row) const {
    std::string text;
    for (std::size_t i = row * columns_; i < (row + 1) * columns_; ++i) {
      const std::uint8_t bits = bits_[i];
      if (bits == 0) {
        text += ' ';
        continue;
      }
      text += '\xE2';
      text += static_cast<char>(0xA0 | bits >> 6);
      text += static_cast<char>(0x80 | (bits & 0x3F));
    }
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }

 private:
  std::size_t columns_;
  std::vector<std::uint8_t> bits_;
};

std::size_t rounded(double value) { return static_cast<std::size_t>(std::lround(value)); }

// Between two points every column of dots gets one, so that the line does not fall apart.
void draw(const std::vector<PlotPoint>& points, const PlotScale& scale, std::size_t columns,
          Dots& dots) {
  const double right = static_cast<double>(columns * kDotsAcross - 1);
  const double bottom = static_cast<double>(kRows * kDotsDown - 1);
  const auto y = [&](double share) { return bottom * (1 - share / scale.top); };
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::size_t x = rounded(right * scale.across(points[i].time));
    dots.set(x, rounded(y(points[i].share)));
    if (i == 0) continue;
    const std::size_t before = rounded(right * scale.across(points[i - 1].time));
    for (std::size_t between = before + 1; between < x; ++between) {
      const double part = static_cast<double>(between - before) / static_cast<double>(x - before);
      dots.set(between,
               rounded(y(points[i - 1].share + part * (points[i].share - points[i - 1].share))));
    }
  }
}

std::string headline(const PlotLine& line) {
  if (line.points.empty()) return fmt::format("{}: no figures\n", printable(line.name));
  const PlotPoint &first = line.points.front(), &last = line.points.back();
  return fmt::format("{}: {} ({}) to {} ({})\n", printable(line.name), percent(first.share),
                     first.period, percent(last.share), last.period);
}

std::string picture(const PlotLine& line, const PlotScale& scale, std::size_t columns) {
  if (line.points.empty()) return headline(line);
  Dots dots(columns, kRows);
  for (const auto& points : unbroken(line)) draw(points, scale, columns, dots);
  std::string text = headline(line);
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::string mark = row == 0 ? percent(scale.top) : row + 1 == kRows ? percent(0) : "";
    text += fmt::format("{:>{}} |{}\n", mark, kScaleWidth - 2, dots.row(row));
  }
  return text;
}

std::string time_axis(const PlotScale& scale, std::size_t columns) {
  const std::size_t room = columns - std::min(columns, scale.first_period.size());
  return fmt::format("{:{}}{}{:>{}}\n", "", kScaleWidth, scale.first_period, scale.last_period,
                     room);
}

}  // namespace

PlotScale::PlotScale(const std::vector<PlotLine>& lines) {
  bool any = false;
  double most = 0;
  for (const PlotLine& line : lines) {
    for (const PlotPoint& point : line.points) {
      if (!any || point.time < first) first = point.time, first_period = point.period;
      if (!any || point.time > last) last = point.time, last_period = point.period;
      any = true;
      most = std::max(most, point.share);
    }
  }
  constexpr double kRounding = 1e-9;
  const double step = most < 0.1 ? 0.01 : 0.05;
  top = std::max(step, step * std::ceil(most / step - kRounding));
}

double PlotScale::across(std::int64_t time) const {
  if (first == last) return 0.5;
  return static_cast<double>(time - first) / static_cast<double>(last - first);
}

std::vector<std::vector<PlotPoint>> unbroken(const PlotLine& line) {
  std::vector<std::vector<PlotPoint>> parts;
  for (const PlotPoint& point : line.points) {
    if (parts.empty() || parts.back().back().time + 1 != point.time) parts.emplace_back();
    parts.back().push_back(point);
  }
  return parts;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::vector<PlotLine> demand_lines(const Table& table, const std::vector<std::string>& skills) {
  std::vector<PlotLine> lines;
  std::map<std::string, std::size_t, std::less<>> line_of;
  for (const std::string& skill : skills) {
    if (line_of.emplace(skill, lines.size()).second) lines.push_back({skill, {}});
  }
  const DemandColumns at(table);
  const std::size_t cuts[] = {at["role"], at["location"], at["language"], at["seniority"],
                              at["source"]};
  const std::size_t skill = at["skill"], series = at["series"], share = at["share"];
  for (const std::vector<std::string>& cells : table.rows) {
    const auto line = line_of.find(cells[skill]);
    const auto is_total = [&](std::size_t column) { return cells[column] == "all"; };
    if (line == line_of.end() || cells[series] != "open" || !std::ranges::all_of(cuts, is_total))
      continue;
    const std::optional<double> value = figure(cells[share]);
    if (!value) continue;  // suppressed
    lines[line->second].points.push_back({period_number(cells[0]), cells[0], *value,
                                          figure(cells[share + 1]).value_or(*value),
                                          figure(cells[share + 2]).value_or(*value)});
  }
  return lines;
}

std::string plot_text(const std::vector<PlotLine>& lines, std::size_t width) {
  const std::size_t columns = std::max(width, kLeastWidth) - kScaleWidth;
  const PlotScale scale(lines);
  std::string text;
  for (const PlotLine& line : lines) text += picture(line, scale, columns);
  return scale.first_period.empty() ? text : text + time_axis(scale, columns);
}

}  // namespace skillgap
