// One table of a foreign classification while it is read: rows, and cells by our name for a column.
//
//   ImportSheet sheet(document, columns, problems);
//   while (sheet.next()) use(sheet.cell("label"));
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "skillgap/csv_reader.h"
#include "skillgap/document.h"
#include "skillgap/error.h"

namespace skillgap {

// (theirs, ours), theirs in lower case and without anything but letters and digits.
using ColumnWords = std::span<const std::pair<std::string_view, std::string_view>>;

class ImportSheet {
 public:
  // `named` (theirs as written, ours) comes before `words`. Problems go to `problems`, which must
  // outlive the sheet.
  ImportSheet(const RawDocument& document, ColumnWords words, std::vector<Problem>& problems,
              const std::vector<std::pair<std::string, std::string>>& named = {});
  ImportSheet(const ImportSheet&) = delete;  // the reader refers to the text
  ImportSheet& operator=(const ImportSheet&) = delete;

  bool has(std::string_view column) const { return place_of_.contains(column); }
  // To the next row that has as many cells as the header. What a stray quote swallowed is read
  // again line by line, until that has cost four times the text.
  bool next();
  std::string_view cell(std::string_view column) const;  // "" without such a column
  std::size_t bad_rows() const { return bad_rows_; }
  const std::vector<std::string>& comments() const { return comments_; }

  const std::string& where() const { return where_; }
  std::string place() const;  // "file:line" of the row
  std::size_t line() const { return row_.line + first_line_; }
  void report(std::string message, ProblemKind kind = ProblemKind::kBadRow) const;

 private:
  void decode(const RawDocument& document);
  std::string_view without_comments();
  void name_columns(const CsvRow& header, ColumnWords words,
                    const std::vector<std::pair<std::string, std::string>>& named);
  bool is_sound();  // else reported. Stray text in one line is harmless

  std::string where_;
  std::string text_;
  std::string_view table_;  // of text_, without the comments
  std::vector<Problem>& problems_;
  std::vector<std::string> comments_;  // lines before the header that begin with '#'
  std::size_t first_line_ = 0;         // lines before those that the reader counts
  std::optional<CsvReader> reader_;
  std::unordered_map<std::string_view, std::size_t> place_of_;
  std::size_t columns_ = 0;
  bool row_is_waiting_ = false;  // the first row, where the file has no header
  CsvRow row_;
  std::size_t bad_rows_ = 0;
  std::size_t read_again_ = 0;  // bytes
};

// Lower case, letters and digits only: "O*NET-SOC Code" → "onetsoccode".
std::string plain_column_name(std::string_view name);

}  // namespace skillgap
