// Résumés as plain text or Markdown.
#include <algorithm>
#include <vector>

#include "insight/resume_dates.h"
#include "skillgap/resume.h"

namespace skillgap {
namespace {

constexpr std::size_t kLongestHead = 160;  // bytes; a longer line with dates is prose
constexpr std::size_t kMostHeadingWords = 4;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\f") == std::string_view::npos;
}

bool is_bullet(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  const std::string_view rest = line.substr(first);
  return rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("•") ||
         rest.starts_with("·") || rest.starts_with("– ");
}

// "## Skills", or a short line without digits or full stop behind an empty one.
bool is_heading(std::string_view line, bool behind_blank) {
  if (line.starts_with("#")) return true;
  if (!behind_blank || is_bullet(line) || line.empty()) return false;
  if (line.find_first_of("0123456789.,;|") != std::string_view::npos) return false;
  return static_cast<std::size_t>(std::ranges::count(line, ' ')) < kMostHeadingWords;
}

class TextReader {
 public:
  TextReader(std::string_view text, const Analyzer& analyzer)
      : lines_(lines_of(text)),
        analyzer_(analyzer),
        dates_(analyzer.taxonomy(), analyzer.tokenizer()),
        begins_(lines_.size()) {}

  Resume read() {
    find_items();
    Resume resume;
    bool in_item = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (begins_[i]) {
        resume.items.push_back(item(*begins_[i], i));
        in_item = true;
      } else if (is_heading(lines_[i], follows_blank(i))) {
        in_item = false;
      }
      (in_item ? resume.items.back().text : resume.claims).append(lines_[i]) += '\n';
    }
    return resume;
  }

 private:
  bool follows_blank(std::size_t i) const { return i == 0 || is_blank(lines_[i - 1]); }

  // The line above the dates, where it may name the item: "Data Analyst, PT Contoh".
  bool is_title(std::size_t i) const {
    return !is_blank(lines_[i]) && !is_bullet(lines_[i]) && lines_[i].size() <= kLongestHead &&
           !lines_[i].ends_with('.');
  }

  void find_items() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].size() > kLongestHead) continue;
      const auto span = dates_.find(lines_[i]);
      if (span) begins_[i > 0 && !begins_[i - 1] && is_title(i - 1) ? i - 1 : i] = span;
    }
  }

  // A study where its first lines name a degree.
  ResumeItem item(const MonthSpan& span, std::size_t first) const {
    Posting head;
    head.description_format = TextFormat::kText;
    for (std::size_t i = first; i < std::min(first + 3, lines_.size()); ++i)
      head.description.append(lines_[i]) += '\n';
    const bool is_study = analyzer_.analyze(std::move(head)).education_min.has_value();
    ResumeItem item;
    item.kind = is_study ? ResumeItem::Kind::kStudy : ResumeItem::Kind::kWork;
    item.begin = span.begin;
    item.end = span.end;
    item.ongoing = !span.end;
    return item;
  }

  std::vector<std::string_view> lines_;
  const Analyzer& analyzer_;
  ResumeDates dates_;
  std::vector<std::optional<MonthSpan>> begins_;  // by line, where an item begins there
};

}  // namespace

Resume read_resume_text(std::string_view text, const Analyzer& analyzer) {
  return TextReader(text, analyzer).read();
}

}  // namespace skillgap
