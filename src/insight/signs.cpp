#include "insight/signs.h"

#include <algorithm>
#include <limits>

#include "insight/durations.h"
#include "insight/glued_signs.h"
#include "skillgap/ascii.h"
#include "skillgap/word_seams.h"

namespace skillgap {
namespace {

constexpr std::string_view kStopMarks[] = {"•", "·", "●"};  // beyond ASCII

// Tokens around a word for years, and for money, that may have to do with it, with room to spare:
// pay may be named in a heading above a table.
constexpr std::size_t kAroundYears = 16, kAroundMoney = 64;

using Reach = PhraseHint::Reach;

// What pay is stated with, besides a number; and what years are.
bool is_money(const Sign& sign) {
  return sign.kind == SignKind::kCurrency || sign.kind == SignKind::kPay;
}
bool is_number(const Sign& sign) { return sign.kind == SignKind::kNumber; }
bool is_of_years(const Sign& sign) {
  return sign.kind == SignKind::kNoExperience || counts_years(sign);
}

// What parts two tokens is a blank or nothing nearly always, and no token begins with a blank.
// Which of both it is is hard to guess, so that is one question.
bool is_break(std::string_view text, std::size_t end, std::size_t begin) {
  if (begin - end + (text[end] != ' ' ? 1 : 0) == 1) return false;
  return text.substr(end, begin - end).find('\n') != std::string_view::npos;
}

// A full stop ends a sentence where a blank is behind it.
bool ends_sentence(std::string_view text, std::size_t end) {
  return end == text.size() || text[end] == ' ' || text[end] == '\n';
}

SignKind kind_of_mark(std::string_view text, Span where) {
  switch (text[where.begin]) {
    case '(':
      return SignKind::kOpen;
    case ')':
      return SignKind::kClose;
    case ':':
      return SignKind::kColon;
    case '.':
      return ends_sentence(text, where.end) ? SignKind::kStop : SignKind::kOther;
    case ';':
    case '|':
    case '?':
    case '!':
      return SignKind::kStop;
    default:
      return SignKind::kOther;
  }
}

// Of a mark that is no ornament, or of a word that is no phrase and has no seam.
SignKind kind_of_plain(std::string_view text, Span where) {
  if (where.size() == 1) return kind_of_mark(text, where);
  const bool is_stop = !is_ascii_letter(text[where.begin]) &&
                       std::ranges::find(kStopMarks, where.of(text)) != std::end(kStopMarks);
  return is_stop ? SignKind::kStop : SignKind::kWord;
}

// "10 000": a blank, or one that does not break a line, groups digits too.
bool is_blank_of_number(std::string_view between) {
  return between == " " || between == "\u00A0" || between == "\u202F" || between == "\u2009";
}

// "10 000", "5 000 000": three digits behind a blank go on with the number before them.
bool goes_on(const Sign& number, Span digits, std::string_view text) {
  if (digits.size() != 3 || !number.is_digits || number.where.size() > 15) return false;
  const std::string_view before = number.where.of(text);
  const Span between{number.where.end, digits.begin};
  if (!is_blank_of_number(between.of(text)) || before.find_first_of(".,'") != before.npos)
    return false;
  return number.value >= 1000 ? before.size() >= 5 && !is_ascii_digit(before[before.size() - 4])
                              : before.size() <= 3;
}

// Of the tokens from `token` up to `end_token`.
void add_sign(const Sign& sign, Span where, std::size_t token, std::size_t end_token,
              std::string_view text, Signs& signs) {
  if (!tells_more(sign.kind))
    return signs.add(sign.kind == SignKind::kOther && where.size() > 1 ? SignKind::kWord
                                                                       : sign.kind);
  Sign* last = sign.is_digits ? signs.last_telling() : nullptr;
  if (last && goes_on(*last, where, text)) {
    last->value = last->value * 1000 + sign.value;
    last->where.end = where.end;
  } else {
    last = &signs.add(sign);
    last->where = where;
    last->token = static_cast<std::uint32_t>(token);
  }
  last->end_token = static_cast<std::uint32_t>(end_token);
}

// "4.000.000,-": the mark that ends an amount of money, in tokens. REQUIRES: i > 0.
std::size_t ornament(std::string_view text, const Tokens& tokens, std::size_t i) {
  if (i == tokens.size() || !tokens.touches_next(i - 1) || !tokens.touches_next(i)) return 0;
  const std::string_view mark = tokens.span(i).of(text);
  if ((mark != "," && mark != ".") || !is_ascii_digit(text[tokens.span(i).begin - 1])) return 0;
  const std::string_view dash = tokens.span(i + 1).of(text);
  if (dash != "-" && dash != "–") return 0;
  return tokens.touches_next(i + 1) && is_ascii_digit(text[tokens.span(i + 1).end]) ? 1 : 2;
}

bool is_empty(Reach reach) { return reach.first == reach.end; }

Reach both(Reach a, Reach b) {
  if (is_empty(a) || is_empty(b)) return is_empty(a) ? b : a;
  return {std::min(a.first, b.first), std::max(a.end, b.end)};
}

void add(std::size_t token, Reach& reach) { reach = both(reach, {token, token + 1}); }

// With so many tokens more on both sides, if there is any.
Reach around(Reach reach, std::size_t more, const Tokens& tokens) {
  if (is_empty(reach)) return reach;
  return {reach.first - std::min(reach.first, more), std::min(reach.end + more, tokens.size())};
}

}  // namespace

SignReader SignReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  return {SignMeanings::build(taxonomy, compiler.tokenizer()), compiler};
}

