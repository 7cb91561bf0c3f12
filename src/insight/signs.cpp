#include "insight/signs.h"

#include <algorithm>
#include <optional>

#include "insight/glued_words.h"
#include "insight/number.h"
#include "skillgap/word_seams.h"

namespace skillgap {
namespace {

constexpr std::string_view kStopMarks[] = {"•", "·", "●"};  // beyond ASCII
constexpr std::string_view kDurations[] = {"year", "month", "week", "day", "hour"};

struct KindOfUnit {
  std::string_view unit;
  SignKind kind;
};
constexpr KindOfUnit kKinds[] = {
    {"number", SignKind::kNumber},    {"range", SignKind::kRange},
    {"plus", SignKind::kPlus},        {"minimum", SignKind::kMinimum},
    {"maximum", SignKind::kMaximum},  {"multiplier", SignKind::kMultiplier},
    {"per", SignKind::kPer},          {"pay", SignKind::kPay},
    {"not-pay", SignKind::kNotPay},   {"no-experience", SignKind::kNoExperience},
    {"month-name", SignKind::kMonth}, {"ago", SignKind::kAgo},
    {"days-ago", SignKind::kDaysAgo},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

Sign meaning_of(const Phrase& row) {
  constexpr std::string_view kCurrencyOf = "currency:";
  constexpr std::string_view kRateOf = "per-";
  Sign sign;
  sign.value = row.number;
  sign.is_rate = row.value.starts_with(kRateOf);
  const std::string_view unit = std::string_view(row.value).substr(sign.is_rate ? 4 : 0);
  if (std::ranges::find(kDurations, unit) != std::end(kDurations)) {
    sign.kind = SignKind::kDuration;
    sign.value = row.number == 0 ? 1 : row.number;
  } else if (row.value.starts_with(kCurrencyOf)) {
    sign.kind = SignKind::kCurrency;
  } else if (const auto found = std::ranges::find(kKinds, row.value, &KindOfUnit::unit);
             found != std::end(kKinds)) {
    sign.kind = found->kind;
  }
  return sign;
}

std::string lower(std::string_view word) {
  std::string out(word);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; });
  return out;
}

Sign number_sign(double value) {
  Sign sign;
  sign.kind = SignKind::kNumber;
  sign.value = value;
  sign.is_digits = true;
  return sign;
}

Sign line_end() {
  Sign sign;
  sign.kind = SignKind::kLineEnd;
  return sign;
}

// A loop, not a search: what parts two tokens is a blank or nothing nearly always.
bool is_break(std::string_view between) {
  for (const char c : between) {
    if (c == '\n') return true;
  }
  return false;
}

bool is_letter(char c) { return is_lower(c) || is_upper(c); }

// A full stop ends a sentence where a blank is behind it.
SignKind kind_of_mark(std::string_view text, Span where) {
  const auto ends_sentence = [&] {
    return where.end == text.size() || text[where.end] == ' ' || text[where.end] == '\n';
  };
  switch (text[where.begin]) {
    case '(':
      return SignKind::kOpen;
    case ')':
      return SignKind::kClose;
    case ':':
      return SignKind::kColon;
    case '.':
      return ends_sentence() ? SignKind::kStop : SignKind::kOther;
    case ';':
    case '|':
    case '?':
    case '!':
      return SignKind::kStop;
    default:
      return SignKind::kOther;
  }
}

Sign mark_at(std::string_view text, Span where) {
  const std::string_view mark = where.of(text);
  if (mark.size() == 1 && is_digit(mark[0])) return number_sign(mark[0] - '0');
  Sign sign;
  if (mark.size() == 1) sign.kind = kind_of_mark(text, where);
  if (std::ranges::find(kStopMarks, mark) != std::end(kStopMarks)) sign.kind = SignKind::kStop;
  return sign;
}

// Where a piece of the text stands in it.
Span span_of(std::string_view piece, std::string_view text) {
  const auto begin = static_cast<std::size_t>(piece.data() - text.data());
  return {begin, begin + piece.size()};
}

// "10 000": a blank, or one that does not break a line, groups digits too.
bool is_blank_of_number(std::string_view between) {
  return between == " " || between == "\u00A0" || between == "\u202F" || between == "\u2009";
}

}  // namespace

// Adds signs in order; what goes beyond one token is put together here.
class SignReader::SignList {
 public:
  SignList(std::string_view text, std::vector<Sign>& signs) : text_(text), signs_(signs) {}

  void add(Sign sign, Span where, std::size_t token, std::size_t end_token) {
    sign.where = where;
    sign.token = static_cast<std::uint32_t>(token);
    sign.end_token = static_cast<std::uint32_t>(end_token);
    if (!continues_number(sign)) signs_.push_back(sign);
  }

