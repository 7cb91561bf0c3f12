// Records → the tables of TrendTables, one function each. All are pure; rows are sorted.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "insight/trends_records.h"
#include "skillgap/trends.h"

namespace skillgap {

// A posting in a period in which it was dated, or open. One that stays open is in several.
struct Appearance {
  std::uint32_t period = 0;  // place in TrendView::periods
  std::size_t record = 0;    // place in TrendRecords::counted
  bool posted = false;       // dated in this period
  bool counted = false;      // stands for its vacancy in this period
  bool fresh = false;        // counted, and the vacancy was in no earlier period
};

// The records with what every table needs to know about them, worked out once. REQUIRES: sorted.
struct TrendView {
  TrendView(const TrendRecords& all, const TrendOptions& how, const std::string& method_version);

  const TrendRecords& records;
  const TrendOptions& options;
  std::vector<std::string> periods;     // labels, by time
  Duplicates vacancies;                 // of records
  std::vector<bool> in_panel;           // one flag a source; all are where no panel was asked for
  std::vector<Appearance> everybody;    // by period, then record
  std::vector<Appearance> appearances;  // the same of the panel alone
  std::vector<std::string> places;      // labels
  std::string taxonomy, method;         // versions, for the last two cells of every row

  const std::string& skill_name(std::uint32_t skill) const {
    return records.taxonomy().concepts[skill].id;
  }
  std::string_view skill_kind(std::uint32_t skill) const;
  // All skills of the taxonomy in the order of their names, as rows are sorted.
  std::vector<std::uint32_t> skills_by_name() const;
  std::string role_name(std::uint32_t role) const;
  std::uint32_t period_of(std::int32_t day) const;
  std::span<const SkillUse> skills_of(const Appearance& one) const {
    return records.skills(records.counted[one.record]);
  }

 private:
  std::vector<Appearance> appearances_of(const std::vector<bool>& sources) const;
  void tell_vacancies(std::vector<Appearance>& list) const;

  std::vector<std::uint32_t> period_of_day_;  // from first_day_ on
  std::int32_t first_day_ = 0;
};

// New vacancies, or all that are open.
enum class Series { kNew, kOpen };

// The ways the postings are cut; never two at once, so that cells stay large.
enum class Cut { kTotal, kRole, kPlace, kLanguage, kSeniority, kSource };
// Those asked for, the total first.
std::vector<Cut> cuts_of(const TrendOptions& options);

struct Member {
  std::size_t record = 0;  // place in TrendRecords::counted
  bool counted = false;    // else in the raw figures only
};

// The postings of one period, series and value of a cut.
struct TrendCell {
  std::string period;
  Series series = Series::kNew;
  Cut cut = Cut::kTotal;
  std::string role = "all", place = "all", language = "all", seniority = "all", source = "all";
  std::vector<Member> members;

  // Their names, as every row of a table by periods begins, joined as TableRows::text() is.
  std::string labels() const;
  std::string labels_without_role() const;
};
// Of both series and each of the cuts, in the order of their labels. Several may have the same,
// where a source or a place has the name that stands for all.
std::vector<TrendCell> cells_by_label(const TrendView& view, std::span<const Cut> cuts);

// The digits of std::to_chars(fixed, 6), sooner: there are millions. Gives the end.
// REQUIRES: room for kLongestFigure bytes.
constexpr std::size_t kLongestFigure = 330;  // of the largest double
char* write_six_decimals(char* out, double value);
std::string six_decimals(double value);

// Cells of text for figures that rest on `n` postings: "suppressed" where those are too few.
class Figures {
 public:
  // A cell of copies only (their originals stand in another) has no figures, whatever the floor.
  Figures(std::uint64_t n, std::uint64_t floor) : shown_(n > 0 && n >= floor) {}
  bool shown() const { return shown_; }
  std::string count(std::uint64_t value) const;
  std::string share(double value) const;        // six decimals
  std::string amount(double value) const;       // two decimals
  std::string probability(double value) const;  // six significant digits
  std::string word(const char* value) const;

 private:
  bool shown_;
};

// The same for all of a row's figures, one after the other and joined as TableRows::text() is, in
// memory of its own, because there are hundreds of thousands of rows.
class FigureRow {
 public:
  explicit FigureRow(Figures figures) : shown_(figures.shown()) {}
  FigureRow& number(std::uint64_t value);  // shown in any case
  FigureRow& count(std::uint64_t value);
  FigureRow& share(double value);
  std::string_view text() const { return {text_.data(), size_}; }

 private:
  static constexpr std::size_t kMostFigures = 9;

  char* begin_cell();
  void end_cell(const char* end) { size_ = static_cast<std::size_t>(end - text_.data()); }

  bool shown_;
  std::size_t size_ = 0;
  std::array<char, kMostFigures * (kLongestFigure + 1)> text_;
};

// Header and descriptions; trends_columns.cpp.
Table skill_demand_header();
Table role_demand_header();
Table skill_pairs_header();
Table emerging_header();
Table salary_by_skill_header();
Table sources_header();

Table skill_demand(const TrendView& view);
Table role_demand(const TrendView& view);
Table skill_pairs(const TrendView& view);
Table emerging(const TrendView& view);
Table salary_by_skill(const TrendView& view);
Table sources(const TrendView& view);

// "yes" "no" "unknown" for each of the skills; trends_seasonal.cpp.
std::vector<const char*> seasonal_flags(const TrendView& view,
                                        const std::vector<std::uint32_t>& skills);

}  // namespace skillgap
