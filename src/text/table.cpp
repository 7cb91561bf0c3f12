#include "skillgap/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace skillgap {

TableRows::Part TableRows::part(std::span<const std::string_view> cells) {
  for (const std::string_view& cell : cells) {
    assert(cell.find('\0') == std::string_view::npos);
    if (&cell != &cells.front()) texts_ += '\0';
    texts_ += cell;
  }
  return joined_part({});
}

TableRows::Part TableRows::joined_part(std::string_view cells) {
  assert(ends_.size() < UINT32_MAX);
  texts_ += cells;
  ends_.push_back(texts_.size());
  return Part{static_cast<std::uint32_t>(ends_.size() - 1)};
}

void TableRows::add(const Cells& cells) {
  assert(parts_a_row_ == 1);
  rows_.push_back(part(std::vector<std::string_view>(cells.begin(), cells.end())));
}

std::string_view TableRows::text(Part part) const {
  const auto i = static_cast<std::size_t>(part);
  const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
  return std::string_view(texts_).substr(begin, ends_[i] - begin);
}

// NUL comes before every byte of a cell, so joined cells have the order of the cells.
void TableRows::sort() {
  std::vector<std::size_t> order(size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto text_of = [this](Part part) { return text(part); };
  const auto precedes = [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(parts(a), parts(b), {}, text_of, text_of);
  };
  if (std::ranges::is_sorted(order, precedes)) return;  // as rows are that were made in order
  std::ranges::sort(order, precedes);
  std::vector<Part> sorted;
  sorted.reserve(rows_.size());
  for (const std::size_t i : order) sorted.insert(sorted.end(), parts(i).begin(), parts(i).end());
  rows_ = std::move(sorted);
}

TableRows::Cells TableRows::operator[](std::size_t i) const {
  Cells cells;
  for (const Part part : parts(i)) {
    std::string_view rest = text(part);
    for (std::size_t end = 0; end != rest.npos;) {
      end = rest.find('\0');
      cells.emplace_back(rest.substr(0, end));
      if (end != rest.npos) rest.remove_prefix(end + 1);
    }
  }
  cells.insert(cells.end(), same_ends_.begin(), same_ends_.end());
  return cells;
}

bool operator==(const TableRows& a, const TableRows& b) { return std::ranges::equal(a, b); }

}  // namespace skillgap
