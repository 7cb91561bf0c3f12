// Demand for skills. Nearly all of the rows say that nobody of a period asks for a skill, so a row
// is kept as its counts, and as text only while it is written.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

struct SkillCount {
  std::uint32_t with = 0, required = 0, preferred = 0, with_raw = 0;
};

void count_use(SkillCount& count, SkillUse use, bool copy) {
  ++count.with_raw;
  if (copy) return;
  ++count.with;
  count.preferred += use.preferred();
  count.required += use.required();
}

// A cell of TrendCells as its rows are written.
struct DemandCell {
  std::string begin;  // of each row
  std::string none;   // the figures of a skill that no posting of the cell has
  std::uint64_t postings = 0, postings_raw = 0;
  std::size_t first_row = 0, rows = 0;
};

struct DemandRow {
  std::uint32_t cell = 0, skill = 0;  // places in DemandRows
  SkillCount count;
};

// All that the rows are written from.
struct DemandRows {
  std::vector<std::string> skills;  // name and kind
  std::vector<DemandCell> cells;
  std::vector<DemandRow> rows;
  std::uint64_t floor = 0;

  void write_figures(const DemandCell& cell, const SkillCount& count, std::string& out) const;
  void write(std::size_t row, std::string& out) const;
  void sort();
};

void DemandRows::write_figures(const DemandCell& cell, const SkillCount& count,
                               std::string& out) const {
  const Figures figures(cell.postings, floor);
  const Interval interval = wilson(count.with, cell.postings);
  const double share = static_cast<double>(count.with) / static_cast<double>(cell.postings);
  TableRows::append(out,
                    {fmt::to_string(cell.postings), figures.count(count.with), figures.share(share),
                     figures.share(interval.low), figures.share(interval.high),
                     figures.count(count.required), figures.count(count.preferred),
                     fmt::to_string(cell.postings_raw), figures.count(count.with_raw)});
}

void DemandRows::write(std::size_t row, std::string& out) const {
  const DemandRow& one = rows[row];
  const DemandCell& cell = cells[one.cell];
  out += cell.begin;
  out += skills[one.skill];
  if (one.count.with_raw == 0)
    out += cell.none;
  else
    write_figures(cell, one.count, out);
}

// Rows come by cell, and in a cell by skill. Two cells begin alike only where a source or a place
// has the name that stands for all: there the rows are compared as they are written.
void DemandRows::sort() {
  std::vector<std::uint32_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::string_view(cells[i].begin); });
  std::vector<DemandRow> sorted;
  sorted.reserve(rows.size());
  const auto text_of = [&](std::size_t row) {
    std::string text;
    write(row, text);
    return text;
  };
  for (auto begin = order.begin(); begin != order.end();) {
    const auto is_alike = [&](std::uint32_t i) { return cells[i].begin == cells[*begin].begin; };
    const auto end = std::find_if_not(begin, order.end(), is_alike);
    std::vector<std::size_t> group;
    for (auto cell = begin; cell != end; ++cell) {
      for (std::size_t i = 0; i < cells[*cell].rows; ++i)
        group.push_back(cells[*cell].first_row + i);
    }
    if (end - begin > 1) std::ranges::sort(group, {}, text_of);
    for (const std::size_t row : group) sorted.push_back(rows[row]);
    begin = end;
  }
  rows = std::move(sorted);
}

class DemandCounter {
 public:
  explicit DemandCounter(const TrendView& view);
  void add(Series series, Cut cut);
  DemandRows take();

 private:
  void count(const TrendCell& cell);
  void add_rows(const TrendCell& cell, bool all_skills);

  const TrendView& view_;
  DemandRows made_;
  std::vector<std::uint32_t> number_of_;  // of a concept's place: the skill's in made_.skills
  // Of the cell at hand; empty between cells.
  std::vector<SkillCount> counts_;    // by skill
  std::vector<std::uint32_t> found_;  // those with a count
};

DemandCounter::DemandCounter(const TrendView& view)
    : view_(view), number_of_(view.records.taxonomy().concepts.size()) {
  made_.floor = view.options.sample_floor;
  std::vector<bool> seen(number_of_.size());
  for (const Appearance& one : view.appearances) {
    for (const SkillUse use : view.skills_of(one)) seen[use.skill()] = true;
  }
  for (const std::uint32_t skill : view.skills_by_name()) {
    if (!seen[skill]) continue;
    number_of_[skill] = static_cast<std::uint32_t>(made_.skills.size());
    made_.skills.push_back(
        TableRows::begin_of({view.skill_name(skill), std::string(view.skill_kind(skill))}));
  }
  counts_.resize(made_.skills.size());
}

void DemandCounter::count(const TrendCell& cell) {
  DemandCell& counted = made_.cells.back();
  for (const Member& member : cell.members) {
    ++counted.postings_raw;
    counted.postings += member.counted;
    for (const SkillUse use : view_.records.skills(view_.records.counted[member.record])) {
      const std::uint32_t skill = number_of_[use.skill()];
      if (counts_[skill].with_raw == 0) found_.push_back(skill);
      count_use(counts_[skill], use, !member.counted);
    }
  }
  std::ranges::sort(found_);
}

// `all_skills`: those without a count too, so that totals have no holes.
void DemandCounter::add_rows(const TrendCell& cell, bool all_skills) {
  std::vector<std::string> first = cell.labels();
  first.insert(first.begin() + 2, cell.role);
  DemandCell& counted = made_.cells.emplace_back();
  counted.begin = TableRows::begin_of(first);
  counted.first_row = made_.rows.size();
  count(cell);
  made_.write_figures(counted, {}, counted.none);
  const auto number = static_cast<std::uint32_t>(made_.cells.size()) - 1;
  const auto add_row = [&](std::uint32_t skill) {
    made_.rows.push_back({number, skill, std::exchange(counts_[skill], {})});
  };
  if (all_skills) {
    for (std::uint32_t skill = 0; skill < counts_.size(); ++skill) add_row(skill);
  } else {
    std::ranges::for_each(found_, add_row);
  }
  found_.clear();
  counted.rows = made_.rows.size() - counted.first_row;
}

void DemandCounter::add(Series series, Cut cut) {
  for (const TrendCell& cell : cells(view_, series, cut)) add_rows(cell, cut == Cut::kTotal);
}

DemandRows DemandCounter::take() {
  made_.sort();
  return std::move(made_);
}

}  // namespace

Table skill_demand(const TrendView& view) {
  DemandCounter counter(view);
  for (const Series series : {Series::kNew, Series::kOpen}) {
    for (const Cut cut : cuts_of(view.options)) counter.add(series, cut);
  }
  const auto rows = std::make_shared<const DemandRows>(counter.take());
  Table table = skill_demand_header();
  table.rows = TableRows(rows->rows.size(),
                         [rows](std::size_t row, std::string& cells) { rows->write(row, cells); },
                         {view.taxonomy, view.method});
  return table;
}

}  // namespace skillgap
