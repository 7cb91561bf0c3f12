#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "skillgap/ascii.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

// Few enough to be in the cache still when they are written.
constexpr std::size_t kPieceBytes = std::size_t{1} << 18;

// The first characters by which a spreadsheet takes a cell for a formula or a command, wide forms
// too.
constexpr std::string_view kTriggers[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                          "\n", "＝", "＋", "－", "＠"};

std::string_view without_digits(std::string_view text) {
  return text.substr(
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_ascii_digit) - text.begin()));
}

std::string_view without_sign(std::string_view text) {
  return text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
}

// Digits with at most one point among them. What remains goes to `rest`; false where there are
// none.
bool starts_with_decimal(std::string_view text, std::string_view& rest) {
  const std::string_view after_whole = without_digits(text);
  const bool has_point = after_whole.starts_with('.');
  rest = has_point ? without_digits(after_whole.substr(1)) : after_whole;
  return text.size() - rest.size() > (has_point ? 1 : 0);
}

// "-3.5", "+1e3": what any spreadsheet reads as the number it is.
bool is_number(std::string_view text) {
  std::string_view rest;
  if (!starts_with_decimal(without_sign(text), rest)) return false;
  if (rest.empty()) return true;
  if (rest[0] != 'e' && rest[0] != 'E') return false;
  const std::string_view exponent = without_sign(rest.substr(1));
  return !exponent.empty() && without_digits(exponent).empty();
}

// A leading ' counts as a quote here: a cell that already looks guarded is guarded once more, so
// that taking one ' off again (posting_csv.h) always gives back the cell.
bool runs_as_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" '\"");
  if (first == std::string_view::npos || is_number(text)) return false;
  const std::string_view content = text.substr(first);
  return std::ranges::any_of(kTriggers, [&](auto trigger) { return content.starts_with(trigger); });
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string joined(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string skills_with(const AnalyzedPosting& posting, Status status, const Taxonomy& taxonomy) {
  std::vector<std::string> ids;
  for (const SkillDemand& demand : posting.skills) {
    if (demand.status == status) ids.push_back(taxonomy[demand.skill].id);
  }
  return joined(ids);
}

std::string number_cell(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : std::string();
}

// role, confidence, runner-up, reasons: where there is no call, the reasons say why.
std::vector<std::string> role_cells(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  if (!posting.role) return {"no call", "", "", posting.role_reason};
  const RoleCall& call = *posting.role;
  return {taxonomy[call.role].id, fmt::format("{:.2f}", call.confidence),
          call.runner_up ? taxonomy[*call.runner_up].id : "", joined(in_words(call.reasons))};
}

// What is paid for a year, so that hourly and monthly pay compare, and the words that say it.
std::vector<std::string> salary_cells(const AnalyzedPosting& posting) {
  const Salary& salary = posting.salary ? *posting.salary : posting.posting.salary;
  return {number_cell(salary.annual_min), number_cell(salary.annual_max), salary.currency,
          salary.surface};
}

}  // namespace

namespace {

// Letters, digits and what may stand between them in any cell: such a cell, as most are, is written
// as it stands.
bool is_plain(std::string_view text) {
  static constexpr auto kPlain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0; c < 256; ++c)
      plain[c] = c >= 0x80 || is_ascii_alnum(static_cast<char>(c));
    return plain;
  }();
  const auto plain = [](char c) { return kPlain[static_cast<unsigned char>(c)]; };
  if (text.empty()) return true;
  if (static_cast<unsigned char>(text[0]) >= 0x80 || !plain(text[0])) return false;
  return std::ranges::all_of(text, [&](char c) {
    return plain(c) || c == '.' || c == '-' || c == '+' || c == ' ' || c == '/' || c == ':';
  });
}

void append_cell(std::string& line, std::string_view cell, bool raw) {
  if (is_plain(cell))
    line += cell;
  else
    line += csv_cell(cell, raw);
}

// Cells that are joined by NUL, as those of a line.
void append_cells(std::string& line, std::string_view cells) {
  for (std::size_t end = 0; end != cells.npos;) {
    end = cells.find('\0');
    append_cell(line, cells.substr(0, end), false);
    if (end == cells.npos) break;
    line += ',';
    cells.remove_prefix(end + 1);
  }
}

}  // namespace

