// How the postings are spread over roles, and over sources.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

std::vector<std::string> joined(std::vector<std::string> row, std::vector<std::string> more) {
  std::ranges::move(more, std::back_inserter(row));
  return row;
}

struct RoleCount {
  std::uint64_t postings = 0, postings_raw = 0;
};

std::map<std::uint32_t, RoleCount> count_roles(const TrendView& view, const TrendCell& cell) {
  std::map<std::uint32_t, RoleCount> counts;
  for (const Member& member : cell.members) {
    RoleCount& count = counts[view.records.counted[member.record].role];
    ++count.postings_raw;
    count.postings += member.counted;
  }
  return counts;
}

std::vector<std::string> role_row(const TrendView& view, const TrendCell& cell, std::uint32_t role,
                                  RoleCount count, RoleCount all) {
  const Figures figures(all.postings, view.options.sample_floor);
  const Interval interval = wilson(count.postings, all.postings);
  const double share = static_cast<double>(count.postings) / static_cast<double>(all.postings);
  return joined(cell.labels(),
                {view.role_name(role), fmt::to_string(all.postings), figures.count(count.postings),
                 figures.share(share), figures.share(interval.low), figures.share(interval.high),
                 fmt::to_string(all.postings_raw), figures.count(count.postings_raw)});
}

void add_role_rows(const TrendView& view, const TrendCell& cell,
                   const std::map<std::uint32_t, RoleCount>& counts, Table& table) {
  RoleCount all;
  for (const auto& [role, count] : counts) {
    all.postings += count.postings;
    all.postings_raw += count.postings_raw;
  }
  for (const auto& [role, count] : counts) {
    table.rows.add(role_row(view, cell, role, count, all));
  }
}

// Every role seen anywhere, so that totals have no holes.
std::map<std::uint32_t, RoleCount> roles_seen(const TrendView& view) {
  std::map<std::uint32_t, RoleCount> none;
  for (const Appearance& one : view.appearances) none[view.records.counted[one.record].role];
  return none;
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
  Table table = role_demand_header();
  table.rows = TableRows({view.taxonomy, view.method});
  const std::map<std::uint32_t, RoleCount> none = roles_seen(view);
  for (const Series series : {Series::kNew, Series::kOpen}) {
    for (const Cut cut : cuts_of(view.options)) {
      if (cut == Cut::kRole) continue;
      for (const TrendCell& cell : cells(view, series, cut)) {
        auto counts = count_roles(view, cell);
        if (cut == Cut::kTotal) counts.insert(none.begin(), none.end());
        add_role_rows(view, cell, counts, table);
      }
    }
  }
  table.rows.sort();
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
