#include <fmt/format.h>

#include <array>

#include "report/plot_scale.h"
#include "skillgap/plot.h"

namespace skillgap {
namespace {

constexpr double kLeft = 60, kTop = 40, kAcross = 640, kDown = 300;
constexpr double kLegendStep = 20;
constexpr int kMarks = 5;  // on the scale of shares

// Okabe and Ito's palette, which the colour-blind can tell apart; black last.
constexpr std::array<const char*, 8> kColours = {"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                 "#E69F00", "#56B4E9", "#F0E442", "#000000"};

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

class Svg {
 public:
  explicit Svg(const PlotScale& scale) : scale_(scale) {}

  double x(const PlotPoint& point) const { return kLeft + kAcross * scale_.across(point.time); }
  double y(double share) const {
    return kTop + kDown * (1 - std::min(share, scale_.top) / scale_.top);
  }

  std::string curve(const PlotLine& line, const char* colour) const {
    std::string text;
    for (const auto& points : unbroken(line)) {
      text += band(points, colour);
      std::string path;
      for (const PlotPoint& point : points)
        path += fmt::format("{:.1f},{:.1f} ", x(point), y(point.share));
      text += fmt::format(
          "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\" "
          "stroke-linecap=\"round\"/>\n",
          path, colour);
    }
    return text;
  }

  std::string axes() const {
    std::string text;
    for (int mark = 0; mark <= kMarks; ++mark) {
      const double share = scale_.top * mark / kMarks;
      text +=
          fmt::format("<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#ccc\"/>\n",
                      kLeft, kLeft + kAcross, y(share), y(share));
      text += fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>\n", kLeft - 6,
                          y(share) + 4, percent(share));
    }
    const double below = kTop + kDown + 20;
    text += fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", kLeft, below,
                        escaped(scale_.first_period));
    return text + fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n",
                              kLeft + kAcross, below, escaped(scale_.last_period));
  }

 private:
  std::string band(const std::vector<PlotPoint>& points, const char* colour) const {
    std::string outline;
    for (const PlotPoint& point : points)
      outline += fmt::format("{:.1f},{:.1f} ", x(point), y(point.high));
    for (auto point = points.rbegin(); point != points.rend(); ++point)
      outline += fmt::format("{:.1f},{:.1f} ", x(*point), y(point->low));
    return fmt::format("<polygon points=\"{}\" fill=\"{}\" fill-opacity=\"0.15\"/>\n", outline,
                       colour);
  }

  const PlotScale& scale_;
};

std::string legend(const std::vector<PlotLine>& lines) {
  std::string text;
  double row = kTop + kDown + 30;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    row += kLegendStep;
    text += fmt::format(
        "<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"3\"/>\n", kLeft,
        kLeft + 24, row - 4, row - 4, kColours[i % kColours.size()]);
    text +=
        fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", kLeft + 32, row, escaped(lines[i].name));
  }
  return text;
}

}  // namespace

std::string plot_svg(const std::vector<PlotLine>& lines, std::string_view title) {
  const PlotScale scale(lines);
  const Svg svg(scale);
  const double height = kTop + kDown + 40 + kLegendStep * static_cast<double>(lines.size());
  std::string text = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" font-family=\"sans-serif\" "
      "font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
      "<text x=\"{}\" y=\"22\" font-size=\"15\">{}</text>\n",
      kLeft + kAcross + 20, height, kLeft, escaped(title));
  text += svg.axes();
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += svg.curve(lines[i], kColours[i % kColours.size()]);
  return text + legend(lines) + "</svg>\n";
}

}  // namespace skillgap
