// The rows of an RFC 4180 text, one at a time.
//
//   CsvReader reader(text, find_csv_separator(text));
//   for (CsvRow row; reader.next(row);) use(row.cells);
//
// Lines end in LF or CRLF; a quoted cell may hold separators, line ends and doubled quotes. Lenient
// where the RFC is silent: a quote inside an unquoted cell is text, and so is what follows a
// closing quote. Lines without any character are no rows. `text` must outlive the reader.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace skillgap {

struct CsvRow {
  std::size_t line = 0;   // of its first character, from 1
  std::size_t begin = 0;  // its first byte
  std::vector<std::string> cells;
  bool closed = true;  // false: the text ended inside quotes
  bool stray = false;  // text stands behind a closing quote
};

class CsvReader {
 public:
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  bool next(CsvRow& row);

  // Goes on at the line behind the first one of `row`: what a stray quote has swallowed is read
  // again.
  void resume_behind_line_of(const CsvRow& row);
  std::size_t offset() const { return at_; }  // of the next byte

 private:
  bool at_line_end() const;
  void skip_line_end();
  void skip_empty_lines();
  std::string cell(CsvRow& row);
  void quoted_part(std::string& out, bool& closed);

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

// The one of ',' ';' tab that the first line has most of, outside quotes; ',' where there is none.
char find_csv_separator(std::string_view text);

}  // namespace skillgap
