// A table of text cells, ready to be written as CSV or drawn.
//
//   Table table{"demand", "Demand by month", {{"period", "string", "month"}}, TableRows({"v1"})};
//   table.rows.add({"2026-01"});
//   for (const std::vector<std::string>& cells : table.rows) …     // {"2026-01", "v1"}
//
// There may be millions of rows that share most of their text, so a row is kept as the numbers of
// its parts, and cells that all rows end with are kept once:
//
//   TableRows rows({"v1"}, 2);
//   const auto january = rows.part({"2026-01", "all"}), none = rows.part({"0"});
//   rows.add({january, none});                                     // {"2026-01", "all", "0", "v1"}
//
// Values; any thread. REQUIRES: no NUL within a cell.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

class TableRows {
 public:
  using Cells = std::vector<std::string>;
  // The number of a text: some cells that follow each other, which many rows may share.
  enum class Part : std::uint32_t {};

  TableRows() = default;
  // REQUIRES: parts_a_row > 0. The i-th parts of all rows hold the same columns.
  explicit TableRows(Cells same_ends, std::size_t parts_a_row = 1)
      : same_ends_(std::move(same_ends)), parts_a_row_(parts_a_row) {}
  TableRows(std::initializer_list<Cells> rows) {
    for (const Cells& cells : rows) add(cells);
  }

  Part part(std::span<const std::string_view> cells);
  Part part(std::initializer_list<std::string_view> cells) {
    return part(std::span(cells.begin(), cells.size()));
  }
  Part joined_part(std::string_view cells);  // as text() gives them
  void add(std::initializer_list<Part> row) {
    assert(row.size() == parts_a_row_);
    rows_.insert(rows_.end(), row);
  }
  void add(const Cells& cells);  // a row of one part, without those that all end with
  void sort();                   // by first cell, then second …, in byte order

  std::size_t size() const { return rows_.size() / parts_a_row_; }
  bool empty() const { return rows_.empty(); }
  Cells operator[](std::size_t i) const;
  const Cells& same_ends() const { return same_ends_; }
  friend bool operator==(const TableRows& a, const TableRows& b);

  std::span<const Part> parts(std::size_t i) const {
    return std::span(rows_).subspan(i * parts_a_row_, parts_a_row_);
  }
  std::size_t part_count() const { return ends_.size(); }
  // Its cells, joined by NUL. Valid until another part is made.
  std::string_view text(Part part) const;

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
  std::size_t parts_a_row_ = 1;
  std::vector<Part> rows_;         // one after the other
  std::string texts_;              // of all parts
  std::vector<std::size_t> ends_;  // of each part in texts_
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
