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
  for (const Member& member : cell.members) {
    ++counts.postings_raw;
    counts.postings += member.counted;
    for (const SkillUse use : view.records.skills(view.records.counted[member.record]))
      count_use(counts.skills[use.skill()], use, !member.counted);
  }
  return counts;
}

void add_skill_row(const TrendView& view, const CellCounts& counts, std::uint32_t skill,
                   std::string_view begin, Table& table) {
  const SkillCount& count = counts.skills[skill];
  const Figures figures(counts.postings, view.options.sample_floor);
  const Interval interval = wilson(count.with, counts.postings);
  const double share = static_cast<double>(count.with) / static_cast<double>(counts.postings);
  table.rows.add(
      begin,
      {view.skill_name(skill), view.skill_kind(skill), fmt::to_string(counts.postings),
       figures.count(count.with), figures.share(share), figures.share(interval.low),
       figures.share(interval.high), figures.count(count.required), figures.count(count.preferred),
       fmt::to_string(counts.postings_raw), figures.count(count.with_raw)});
}

// By name, as rows are sorted.
std::vector<std::uint32_t> skills_seen(const TrendView& view) {
  std::vector<bool> seen(view.records.taxonomy().concepts.size());
  for (const Appearance& one : view.appearances) {
    for (const SkillUse use : view.skills_of(one)) seen[use.skill()] = true;
  }
  std::vector<std::uint32_t> skills;
  for (std::uint32_t skill = 0; skill < seen.size(); ++skill) {
    if (seen[skill]) skills.push_back(skill);
  }
  std::ranges::sort(skills, {},
                    [&](std::uint32_t s) { return std::string_view(view.skill_name(s)); });
  return skills;
}

// How the rows of each cell begin, in their order.
std::multimap<std::string, const TrendCell*> by_first_cells(const std::vector<TrendCell>& cells) {
  std::multimap<std::string, const TrendCell*> sorted;
  for (const TrendCell& cell : cells) {
    std::vector<std::string> first = cell.labels();
    first.insert(first.begin() + 2, cell.role);
    sorted.emplace(TableRows::begin_of(first), &cell);
  }
  return sorted;
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

void add_skill_rows(const TrendView& view, Series series, Cut cut,
                    const std::vector<std::uint32_t>& skills, Table& table) {
  const std::vector<TrendCell> all = cells(view, series, cut);
  for (const auto& [begin, cell] : by_first_cells(all)) {
    const CellCounts counts = count_skills(view, *cell);
    for (const std::uint32_t skill : skills) {
      if (cut == Cut::kTotal || counts.skills[skill].with_raw > 0)
        add_skill_row(view, counts, skill, begin, table);
    }
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

Table skill_demand(const TrendView& view) {
  Table table = skill_demand_header();
  table.rows = TableRows({view.taxonomy, view.method});
  const std::vector<std::uint32_t> skills = skills_seen(view);
  for (const Series series : {Series::kNew, Series::kOpen}) {
    for (const Cut cut : cuts_of(view.options)) add_skill_rows(view, series, cut, skills, table);
  }
  table.rows.sort();
  return table;
}

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
