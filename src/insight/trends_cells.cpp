#include <fmt/format.h>

#include <map>
#include <utility>

#include "insight/trends_tables.h"

namespace skillgap {
namespace {

constexpr const char* kSuppressed = "suppressed";

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
  }
  return 0;
}

TrendCell named_cell(const TrendView& view, const TrendRecord& record, Cut cut) {
  TrendCell cell{.period = view.records.periods.text(record.period), .members = {}};
  if (cut == Cut::kRole) cell.role = view.role_name(record.role);
  if (cut == Cut::kPlace) cell.place = view.places[record.place];
  if (cut == Cut::kLanguage) cell.language = language_name(record.language);
  return cell;
}

}  // namespace

TrendView::TrendView(const TrendRecords& all, const TrendOptions& how,
                     const std::string& method_version)
    : records(all),
      options(how),
      copies(all.find_copies()),
      places(all.places.labels()),
      taxonomy(full_version(all.taxonomy())),
      method(method_version) {}

std::string TrendView::skill_kind(std::uint32_t skill) const {
  return std::string(kind_name(records.taxonomy().concepts[skill].kind));
}

std::string TrendView::role_name(std::uint32_t role) const {
  return role == 0 ? "unknown" : records.taxonomy().roles[role - 1].id;
}

std::vector<TrendCell> cells(const TrendView& view, Cut cut) {
  std::vector<TrendCell> result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> cell_of;
  const std::vector<TrendRecord>& records = view.records.counted;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto [entry, is_new] =
        cell_of.try_emplace({records[i].period, value_of(records[i], cut)}, result.size());
    if (is_new) result.push_back(named_cell(view, records[i], cut));
    result[entry->second].members.push_back(i);
  }
  return result;
}

std::string Figures::count(std::uint64_t value) const {
  return shown_ ? fmt::format("{}", value) : kSuppressed;
}

std::string Figures::share(double value) const {
  return shown_ ? fmt::format("{:.6f}", value) : kSuppressed;
}

std::string Figures::amount(double value) const {
  return shown_ ? fmt::format("{:.2f}", value) : kSuppressed;
}

std::string Figures::probability(double value) const {
  return shown_ ? fmt::format("{:.6g}", value) : kSuppressed;
}

std::string Figures::word(const char* value) const { return shown_ ? value : kSuppressed; }

}  // namespace skillgap
