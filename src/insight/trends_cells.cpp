#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "insight/trends_tables.h"

namespace skillgap {
namespace {

constexpr const char *kSuppressed = "suppressed", *kUnknown = "unknown";

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

std::string or_unknown(const std::string& text) { return text.empty() ? kUnknown : text; }

TrendCell named_cell(const TrendView& view, const TrendRecord& record, std::uint32_t period,
                     Series series, Cut cut) {
  TrendCell cell{.period = view.periods[period], .series = series, .members = {}};
  if (cut == Cut::kRole) cell.role = view.role_name(record.role);
  if (cut == Cut::kPlace) cell.place = view.places[record.place];
  if (cut == Cut::kLanguage) cell.language = language_name(record.language);
  if (cut == Cut::kSeniority)
    cell.seniority = or_unknown(view.records.seniorities.text(record.seniority));
  if (cut == Cut::kSource) cell.source = or_unknown(view.records.sources.text(record.source));
  return cell;
}

std::string exact_decimals(double value) {
  std::array<char, 32> digits;  // REQUIRES: no large number
  const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed, 6);
  return {digits.begin(), end.ptr};
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

std::vector<std::string> TrendCell::labels() const {
  return {period, series == Series::kNew ? "new" : "open", place, language, seniority, source};
}

// Appearances come by period, so for each value of the cut the cell of the period last seen is
// enough.
std::vector<TrendCell> cells(const TrendView& view, Series series, Cut cut) {
  struct Latest {
    std::uint32_t period = UINT32_MAX;
    std::size_t cell = 0;
  };
  std::vector<TrendCell> result;
  std::vector<Latest> latest;  // by value
  for (const Appearance& one : view.appearances) {
    if (series == Series::kNew && !one.posted) continue;
    const TrendRecord& record = view.records.counted[one.record];
    const std::uint32_t value = value_of(record, cut);
    if (value >= latest.size()) latest.resize(value + 1);
    if (latest[value].period != one.period) {
      latest[value] = {one.period, result.size()};
      result.push_back(named_cell(view, record, one.period, series, cut));
    }
    result[latest[value].cell].members.push_back(
        {one.record, series == Series::kNew ? one.fresh : one.counted});
  }
  return result;
}

// Rounded by hand where that is sure to give the digits of the exact value: the product is off by
// less than 1e-6, so it is unless it lies that near to a half.
std::string six_decimals(double value) {
  constexpr double kMost = 1000, kMillion = 1e6, kUnsure = 1e-6;
  const double scaled = value * kMillion, whole = std::floor(scaled);
  const bool is_unsure = std::abs(scaled - whole - 0.5) < kUnsure;
  if (std::signbit(value) || value > kMost || is_unsure) return exact_decimals(value);
  std::string digits = "0.000000";
  auto rest = static_cast<std::uint64_t>(whole) + (scaled - whole > 0.5 ? 1 : 0);
  for (std::size_t i = digits.size(); --i > 1; rest /= 10)
    digits[i] = static_cast<char>('0' + rest % 10);
  if (rest < 10)
    digits[0] = static_cast<char>('0' + rest);
  else
    digits.replace(0, 1, fmt::to_string(rest));
  return digits;
}

std::string Figures::count(std::uint64_t value) const {
  return shown_ ? fmt::to_string(value) : kSuppressed;
}

std::string Figures::share(double value) const {
  return shown_ ? six_decimals(value) : kSuppressed;
}

std::string Figures::amount(double value) const {
  return shown_ ? fmt::format("{:.2f}", value) : kSuppressed;
}

std::string Figures::probability(double value) const {
  return shown_ ? fmt::format("{:.6g}", value) : kSuppressed;
}

std::string Figures::word(const char* value) const { return shown_ ? value : kSuppressed; }

}  // namespace skillgap
