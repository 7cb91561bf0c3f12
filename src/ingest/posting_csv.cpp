#include "skillgap/posting_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "skillgap/csv_reader.h"
#include "skillgap/json_writer.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

std::string place(std::string_view where, std::size_t line) {
  return fmt::format("{}:{}", where, line);
}

std::string_view without_bom(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// A spreadsheet takes a cell that begins so, maybe after blanks and quotes, for a formula.
bool looks_like_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(" '\""), cell.size()));
  static constexpr std::array<std::string_view, 11> kTriggers = {"=",  "+",  "-",  "@",  "\t", "\r",
                                                                 "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(kTriggers, [&](auto trigger) { return cell.starts_with(trigger); });
}

std::string_view without_formula_guard(std::string_view cell) {
  const bool guarded = cell.starts_with('\'') && looks_like_formula(cell.substr(1));
  return guarded ? cell.substr(1) : cell;
}

// Names are made distinct, since a JSON object cannot carry one key twice.
std::vector<std::string> column_names(const CsvRow& header) {
  std::unordered_set<std::string> taken;
  std::vector<std::string> names;
  for (const auto& cell : header.cells) {
    auto name = single_line(without_formula_guard(cell));
    if (name.empty()) name = fmt::format("column_{}", names.size() + 1);
    auto distinct = name;
    for (int n = 2; !taken.insert(distinct).second; ++n) distinct = fmt::format("{}_{}", name, n);
    names.push_back(std::move(distinct));
  }
  return names;
}

bool can_make_a_posting(const std::vector<std::string>& names, const ColumnMap& columns) {
  const auto carries_text = [&](const std::string& name) {
    const auto mapped = std::ranges::find(columns, name, &ColumnMap::value_type::first);
    const std::string& field = mapped == columns.end() ? name : mapped->second;
    return field == "title" || field == "description";
  };
  return std::ranges::any_of(names, carries_text);
}

// CSV has no types: every cell is a string, and parse_posting_json decides what it means, so that
// the same row gives the same posting in both formats.
std::string as_json(const std::vector<std::string>& names, const std::vector<std::string>& cells) {
  JsonWriter json;
  json.begin_object();
  for (std::size_t i = 0; i < names.size(); ++i) {
    json.field(names[i], without_formula_guard(cells[i]));
  }
  return json.end_object().take();
}

std::string damage(const CsvRow& row, std::size_t columns) {
  if (!row.closed) {
    return "a quote is opened and never closed, the row was skipped; close it or double it";
  }
  if (row.cells.size() == columns) return {};
  return fmt::format("{} cells where the header has {}, the row was skipped; check its quotes",
                     row.cells.size(), columns);
}

void read_row(CsvPostings& out, const CsvRow& row, const std::vector<std::string>& names,
              std::string_view where, const ColumnMap& columns) {
  const auto row_place = place(where, row.line);
  if (auto message = damage(row, names.size()); !message.empty()) {
    out.problems.push_back({ProblemKind::kBadRow, row_place, std::move(message)});
    return;
  }
  auto posting = parse_posting_json(as_json(names, row.cells), row_place, columns);
  if (posting) {
    out.postings.push_back(*std::move(posting));
  } else {
    out.problems.push_back({ProblemKind::kBadRow, posting.error().where, posting.error().message});
  }
}

}  // namespace

std::expected<CsvPostings, Error> parse_posting_csv(std::string_view utf8, std::string_view where,
                                                    const ColumnMap& columns) {
  const std::string text = clean_utf8(without_bom(utf8));
  CsvReader reader(text, find_csv_separator(text));
  CsvRow row;
  if (!reader.next(row)) {
    return std::unexpected(Error{std::string(where), "no rows, expected a header line"});
  }
  const auto names = column_names(row);
  if (!can_make_a_posting(names, columns)) {
    return std::unexpected(Error{place(where, row.line),
                                 fmt::format("no column is named description or title, name one "
                                             "with --map description=COLUMN; the columns are {}",
                                             fmt::join(names, ", "))});
  }
  CsvPostings out;
  for (const auto& [column, field] : columns) {
    if (std::ranges::find(names, column) == names.end())
      out.problems.push_back({ProblemKind::kMissingField, place(where, row.line),
                              fmt::format("no column is named '{}' for {}, the columns are {}",
                                          column, field, fmt::join(names, ", "))});
  }
  while (reader.next(row)) read_row(out, row, names, where, columns);
  return out;
}

}  // namespace skillgap
