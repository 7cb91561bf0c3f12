#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
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

// What is known of a byte, in bits: whether a cell may hold it behind its first, and begin with it,
// and still be written as it stands, as most are; and whether it parts cells.
enum : unsigned { kInside = 1, kAtBegin = 2, kParts = 4 };
constexpr unsigned kPartsShift = 2;
constexpr auto kBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t byte = 1; byte < bytes.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (is_ascii_alnum(c)) bytes[byte] = kInside | kAtBegin;
    if (byte >= 0x80 || std::string_view(".-+ /:").contains(c)) bytes[byte] = kInside;
  }
  bytes[0] = kInside | kParts;
  return bytes;
}();
unsigned known_of(char c) { return kBytes[static_cast<unsigned char>(c)]; }

// Letters, digits and what may stand between them in any cell.
bool is_plain(std::string_view text) {
  const auto is_inside = [](char c) { return (known_of(c) & (kInside | kParts)) == kInside; };
  return text.empty() ||
         ((known_of(text[0]) & kAtBegin) != 0 && std::ranges::all_of(text, is_inside));
}

void append_cell(std::string& line, std::string_view cell, bool raw) {
  if (is_plain(cell))
    line += cell;
  else
    line += csv_cell(cell, raw);
}

// Cells that are joined by NUL, if all are plain and none is empty. Without a branch for each byte:
// nobody can foretell where a cell ends.
bool append_plain_cells(std::string& line, std::string_view cells) {
  const std::size_t size = line.size();
  line.resize(size + cells.size());
  char* out = line.data() + size;
  unsigned are_plain = 1, begins = 1;
  for (const char c : cells) {
    const unsigned known = known_of(c), parts = known >> kPartsShift;
    are_plain &= known >> begins;  // kInside or kAtBegin
    begins = parts;
    *out++ = static_cast<char>(c + static_cast<char>(parts * ','));  // in place of NUL
  }
  if (are_plain == 0 || begins == 1) line.resize(size);
  return line.size() > size;
}

// Cells that are joined by NUL, as those of a line.
void append_cells(std::string& line, std::string_view cells) {
  if (append_plain_cells(line, cells)) return;
  for (std::size_t end = 0; end != cells.npos;) {
    end = cells.find('\0');
    append_cell(line, cells.substr(0, end), false);
    if (end == cells.npos) break;
    line += ',';
    cells.remove_prefix(end + 1);
  }
}

// Most texts are short, and a block or two at once spare a call for each. REQUIRES: kBlock bytes
// that may be read behind the text, and written behind its copy.
constexpr std::size_t kBlock = 32;
char* copy_in_blocks(char* out, const char* text, std::size_t size) {
  for (std::size_t i = 0; i < size; i += kBlock) std::memcpy(out + i, text + i, kBlock);
  return out + size;
}

// A text of at most so many bytes. `write` takes where it begins and gives where it ends.
template <typename Write>
std::string written(std::size_t most, const Write& write) {
  std::string text;
#ifdef __cpp_lib_string_resize_and_overwrite
  // Nothing is read before it was written, so filling it would be wasted.
  text.resize_and_overwrite(most, [&](char* begin, std::size_t) { return write(begin) - begin; });
#else
  text.resize(most);
  text.resize(static_cast<std::size_t>(write(text.data()) - text.data()));
#endif
  return text;
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
  std::size_t longest = 0;
  begins_.reserve(rows.part_count() + 2);
  for (std::size_t i = 0; i < rows.part_count(); ++i) {
    begins_.push_back(texts_.size());
    append_cells(texts_, rows.text(TableRows::Part{static_cast<std::uint32_t>(i)}));
    longest = std::max(longest, texts_.size() - begins_.back());
  }
  begins_.push_back(texts_.size());
  for (const std::string& cell : rows.same_ends()) append_cell(texts_ += ',', cell, false);
  texts_ += '\n';
  longest_row_ = texts_.size() - begins_.back();
  if (!rows.empty()) longest_row_ += rows.parts(0).size() * (longest + 1);
  begins_.push_back(texts_.size());
  texts_.append(kBlock, '\0');  // copy_in_blocks() reads it
}

char* CsvPieces::write_row(std::size_t row, char* out) const {
  const auto write = [&](std::size_t i) {
    out = copy_in_blocks(out, texts_.data() + begins_[i], begins_[i + 1] - begins_[i]);
  };
  for (const TableRows::Part part : table_->rows.parts(row)) {
    write(static_cast<std::size_t>(part));
    *out++ = ',';
  }
  --out;
  write(table_->rows.part_count());
  return out;
}

std::optional<std::string> CsvPieces::next() {
  if (next_row_ > table_->rows.size()) return std::nullopt;
  std::vector<std::string> header;
  if (next_row_ == 0) {
    for (const Column& column : table_->columns) header.push_back(column.name);
  }
  const std::string begin = header.empty() ? "" : csv_line(header);
  std::string piece = written(begin.size() + kPieceBytes + longest_row_ + kBlock, [&](char* out) {
    const char* enough = out + kPieceBytes;
    out += begin.copy(out, begin.size());
    while (next_row_ < table_->rows.size() && out < enough) out = write_row(next_row_++, out);
    return out;
  });
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
