#include "skillgap/csv_reader.h"

#include <algorithm>
#include <array>

namespace skillgap {

bool CsvReader::at_line_end() const {
  return at_ == text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
}

void CsvReader::skip_line_end() {
  if (at_ == text_.size()) return;
  at_ += text_[at_] == '\n' ? 1 : 2;
  ++line_;
}

void CsvReader::skip_empty_lines() {
  while (at_ < text_.size() && at_line_end()) skip_line_end();
}

// REQUIRES: at an opening quote.
void CsvReader::quoted_part(std::string& out, bool& closed) {
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      if (at_ == text_.size() || text_[at_] != '"') return;
    }
    if (text_[at_] == '\n') ++line_;
    out += text_[at_];
  }
  closed = false;
}

std::string CsvReader::cell(CsvRow& row) {
  std::string out;
  const bool quoted = at_ < text_.size() && text_[at_] == '"';
  if (quoted) quoted_part(out, row.closed);
  const auto start = at_;
  while (!at_line_end() && text_[at_] != separator_) ++at_;
  if (quoted && at_ > start) row.stray = true;
  return out += text_.substr(start, at_ - start);
}

bool CsvReader::next(CsvRow& row) {
  skip_empty_lines();
  if (at_ == text_.size()) return false;
  row = {.line = line_, .begin = at_, .cells = {}, .closed = true, .stray = false};
  row.cells.push_back(cell(row));
  while (!at_line_end()) {
    ++at_;
    row.cells.push_back(cell(row));
  }
  skip_line_end();
  return true;
}

void CsvReader::resume_behind_line_of(const CsvRow& row) {
  at_ = std::min(text_.find('\n', row.begin), text_.size());
  line_ = row.line;
  skip_line_end();
}

char find_csv_separator(std::string_view text) {
  static constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
  std::array<std::size_t, 3> seen{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '\n' && !quoted) break;
    if (c == '"') quoted = !quoted;
    const auto which = std::ranges::find(kSeparators, c) - kSeparators.begin();
    if (!quoted && which < 3) ++seen[static_cast<std::size_t>(which)];
  }
  return kSeparators[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

}  // namespace skillgap
