#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <utility>

#include "insight/trends_tables.h"

namespace skillgap {
namespace {

constexpr std::string_view kSuppressed = "suppressed", kUnknown = "unknown";

std::uint32_t value_of(const TrendRecord& record, Cut cut) {
  switch (cut) {
    case Cut::kTotal:
      return 0;
    case Cut::kRole:
      return record.role;
    case Cut::kPlace:
      return record.place;
    case Cut::kLanguage:
      return static_cast<std::uint32_t>(record.language);
    case Cut::kSeniority:
      return record.seniority;
    case Cut::kSource:
      return record.source;
  }
  return 0;
}

std::string or_unknown(const std::string& text) {
  return text.empty() ? std::string(kUnknown) : text;
}

std::string_view series_name(Series series) { return series == Series::kNew ? "new" : "open"; }

std::string joined(std::initializer_list<std::string_view> cells) {
  std::string text;
  for (const std::string_view& cell : cells) {
    if (&cell != cells.begin()) text += '\0';
    text += cell;
  }
  return text;
}

TrendCell named_cell(const TrendView& view, const TrendRecord& record, std::uint32_t period,
                     Series series, Cut cut) {
  TrendCell cell{.period = view.periods[period], .series = series, .cut = cut, .members = {}};
  if (cut == Cut::kRole) cell.role = view.role_name(record.role);
  if (cut == Cut::kPlace) cell.place = view.places[record.place];
  if (cut == Cut::kLanguage) cell.language = language_name(record.language);
  if (cut == Cut::kSeniority)
    cell.seniority = or_unknown(view.records.seniorities.text(record.seniority));
  if (cut == Cut::kSource) cell.source = or_unknown(view.records.sources.text(record.source));
  return cell;
}

// Appearances come by period, so for each value of the cut the cell of the period last seen is
// enough.
void add_cells(const TrendView& view, Series series, Cut cut, std::vector<TrendCell>& cells) {
  struct Latest {
    std::uint32_t period = UINT32_MAX;
    std::size_t cell = 0;
  };
  std::vector<Latest> latest;  // by value
  for (const Appearance& one : view.appearances) {
    if (series == Series::kNew && !one.posted) continue;
    const TrendRecord& record = view.records.counted[one.record];
    const std::uint32_t value = value_of(record, cut);
    if (value >= latest.size()) latest.resize(value + 1);
    if (latest[value].period != one.period) {
      latest[value] = {one.period, cells.size()};
      cells.push_back(named_cell(view, record, one.period, series, cut));
    }
    cells[latest[value].cell].members.push_back(
        {one.record, series == Series::kNew ? one.fresh : one.counted});
  }
}

}  // namespace

std::vector<Cut> cuts_of(const TrendOptions& options) {
  std::vector<Cut> cuts = {Cut::kTotal};
  if (options.by_role) cuts.push_back(Cut::kRole);
  if (options.by_location) cuts.push_back(Cut::kPlace);
  if (options.by_language) cuts.push_back(Cut::kLanguage);
  if (options.by_seniority) cuts.push_back(Cut::kSeniority);
  if (options.by_source) cuts.push_back(Cut::kSource);
  return cuts;
}

std::string TrendCell::labels() const {
  return joined({period, series_name(series), role, place, language, seniority, source});
}

std::string TrendCell::labels_without_role() const {
  return joined({period, series_name(series), place, language, seniority, source});
}

std::vector<TrendCell> cells_by_label(const TrendView& view, std::span<const Cut> cuts) {
  std::vector<TrendCell> all;
  for (const Series series : {Series::kNew, Series::kOpen}) {
    for (const Cut cut : cuts) add_cells(view, series, cut, all);
  }
  std::vector<std::pair<std::string, std::size_t>> order;
  for (const TrendCell& cell : all) order.emplace_back(cell.labels(), order.size());
  std::ranges::sort(order);
  std::vector<TrendCell> sorted;
  sorted.reserve(all.size());
  for (const auto& [labels, cell] : order) sorted.push_back(std::move(all[cell]));
  return sorted;
}

// Rounded by hand where that is sure to give the digits of the exact value: the product is off by
// less than 1e-6, so it is unless it lies that near to a half.
char* write_six_decimals(char* out, double value) {
  constexpr double kMost = 1000, kUnsure = 1e-6;
  constexpr std::uint64_t kMillion = 1'000'000;
  constexpr std::size_t kDecimals = 6;
  const auto exact = [&] {
    return std::to_chars(out, out + kLongestFigure, value, std::chars_format::fixed, kDecimals).ptr;
  };
  if (std::signbit(value) || !(value <= kMost)) return exact();
  const double scaled = value * kMillion;
  const auto whole = static_cast<std::uint64_t>(scaled);
  const double rest = scaled - static_cast<double>(whole);
  if (std::abs(rest - 0.5) < kUnsure) return exact();
  const std::uint64_t rounded = whole + (rest > 0.5 ? 1 : 0);
  out = std::to_chars(out, out + kLongestFigure, rounded / kMillion).ptr;
  *out = '.';
  std::uint64_t decimals = rounded % kMillion;
  for (std::size_t i = kDecimals; i > 0; --i, decimals /= 10)
    out[i] = static_cast<char>('0' + decimals % 10);
  return out + 1 + kDecimals;
}

std::string six_decimals(double value) {
  std::array<char, kLongestFigure> digits;
  return {digits.data(), write_six_decimals(digits.data(), value)};
}

char* FigureRow::begin_cell() {
  assert(size_ + kLongestFigure < text_.size());
  if (size_ > 0) text_[size_++] = '\0';
  return text_.data() + size_;
}

FigureRow& FigureRow::number(std::uint64_t value) {
  char* out = begin_cell();
  end_cell(std::to_chars(out, out + kLongestFigure, value).ptr);
  return *this;
}

FigureRow& FigureRow::count(std::uint64_t value) {
  if (shown_) return number(value);
  end_cell(std::ranges::copy(kSuppressed, begin_cell()).out);
  return *this;
}

FigureRow& FigureRow::share(double value) {
  char* out = begin_cell();
  end_cell(shown_ ? write_six_decimals(out, value) : std::ranges::copy(kSuppressed, out).out);
  return *this;
}

std::string Figures::count(std::uint64_t value) const {
  return shown_ ? fmt::to_string(value) : std::string(kSuppressed);
}

std::string Figures::share(double value) const {
  return shown_ ? six_decimals(value) : std::string(kSuppressed);
}

std::string Figures::amount(double value) const {
  return shown_ ? fmt::format("{:.2f}", value) : std::string(kSuppressed);
}

std::string Figures::probability(double value) const {
  return shown_ ? fmt::format("{:.6g}", value) : std::string(kSuppressed);
}

std::string Figures::word(const char* value) const {
  return shown_ ? value : std::string(kSuppressed);
}

}  // namespace skillgap
