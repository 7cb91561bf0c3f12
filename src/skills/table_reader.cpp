#include "skills/table_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace skillgap {
namespace {

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

TableReader::TableReader(const TaxonomyFile& file, std::vector<Problem>& problems)
    : name_(file.name), table_(parse_tsv(file.name, file.content)), problems_(problems) {
  std::ranges::move(table_.problems, std::back_inserter(problems_));
}

bool TableReader::has_columns(const TableShape& shape) {
  bool complete = true;
  for (const std::string_view column : shape.columns) {
    if (contains(table_.columns, column)) continue;
    report(1,
           fmt::format("column '{}' is missing, add it to the first line; table left out", column));
    complete = false;
  }
  for (const std::string_view column : table_.columns) {
    if (!contains(shape.columns, column))
      report(1, fmt::format("unknown column '{}', see taxonomy/README.md for the columns", column));
  }
  return complete;
}

std::string_view TableReader::cell(const TsvRow& row, std::string_view column) const {
  const auto found = std::ranges::find(table_.columns, column);
  if (found == table_.columns.end()) return {};
  return row.cells[static_cast<std::size_t>(found - table_.columns.begin())];
}

std::vector<std::string> TableReader::list(const TsvRow& row, std::string_view column) const {
  const auto items = split_list(cell(row, column));
  return {items.begin(), items.end()};
}

double TableReader::number(const TsvRow& row, std::string_view column) {
  const std::string_view text = cell(row, column);
  if (text.empty()) return 0;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size()) return value;
  report(row.line, fmt::format("'{}' is not a number, write digits in column '{}'", text, column));
  return 0;
}

void TableReader::report(std::size_t line, std::string message, ProblemKind kind) {
  problems_.push_back({kind, fmt::format("{}:{}", name_, line), std::move(message)});
}

Repeats::Repeats(const TableShape& shape) : columns_{shape.columns.front()} {
  if (columns_[0] != "id") columns_.assign(shape.columns.begin(), shape.columns.end() - 1);
}

bool Repeats::has(const TableReader& table, const TsvRow& row) {
  std::vector<std::string_view> key;
  for (const std::string_view column : columns_) key.push_back(table.cell(row, column));
  return !seen_.insert(std::move(key)).second;
}

}  // namespace skillgap
