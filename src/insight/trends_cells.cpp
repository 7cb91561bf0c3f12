#include <fmt/format.h>

#include <array>
#include <charconv>
#include <map>
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

std::vector<TrendCell> cells(const TrendView& view, Series series, Cut cut) {
  std::vector<TrendCell> result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> cell_of;
  for (const Appearance& one : view.appearances) {
    if (series == Series::kNew && !one.posted) continue;
    const TrendRecord& record = view.records.counted[one.record];
    const auto [entry, is_new] =
        cell_of.try_emplace({one.period, value_of(record, cut)}, result.size());
    if (is_new) result.push_back(named_cell(view, record, one.period, series, cut));
    result[entry->second].members.push_back(
        {one.record, series == Series::kNew ? one.fresh : one.counted});
  }
  return result;
}

std::string Figures::count(std::uint64_t value) const {
  return shown_ ? fmt::to_string(value) : kSuppressed;
}

std::string Figures::share(double value) const {
  if (!shown_) return kSuppressed;
  std::array<char, 32> digits;  // by hand, because there are millions; REQUIRES: no large number
  const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed, 6);
  return {digits.begin(), end.ptr};
}

std::string Figures::amount(double value) const {
  return shown_ ? fmt::format("{:.2f}", value) : kSuppressed;
}

std::string Figures::probability(double value) const {
  return shown_ ? fmt::format("{:.6g}", value) : kSuppressed;
}

std::string Figures::word(const char* value) const { return shown_ ? value : kSuppressed; }

}  // namespace skillgap
