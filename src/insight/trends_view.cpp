// Records → vacancies, periods, and who appears in which.
#include <algorithm>
#include <chrono>
#include <numeric>
#include <set>
#include <unordered_set>

#include "insight/trends_tables.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

Date date_of(std::int32_t day) { return std::chrono::sys_days{std::chrono::days{day}}; }

std::vector<bool> flags_of(const TrendRecords& records, const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  const std::unordered_set<std::string> wanted(ids.begin(), ids.end());
  std::vector<bool> flags;
  for (const TrendRecord& record : records.counted) flags.push_back(wanted.contains(record.id));
  return flags;
}

// Every day on which a figure may stand.
struct Days {
  std::int32_t first = 0;
  std::vector<bool> used;  // from `first` on
};

Days days_of(const TrendRecords& records) {
  std::int32_t first = INT32_MAX, last = INT32_MIN;
  const auto stretch = [&](std::int32_t from, std::int32_t to) {
    first = std::min(first, from);
    last = std::max(last, to);
  };
  for (const TrendRecord& record : records.counted) stretch(record.day, record.last_day);
  for (const auto& [cell, postings] : records.not_ok) stretch(cell.first, cell.first);
  if (first > last) return {};
  Days days{first, std::vector<bool>(static_cast<std::size_t>(last - first) + 1)};
  const auto use = [&](std::int32_t day) {
    days.used[static_cast<std::size_t>(day - first)] = true;
  };
  for (const TrendRecord& record : records.counted) {
    for (std::int32_t day = record.day; day <= record.last_day; ++day) use(day);
  }
  for (const auto& [cell, postings] : records.not_ok) use(cell.first);
  return days;
}

// Sources that have a posting in each of the periods in which anybody has one.
std::vector<bool> steady_sources(const TrendView& view) {
  std::vector<std::set<std::uint32_t>> periods(view.records.sources.size());
  std::set<std::uint32_t> all;
  for (const TrendRecord& record : view.records.counted) {
    const std::uint32_t period = view.period_of(record.day);
    periods[record.source].insert(period);
    all.insert(period);
  }
  std::vector<bool> steady;
  for (const auto& own : periods) steady.push_back(own.size() == all.size());
  return steady;
}

}  // namespace

TrendView::TrendView(const TrendRecords& all, const TrendOptions& how,
                     const std::string& method_version)
    : records(all),
      options(how),
      vacancies(find_duplicates(all.sketches, how.duplicates, flags_of(all, how.apart))),
      places(all.places.labels()),
      taxonomy(full_version(all.taxonomy())),
      method(method_version) {
  const Days days = days_of(all);
  first_day_ = days.first;
  period_of_day_.resize(days.used.size());
  // Labels of periods sort by time: their parts go from large to small and have fixed widths.
  for (std::size_t i = 0; i < days.used.size(); ++i) {
    if (!days.used[i]) continue;
    std::string label =
        period_label(date_of(first_day_ + static_cast<std::int32_t>(i)), how.period);
    if (periods.empty() || periods.back() != label) periods.push_back(std::move(label));
    period_of_day_[i] = static_cast<std::uint32_t>(periods.size()) - 1;
  }
  in_panel.assign(all.sources.size(), true);
  everybody = appearances_of(in_panel);
  if (how.panel) in_panel = steady_sources(*this);
  appearances = how.panel ? appearances_of(in_panel) : everybody;
}

std::uint32_t TrendView::period_of(std::int32_t day) const {
  return period_of_day_[static_cast<std::size_t>(day - first_day_)];
}

std::vector<Appearance> TrendView::appearances_of(const std::vector<bool>& sources) const {
  std::vector<Appearance> list;
  for (std::size_t i = 0; i < records.counted.size(); ++i) {
    const TrendRecord& record = records.counted[i];
    if (!sources[record.source]) continue;
    const std::uint32_t first = period_of(record.day);
    for (std::uint32_t period = first; period <= period_of(record.last_day); ++period)
      list.push_back({period, i, period == first, false, false});
  }
  stable_sort_by(list, {}, &Appearance::period);
  tell_vacancies(list);
  return list;
}

// The first posting of a vacancy within a period, in the order of ids, stands for it; and in the
// vacancy's first period it is new.
void TrendView::tell_vacancies(std::vector<Appearance>& list) const {
  constexpr std::uint32_t kNever = UINT32_MAX;
  std::vector<std::uint32_t> seen_in(records.counted.size(), kNever);  // by vacancy
  for (Appearance& one : list) {
    std::uint32_t& last = seen_in[vacancies.first_of[one.record]];
    one.counted = last != one.period;
    one.fresh = last == kNever;
    last = one.period;
  }
}

std::string_view TrendView::skill_kind(std::uint32_t skill) const {
  return kind_name(records.taxonomy().concepts[skill].kind);
}

std::vector<std::uint32_t> TrendView::skills_by_name() const {
  std::vector<std::uint32_t> skills(records.taxonomy().concepts.size());
  std::iota(skills.begin(), skills.end(), 0U);
  std::ranges::sort(skills, {}, [&](std::uint32_t s) { return std::string_view(skill_name(s)); });
  return skills;
}

std::string TrendView::role_name(std::uint32_t role) const {
  return role == 0 ? "unknown" : records.taxonomy().roles[role - 1].id;
}

}  // namespace skillgap
