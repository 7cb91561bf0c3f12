// Records → the tables of TrendTables, one function each. All are pure; rows are sorted.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "insight/trends_records.h"
#include "skillgap/trends.h"

namespace skillgap {

// The records with what every table needs to know about them, worked out once.
struct TrendView {
  TrendView(const TrendRecords& all, const TrendOptions& how, const std::string& method_version);

  const TrendRecords& records;
  const TrendOptions& options;
  std::vector<bool> copies;         // one flag a record
  std::vector<std::string> places;  // labels
  std::string taxonomy, method;     // versions, for the last two cells of every row

  const std::string& skill_name(std::uint32_t skill) const {
    return records.taxonomy().concepts[skill].id;
  }
  std::string skill_kind(std::uint32_t skill) const;
  std::string role_name(std::uint32_t role) const;
};

// The ways the postings are cut; never two at once, so that cells stay large.
enum class Cut { kTotal, kRole, kPlace, kLanguage };

// The postings of one period and one value of a cut.
struct TrendCell {
  std::string period;
  std::string role = "all", place = "all", language = "all";
  std::vector<std::size_t> members;  // places in TrendRecords::counted, copies too
};
std::vector<TrendCell> cells(const TrendView& view, Cut cut);

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

}  // namespace skillgap
