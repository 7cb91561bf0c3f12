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

std::string TableRows::begin_of(const Cells& first) {
  std::string begin;
  for (const std::string& cell : first) (begin += cell) += '\0';
  return begin;
}

void TableRows::add(std::string_view begin, std::initializer_list<std::string_view> rest) {
  std::size_t size = begin.size() + rest.size() - 1;
  for (const std::string_view cell : rest) size += cell.size();
  std::string& row = rows_.emplace_back();
  row.reserve(size);
  row += begin;
  for (const std::string_view& cell : rest) {
    assert(cell.find('\0') == std::string_view::npos);
    if (&cell != rest.begin()) row += '\0';
    row += cell;
  }
}

// NUL comes before every byte of a cell, so joined rows have the order of their cells. Sorted runs
// are found and merged in pairs: tables come in a few, and comparing rows is what costs.
void TableRows::sort() {
  std::vector<std::ptrdiff_t> bounds = {0};
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i] < rows_[i - 1]) bounds.push_back(static_cast<std::ptrdiff_t>(i));
  }
  bounds.push_back(std::ssize(rows_));
  const auto row = [&](std::ptrdiff_t i) { return rows_.begin() + i; };
  while (bounds.size() > 2) {
    std::vector<std::ptrdiff_t> wider = {0};
    for (std::size_t run = 1; run < bounds.size(); run += 2) {
      const std::ptrdiff_t end = bounds[std::min(run + 1, bounds.size() - 1)];
      std::inplace_merge(row(wider.back()), row(bounds[run]), row(end));
      wider.push_back(end);
    }
    bounds = std::move(wider);
  }
}

TableRows::Cells TableRows::operator[](std::size_t i) const {
  Cells cells;
  each_cell(i, [&](std::string_view cell) { cells.emplace_back(cell); });
  return cells;
}

}  // namespace skillgap
