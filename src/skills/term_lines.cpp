#include "skills/term_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

// A line of so few words, without a full stop, is an item or a heading rather than a sentence.
constexpr std::size_t kMostWordsOfAName = 9;
constexpr std::size_t kMostWordsOfALabel = 6;
// Ranks of what opens a part: '#' to '######' are 1 to 6, then lines in bold and the like, then
// items of lists by their depth.
constexpr int kLineRank = 7;
constexpr int kItemRank = 8;
constexpr int kDeepest = 12;

constexpr std::array<std::string_view, 16> kBullets = {"•", "◦", "▪", "▸", "●", "○", "►", "➢",
                                                       "✓", "✔", "·", "–", "—", "*", "-", "+"};

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

// "---", "|---|:--|", "====": lines that draw.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("-=_*|:+~ \t") == std::string_view::npos;
}

// How many bytes of a bullet or number, with the blanks behind it, begin the line; 0: none.
std::size_t bullet_size(std::string_view line) {
  std::size_t size = 0;
  while (size < std::min<std::size_t>(line.size(), 3) && is_ascii_digit(line[size])) ++size;
  if (size > 0) {
    if (size + 1 >= line.size() || (line[size] != '.' && line[size] != ')')) return 0;
    ++size;
  } else {
    for (const std::string_view bullet : kBullets) {
      if (line.starts_with(bullet)) size = bullet.size();
    }
  }
  if (size == 0 || size >= line.size() || (line[size] != ' ' && line[size] != '\t')) return 0;
  for (const std::string_view box : {" [ ]", " [x]", " [X]"}) {
    if (line.substr(size).starts_with(box)) size += box.size();
  }
  return std::min(line.find_first_not_of(" \t", size), line.size());
}

std::size_t heading_rank(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? marks : 0;
}

bool is_row(std::string_view line) {
  return line.starts_with('|') || line.find('\t') != std::string_view::npos ||
         line.find(" | ") != std::string_view::npos || line.ends_with(" |");
}

bool is_sentence(std::string_view text) {
  return text.ends_with('.') || words_in(text) > kMostWordsOfAName;
}

Span trimmed(std::string_view text, Span span) {
  const std::string_view inner = trim(span.of(text));
  const std::size_t begin =
      inner.empty() ? span.begin : static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

// "Tools: a, b" and "Tools:\ta": where the label ends. A clock time or a ratio has no blank behind
// the colon.
std::optional<std::size_t> label_end(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  if (colon + 1 < text.size() && text[colon + 1] != ' ' && text[colon + 1] != '\t')
    return std::nullopt;
  if (words_in(text.substr(0, colon)) > kMostWordsOfALabel) return std::nullopt;
  return colon;
}

std::vector<Span> cells_of(std::string_view text) {
  const char separator = text.find('|') == std::string_view::npos ? '\t' : '|';
  std::vector<Span> cells;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const bool edge = begin == 0 || end == text.size();
    const Span cell = trimmed(text, {begin, end});
    if (!edge || cell.size() > 0) cells.push_back(cell);
    begin = end + 1;
  }
  return cells;
}

std::string short_label(std::string_view text) {
  return text.size() > kMostLabelBytes ? std::string() : std::string(text);
}

class LineReader {
 public:
  explicit LineReader(const std::function<void(const TermLine&)>& visit) : visit_(visit) {}

  void read(std::string_view raw) {
    std::string_view line = trim(raw);
    const auto indent = static_cast<int>((line.data() - raw.data()) / 2);
    while (line.starts_with('>')) line = trim(line.substr(1));
    if (line.empty() || is_rule(line)) {
      if (line == "---") front_matter_ = number_ == 0;
      if (line.empty()) leave_table();
      after_name_ = false;
    } else {
      read_text(line, indent);
    }
    ++number_;
  }

 private:
  void read_text(std::string_view line, int indent) {
    const std::size_t bullet = bullet_size(line);
    const bool row = bullet == 0 && is_row(line);
    if (!row) leave_table();
    if (const std::size_t rank = heading_rank(line)) {
      read_heading(line.substr(rank), static_cast<int>(rank));
    } else if (bullet > 0) {
      read_item(line.substr(bullet), kItemRank + std::min(indent, kDeepest - kItemRank));
    } else if (row) {
      read_row(line);
    } else {
      read_plain(line);
    }
    after_name_ = bullet == 0 && !row && heading_rank(line) == 0 && !line.ends_with(':') &&
                  !is_sentence(line);
  }

