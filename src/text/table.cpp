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
  std::string_view rest = rows_[i];
  while (true) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    cells.emplace_back(rest.substr(0, end));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
  cells.insert(cells.end(), same_ends_.begin(), same_ends_.end());
  return cells;
}

}  // namespace skillgap
