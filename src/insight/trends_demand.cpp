#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

struct SkillCount {
  std::uint64_t with = 0, required = 0, preferred = 0, with_raw = 0;
};

struct CellCounts {
  std::uint64_t postings = 0, postings_raw = 0;
  std::vector<SkillCount> skills;  // by place in Taxonomy::concepts
};

void count_use(SkillCount& count, SkillUse use, bool copy) {
  ++count.with_raw;
  if (copy) return;
  ++count.with;
  count.preferred += use.preferred();
  count.required += use.required();
}

CellCounts count_skills(const TrendView& view, const TrendCell& cell) {
  CellCounts counts;
  counts.skills.resize(view.records.taxonomy().concepts.size());
  for (const std::size_t i : cell.members) {
    const bool copy = view.copies[i];
    ++counts.postings_raw;
    counts.postings += !copy;
    for (const SkillUse use : view.records.skills(view.records.counted[i])) {
      count_use(counts.skills[use.skill()], use, copy);
    }
  }
  return counts;
}

std::vector<std::string> skill_row(const TrendView& view, const TrendCell& cell,
                                   const CellCounts& counts, std::uint32_t skill) {
  const SkillCount& count = counts.skills[skill];
  const Figures figures(counts.postings, view.options.sample_floor);
  const Interval interval = wilson(count.with, counts.postings);
  const double share = static_cast<double>(count.with) / static_cast<double>(counts.postings);
  return {cell.period,
          cell.role,
          cell.place,
          cell.language,
          view.skill_name(skill),
          view.skill_kind(skill),
          fmt::format("{}", counts.postings),
          figures.count(count.with),
          figures.share(share),
          figures.share(interval.low),
          figures.share(interval.high),
          figures.count(count.required),
          figures.count(count.preferred),
          fmt::format("{}", counts.postings_raw),
          figures.count(count.with_raw),
          view.taxonomy,
          view.method};
}

std::vector<bool> skills_seen(const TrendView& view) {
  std::vector<bool> seen(view.records.taxonomy().concepts.size());
  for (const TrendRecord& record : view.records.counted) {
    for (const SkillUse use : view.records.skills(record)) seen[use.skill()] = true;
  }
  return seen;
}

struct RoleCount {
  std::uint64_t postings = 0, postings_raw = 0;
};

std::map<std::uint32_t, RoleCount> count_roles(const TrendView& view, const TrendCell& cell) {
  std::map<std::uint32_t, RoleCount> counts;
  for (const std::size_t i : cell.members) {
    RoleCount& count = counts[view.records.counted[i].role];
    ++count.postings_raw;
    count.postings += !view.copies[i];
  }
  return counts;
}

std::vector<std::string> role_row(const TrendView& view, const TrendCell& cell, std::uint32_t role,
                                  RoleCount count, RoleCount all) {
  const Figures figures(all.postings, view.options.sample_floor);
  const Interval interval = wilson(count.postings, all.postings);
  const double share = static_cast<double>(count.postings) / static_cast<double>(all.postings);
  return {cell.period,
          cell.place,
          cell.language,
          view.role_name(role),
          fmt::format("{}", all.postings),
          figures.count(count.postings),
          figures.share(share),
          figures.share(interval.low),
          figures.share(interval.high),
          fmt::format("{}", all.postings_raw),
          figures.count(count.postings_raw),
          view.taxonomy,
          view.method};
}

void add_role_rows(const TrendView& view, const TrendCell& cell,
                   const std::map<std::uint32_t, RoleCount>& counts, Table& table) {
  RoleCount all;
  for (const auto& [role, count] : counts) {
    all.postings += count.postings;
    all.postings_raw += count.postings_raw;
  }
  for (const auto& [role, count] : counts) {
    table.rows.push_back(role_row(view, cell, role, count, all));
  }
}

std::vector<Cut> further_cuts(const TrendOptions& options, bool by_role) {
  std::vector<Cut> cuts;
  if (by_role && options.by_role) cuts.push_back(Cut::kRole);
  if (options.by_location) cuts.push_back(Cut::kPlace);
  if (options.by_language) cuts.push_back(Cut::kLanguage);
  return cuts;
}

void add_skill_rows(const TrendView& view, Cut cut, const std::vector<bool>& seen, Table& table) {
  for (const TrendCell& cell : cells(view, cut)) {
    const CellCounts counts = count_skills(view, cell);
    for (std::uint32_t skill = 0; skill < seen.size(); ++skill) {
      const bool listed = cut == Cut::kTotal ? seen[skill] : counts.skills[skill].with_raw > 0;
      if (listed) table.rows.push_back(skill_row(view, cell, counts, skill));
    }
  }
}

}  // namespace

Table skill_demand(const TrendView& view) {
  Table table = skill_demand_header();
  const std::vector<bool> seen = skills_seen(view);
  add_skill_rows(view, Cut::kTotal, seen, table);
  for (const Cut cut : further_cuts(view.options, true)) add_skill_rows(view, cut, seen, table);
  std::ranges::sort(table.rows);
  return table;
}

Table role_demand(const TrendView& view) {
  Table table = role_demand_header();
  std::map<std::uint32_t, RoleCount>
      none;  // every role seen anywhere, so that totals have no holes
  for (const TrendRecord& record : view.records.counted) none[record.role];
  for (const TrendCell& cell : cells(view, Cut::kTotal)) {
    auto counts = count_roles(view, cell);
    counts.insert(none.begin(), none.end());
    add_role_rows(view, cell, counts, table);
  }
  for (const Cut cut : further_cuts(view.options, false)) {
    for (const TrendCell& cell : cells(view, cut)) {
      add_role_rows(view, cell, count_roles(view, cell), table);
    }
  }
  std::ranges::sort(table.rows);
  return table;
}

Table sources(const TrendView& view) {
  struct SourceCount {
    std::uint64_t postings = 0, ok = 0, copies = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, SourceCount> counts;
  for (const auto& [cell, postings] : view.records.not_ok) counts[cell].postings += postings;
  for (std::size_t i = 0; i < view.records.counted.size(); ++i) {
    const TrendRecord& record = view.records.counted[i];
    SourceCount& count = counts[{record.period, record.source}];
    ++count.postings;
    ++count.ok;
    count.copies += view.copies[i];
  }
  Table table = sources_header();
  for (const auto& [cell, count] : counts) {
    const std::string& source = view.records.sources.text(cell.second);
    table.rows.push_back({view.records.periods.text(cell.first),
                          source.empty() ? "unknown" : source, fmt::format("{}", count.postings),
                          fmt::format("{}", count.ok), fmt::format("{}", count.copies),
                          view.taxonomy, view.method});
  }
  std::ranges::sort(table.rows);
  return table;
}

}  // namespace skillgap
