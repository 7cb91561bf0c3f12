// Demand for skills.
#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <tuple>
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

constexpr std::size_t kBitsAWord = 64;

void turn_on(std::vector<std::uint64_t>& bits, std::size_t i) {
  bits[i / kBitsAWord] |= std::uint64_t{1} << i % kBitsAWord;
}

struct CountedRow {
  TableRows::Part skill{}, figures{};
};

// Figures at hand: so few that they stay in a cache.
constexpr std::size_t kNear = 1024;

// Makes the table's rows.
class DemandCounter {
 public:
  explicit DemandCounter(const TrendView& view);
  // `cells`: whose rows begin alike, which are several only where a source or a place has the name
  // that stands for all.
  void add(std::span<const TrendCell> cells);
  TableRows take() { return std::move(table_); }

 private:
  void count(const TrendCell& cell);
  void make_rows(const TrendCell& cell);
  TableRows::Part figures(const SkillCount& count);
  TableRows::Part new_figures(const SkillCount& count);

  const TrendView& view_;
  TableRows table_;
  std::vector<TableRows::Part> skills_;   // name and kind, by name; those seen anywhere
  std::vector<std::uint32_t> number_of_;  // of a concept's place: the skill's in skills_
  // The last figures with each of a few hashes: a cell has the same small counts over and over.
  // Rows with the same counts share their figures, as most do.
  std::array<std::pair<FigureCounts, TableRows::Part>, kNear> near_;
  // Of the cell at hand; no counts are left between cells.
  std::uint64_t postings_ = 0, postings_raw_ = 0;
  std::vector<SkillCount> counts_;         // by skill
  std::vector<std::uint64_t> seen_, all_;  // a bit a skill: those with a count, and all
  std::vector<CountedRow> rows_;           // of the cells that begin alike
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
  seen_.resize(skills_.size() / kBitsAWord + 1);
  all_ = seen_;
  for (std::size_t skill = 0; skill < skills_.size(); ++skill) turn_on(all_, skill);
  // Counts that no cell has.
  near_.fill({{.postings = 1, .postings_raw = 0, .skill = {}}, {}});
}

void DemandCounter::count(const TrendCell& cell) {
  postings_raw_ = cell.members.size();
  postings_ = static_cast<std::uint64_t>(std::ranges::count(cell.members, true, &Member::counted));
  for (const Member& member : cell.members) {
    for (const SkillUse use : view_.records.skills(view_.records.counted[member.record])) {
      const std::uint32_t skill = number_of_[use.skill()];
      turn_on(seen_, skill);
      count_use(counts_[skill], use, !member.counted);
    }
  }
}

TableRows::Part DemandCounter::figures(const SkillCount& count) {
  const FigureCounts counts{postings_, postings_raw_, count};
  auto& [known, part] = near_[HashOfCounts()(counts) % near_.size()];
  if (known != counts) std::tie(known, part) = std::pair(counts, new_figures(count));
  return part;
}

TableRows::Part DemandCounter::new_figures(const SkillCount& count) {
  const Interval interval = wilson(count.with, postings_);
  FigureRow row(Figures(postings_, view_.options.sample_floor));
  row.number(postings_).count(count.with);
  row.share(static_cast<double>(count.with) / static_cast<double>(postings_));
  row.share(interval.low).share(interval.high).count(count.required).count(count.preferred);
  row.number(postings_raw_).count(count.with_raw);
  return table_.joined_part(row.text());
}

template <typename Visit>
void for_each_bit(std::span<const std::uint64_t> words, const Visit& visit) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (std::uint64_t left = words[word]; left != 0; left &= left - 1)
      visit(word * kBitsAWord + static_cast<std::size_t>(std::countr_zero(left)));
  }
}

// A total has rows of skills without a count too, so that it has no holes.
void DemandCounter::make_rows(const TrendCell& cell) {
  const bool is_total = cell.cut == Cut::kTotal;
  const TableRows::Part none = is_total ? figures({}) : TableRows::Part{};
  for_each_bit(is_total ? all_ : seen_, [&](std::size_t skill) {
    const SkillCount count = std::exchange(counts_[skill], {});
    rows_.push_back({skills_[skill], count.with_raw == 0 ? none : figures(count)});
  });
  std::ranges::fill(seen_, 0);
}

void DemandCounter::add(std::span<const TrendCell> cells) {
  const TableRows::Part begin = table_.joined_part(cells.front().labels());
  rows_.clear();
  for (const TrendCell& cell : cells) {
    count(cell);
    make_rows(cell);
  }
  const auto text_of = [&](const CountedRow& row) {
    return std::pair(table_.text(row.skill), table_.text(row.figures));
  };
  if (cells.size() > 1) std::ranges::sort(rows_, {}, text_of);
  for (const CountedRow& row : rows_) table_.add({begin, row.skill, row.figures});
}

}  // namespace

Table skill_demand(const TrendView& view) {
  DemandCounter counter(view);
  const std::vector<TrendCell> cells = cells_by_label(view, cuts_of(view.options));
  for (std::span<const TrendCell> rest = cells; !rest.empty();) {
    const auto is_other = [labels = rest.front().labels()](const TrendCell& cell) {
      return cell.labels() != labels;
    };
    const auto alike =
        static_cast<std::size_t>(std::ranges::find_if(rest, is_other) - rest.begin());
    counter.add(rest.first(alike));
    rest = rest.subspan(alike);
  }
  Table table = skill_demand_header();
  table.rows = counter.take();
  return table;
}

}  // namespace skillgap
