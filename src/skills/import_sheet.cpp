#include "skills/import_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "skillgap/ascii.h"
#include "skillgap/report.h"
#include "skillgap/text.h"
#include "skills/tsv.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostReadAgain = 4;  // times the text

// "# format: alt_title<TAB>soc_code": a header that stands in a comment.
std::optional<CsvRow> header_in(const std::string& comment) {
  constexpr std::string_view kTab = "<TAB>";
  if (comment.find(kTab) == std::string::npos) return std::nullopt;
  std::string_view rest = comment;
  if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos)
    rest.remove_prefix(colon + 1);
  CsvRow row;
  for (std::size_t end = 0; end != std::string_view::npos; rest.remove_prefix(end + kTab.size())) {
    end = rest.find(kTab);
    row.cells.emplace_back(rest.substr(0, end));
    if (end == std::string_view::npos) break;
  }
  return row;
}

// A column's number, from 1: "2".
std::optional<std::size_t> column_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number == 0) return std::nullopt;
  return number;
}

}  // namespace

std::string plain_column_name(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (is_ascii_alnum(c)) plain += ascii_lower(c);
  }
  return plain;
}

ImportSheet::ImportSheet(const RawDocument& document, ColumnWords words,
                         std::vector<Problem>& problems,
                         const std::vector<std::pair<std::string, std::string>>& named)
    : where_(document.where), problems_(problems) {
  decode(document);
  table_ = without_comments();
  reader_.emplace(table_, find_csv_separator(table_));
  std::optional<CsvRow> header = comments_.empty() ? std::nullopt : header_in(comments_.back());
  if (header) {
    name_columns(*header, words, named);
  } else if (reader_->next(row_)) {
    row_is_waiting_ = std::ranges::any_of(
        named, [](const auto& pair) { return column_number(pair.first).has_value(); });
    name_columns(row_, words, named);
  }
}

void ImportSheet::decode(const RawDocument& document) {
  DecodedText decoded = decode_text(document.bytes);
  if (decoded.guessed || decoded.replaced > 0)
    problems_.push_back({ProblemKind::kEncoding, where_,
                         "is not all UTF-8, what cannot be read was replaced; save it as UTF-8"});
  text_ = std::move(decoded.text);
  text_.erase(0, text_.size() - without_byte_order_mark(text_).size());
  if (document.complete) return;
  problems_.push_back({ProblemKind::kTruncated, where_,
                       "the compressed data end early, what came before was read; get it again"});
  text_.resize(text_.rfind('\n') + 1);  // the last line is cut; npos + 1 is 0
}

std::string_view ImportSheet::without_comments() {
  std::string_view rest = text_;
  while (rest.starts_with('#')) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    comments_.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++first_line_;
  }
  return rest;
}

void ImportSheet::name_columns(const CsvRow& header, ColumnWords words,
                               const std::vector<std::pair<std::string, std::string>>& named) {
  columns_ = header.cells.size();
  for (std::size_t i = 0; i < columns_; ++i) {
    const std::string plain = plain_column_name(header.cells[i]);
    for (const auto& [theirs, ours] : named) {
      if (theirs == single_line(header.cells[i]) || column_number(theirs) == i + 1)
        place_of_.try_emplace(ours, i);
    }
    if (row_is_waiting_) continue;
    for (const auto& [theirs, ours] : words) {
      if (theirs == plain) place_of_.try_emplace(ours, i);
    }
  }
}

bool ImportSheet::next() {
  while (std::exchange(row_is_waiting_, false) || reader_->next(row_)) {
    if (is_sound()) return true;
    ++bad_rows_;
    const std::size_t swallowed = reader_->offset() - row_.begin;
    read_again_ += swallowed;
    if (read_again_ > kMostReadAgain * text_.size() + 1) {
      report("too many quotes are wrong, the rest of the file was left out", ProblemKind::kLimit);
      return false;
    }
    reader_->resume_behind_line_of(row_);
  }
  return false;
}

bool ImportSheet::is_sound() {
  const std::string_view bytes = table_.substr(row_.begin, reader_->offset() - row_.begin);
  if (!row_.closed) {
    report("a quote is opened and never closed, row left out; close it or double it");
  } else if (row_.cells.size() != columns_) {
    report(fmt::format("{} cells where the header has {}, row left out; check its quotes",
                       row_.cells.size(), columns_));
  } else if (row_.stray && bytes.find('\n') + 1 < bytes.size()) {
    report("text stands behind a closing quote, row left out; double the quotes inside it");
  } else {
    return true;
  }
  return false;
}

std::string_view ImportSheet::cell(std::string_view column) const {
  const auto found = place_of_.find(column);
  return found == place_of_.end() ? std::string_view() : row_.cells[found->second];
}

std::string ImportSheet::place() const { return fmt::format("{}:{}", where_, line()); }

void ImportSheet::report(std::string message, ProblemKind kind) const {
  problems_.push_back({kind, place(), std::move(message)});
}

}  // namespace skillgap
