// Markdown's marks inside a line: bold, code, links, escapes. CommonMark in the small: what is not
// closed stays as it stands.
#include <algorithm>

#include "skillgap/html_text.h"
#include "skills/term_lines.h"

namespace skillgap {
namespace {

// More words in bold are no longer stressed; and each is compared with each part of its line.
constexpr std::size_t kMostStrong = 64;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// "a<br>b" → "a;b": what stands on two lines of a page is two things.
std::string without_tags(std::string_view line) {
  if (line.find_first_of("<&") == std::string_view::npos) return std::string(line);
  if (line.find('<') == std::string_view::npos || !looks_like_html(line))
    return decode_html_references(line);
  std::string text = html_to_text(line).text;
  std::ranges::replace(text, '\n', ';');
  return text;
}

class MarkRemover {
 public:
  explicit MarkRemover(std::string_view line) : line_(line) {}

  MarkedText run() {
    while (at_ < line_.size()) {
      if (!pass_escape() && !pass_address() && !pass_link() && !pass_strong() && !pass_emphasis())
        out_.text += line_[at_++];
    }
    return std::move(out_);
  }

 private:
  bool starts(std::string_view mark) const { return line_.substr(at_).starts_with(mark); }

  bool pass_escape() {
    constexpr std::string_view kEscapable = "$*_`#[]()+-.!&<>~";
    if (line_[at_] != '\\' || at_ + 1 == line_.size() ||
        kEscapable.find(line_[at_ + 1]) == std::string_view::npos)
      return false;
    out_.text += line_[at_ + 1];
    at_ += 2;
    return true;
  }

  bool pass_address() {
    if (!starts("http://") && !starts("https://")) return false;
    at_ = std::min(line_.find_first_of(" \t)>|\"", at_), line_.size());
    out_.text += ';';
    return true;
  }

  // "[text](address)" and "![text](address)": the text stays, the address goes once "](" is met.
  bool pass_link() {
    if (starts("![") || line_[at_] == '[') {
      at_ += line_[at_] == '!' ? 2 : 1;
      return true;
    }
    if (line_[at_] != ']') return false;
    ++at_;
    if (!starts("(")) return true;
    const std::size_t end = line_.find(')', at_);
    if (end != std::string_view::npos) at_ = end + 1;
    return true;
  }

  bool pass_strong() {
    for (const std::string_view mark : {"**", "__", "~~", "`"}) {
      if (!starts(mark)) continue;
      if (open_mark_ == mark) {
        if (out_.text.size() > open_at_ && out_.strong.size() < kMostStrong)
          out_.strong.push_back({open_at_, out_.text.size()});
        open_mark_ = {};
      } else if (open_mark_.empty()) {
        open_mark_ = mark;
        open_at_ = out_.text.size();
      }
      at_ += mark.size();
      return true;
    }
    return false;
  }

  // A single '*' at a word's edge; "a * b" keeps it.
  bool pass_emphasis() {
    if (line_[at_] != '*') return false;
    const bool blank_before = at_ == 0 || is_blank(line_[at_ - 1]);
    const bool blank_behind = at_ + 1 == line_.size() || is_blank(line_[at_ + 1]);
    if (blank_before && blank_behind) return false;
    ++at_;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  MarkedText out_;
  std::string_view open_mark_;
  std::size_t open_at_ = 0;
};

}  // namespace

MarkedText without_marks(std::string_view line) {
  const std::string plain = without_tags(line);
  MarkedText marked = MarkRemover(plain).run();
  while (marked.text.ends_with(' ')) marked.text.pop_back();
  return marked;
}

}  // namespace skillgap
