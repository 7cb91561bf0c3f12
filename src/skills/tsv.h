// The tables of taxonomy/: tab-separated, first line names the columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/error.h"

namespace skillgap {

struct TsvRow {
  std::size_t line = 0;                 // 1-based
  std::vector<std::string_view> cells;  // views of the content; as many as the header has
};

struct TsvTable {
  std::vector<std::string_view> columns;
  std::vector<TsvRow> rows;
  std::vector<Problem> problems;  // rows with too few or too many cells; they are left out
};

// Empty lines and lines that begin with '#' are passed over. A '\r' before the line end is dropped.
// The content must outlive the table.
TsvTable parse_tsv(std::string_view name, std::string_view content);

// "a, b" → {"a", "b"}; blanks around items and empty items dropped.
std::vector<std::string_view> split_list(std::string_view cell);

// Spreadsheets write one at the beginning of a file.
std::string_view without_byte_order_mark(std::string_view content);

std::string_view trim_cell(std::string_view text);

}  // namespace skillgap