  // What add() does for a word that means nothing here, as most words do.
  void add_other(Span where, std::size_t token) {
    Sign& sign = signs_.emplace_back();
    sign.where = where;
    sign.token = static_cast<std::uint32_t>(token);
    sign.end_token = static_cast<std::uint32_t>(token + 1);
  }

  // Of a word behind one blank that means nothing here, or a mark behind a word: as most tokens
  // are. `before`: where the token before it ends. False: it is more than that.
  bool add_plain(Span where, std::size_t before, std::size_t token) {
    const bool follows =
        where.begin == before || (where.begin == before + 1 && text_[before] == ' ');
    const char first = text_[where.begin];
    const bool is_mark = where.size() == 1 && first != ',' && first != '.';  // as of "5.000,-"
    if (!follows || (!is_letter(first) && !is_mark)) return false;
    add_other(where, token);
    if (!is_letter(first)) signs_.back().kind = kind_of_mark(text_, where);
    return true;
  }

 private:
  bool continues_number(const Sign& sign) {
    if (!sign.is_digits || sign.where.size() != 3 || signs_.empty()) return false;
    Sign& last = signs_.back();
    if (!last.is_digits || last.where.size() > 15) return false;
    const std::string_view digits = last.where.of(text_);
    const Span between{last.where.end, sign.where.begin};
    if (!is_blank_of_number(between.of(text_)) || digits.find_first_of(".,'") != digits.npos)
      return false;
    if (last.value >= 1000 ? digits.size() < 5 || is_digit(digits[digits.size() - 4])
                           : digits.size() > 3)
      return false;
    last.value = last.value * 1000 + sign.value;
    last.where.end = sign.where.end;
    last.end_token = sign.end_token;
    return true;
  }

  std::string_view text_;
  std::vector<Sign>& signs_;
};

namespace {

// "4.000.000,-": the mark that ends an amount of money, in tokens.
std::size_t ornament(std::string_view text, const Tokens& tokens, std::size_t i) {
  const std::string_view mark = tokens.span(i).of(text);
  if (mark.size() != 1 || (mark[0] != ',' && mark[0] != '.') || i == 0 ||
      !tokens.touches_next(i - 1))
    return 0;
  if (!is_digit(text[tokens.span(i).begin - 1]) || !tokens.touches_next(i)) return 0;
  const std::string_view dash = tokens.span(i + 1).of(text);
  if (dash != "-" && dash != "–") return 0;
  return tokens.touches_next(i + 1) && is_digit(text[tokens.span(i + 1).end]) ? 1 : 2;
}

}  // namespace

SignReader SignReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> entries;
  std::vector<Sign> meanings;
  for (const Phrase& row : taxonomy.units) {
    meanings.push_back(meaning_of(row));
    if (meanings.back().kind != SignKind::kOther)
      entries.push_back({row.text, static_cast<std::uint32_t>(meanings.size() - 1)});
  }
  SignReader reader(compiler.build(entries));
  reader.meanings_ = std::move(meanings);
  Tokens tokens;
  for (const PhraseEntry& entry : entries) {
    compiler.tokenizer().tokenize(entry.text, tokens);
    if (tokens.size() == 1) reader.rows_of_word_[std::string(tokens.folded(0))].push_back(entry.id);
  }
  for (const Phrase& row : taxonomy.units) {
    reader.values_.push_back(row.value);
    reader.languages_.push_back(row.language);
  }
  return reader;
}

// A word with several rows: a maximum that is a range too ("hingga"), a multiplier that another
// language uses otherwise ("M").
Sign SignReader::sign_of(std::span<const std::uint32_t> rows) const {
  Sign sign = meanings_[rows.front()];
  const std::string& unit = values_[rows.front()];
  sign.name = std::string_view(unit).substr(unit.find(sign.is_rate ? '-' : ':') + 1);
  sign.language = languages_[rows.front()];
  for (const std::uint32_t row : rows.subspan(1)) {
    const Sign& also = meanings_[row];
    if (also.kind == SignKind::kMultiplier) sign.other_value = also.value;
    const bool parts = also.kind == SignKind::kRange && sign.kind == SignKind::kMaximum;
    if (parts || (also.kind == SignKind::kMaximum && sign.kind == SignKind::kRange)) {
      sign.kind = SignKind::kMaximum;
      sign.is_range = true;
    }
  }
  return sign;
}

Sign SignReader::sign_of_word(std::string_view word) const {
  const auto rows = rows_of_word_.find(lower(word));
  return rows == rows_of_word_.end() ? Sign() : sign_of(rows->second);
}

