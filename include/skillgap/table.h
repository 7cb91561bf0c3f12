// A table of text cells, ready to be written as CSV or drawn.
//
//   Table table{"demand", "Demand by month", {{"period", "string", "month"}}, TableRows({"v1"})};
//   table.rows.add({"2026-01"});
//   for (const std::vector<std::string>& cells : table.rows) …     // {"2026-01", "v1"}
//
// There may be millions of rows, so each is kept as one text, and cells that all rows end with are
// kept once. Values; any thread. REQUIRES: no NUL within a cell.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

class TableRows {
 public:
  using Cells = std::vector<std::string>;

  TableRows() = default;
  explicit TableRows(Cells same_ends) : same_ends_(std::move(same_ends)) {}
  TableRows(std::initializer_list<Cells> rows) {
    for (const Cells& cells : rows) add(cells);
  }

  void add(const Cells& cells);  // without those that all end with
  // For many rows that begin alike: `begin` is begin_of() their first cells.
  void add(std::string_view begin, std::initializer_list<std::string_view> rest);
  static std::string begin_of(const Cells& first);
  // By first cell, then second …, in byte order. The fewer sorted runs the rows were added in, the
  // sooner.
  void sort();

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }
  Cells operator[](std::size_t i) const;
  // Calls `each` with the cells of a row as texts, which are valid until the rows change.
  template <typename Each>
  void each_cell(std::size_t i, Each each) const {
    each_own_cell(i, each);
    for (const std::string& cell : same_ends_) each(std::string_view(cell));
  }
  // Without those that all end with.
  template <typename Each>
  void each_own_cell(std::size_t i, Each each) const {
    std::string_view rest = rows_[i];
    for (std::size_t end = 0; end != rest.npos;) {
      end = rest.find('\0');
      each(rest.substr(0, end));
      if (end != rest.npos) rest.remove_prefix(end + 1);
    }
  }
  const Cells& same_ends() const { return same_ends_; }
  friend bool operator==(const TableRows&, const TableRows&) = default;

  class Iterator {
   public:
    using value_type = Cells;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;
    Iterator() = default;
    Iterator(const TableRows& rows, std::size_t i) : rows_(&rows), i_(i) {}
    Cells operator*() const { return (*rows_)[i_]; }
    Iterator& operator++() {
      ++i_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(*rows_, i_++); }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const TableRows* rows_ = nullptr;
    std::size_t i_ = 0;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  Cells same_ends_;
  std::vector<std::string> rows_;  // cells joined by NUL
};

struct Column {
  std::string name;
  std::string type;         // Frictionless Table Schema: "string" "integer" "number" "boolean"
  std::string description;  // with the unit
};

struct Table {
  std::string name;  // "skill_demand"
  std::string description;
  std::vector<Column> columns;
  TableRows rows;
};

}  // namespace skillgap
