// Results → text: NDJSON lines, CSV, data package, tables for a terminal. All functions are pure
// and return strings; where they go is the caller's matter. Any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/trends.h"

namespace skillgap {

class ConceptTexts;

// --- NDJSON
struct JsonOptions {
  bool with_text = false;  // add "text", the plain text that spans refer to
};
// One line, without the newline. Keys in fixed order; docs/formats.md.
std::string to_json(const AnalyzedPosting& posting, const Analyzer& analyzer,
                    const JsonOptions& options = {});
// The same for many postings: what depends on the taxonomy alone is prepared once, and no line is
// copied. Any thread. The analyzer must outlive it.
class JsonLines {
 public:
  explicit JsonLines(const Analyzer& analyzer, const JsonOptions& options = {});
  ~JsonLines();
  // Behind what `lines` holds.
  void append(std::string& lines, const AnalyzedPosting& posting) const;

 private:
  const Analyzer* analyzer_;
  JsonOptions options_;
  std::unique_ptr<const ConceptTexts> texts_;
  std::string ending_;  // members that are the same in each
};

// --- CSV (RFC 4180, UTF-8, "\n")
// ------------------------------------------------------------------- A cell that a spreadsheet
// would run as a formula gets a leading ' unless `raw` (invariant I7): one that begins, after
// blanks and quotes, with = + - @ tab, CR, LF or a wide form of these and is no plain number.
// posting_csv.h takes the ' off again. NUL is removed. A line ends with its "\n".
std::string csv_cell(std::string_view text, bool raw = false);
std::string csv_line(const std::vector<std::string>& cells, bool raw = false);
std::string to_csv(const Table& table);

// The same in pieces of about 256 KiB, for tables that are not to stand in memory twice. The table
// must outlive it. nullopt after the last one.
class CsvPieces {
 public:
  explicit CsvPieces(const Table& table);
  std::optional<std::string> next();

 private:
  char* write_row(std::size_t row, char* out) const;

  const Table* table_;
  std::string texts_;                // the table's parts as CSV, then what each line ends with
  std::vector<std::size_t> begins_;  // of these in texts_, and of what is behind
  std::size_t longest_row_ = 0;      // bytes that no row exceeds
  std::size_t next_row_ = 0;
};

// Recruiters' table: one row a posting. Header and row have the same cells.
std::vector<std::string> posting_csv_header();
std::vector<std::string> posting_csv_row(const AnalyzedPosting& posting, const Taxonomy& taxonomy);

// `classify`: the role of a posting, and why. Header and row have the same cells.
std::vector<std::string> role_csv_header();
std::vector<std::string> role_csv_row(const AnalyzedPosting& posting, const Taxonomy& taxonomy);
// The same as one line of NDJSON, without the newline: "id", "title" and what to_json() says of the
// role.
std::string role_json(const AnalyzedPosting& posting, const Taxonomy& taxonomy);

// Frictionless datapackage.json for the tables, with types and descriptions of every column.
std::string data_package_json(const TrendTables& tables, std::string_view taxonomy_version,
                              std::string_view method);

// --- Terminal
// --------------------------------------------------------------------------------------- Control
// characters, escape sequences and bidirectional controls removed, line breaks to spaces.
std::string printable(std::string_view text);

// Columns a terminal needs for the text (East Asian wide = 2, combining = 0).
std::size_t display_width(std::string_view text);

// Cut to `width` columns, the last one "…" where something was cut.
std::string fit(std::string_view text, std::size_t width);

enum class Align { kLeft, kRight };
struct TextColumn {
  std::string heading;
  Align align = Align::kLeft;
  std::size_t max_width = 0;  // 0: as wide as needed
};
// Aligned columns, a rule under the heading, no trailing blanks; ends with a newline. Cells and
// headings are made printable() here.
std::string text_table(const std::vector<TextColumn>& columns,
                       const std::vector<std::vector<std::string>>& rows);

}  // namespace skillgap