  void read_heading(std::string_view text, int rank) {
    start(text);
    add({0, line_.text.size()}, TermForm::kHeading);
    finish();
    open(line_.text, rank);
  }

  void read_item(std::string_view text, int rank) {
    close(rank);
    start(text);
    split_label(TermForm::kItem);
    finish();
    if (line_.text.ends_with(':')) open(line_.text, rank);
  }

  void read_plain(std::string_view text) {
    start(text);
    const bool all_bold = strong_.size() == 1 && strong_.front().size() + 1 >= line_.text.size();
    const bool name = line_.text.ends_with(':') || all_bold || !is_sentence(line_.text);
    if (label_end(line_.text) && !line_.text.ends_with(':')) {
      split_label(TermForm::kCategory);
    } else if (name) {
      add({0, line_.text.size()}, TermForm::kLine);
    }
    finish();
    // A short line right behind another one is its neighbour in a list, not what stands under it.
    if (name && !after_name_) open(line_.text, kLineRank);
  }

  void read_row(std::string_view text) {
    start(text);
    const std::vector<Span> cells = cells_of(line_.text);
    const bool first = !in_table_;
    if (first) {
      in_table_ = true;
      columns_.clear();
      for (const Span cell : cells) columns_.push_back(short_label(cell.of(line_.text)));
      block_ += cells.size() + 1;
    }
    const std::string label =
        first || cells.empty() ? "" : short_label(cells.front().of(line_.text));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool in_column = !first && i < columns_.size();
      line_.items.push_back({cells[i], TermForm::kCell, i == 0 ? "" : label,
                             in_column ? columns_[i] : "", block_ + std::min(i, columns_.size())});
    }
    finish();
  }

  void leave_table() {
    if (in_table_) block_ += columns_.size() + 1;
    in_table_ = false;
  }

  void split_label(TermForm form) {
    const auto colon = label_end(line_.text);
    if (!colon) return add({0, line_.text.size()}, form);
    if (!front_matter_) add({0, *colon}, form);
    const std::string label = short_label(std::string_view(line_.text).substr(0, *colon));
    line_.items.push_back({trimmed(line_.text, {*colon + 1, line_.text.size()}),
                           TermForm::kCategory, label, "", block_});
  }

  void start(std::string_view text) {
    MarkedText marked = without_marks(trim(text));
    line_.number = number_;
    line_.text = std::move(marked.text);
    strong_ = std::move(marked.strong);
    line_.items.clear();
    line_.headings.clear();
    for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading)
      line_.headings.push_back(heading->text);
  }

  void add(Span where, TermForm form) {
    line_.items.push_back({trimmed(line_.text, where), form, "", "", block_});
  }

  // Bold words inside running text; those of an item are in it already.
  void finish() {
    for (Span strong : strong_) {
      strong.end = std::min(strong.end, line_.text.size());
      const auto holds = [&](const TermItem& item) { return item.where.contains(strong); };
      if (strong.begin < strong.end && std::ranges::none_of(line_.items, holds))
        line_.items.push_back({strong, TermForm::kBold, "", "", block_});
    }
    visit_(line_);
  }

  void close(int rank) {
    if (!headings_.empty() && headings_.back().rank >= rank) ++block_;
    while (!headings_.empty() && headings_.back().rank >= rank) headings_.pop_back();
  }

  void open(std::string_view text, int rank) {
    close(rank);
    headings_.push_back({rank, short_label(text)});
    ++block_;
  }

  struct Heading {
    int rank = 0;
    std::string text;
  };
  const std::function<void(const TermLine&)>& visit_;
  std::size_t number_ = 0;
  TermLine line_;
  std::vector<Span> strong_;
  std::vector<Heading> headings_;
  std::vector<std::string> columns_;
  std::size_t block_ = 0;
  bool in_table_ = false, front_matter_ = false, after_name_ = false;
};

}  // namespace

void read_term_lines(std::string_view text, const std::function<void(const TermLine&)>& visit) {
  LineReader reader(visit);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    reader.read(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace skillgap