std::string csv_cell(std::string_view text, bool raw) {
  std::string cell(text);
  std::erase(cell, '\0');
  if (!raw && runs_as_formula(cell)) cell.insert(cell.begin(), '\'');
  return cell.find_first_of(",\"\r\n") == std::string::npos ? cell : quoted(cell);
}

std::string csv_line(const std::vector<std::string>& cells, bool raw) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ',';
    append_cell(line, cells[i], raw);
  }
  return line + '\n';
}

std::string to_csv(const Table& table) {
  std::string csv;
  CsvPieces pieces(table);
  while (const auto piece = pieces.next()) csv += *piece;
  return csv;
}

CsvPieces::CsvPieces(const Table& table) : table_(&table) {
  const TableRows& rows = table.rows;
  ends_.reserve(rows.part_count());
  for (std::size_t i = 0; i < rows.part_count(); ++i) {
    append_cells(texts_, rows.text(TableRows::Part{static_cast<std::uint32_t>(i)}));
    ends_.push_back(texts_.size());
  }
  for (const std::string& cell : rows.same_ends()) append_cell(end_ += ',', cell, false);
  end_ += '\n';
}

void CsvPieces::append_row(std::size_t row, std::string& lines) const {
  bool first = true;
  for (const TableRows::Part part : table_->rows.parts(row)) {
    const auto i = static_cast<std::size_t>(part);
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    if (!std::exchange(first, false)) lines += ',';
    lines.append(texts_, begin, ends_[i] - begin);
  }
  lines += end_;
}

std::optional<std::string> CsvPieces::next() {
  if (next_row_ > table_->rows.size()) return std::nullopt;
  std::string piece;
  piece.reserve(kPieceBytes + kPieceBytes / 8);
  if (next_row_ == 0) {
    std::vector<std::string> header;
    for (const Column& column : table_->columns) header.push_back(column.name);
    piece = csv_line(header);
  }
  while (next_row_ < table_->rows.size() && piece.size() < kPieceBytes)
    append_row(next_row_++, piece);
  if (next_row_ == table_->rows.size()) ++next_row_;  // the end
  return piece;
}

std::vector<std::string> posting_csv_header() {
  return {"id",
          "title",
          "company",
          "location",
          "date_posted",
          "role",
          "role_confidence",
          "role_runner_up",
          "role_reasons",
          "seniority",
          "years_min",
          "education_min",
          "work_mode",
          "employment",
          "salary_annual_min",
          "salary_annual_max",
          "salary_currency",
          "salary",
          "language",
          "required_skills",
          "preferred_skills",
          "mentioned_skills",
          "verdict",
          "url",
          "taxonomy"};
}

std::vector<std::string> posting_csv_row(const AnalyzedPosting& analyzed,
                                         const Taxonomy& taxonomy) {
  const Posting& posting = analyzed.posting;
  std::vector<std::string> row = {posting.id, posting.title, posting.company, posting.location,
                                  posting.date_posted};
  for (std::string& cell : role_cells(analyzed, taxonomy)) row.push_back(std::move(cell));
  row.push_back(analyzed.seniority);
  row.push_back(number_cell(analyzed.years_min));
  row.push_back(analyzed.education_min ? taxonomy[*analyzed.education_min].id : "");
  row.push_back(analyzed.work_mode);
  row.push_back(analyzed.employment);
  for (std::string& cell : salary_cells(analyzed)) row.push_back(std::move(cell));
  row.emplace_back(language_name(analyzed.language));
  row.push_back(skills_with(analyzed, Status::kRequired, taxonomy));
  row.push_back(skills_with(analyzed, Status::kPreferred, taxonomy));
  row.push_back(skills_with(analyzed, Status::kMentioned, taxonomy));
  row.emplace_back(verdict_name(analyzed.verdict));
  row.push_back(posting.url);
  row.push_back(full_version(taxonomy));
  return row;
}

}  // namespace skillgap
