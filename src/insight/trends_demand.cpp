// Demand for skills.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "insight/trends_tables.h"
#include "skillgap/statistics.h"

namespace skillgap {
namespace {

struct SkillCount {
  std::uint32_t with = 0, required = 0, preferred = 0, with_raw = 0;

  friend bool operator==(const SkillCount&, const SkillCount&) = default;
};

// What the figures of a row are made of.
struct FigureCounts {
  std::uint64_t postings = 0, postings_raw = 0;
  SkillCount skill;

  friend bool operator==(const FigureCounts&, const FigureCounts&) = default;
};

struct HashOfCounts {
  std::size_t operator()(const FigureCounts& counts) const {
    const SkillCount& skill = counts.skill;
    std::uint64_t hash = 0;
    for (const std::uint64_t number :
         {counts.postings, counts.postings_raw, std::uint64_t{skill.with} << 32 | skill.with_raw,
          std::uint64_t{skill.required} << 32 | skill.preferred})
      hash = (hash ^ (hash >> 29) ^ number) * 0x9E37'79B9'7F4A'7C15;
    return hash ^ (hash >> 32);
  }
};

void count_use(SkillCount& count, SkillUse use, bool copy) {
  ++count.with_raw;
  if (copy) return;
  ++count.with;
  count.preferred += use.preferred();
  count.required += use.required();
}

// A TrendCell and its rows: from `first_row` to that of the next cell.
struct CountedCell {
  std::string labels;  // as its rows begin
  TableRows::Part begin{};
  std::size_t first_row = 0;
};

struct CountedRow {
  TableRows::Part skill{}, figures{};
};

// Figures at hand: so few that they stay in a near cache.
constexpr std::size_t kNear = 256;

// Makes the table's rows.
class DemandCounter {
 public:
  explicit DemandCounter(const TrendView& view);
  // REQUIRES: each series and cut once.
  void add(Series series, Cut cut);
  TableRows take();

 private:
  // `all_skills`: those without a count too, so that totals have no holes.
  void add_rows(const TrendCell& cell, bool all_skills);
  void count(const TrendCell& cell);
  TableRows::Part figures(const SkillCount& count);
  TableRows::Part far_figures(const FigureCounts& counts);
  void put_rows_of(std::span<const std::size_t> cells);

