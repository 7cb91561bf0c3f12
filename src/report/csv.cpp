#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "skillgap/report.h"

namespace skillgap {
namespace {

// Few enough to be in the cache still when they are written.
constexpr std::size_t kPieceBytes = std::size_t{1} << 18;

// The first characters by which a spreadsheet takes a cell for a formula or a command, wide forms
// too.
constexpr std::string_view kTriggers[] = {"=",  "+",  "-",  "@",  "\t", "\r",
                                          "\n", "＝", "＋", "－", "＠"};

constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }

std::string_view without_digits(std::string_view text) {
  return text.substr(
      static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin()));
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
          call.runner_up ? taxonomy[*call.runner_up].id : "", joined(call.why)};
}

}  // namespace

namespace {

// What a byte may be in a cell that is written as it stands, as most are: a letter or digit
// anywhere, bytes of other characters and some marks behind those. Of one byte, or of each of many.
template <typename Byte>
constexpr auto is_plain_anywhere(Byte c) {
  using B = unsigned char;
  const Byte letter = static_cast<Byte>((c | B{0x20}) - B{'a'}),
             digit = static_cast<Byte>(c - B{'0'});
  return (letter < B{26}) | (digit < B{10});
}

template <typename Byte>
constexpr auto is_plain_inside(Byte c) {
  using B = unsigned char;
  return is_plain_anywhere(c) | (c >= B{0x80}) | (c == B{' '}) | (c == B{'+'}) | (c == B{'-'}) |
         (c == B{'.'}) | (c == B{'/'}) | (c == B{':'});
}

bool is_plain(std::string_view text) {
  return text.empty() || (is_plain_anywhere(static_cast<unsigned char>(text[0])) &&
                          std::ranges::all_of(text, [](char c) {
                            return is_plain_inside(static_cast<unsigned char>(c));
                          }));
}

void append_cell(std::string& line, std::string_view cell, bool raw) {
  if (is_plain(cell))
    line += cell;
  else
    line += csv_cell(cell, raw);
}

using Bytes [[gnu::vector_size(16)]] = unsigned char;
using Flags [[gnu::vector_size(16)]] = signed char;

bool are_all(Flags flags) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(flags);
  return (halves[0] & halves[1]) == ~std::uint64_t{0};
}

// Puts commas for the NULs where all cells are plain, else says false. Sixteen bytes at once, for
// of the largest tables there are a hundred million. REQUIRES: as many more may be read and
// written.
bool separate_plain(char* cells, std::size_t size) {
  constexpr Bytes kPlaces = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  Flags plain = ~Flags{};
  Bytes bytes, before{};  // a NUL before the first cell, too
  for (std::size_t at = 0; at < size; at += sizeof bytes) {
    std::memcpy(&bytes, cells + at, sizeof bytes);
    const Flags is_other =
        kPlaces >= static_cast<unsigned char>(std::min<std::size_t>(size - at, 16));
    const Flags ends = bytes == 0;
    const Flags begins = __builtin_shufflevector(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                                                 24, 25, 26, 27, 28, 29, 30) == 0;
    plain &= ends | is_plain_anywhere(bytes) | (~begins & is_plain_inside(bytes)) | is_other;
    before = bytes;
    bytes |= std::bit_cast<Bytes>(ends) & static_cast<unsigned char>(',');
    std::memcpy(cells + at, &bytes, sizeof bytes);
  }
  return are_all(plain);
}

// The cells, joined by NUL, as those of a line.
std::string separated(std::string_view cells) {
  std::string line;
  for (std::size_t end = 0; end != cells.npos;) {
    end = cells.find('\0');
    append_cell(line, cells.substr(0, end), false);
    if (end == cells.npos) break;
    line += ',';
    cells.remove_prefix(end + 1);
  }
  return line;
}

void append_row(std::string& lines, const TableRows& rows, std::size_t row, std::string_view end) {
  const std::size_t begin = lines.size();
  rows.append_own(row, lines);
  const std::size_t size = lines.size() - begin;
  lines.append(sizeof(Bytes), '\0');
  if (separate_plain(lines.data() + begin, size)) {
    lines.resize(begin + size);
  } else {
    lines.resize(begin);
    std::string cells;
    rows.append_own(row, cells);
    lines += separated(cells);
  }
  lines += end;
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

std::optional<std::string> CsvPieces::next() {
  if (next_row_ > table_->rows.size()) return std::nullopt;
  std::string piece;
  piece.reserve(kPieceBytes + kPieceBytes / 8);
  if (next_row_ == 0) {
    std::vector<std::string> header;
    for (const Column& column : table_->columns) header.push_back(column.name);
    piece = csv_line(header);
  }
  std::string end;  // of every line
  for (const std::string& cell : table_->rows.same_ends()) append_cell(end += ',', cell, false);
  end += '\n';
  while (next_row_ < table_->rows.size() && piece.size() < kPieceBytes)
    append_row(piece, table_->rows, next_row_++, end);
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