SignReader::SignReader(SignMeanings meanings, const PhraseCompiler& compiler)
    : meanings_(std::move(meanings)),
      words_(compiler.build(meanings_.phrases([](const Sign&) { return true; }))),
      numbers_(PhraseHint::build(meanings_.phrases(is_number), compiler)),
      money_(PhraseHint::build(meanings_.phrases(is_money), compiler)),
      years_(PhraseHint::build(meanings_.phrases(is_of_years), compiler)) {}

void SignReader::read(std::string_view text, const Tokens& tokens, Signs& signs) const {
  read_part(text, tokens, {0, tokens.size()}, signs);
}

void SignReader::read_part(std::string_view text, const Tokens& tokens, PhraseHint::Reach part,
                           Signs& signs) const {
  const auto [first, last] = part;
  signs.clear();
  signs.reserve(last - first + (last - first) / 4);  // line ends are signs too
  thread_local std::vector<PhraseHit> hits;          // its memory is worth keeping
  hits.clear();
  words_.find_more(text, tokens, first, last, hits);
  GluedSigns glued;
  WordSeams seams(text, tokens);
  auto hit = hits.cbegin();
  std::size_t before = first == 0 ? 0 : tokens.span(first - 1).end;
  for (std::size_t i = first, seam = seams.next(before); i < last;) {
    const std::size_t next_hit = hit == hits.cend() ? last : hit->first_token;
    Span where;
    for (; i < last; ++i, before = where.end) {
      where = tokens.span(i);
      if (is_break(text, before, where.begin)) signs.add(SignKind::kLineEnd);
      if (i == next_hit) break;
      if (seam < where.end) {
        if (seam < where.begin) seam = seams.next(where.begin);
        if (seam < where.end) break;
      }
      signs.add(kind_of_plain(text, where));
    }
    if (i == last) break;
    std::size_t end = i + 1;
    if (i == next_hit) {
      end = hit->end_token;
      add_sign(meanings_.of(hit->ids), hit->where, i, end, text, signs);
    } else {
      glued.read(text, where, meanings_);
      for (const Sign& sign : glued) add_sign(sign, sign.where, i, end, text, signs);
      if (glued.size() == 0) add_sign({}, where, i, end, text, signs);
    }
    i = end + ornament(text, tokens, end);
    before = tokens.span(i - 1).end;
    while (hit != hits.cend() && hit->first_token < i) ++hit;
  }
}

// What has to do with pay and years stands around the first to the last word for them, which may be
// glued to another; pay needs a number there too, so a word for it that has none near says nothing.
PhraseHint::Reach SignReader::telling_part(std::string_view text, const Tokens& tokens) const {
  if (!money_.has_marks(tokens)) return {0, tokens.size()};
  thread_local std::vector<std::size_t> numbers, moneys;  // tokens; their memory is worth keeping
  numbers.clear();
  moneys.clear();
  Reach years = years_.reach(tokens);
  money_.for_each(tokens, [&](std::size_t token, bool) { moneys.push_back(token); });
  read_seams(text, tokens, numbers, moneys, years);
  Reach money;
  for (const std::size_t token : moneys) {
    const Reach near = around({token, token + 1}, kAroundMoney, tokens);
    const auto number = std::ranges::lower_bound(numbers, near.first);
    if ((number != numbers.end() && *number < near.end) ||
        numbers_.may_hold(tokens, near.first, near.end))
      money = both(money, near);
  }
  return both(money, around(years, kAroundYears, tokens));
}

// What numbers and glued words say: adds the tokens, ascending numbers.
void SignReader::read_seams(std::string_view text, const Tokens& tokens,
                            std::vector<std::size_t>& numbers, std::vector<std::size_t>& moneys,
                            Reach& years) const {
  GluedSigns glued;
  WordSeams seams(text, tokens);
  std::size_t i = 0;
  for (std::size_t seam = seams.next(0); seam < text.size();) {
    i = token_behind(tokens, i, seam);
    if (i == tokens.size()) break;
    const Span where = tokens.span(i);
    seam = seams.next(where.end);
    if (is_ascii_digit(text[where.begin])) numbers.push_back(i);
    if (std::ranges::all_of(where.of(text), is_ascii_digit)) continue;
    glued.read(text, where, meanings_);
    for (const Sign& sign : glued) {
      if (is_number(sign)) numbers.push_back(i);
      if (is_money(sign)) moneys.push_back(i);
      if (is_of_years(sign)) add(i, years);
    }
  }
}

void SignReader::read_if_telling(std::string_view text, const Tokens& tokens, Signs& signs) const {
  const Reach part = telling_part(text, tokens);
  signs.clear();
  if (!is_empty(part)) read_part(text, tokens, part, signs);
}

}  // namespace skillgap