// "Rp7.000.000", "15jt", "5yrs". Nothing where the pieces mean nothing together ("B2B").
std::vector<SignReader::Part> SignReader::parts_of_number(std::string_view text, Span where) const {
  const auto glued = take_apart(where.of(text));
  const auto value = glued ? read_number(glued->digits) : std::nullopt;
  if (!value) return {};
  std::vector<Part> parts;
  if (!glued->before.empty()) {
    const std::string_view name = glued->before.substr(seam(glued->before, false).value_or(0));
    parts.push_back({sign_of_word(name), span_of(name, text)});
    // "field4+ years": a word of its own, from a page that lost its line breaks.
    if (parts.back().sign.kind == SignKind::kOther && name.size() > 3)
      parts.back().sign.kind = SignKind::kStop;
    else if (parts.back().sign.kind != SignKind::kCurrency)
      return {};
  }
  parts.push_back({number_sign(*value), span_of(glued->digits, text)});
  if (glued->behind.empty()) return parts;
  const std::string_view unit = glued->behind.substr(0, seam(glued->behind, true).value_or(99));
  Sign behind = sign_of_word(unit);
  // "17.00Benefits": likewise.
  if (behind.kind == SignKind::kOther && is_upper(unit[0]) && unit.size() > 2)
    behind.kind = SignKind::kStop;
  if (behind.kind == SignKind::kOther) return {};
  parts.push_back({behind, span_of(unit, text)});
  return parts;
}

// "hourBenefits", "PermanentSalary". Nothing where neither end is a word of the table.
std::vector<SignReader::Part> SignReader::parts_of_words(std::string_view text, Span where) const {
  const std::string_view word = where.of(text);
  const auto first = seam(word, true), last = seam(word, false);
  if (!first) return {};
  const std::size_t end = word[*first - 1] == '.' ? *first - 1 : *first;
  const std::string_view head = word.substr(0, end), tail = word.substr(*last);
  const Part left{sign_of_word(head), span_of(head, text)};
  const Part right{sign_of_word(tail), span_of(tail, text)};
  if (left.sign.kind == SignKind::kOther && right.sign.kind == SignKind::kOther) return {};
  Sign stop;
  stop.kind = SignKind::kStop;
  return {left, {stop, span_of(tail.substr(0, 0), text)}, right};
}

// Of a mark, a number, or a word that has a seam inside.
void SignReader::add_parts(std::string_view text, Span where, std::size_t token,
                           SignList& list) const {
  const Sign mark = mark_at(text, where);
  if (mark.kind != SignKind::kOther || where.size() < 2)
    return list.add(mark, where, token, token + 1);
  std::vector<Part> parts = parts_of_number(text, where);
  if (parts.empty()) parts = parts_of_words(text, where);
  if (parts.empty()) return list.add_other(where, token);
  for (const Part& part : parts) list.add(part.sign, part.where, token, token + 1);
}

void SignReader::read(std::string_view text, const Tokens& tokens, std::vector<Sign>& signs) const {
  signs.clear();
  signs.reserve(tokens.size() + tokens.size() / 4);  // line ends are signs too
  thread_local std::vector<PhraseHit> hits;          // its memory is worth keeping
  words_.find(text, tokens, hits);
  SignList list(text, signs);
  WordSeams seams(text);
  auto hit = hits.begin();
  for (std::size_t i = 0, seam = seams.next(0), before = 0; i < tokens.size();) {
    const Span where = tokens.span(i);
    const bool begins_hit = hit != hits.end() && hit->first_token <= i;
    if (!begins_hit && seam >= where.end && list.add_plain(where, before, i)) {
      before = where.end;
      ++i;
      continue;
    }
    if (is_break(text.substr(before, where.begin - before)))
      list.add(line_end(), {where.begin, where.begin}, i, i);
    while (hit != hits.end() && hit->first_token < i) ++hit;
    if (seam < where.begin) seam = seams.next(where.begin);
    std::size_t end = i + 1;
    const bool is_word = is_letter(text[where.begin]);
    if (const std::size_t marks = is_word ? 0 : ornament(text, tokens, i)) {
      end = i + marks;
    } else if (hit != hits.end() && hit->first_token == i) {
      end = hit->end_token;
      list.add(sign_of(hit->ids), hit->where, i, end);
    } else if (is_word && seam >= where.end) {
      list.add_other(where, i);
    } else {
      add_parts(text, where, i, list);
    }
    i = end;
    before = tokens.span(end - 1).end;
  }
}

}  // namespace skillgap
