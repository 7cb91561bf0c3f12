#include "skills/tsv.h"

#include <fmt/format.h>

namespace skillgap {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::string_view without_carriage_return(std::string_view line) {
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

Problem wrong_cell_count(std::string_view name, std::size_t line, std::size_t have,
                         std::size_t want) {
  return {ProblemKind::kBadRow, fmt::format("{}:{}", name, line),
          fmt::format("{} cells where the header has {}, add or remove tabs; row left out", have,
                      want)};
}

void add_line(TsvTable& table, std::string_view name, std::string_view line, std::size_t number) {
  if (line.empty() || line.starts_with('#')) return;
  std::vector<std::string_view> cells = split(line, '\t');
  for (std::string_view& cell : cells) cell = trim_cell(cell);
  if (table.columns.empty()) {
    table.columns = std::move(cells);
  } else if (cells.size() != table.columns.size()) {
    table.problems.push_back(wrong_cell_count(name, number, cells.size(), table.columns.size()));
  } else {
    table.rows.push_back({number, std::move(cells)});
  }
}

}  // namespace

std::string_view trim_cell(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string_view> split_list(std::string_view cell) {
  std::vector<std::string_view> items;
  for (const std::string_view part : split(cell, ',')) {
    if (const std::string_view item = trim_cell(part); !item.empty()) items.push_back(item);
  }
  return items;
}

std::string_view without_byte_order_mark(std::string_view content) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return content.starts_with(kMark) ? content.substr(kMark.size()) : content;
}

TsvTable parse_tsv(std::string_view name, std::string_view content) {
  TsvTable table;
  std::size_t number = 0;
  for (const std::string_view line : split(without_byte_order_mark(content), '\n')) {
    add_line(table, name, without_carriage_return(line), ++number);
  }
  return table;
}

}  // namespace skillgap
