#include "skills/unlisted_words.h"

#include <algorithm>

#include "skillgap/ascii.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// "TCP/IP" is one name, "Looker/Metabase" are two.
constexpr std::size_t kLongestHalf = 3;

bool is_lower(char c) { return is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_joint(std::string_view token) {
  return token == "-" || token == "&" || token == "_" || token == "." || token == "'";
}

// Whether token i + 1 goes on with the word that token i ends or carries on.
bool goes_on(const Tokens& tokens, std::size_t i) {
  if (!tokens.touches_next(i)) return false;
  const std::string_view here = tokens.folded(i), next = tokens.folded(i + 1);
  if (next == "+" || next == "#") return is_word(here) || here == next;
  const bool more =
      i + 2 < tokens.size() && tokens.touches_next(i + 1) && is_word(tokens.folded(i + 2));
  if (next == "/")
    return more && is_word(here) && here.size() <= kLongestHalf &&
           tokens.folded(i + 2).size() <= kLongestHalf;
  if (is_joint(next)) return more && is_word(here);
  return is_word(next) && (is_joint(here) || here == "/");
}

bool is_apostrophe_at(std::string_view written, std::size_t i) {
  return written[i] == '\'' || written.substr(i).starts_with("\u2019");
}

// A small word of four letters or more, and a capital with three letters behind it; or of three,
// and a capital behind a full stop ("data.We"). Names of that form ("fastText") are rare beside
// lost line breaks.
bool is_glued(std::string_view written) {
  constexpr std::size_t kBefore = 4, kBehind = 3, kBeforeStop = 3;
  std::size_t small = 0;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (is_apostrophe_at(written, i)) return true;
    if (is_ascii_upper(written[i]) && small >= kBefore && written.size() - i > kBehind) return true;
    if (is_ascii_upper(written[i]) && small >= kBeforeStop && written[i - 1] == '.') return true;
    if (written[i] != '.') small = is_lower(written[i]) ? small + 1 : 0;
  }
  return false;
}

void look_at_letters(std::string_view written, TermWord& word) {
  const auto capitals = std::ranges::count_if(written, is_ascii_upper);
  const bool has_small = std::ranges::any_of(written, is_lower);
  const bool has_letter = capitals > 0 || has_small;
  const bool has_other = std::ranges::any_of(written, [](char c) {
    return is_ascii_digit(c) || c == '+' || c == '#' || c == '/' || c == '&' || c == '.';
  });
  word.has_capital = is_ascii_upper(written.front());
  word.is_glued = is_glued(written);
  word.is_odd = has_letter && (capitals > (word.has_capital ? 1 : 0) || has_other);
  word.is_lower_too = has_small || has_other;
}

std::string key_of(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string key;
  for (std::size_t i = begin; i < end; ++i) key += tokens.folded(i) == "-" ? " " : tokens.folded(i);
  return key;
}

}  // namespace

std::vector<TermWord> term_words(std::string_view text, const Tokens& tokens,
                                 const Structure& structure, const std::vector<Known>& known) {
  std::vector<TermWord> words;
  bool after_break = true;
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    end = begin + 1;
    const bool is_break = !is_word(tokens.folded(begin)) || is_mark(tokens.folded(begin));
    if (is_break && known[begin] == Known::kNothing) {
      if (tokens.folded(begin) == ":" && !words.empty()) words.back().is_label = true;
      after_break = true;
      continue;
    }
    while (goes_on(tokens, end - 1) && known[end] == known[begin]) ++end;
    TermWord word{.folded = key_of(tokens, begin, end),
                  .where = {tokens.span(begin).begin, tokens.span(end - 1).end},
                  .clause = structure.clause_of[begin],
                  .known = *std::max_element(known.begin() + static_cast<std::ptrdiff_t>(begin),
                                             known.begin() + static_cast<std::ptrdiff_t>(end)),
                  .after_break = after_break};
    if (!words.empty() && words.back().clause != word.clause) word.after_break = true;
    look_at_letters(word.where.of(text), word);
    words.push_back(std::move(word));
    after_break = false;
  }
  return words;
}

}  // namespace skillgap
