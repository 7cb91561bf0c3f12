#include "skills/lines.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 9> kBullets = {"•",  "·", "▪",      "●", "►",
                                                      "◾", "◦", "\uF0B7", "✓"};
constexpr std::array<std::string_view, 5> kDashes = {"-", "–", "—", "*", "‐"};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view token) {
  return std::ranges::find(list, token) != list.end();
}

// Marks new lines in one go over the tokens; `lines` are those that line breaks make.
class LineBreaker {
 public:
  LineBreaker(std::string_view text, const Tokens& tokens)
      : text_(text), tokens_(tokens), begins_(tokens.size(), 0) {}

  // 1 for each token that begins a line.
  std::vector<std::uint8_t> run() {
    std::size_t end_before = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Span here = tokens_.span(i);
      if (i == 0 || !is_within_line(here, end_before, i)) look_at(i, tokens_.folded(i)[0]);
      end_before = here.end;
    }
    if (marks_.size() >= kFewestItems) break_at_marks();
    return std::move(begins_);
  }

 private:
  using Marks = std::span<const std::size_t>;
  static constexpr std::size_t kFewestItems = 2;  // one item makes no list

  // A word behind one blank, or a mark or a small letter behind no byte: as most tokens are, and
  // they begin no line and mark no item.
  bool is_within_line(Span here, std::size_t end_before, std::size_t i) const {
    if (here.begin == end_before) return is_nothing_here(text_[here.begin]);
    return here.begin == end_before + 1 && text_[end_before] == ' ' &&
           is_lower(tokens_.folded(i)[0]);
  }
  static bool is_nothing_here(char c) {
    return is_lower(c) || (c > ' ' && c < '0' && c != '-' && c != '*') || c == ':' || c == ';';
  }

  void look_at(std::size_t i, char first) {
    const bool begins_small = is_lower(first);
    if (i > 0 && (behind_break(i) || (!begins_small && is_bullet(i)))) {
      begins_[i] = 1;
      broken_.push_back(i);
    }
    if (!begins_small && may_mark_item(first)) marks_.push_back(i);
  }

  // Line by line, as line breaks and bullets made them.
  void break_at_marks() {
    broken_.push_back(tokens_.size());
    std::size_t mark = 0, begin = 0;
    for (const std::size_t end : broken_) {
      const std::size_t first = mark;
      while (mark < marks_.size() && marks_[mark] < end) ++mark;
      if (mark - first >= kFewestItems) {
        const auto marks = std::span(marks_).subspan(first, mark - first);
        break_at_dashes(begin, end, marks);
        break_at_numbers(end, marks);
      }
      begin = end;
    }
  }

  // The first byte of a dash or number; all dashes beyond ASCII have one first byte in common.
  static bool may_mark_item(char c) {
    return is_digit(c) || c == '-' || c == '*' || c == kDashes[1][0];
  }

  std::string_view raw(std::size_t i) const { return tokens_.span(i).of(text_); }

  bool behind_break(std::size_t i) const {
    return tokens_.touches_next(i - 1) ? behind_lost_break(i) : behind_line_break(i);
  }

  bool behind_line_break(std::size_t i) const {
    // A loop, not a search: what parts two tokens is a blank or nothing nearly always.
    for (std::size_t at = tokens_.span(i - 1).end; at < tokens_.span(i).begin; ++at) {
      if (text_[at] == '\n') return true;
    }
    return false;
  }

  // REQUIRES: the two tokens touch.
  bool behind_lost_break(std::size_t i) const {
    if (!is_capitalized(raw(i))) return false;
    const std::string_view before = raw(i - 1);
    if (before == ".") return i >= 2 && tokens_.touches_next(i - 2) && ends_sentence(raw(i - 2));
    return before == ")" || is_lower(before.back()) || is_digit(before.back()) ||
           is_upper(before.back());
  }

  // "Ms." and "Jl." are short for something.
  static bool ends_sentence(std::string_view word) {
    const bool abbreviates = word.size() <= 3 && is_upper(word[0]) && is_lower(word.back());
    return !abbreviates && is_word(word);
  }

  bool is_bullet(std::size_t i) const {
    const std::string_view token = tokens_.folded(i);
    return static_cast<unsigned char>(token[0]) >= 0x80 && is_one_of(kBullets, token);
  }

  bool begins_item(std::size_t i) const {
    return i < tokens_.size() && (is_upper(raw(i)[0]) || is_digit(raw(i)[0]));
  }

  // "… (Sybase, Oracle)- Pernah …": the break before the dash was lost. "Pre- and" is one word.
  bool ends_item(std::size_t i) const {
    const std::string_view token = raw(i);
    return token == ")" || token == "." || (token.size() > 3 && is_word(token));
  }

  // `marks`: those of the line from `begin` to `end`.
  void break_at_dashes(std::size_t begin, std::size_t end, Marks marks) {
    std::array<std::vector<std::size_t>, kDashes.size()> places;
    for (const std::size_t i : marks) {
      if (i == begin || i + 1 >= end) continue;
      if (tokens_.touches_next(i) || !begins_item(i + 1)) continue;
      if (tokens_.touches_next(i - 1) && !ends_item(i - 1)) continue;
      const auto dash = std::ranges::find(kDashes, tokens_.folded(i));
      if (dash != kDashes.end())
        places[static_cast<std::size_t>(dash - kDashes.begin())].push_back(i);
    }
    for (const auto& of_one_dash : places) {
      if (of_one_dash.size() < 2) continue;
      for (const std::size_t i : of_one_dash) begins_[i] = 1;
    }
  }

  void break_at_numbers(std::size_t end, Marks marks) {
    std::vector<std::size_t> places;
    std::size_t expected = 1;
    for (const std::size_t i : marks) {
      if (i + 2 >= end) break;
      const std::string_view number = raw(i), mark = tokens_.folded(i + 1);
      std::size_t value = 0;
      if (!is_digit(number[0]) || (mark != "." && mark != ")") || !tokens_.touches_next(i) ||
          !begins_item(i + 2))
        continue;
      std::from_chars(number.data(), number.data() + number.size(), value);
      if (value != expected) continue;
      places.push_back(i);
      ++expected;
    }
    if (places.size() < 2) return;
    for (const std::size_t i : places) begins_[i] = 1;
  }

  std::string_view text_;
  const Tokens& tokens_;
  std::vector<std::uint8_t> begins_;
  std::vector<std::size_t> broken_;  // tokens behind a line break, and bullets
  std::vector<std::size_t> marks_;   // tokens that may be dashes or numbers
};

