// One table of the taxonomy while it is read: cells by column name, and what is wrong with its
// place.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"
#include "skills/taxonomy_tables.h"
#include "skills/tsv.h"

namespace skillgap {

class TableReader {
 public:
  // Problems go to `problems`, which must outlive the reader, as must the file.
  TableReader(const TaxonomyFile& file, std::vector<Problem>& problems);

  // True where all columns of the shape are there; what is missing or unknown becomes a Problem.
  bool has_columns(const TableShape& shape);

  const std::vector<TsvRow>& rows() const { return table_.rows; }
  std::string_view cell(const TsvRow& row,
                        std::string_view column) const;  // "" without such a column
  std::string text(const TsvRow& row, std::string_view column) const {
    return std::string(cell(row, column));
  }
  std::vector<std::string> list(const TsvRow& row, std::string_view column) const;
  double number(const TsvRow& row, std::string_view column);  // 0 where empty or no number

  RowPlace place(const TsvRow& row) const { return {name_, row.line}; }
  void report(std::size_t line, std::string message, ProblemKind kind = ProblemKind::kBadRow);

 private:
  std::string name_;
  TsvTable table_;
  std::vector<Problem>& problems_;
};

// Finds rows that say what an earlier one said. An id makes a row by itself, else the source alone
// is left out of the comparison. The table's content must outlive it.
class Repeats {
 public:
  explicit Repeats(const TableShape& shape);
  bool has(const TableReader& table, const TsvRow& row);  // true from the second such row on

 private:
  std::vector<std::string_view> columns_;
  std::set<std::vector<std::string_view>> seen_;
};

}  // namespace skillgap
