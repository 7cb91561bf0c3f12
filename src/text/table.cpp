#include "skillgap/table.h"

#include <algorithm>
#include <cassert>

namespace skillgap {

void TableRows::append(std::string& row, std::initializer_list<std::string_view> last_cells) {
  for (const std::string_view& cell : last_cells) {
    if (&cell != last_cells.begin()) row += '\0';
    row += cell;
  }
}

std::string TableRows::begin_of(const Cells& first_cells) {
  std::string begin;
  for (const std::string& cell : first_cells) (begin += cell) += '\0';
  return begin;
}

void TableRows::add(const Cells& cells) {
  assert(!write_);
  std::string& row = rows_.emplace_back();
  for (const std::string& cell : cells) {
    assert(cell.find('\0') == std::string::npos);
    if (&cell != &cells.front()) row += '\0';
    row += cell;
  }
}

// NUL comes before every byte of a cell, so joined rows have the order of their cells.
void TableRows::sort() {
  assert(!write_);
  std::ranges::sort(rows_);
}

void TableRows::append_own(std::size_t i, std::string& cells) const {
  if (write_)
    write_(i, cells);
  else
    cells += rows_[i];
}

TableRows::Cells TableRows::operator[](std::size_t i) const {
  std::string row;
  append_own(i, row);
  Cells cells;
  std::string_view rest = row;
  for (std::size_t end = 0; end != rest.npos;) {
    end = rest.find('\0');
    cells.emplace_back(rest.substr(0, end));
    if (end != rest.npos) rest.remove_prefix(end + 1);
  }
  cells.insert(cells.end(), same_ends_.begin(), same_ends_.end());
  return cells;
}

bool operator==(const TableRows& a, const TableRows& b) { return std::ranges::equal(a, b); }

}  // namespace skillgap
