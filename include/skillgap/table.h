// A table of text cells, ready to be written as CSV or drawn.
//
//   Table table{"demand", "Demand by month", {{"period", "string", "month"}}, TableRows({"v1"})};
//   table.rows.add({"2026-01"});
//   for (const std::vector<std::string>& cells : table.rows) …     // {"2026-01", "v1"}
//
// There may be millions of rows, so each is kept as one text, or not even that: see RowWriter.
// Cells that all rows end with are kept once. Values; any thread. REQUIRES: no NUL within a cell.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

class TableRows {
 public:
  using Cells = std::vector<std::string>;
  // Appends the cells of a row, joined by NUL. REQUIRES: the same for the same row; any thread.
  using RowWriter = std::function<void(std::size_t row, std::string& cells)>;

  TableRows() = default;
  explicit TableRows(Cells same_ends) : same_ends_(std::move(same_ends)) {}
  TableRows(std::initializer_list<Cells> rows) {
    for (const Cells& cells : rows) add(cells);
  }
  // Rows that are written anew whenever they are read: millions of them need only the figures that
  // `write` makes them of. No row is added to these, nor are they sorted.
  TableRows(std::size_t size, RowWriter write, Cells same_ends)
      : same_ends_(std::move(same_ends)), written_(size), write_(std::move(write)) {}

  void add(const Cells& cells);  // without those that all end with
  void sort();                   // by first cell, then second …, in byte order

  std::size_t size() const { return write_ ? written_ : rows_.size(); }
  bool empty() const { return size() == 0; }
  Cells operator[](std::size_t i) const;
  // Appends the cells of a row, joined by NUL, without those that all end with.
  void append_own(std::size_t i, std::string& cells) const;
  const Cells& same_ends() const { return same_ends_; }
  friend bool operator==(const TableRows& a, const TableRows& b);

  // For a RowWriter. Those behind which more cells follow have a NUL behind each.
  static void append(std::string& row, std::initializer_list<std::string_view> last_cells);
  static std::string begin_of(const Cells& first_cells);

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
  std::size_t written_ = 0;
  RowWriter write_;  // in place of rows_
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
