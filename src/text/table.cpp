#include "skillgap/table.h"

#include <algorithm>
#include <cassert>

namespace skillgap {

void TableRows::add(const Cells& cells) {
  std::size_t size = cells.empty() ? 0 : cells.size() - 1;
  for (const std::string& cell : cells) size += cell.size();
  std::string row;
  row.reserve(size);
  for (const std::string& cell : cells) {
    assert(cell.find('\0') == std::string::npos);
    if (&cell != &cells.front()) row += '\0';
    row += cell;
  }
  rows_.push_back(std::move(row));
}

// NUL comes before every byte of a cell, so joined rows have the order of their cells.
void TableRows::sort() { std::ranges::sort(rows_); }

TableRows::Cells TableRows::operator[](std::size_t i) const {
  Cells cells;
  each_cell(i, [&](std::string_view cell) { cells.emplace_back(cell); });
  return cells;
}

}  // namespace skillgap
