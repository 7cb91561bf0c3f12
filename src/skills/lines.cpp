#include "skills/lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <span>

#include "skillgap/ascii.h"
#include "skills/fill_run.h"
#include "skills/first_byte.h"
#include "skills/token_class.h"
#include "skills/word_begins.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 22> kBullets = {
    "•", "·", "▪", "●", "►", "◾", "◦",  "\uF0B7", "✓",      "✔", "✅",
    "▸", "➢", "➤", "❖", "♦", "◽", "⭐", "\uF0A7", "\uF0D8", "▶", "■"};
// "🔍 Knowledge of Java": pictures beyond the basic plane begin so.
constexpr std::string_view kPictures = "\xF0\x9F";
constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::array<std::string_view, 5> kDashes = {"-", "–", "—", "*", "‐"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view token) {
  return std::ranges::find(list, token) != list.end();
}

// Finds where lines begin in one go over the tokens.
class LineBreaker {
 public:
  // Adds to what `lines` has, which is nothing.
  LineBreaker(std::string_view text, const Tokens& tokens, TokenLines& lines)
      : text_(text),
        tokens_(tokens),
        begins_(lines.begins),
        turns_(lines.turns),
        marks_(marks_of_thread()),
        has_breaks_(text.contains('\n')) {
    marks_.clear();
  }

  // The first tokens of all lines but the first, ascending.
  void run() {
    if (may_mark_item(tokens_.folded(0)[0])) marks_.push_back(0);
    unsigned before = 0;
    for (std::size_t first = 0; first < tokens_.size(); first += TokenSet::kBlock) {
      Places places = places_from(first, before);
      if (first == 0) places.of_lines &= ~std::uint64_t{1};
      const std::size_t block = first / TokenSet::kBlock;
      turns_.add_block(block, places.of_clauses);
      TokenSet::for_each_of(block, places.of_lines,
                            [&](std::size_t i) { look_at(i, tokens_.folded(i)[0]); });
    }
    if (marks_.size() >= kFewestItems) break_at_marks();
  }

 private:
  using Marks = std::span<const std::size_t>;
  static constexpr std::size_t kFewestItems = 2;  // one item makes no list
  // Of items in small letters: "front- and back- or full-stack" is none.
  static constexpr std::size_t kFewestGluedItems = 4;
  static constexpr std::size_t kLongestBold = 16;  // tokens

  static std::vector<std::size_t>& marks_of_thread() {
    thread_local std::vector<std::size_t> marks;  // its memory is worth keeping
    return marks;
  }

  // Of a block of tokens, a bit each.
  struct Places {
    std::uint64_t of_lines = 0;    // may begin a line or mark an item
    std::uint64_t of_clauses = 0;  // may part, or stands behind one that may part behind it
  };

  // Of the block from token `first` on; few tokens are places. Which are is hard to guess, so there
  // is no branch. `before`: bits of the first byte of the token before; becomes those of the last.
  Places places_from(std::size_t first, unsigned& before) const {
    const char* const text = text_.data();
    const std::size_t end = std::min(first + TokenSet::kBlock, tokens_.size());
    std::size_t end_before = first == 0 ? tokens_.span(0).begin : tokens_.span(first - 1).end;
    Places places;
    for (std::size_t i = first; i < end; ++i) {
      const Span here = tokens_.span(i);
      const unsigned byte = first_byte(text[here.begin]);
      const std::size_t gap = here.begin - end_before;
      // Nothing stands between, or one blank: no token begins with one.
      const unsigned is_near = gap + (text[end_before] != ' ') == 1;
      const unsigned is_plain = is_near & byte >> (gap % 2);
      const unsigned turns = (byte / kPartsHere | before / kPartsBehind) & 1;
      places.of_lines = std::rotr(places.of_lines | (is_plain ^ 1), 1);
      places.of_clauses = std::rotr(places.of_clauses | turns, 1);
      end_before = here.end;
      before = byte;
    }
    const int left = static_cast<int>(TokenSet::kBlock - (end - first));
    return {std::rotr(places.of_lines, left), std::rotr(places.of_clauses, left)};
  }

  void look_at(std::size_t i, char first) {
    const bool begins_small = is_ascii_lower(first);
    if (behind_break(i) || (!begins_small && is_bullet(i)))
      begins_.push_back(static_cast<std::uint32_t>(i));
    if (!begins_small && may_mark_item(first)) marks_.push_back(i);
  }