  const TrendView& view_;
  TableRows table_;
  std::vector<TableRows::Part> skills_;   // name and kind, by name; those seen anywhere
  std::vector<std::uint32_t> number_of_;  // of a concept's place: the skill's in skills_
  std::vector<CountedCell> cells_;
  std::vector<CountedRow> rows_;
  std::unordered_map<FigureCounts, TableRows::Part, HashOfCounts> figures_of_;
  // The last of them with each of a few hashes: a cell has the same small counts over and over.
  std::array<std::pair<FigureCounts, TableRows::Part>, kNear> near_;
  // Of the cell at hand; no counts are left between cells.
  std::uint64_t postings_ = 0, postings_raw_ = 0;
  std::vector<SkillCount> counts_;    // by skill
  std::vector<std::uint32_t> found_;  // those with a count
};

DemandCounter::DemandCounter(const TrendView& view)
    : view_(view),
      table_({view.taxonomy, view.method}, 3),
      number_of_(view.records.taxonomy().concepts.size()) {
  std::vector<bool> seen(number_of_.size());
  for (const Appearance& one : view.appearances) {
    for (const SkillUse use : view.skills_of(one)) seen[use.skill()] = true;
  }
  for (const std::uint32_t skill : view.skills_by_name()) {
    if (!seen[skill]) continue;
    number_of_[skill] = static_cast<std::uint32_t>(skills_.size());
    skills_.push_back(table_.part({view.skill_name(skill), view.skill_kind(skill)}));
  }
  counts_.resize(skills_.size());
  // Counts that no cell has.
  near_.fill({{.postings = 1, .postings_raw = 0, .skill = {}}, {}});
}

void DemandCounter::count(const TrendCell& cell) {
  postings_raw_ = cell.members.size();
  postings_ = static_cast<std::uint64_t>(std::ranges::count(cell.members, true, &Member::counted));
  for (const Member& member : cell.members) {
    for (const SkillUse use : view_.records.skills(view_.records.counted[member.record])) {
      const std::uint32_t skill = number_of_[use.skill()];
      if (counts_[skill].with_raw == 0) found_.push_back(skill);
      count_use(counts_[skill], use, !member.counted);
    }
  }
  std::ranges::sort(found_);
}

// Rows with the same counts share their figures, as most do.
TableRows::Part DemandCounter::figures(const SkillCount& count) {
  const FigureCounts counts{postings_, postings_raw_, count};
  auto& [known, part] = near_[HashOfCounts()(counts) % near_.size()];
  if (known != counts) std::tie(known, part) = std::pair(counts, far_figures(counts));
  return part;
}

TableRows::Part DemandCounter::far_figures(const FigureCounts& counts) {
  const auto [known, is_new] = figures_of_.try_emplace(counts, TableRows::Part{});
  if (!is_new) return known->second;
  const SkillCount& count = counts.skill;
  const Figures figures(postings_, view_.options.sample_floor);
  const Interval interval = wilson(count.with, postings_);
  const double share = static_cast<double>(count.with) / static_cast<double>(postings_);
  return known->second = table_.part({fmt::to_string(postings_), figures.count(count.with),
                                      figures.share(share), figures.share(interval.low),
                                      figures.share(interval.high), figures.count(count.required),
                                      figures.count(count.preferred), fmt::to_string(postings_raw_),
                                      figures.count(count.with_raw)});
}

void DemandCounter::add_rows(const TrendCell& cell, bool all_skills) {
  std::vector<std::string> labels = cell.labels();
  labels.insert(labels.begin() + 2, cell.role);
  const TableRows::Part begin =
      table_.part(std::vector<std::string_view>(labels.begin(), labels.end()));
  cells_.push_back({std::string(table_.text(begin)), begin, rows_.size()});
  count(cell);
  const TableRows::Part none = figures({});  // of most rows of a total
  const auto add_row = [&](std::uint32_t skill) {
    const SkillCount count = std::exchange(counts_[skill], {});
    rows_.push_back({skills_[skill], count.with_raw == 0 ? none : figures(count)});
  };
  if (all_skills) {
    for (std::uint32_t skill = 0; skill < counts_.size(); ++skill) add_row(skill);
  } else {
    std::ranges::for_each(found_, add_row);
  }
  found_.clear();
}

void DemandCounter::add(Series series, Cut cut) {
  for (const TrendCell& cell : cells(view_, series, cut)) add_rows(cell, cut == Cut::kTotal);
}

// Of cells that begin alike, which are several only where a source or a place has the name that
// stands for all. Within one the rows are in order.
void DemandCounter::put_rows_of(std::span<const std::size_t> cells) {
  std::vector<CountedRow> rows;
  for (const std::size_t cell : cells) {
    const std::size_t end = cell + 1 < cells_.size() ? cells_[cell + 1].first_row : rows_.size();
    for (std::size_t row = cells_[cell].first_row; row < end; ++row) rows.push_back(rows_[row]);
  }
  const auto text_of = [&](const CountedRow& row) {
    return std::pair(table_.text(row.skill), table_.text(row.figures));
  };
  if (cells.size() > 1) std::ranges::sort(rows, {}, text_of);
  for (const CountedRow& row : rows)
    table_.add({cells_[cells.front()].begin, row.skill, row.figures});
}

TableRows DemandCounter::take() {
  std::vector<std::size_t> order(cells_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {},
                    [&](std::size_t cell) { return std::string_view(cells_[cell].labels); });
  for (std::span<const std::size_t> rest = order; !rest.empty();) {
    const auto is_other = [&](std::size_t cell) {
      return cells_[cell].labels != cells_[rest.front()].labels;
    };
    const auto alike =
        static_cast<std::size_t>(std::ranges::find_if(rest, is_other) - rest.begin());
    put_rows_of(rest.first(alike));
    rest = rest.subspan(alike);
  }
  return std::move(table_);
}

}  // namespace

Table skill_demand(const TrendView& view) {
  DemandCounter counter(view);
  for (const Series series : {Series::kNew, Series::kOpen}) {
    for (const Cut cut : cuts_of(view.options)) counter.add(series, cut);
  }
  Table table = skill_demand_header();
  table.rows = counter.take();
  return table;
}

}  // namespace skillgap
