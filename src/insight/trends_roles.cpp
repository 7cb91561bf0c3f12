// How the postings are spread over roles, and over sources.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

struct RoleCount {
  std::uint64_t postings = 0, postings_raw = 0;
};

// Makes the table's rows, cell by cell.
class RoleCounter {
 public:
  explicit RoleCounter(const TrendView& view);
  void add(const TrendCell& cell);
  TableRows take();

 private:
  RoleCount count(const TrendCell& cell);
  TableRows::Part figures(const RoleCount& count, const RoleCount& all);

  const TrendView& view_;
  TableRows table_;
  std::vector<std::uint32_t> roles_;    // those seen anywhere, by name
  std::vector<TableRows::Part> names_;  // of roles_
  std::vector<RoleCount> counts_;       // by role; none are left between cells
};

RoleCounter::RoleCounter(const TrendView& view)
    : view_(view),
      table_({view.taxonomy, view.method}, 3),
      counts_(view.records.taxonomy().roles.size() + 1) {
  for (const Appearance& one : view.appearances)
    counts_[view.records.counted[one.record].role].postings_raw = 1;
  for (std::uint32_t role = 0; role < counts_.size(); ++role) {
    if (std::exchange(counts_[role], {}).postings_raw > 0) roles_.push_back(role);
  }
  std::ranges::sort(roles_, {}, [&](std::uint32_t role) { return view.role_name(role); });
  for (const std::uint32_t role : roles_) names_.push_back(table_.part({view.role_name(role)}));
}

// Of all roles.
RoleCount RoleCounter::count(const TrendCell& cell) {
  RoleCount all;
  for (const Member& member : cell.members) {
    RoleCount& count = counts_[view_.records.counted[member.record].role];
    for (RoleCount* of : {&count, &all}) {
      ++of->postings_raw;
      of->postings += member.counted;
    }
  }
  return all;
}

TableRows::Part RoleCounter::figures(const RoleCount& count, const RoleCount& all) {
  const Interval interval = wilson(count.postings, all.postings);
  FigureRow row(Figures(all.postings, view_.options.sample_floor));
  row.number(all.postings).count(count.postings);
  row.share(static_cast<double>(count.postings) / static_cast<double>(all.postings));
  row.share(interval.low).share(interval.high);
  row.number(all.postings_raw).count(count.postings_raw);
  return table_.joined_part(row.text());
}

// A total has rows of roles without a posting too, so that it has no holes.
void RoleCounter::add(const TrendCell& cell) {
  const TableRows::Part begin = table_.joined_part(cell.labels_without_role());
  const RoleCount all = count(cell);
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    const RoleCount count = std::exchange(counts_[roles_[i]], {});
    if (count.postings_raw > 0 || cell.cut == Cut::kTotal)
      table_.add({begin, names_[i], figures(count, all)});
  }
}

TableRows RoleCounter::take() {
  table_.sort();  // of cells that begin alike
  return std::move(table_);
}

struct SourceCount {
  std::uint64_t ok = 0, copies = 0, fresh = 0, not_ok = 0;
};

std::vector<std::string> source_row(const TrendView& view, std::uint32_t period,
                                    std::uint32_t source, const SourceCount& count) {
  const std::string& name = view.records.sources.text(source);
  return {view.periods[period],
          name.empty() ? "unknown" : name,
          fmt::format("{}", count.ok + count.not_ok),
          fmt::format("{}", count.ok),
          fmt::format("{}", count.copies),
          fmt::format("{}", count.fresh),
          view.in_panel[source] ? "true" : "false"};
}

}  // namespace

Table role_demand(const TrendView& view) {
  std::vector<Cut> cuts = cuts_of(view.options);
  std::erase(cuts, Cut::kRole);
  RoleCounter counter(view);
  for (const TrendCell& cell : cells_by_label(view, cuts)) counter.add(cell);
  Table table = role_demand_header();
  table.rows = counter.take();
  return table;
}

Table sources(const TrendView& view) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, SourceCount> counts;
  for (const Appearance& one : view.everybody) {
    if (!one.posted) continue;
    SourceCount& count = counts[{one.period, view.records.counted[one.record].source}];
    ++count.ok;
    count.copies += !one.counted;
    count.fresh += one.fresh;
  }
  for (const auto& [cell, postings] : view.records.not_ok)
    counts[{view.period_of(cell.first), cell.second}].not_ok += postings;
  Table table = sources_header();
  table.rows = TableRows({view.taxonomy, view.method});
  for (const auto& [cell, count] : counts)
    table.rows.add(source_row(view, cell.first, cell.second, count));
  table.rows.sort();
  return table;
}

}  // namespace skillgap