  // Line by line, as line breaks and bullets made them.
  void break_at_marks() {
    const std::size_t broken = begins_.size();
    std::size_t mark = 0, begin = 0;
    for (std::size_t line = 0; line <= broken; ++line) {
      const std::size_t end = line < broken ? begins_[line] : tokens_.size(), first = mark;
      while (mark < marks_.size() && marks_[mark] < end) ++mark;
      if (mark - first >= kFewestItems) {
        const auto marks = std::span(marks_).subspan(first, mark - first);
        break_at_dashes(begin, end, marks);
        break_at_numbers(end, marks);
      }
      begin = end;
    }
    if (begins_.size() == broken) return;
    std::ranges::sort(begins_);
    begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
    if (begins_[0] == 0) begins_.erase(begins_.begin());  // of the first line nobody asks
  }

  // The first byte of a dash or number; all dashes beyond ASCII have one first byte in common.
  static bool may_mark_item(char c) {
    return is_ascii_digit(c) || c == '-' || c == '*' || c == kDashes[1][0];
  }

  std::string_view raw(std::size_t i) const { return tokens_.span(i).of(text_); }

  bool behind_break(std::size_t i) const {
    return tokens_.touches_next(i - 1) ? behind_lost_break(i) : behind_line_break(i);
  }

  bool behind_line_break(std::size_t i) const {
    // A loop, not a search: what parts two tokens is a blank or nothing nearly always.
    for (std::size_t at = tokens_.span(i - 1).end; at < tokens_.span(i).begin; ++at) {
      if (text_[at] == '\n') return !goes_on(i);
    }
    return behind_kept_blank(i);
  }

  // "such as\nmarketing\n, finance": pages whose bold words stood in blocks of their own.
  bool goes_on(std::size_t i) const {
    if (parts_items(i)) return true;
    if (!is_ascii_lower(raw(i)[0]) || !is_word(raw(i - 1))) return false;
    const std::size_t end = std::min(i + kLongestBold, tokens_.size() - 1);
    while (i < end && !has_break_behind(i)) ++i;
    return i < end && parts_items(i + 1);
  }

  bool parts_items(std::size_t i) const { return raw(i) == "," || raw(i) == ";"; }

  bool has_break_behind(std::size_t i) const {
    const std::size_t end = tokens_.span(i).end;
    return text_.substr(end, tokens_.span(i + 1).begin - end).contains('\n');
  }

  // "maksimal\u00A0Kualifikasi": of a break that was lost a no-break space may be left. Where other
  // breaks are there, it holds names together.
  bool behind_kept_blank(std::size_t i) const {
    const std::string_view before = raw(i - 1);
    return text_.substr(tokens_.span(i - 1).end).starts_with(kNoBreakSpace) &&
           (before == ")" || is_word(before)) && is_capitalized(raw(i)) && !has_breaks_;
  }

  // REQUIRES: the two tokens touch.
  bool behind_lost_break(std::size_t i) const {
    const bool in_capitals = is_in_capitals(raw(i));
    if (!in_capitals && !is_capitalized(raw(i))) return false;
    const std::string_view before = raw(i - 1);
    if (before == ".") return i >= 2 && tokens_.touches_next(i - 2) && ends_sentence(raw(i - 2));
    if (before == ")" || is_ascii_lower(before.back())) return true;
    return !in_capitals && (is_ascii_digit(before.back()) || is_ascii_upper(before.back()));
  }

  // "REQUIREMENTS", not "HTML".
  static bool is_in_capitals(std::string_view word) {
    return begins_in_capitals(word, std::max(kShortestInCapitals, word.size()));
  }

  // "Ms." and "Jl." are short for something; "(Excel)." is not.
  static bool ends_sentence(std::string_view word) {
    const bool abbreviates =
        word.size() <= 3 && is_ascii_upper(word[0]) && is_ascii_lower(word.back());
    return word == ")" || (!abbreviates && is_word(word));
  }

  bool is_bullet(std::size_t i) const {
    const std::string_view token = tokens_.folded(i);
    if (static_cast<unsigned char>(token[0]) < 0x80) return false;
    return is_one_of(kBullets, token) || (token.starts_with(kPictures) && begins_item(i + 1));
  }

  bool begins_item(std::size_t i) const {
    return i < tokens_.size() && (is_ascii_upper(raw(i)[0]) || is_ascii_digit(raw(i)[0]));
  }

