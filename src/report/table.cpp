#include <algorithm>
#include <string>

#include "skillgap/report.h"

namespace skillgap {
namespace {

using Row = std::vector<std::string>;

// One cell a column, safe to print and no wider than its column may be.
Row fitted(const std::vector<TextColumn>& columns, const Row& row) {
  Row cells(columns.size());
  for (std::size_t i = 0; i < std::min(cells.size(), row.size()); ++i) {
    cells[i] = printable(row[i]);
    if (columns[i].max_width > 0) cells[i] = fit(cells[i], columns[i].max_width);
  }
  return cells;
}

Row headings(const std::vector<TextColumn>& columns) {
  Row row;
  for (const TextColumn& column : columns) row.push_back(column.heading);
  return row;
}

std::vector<std::size_t> widths(const std::vector<Row>& lines, std::size_t columns) {
  std::vector<std::size_t> result(columns);
  for (const Row& line : lines) {
    for (std::size_t i = 0; i < columns; ++i) {
      result[i] = std::max(result[i], display_width(line[i]));
    }
  }
  return result;
}

Row rule(const std::vector<std::size_t>& widths) {
  Row row;
  for (const std::size_t width : widths) row.emplace_back(width, '-');
  return row;
}

std::string aligned(const std::vector<TextColumn>& columns, const std::vector<std::size_t>& widths,
                    const Row& row) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) line += "  ";
    const std::string padding(widths[i] - display_width(row[i]), ' ');
    line += columns[i].align == Align::kRight ? padding + row[i] : row[i] + padding;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace

std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows) {
  std::vector<Row> lines = {fitted(columns, headings(columns))};
  for (const Row& row : rows) lines.push_back(fitted(columns, row));
  const std::vector<std::size_t> width = widths(lines, columns.size());
  lines.insert(lines.begin() + 1, rule(width));
  std::string table;
  for (const Row& line : lines) table += aligned(columns, width, line);
  return table;
}

}  // namespace skillgap
