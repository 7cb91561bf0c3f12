// Many analyzed postings → demand tables, as rows of CSV files (docs/formats.md lists the columns).
//
//   TrendCounter counter(analyzer.taxonomy(), {.period = Period::kMonth});
//   for (const AnalyzedPosting& posting : postings) counter.add(posting);
//   TrendTables tables = counter.tables(analyzer.method());
//
// Both denominators are kept: all postings (raw), and without copies. A copy has the same
// fingerprint, place and period as an earlier one; the first in id order represents the group, so
// the result does not depend on the order of the input. Memory grows by some 350 bytes a posting,
// plus the tables. One thread a counter; the taxonomy must outlive it. tables() is deterministic
// and sorted.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/date.h"

namespace skillgap {

// Cuts by which the tables are broken down, each beside the total; never crossed, so cells stay
// large.
struct TrendOptions {
  Period period = Period::kMonth;
  bool by_role = true;
  bool by_location = false;
  bool by_language = true;
  // A cell whose denominator is below this says "suppressed" in place of figures.
  std::uint64_t sample_floor = 10;
  // Pairs and movers are listed only for skills in at least this many postings.
  std::uint64_t pair_floor = 10;
};

// A table ready to be written: header and cells as text, plus a description of each column.
struct Column {
  std::string name;
  std::string type;         // Frictionless Table Schema: "string" "integer" "number"
  std::string description;  // with the unit
};
struct Table {
  std::string name;  // "skill_demand"
  std::string description;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

struct TrendTables {
  std::vector<Table>
      tables;  // skill_demand role_demand skill_pairs emerging salary_by_skill sources
  std::uint64_t postings = 0;      // counted
  std::uint64_t without_date = 0;  // in no period, so in no table
  std::uint64_t not_ok = 0;        // verdict other than ok: in sources.csv only
  std::uint64_t copies = 0;        // of counted postings
};

class TrendCounter {
 public:
  TrendCounter(const Taxonomy& taxonomy, TrendOptions options);
  TrendCounter(TrendCounter&&) noexcept;
  ~TrendCounter();

  void add(const AnalyzedPosting& posting);
  TrendTables tables(const std::string& method) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