  // "… (Sybase, Oracle)- Pernah …": the break before the dash was lost. "Pre- and" is one word.
  bool ends_item(std::size_t i) const {
    const std::string_view token = raw(i);
    return token == ")" || token == "." || (token.size() > 3 && is_word(token));
  }

  // The places of one kind of dash in a line.
  struct Dashes {
    std::vector<std::uint32_t> surely;  // before a capital or a number
    std::vector<std::uint32_t> glued;   // behind a word, whatever follows: "SQL server- paham …"
  };

  // `marks`: those of the line from `begin` to `end`.
  void break_at_dashes(std::size_t begin, std::size_t end, Marks marks) {
    std::array<Dashes, kDashes.size()> places;
    for (const std::size_t i : marks) {
      if (i == begin || i + 1 >= end || tokens_.touches_next(i)) continue;
      const bool is_glued = tokens_.touches_next(i - 1);
      if (is_glued && !ends_item(i - 1)) continue;
      const auto dash = std::ranges::find(kDashes, tokens_.folded(i));
      if (dash == kDashes.end()) continue;
      Dashes& of_one_dash = places[static_cast<std::size_t>(dash - kDashes.begin())];
      if (begins_item(i + 1)) of_one_dash.surely.push_back(static_cast<std::uint32_t>(i));
      if (is_glued) of_one_dash.glued.push_back(static_cast<std::uint32_t>(i));
    }
    for (const Dashes& of_one_dash : places) {
      if (of_one_dash.surely.size() >= kFewestItems) break_at(of_one_dash.surely);
      if (of_one_dash.glued.size() >= kFewestGluedItems) break_at(of_one_dash.glued);
    }
  }

  void break_at(std::span<const std::uint32_t> places) {
    begins_.insert(begins_.end(), places.begin(), places.end());
  }

  void break_at_numbers(std::size_t end, Marks marks) {
    std::vector<std::uint32_t> places;
    std::size_t expected = 1;
    for (const std::size_t i : marks) {
      if (i + 2 >= end) break;
      const std::string_view number = raw(i), mark = tokens_.folded(i + 1);
      std::size_t value = 0;
      if (!is_ascii_digit(number[0]) || (mark != "." && mark != ")") || !tokens_.touches_next(i) ||
          !begins_item(i + 2))
        continue;
      std::from_chars(number.data(), number.data() + number.size(), value);
      if (value != expected) continue;
      places.push_back(static_cast<std::uint32_t>(i));
      ++expected;
    }
    if (places.size() >= kFewestItems) break_at(places);
  }

  std::string_view text_;
  const Tokens& tokens_;
  std::vector<std::uint32_t>& begins_;
  TokenSet& turns_;
  std::vector<std::size_t>& marks_;  // tokens that may be dashes or numbers
  bool has_breaks_;
};

// "e.g", "a.k.a": their full stop ends no clause; that of "Node.js." and "3.11." does.
bool is_abbreviation(std::string_view token) {
  return token.size() > 2 && token[token.size() - 2] == '.' &&
         is_letter(token.substr(token.size() - 1));
}

}  // namespace

bool is_capitalized(std::string_view word) {
  return word.size() >= 3 && is_ascii_upper(word[0]) && is_ascii_lower(word[1]) &&
         is_ascii_lower(word[2]);
}

bool ends_clause(const Tokens& tokens, std::size_t i) {
  const std::string_view token = tokens.folded(i);
  if (begins_plain(token)) return false;
  if (token.size() > 1) return token == "•" || token == "·";
  const char mark = token[0];
  if (mark == '.')
    return !tokens.touches_next(i) && (i == 0 || !is_abbreviation(tokens.folded(i - 1)));
  return mark == ';' || mark == '!' || mark == '?' || mark == '|';
}

void find_lines(std::string_view text, const Tokens& tokens, TokenLines& lines) {
  lines.begins.clear();
  lines.turns.clear(tokens.size());
  LineBreaker(text, tokens, lines).run();
  lines.begins.insert(lines.begins.begin(), 0);
  lines.begins.push_back(static_cast<std::uint32_t>(tokens.size()));
  lines.of.resize(tokens.size());
  for (std::uint32_t line = 0; line + 1 < lines.begins.size(); ++line) {
    fill_run(lines.of, lines.begins[line], lines.begins[line + 1], line);
    lines.turns.add(lines.begins[line]);
  }
}

}  // namespace skillgap