// "e.g", "a.k.a": their full stop ends no clause; that of "Node.js." and "3.11." does.
bool is_abbreviation(std::string_view token) {
  return token.size() > 2 && token[token.size() - 2] == '.' &&
         is_letter(token.substr(token.size() - 1));
}

}  // namespace

bool is_capitalized(std::string_view word) {
  return word.size() >= 3 && is_upper(word[0]) && is_lower(word[1]) && is_lower(word[2]);
}

bool ends_clause(const Tokens& tokens, std::size_t i) {
  const std::string_view token = tokens.folded(i);
  if (begins_plain(token)) return false;
  if (token == ".")
    return !tokens.touches_next(i) && (i == 0 || !is_abbreviation(tokens.folded(i - 1)));
  return token == ";" || token == "!" || token == "?" || token == "|" || token == "•" ||
         token == "·";
}

TokenLines lines_of(std::string_view text, const Tokens& tokens) {
  const std::vector<std::uint8_t> begins = LineBreaker(text, tokens).run();
  TokenLines lines{std::vector<std::uint32_t>(tokens.size()), {0}};
  std::uint32_t line = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (begins[i] != 0) {
      ++line;
      lines.begins.push_back(static_cast<std::uint32_t>(i));
    }
    lines.of[i] = line;
  }
  lines.begins.push_back(static_cast<std::uint32_t>(tokens.size()));
  return lines;
}

}  // namespace skillgap
