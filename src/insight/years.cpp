#include "insight/years.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace skillgap {
namespace {

// More is the age of a company or a person, or a calendar year.
constexpr double kMostYears = 30;

enum class Sign { kOther, kNumber, kRange, kPlus, kDuration, kOpen, kClose };

struct Symbol {
  Sign sign = Sign::kOther;
  double value = 0;  // kNumber: the number · kDuration: years in one of it
};

std::optional<double> years_in(std::string_view unit) {
  if (unit == "year") return 1;
  if (unit == "month") return 1.0 / 12;
  return std::nullopt;
}

// Digits first: from_chars also reads "nan" and "inf". A comma before the last digit is that of
// Indonesian decimals ("1,5 tahun").
std::optional<double> leading_number(std::string_view token, std::string_view& rest) {
  if (token.empty() || token[0] < '0' || token[0] > '9') return std::nullopt;
  std::string digits(token);
  if (digits.size() > 2 && digits[digits.size() - 2] == ',') digits[digits.size() - 2] = '.';
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                            std::chars_format::fixed);
  if (error != std::errc{}) return std::nullopt;
  rest = token.substr(static_cast<std::size_t>(end - digits.data()));
  return value;
}

Symbol symbol_of(const Phrase& phrase) {
  if (const auto years = years_in(phrase.value)) return {Sign::kDuration, *years};
  if (phrase.value == "number") return {Sign::kNumber, phrase.number};
  if (phrase.value == "range") return {Sign::kRange, 0};
  if (phrase.value == "plus") return {Sign::kPlus, 0};
  return {};
}

Symbol parenthesis_or_other(std::string_view token) {
  if (token == "(") return {Sign::kOpen, 0};
  return {token == ")" ? Sign::kClose : Sign::kOther, 0};
}

// Reads backwards from a duration word: [NUMBER [DURATION] RANGE] NUMBER [PLUS], where a number may
// be written twice ("three (3)") and parentheses are passed over.
class BackwardReader {
 public:
  BackwardReader(const std::vector<Symbol>& symbols, const std::vector<std::size_t>& starts)
      : symbols_(symbols), starts_(starts) {}

  // `last`: the duration's index. REQUIRES: symbols_[last] is kDuration.
  std::optional<YearsStatement> read(std::size_t last, std::size_t end_token) const {
    auto amount = amount_before(last, symbols_[last].value);
    if (!amount) return std::nullopt;
    const std::size_t range = skip(amount->first, {Sign::kPlus});
    if (is(range, Sign::kRange)) {
      const bool own_unit = is(range - 1, Sign::kDuration);
      const auto lower = own_unit ? amount_before(range - 2, symbols_[range - 2].value)
                                  : amount_before(range - 1, symbols_[last].value);
      // "Fortune 500 and 5 years" is no range.
      if (lower && lower->years <= amount->years) amount = lower;
    }
    if (amount->years > kMostYears || is_numbering(amount->first, last)) return std::nullopt;
    return YearsStatement{amount->years, starts_[amount->first], end_token};
  }

 private:
  struct Amount {
    double years = 0;
    std::size_t first = 0;  // its first symbol
  };

  std::optional<Amount> amount_before(std::size_t behind, double unit) const {
    const std::size_t i = skip(behind, {Sign::kPlus, Sign::kOpen, Sign::kClose});
    if (!is(i, Sign::kNumber)) return std::nullopt;
    std::size_t number = i - 1;
    if (is(number, Sign::kOpen) && is(number - 1, Sign::kNumber)) number -= 2;
    return Amount{symbols_[number].value * unit, number};
  }

  // "1) Years …": more parentheses end than begin.
  bool is_numbering(std::size_t first, std::size_t last) const {
    int open = is(first, Sign::kOpen) ? 1 : 0;
    for (std::size_t i = first; i < last; ++i) {
      if (symbols_[i].sign == Sign::kOpen) ++open;
      if (symbols_[i].sign == Sign::kClose) --open;
    }
    return open < 0;
  }

  bool is(std::size_t behind, Sign sign) const {
    return behind > 0 && symbols_[behind - 1].sign == sign;
  }
  std::size_t skip(std::size_t i, std::initializer_list<Sign> signs) const {
    while (i > 0 && std::ranges::find(signs, symbols_[i - 1].sign) != signs.end()) --i;
    return i;
  }

  const std::vector<Symbol>& symbols_;
  const std::vector<std::size_t>& starts_;
};

// For each clause or line: does it hold a cue or a mention?
struct Surroundings {
  std::vector<bool> mention;     // by clause
  std::vector<bool> experience;  // by line

  Surroundings(const Structure& s, const std::vector<std::size_t>& mention_tokens)
      : mention(s.clauses.size()), experience(s.clauses.empty() ? 0 : s.clauses.back().line + 1) {
    for (const CueHit& cue : s.cues) {
      if (cue.cue == Cue::kExperience) experience[s.clause(cue.first_token).line] = true;
    }
    for (const std::size_t token : mention_tokens) mention[s.clause_of[token]] = true;
  }

  bool credible(const Structure& s, std::size_t token) const {
    const std::uint32_t clause = s.clause_of[token];
    const Section section = s.clauses[clause].section;
    const bool asked = section == Section::kRequirements || section == Section::kSkills ||
                       section == Section::kPreferred;
    return asked || mention[clause] || experience[s.clauses[clause].line];
  }
};

// Which statements a cue against experience speaks of: the next one behind it in its clause ("usia
// maksimal 27 tahun, pengalaman 2 tahun"), or all of the clause where none is behind it.
std::vector<bool> spoken_against(const std::vector<YearsStatement>& statements,
                                 const Structure& s) {
  std::vector<bool> against(statements.size()), clause_against(s.clauses.size());
  for (const CueHit& cue : s.cues) {
    if (cue.cue != Cue::kNotExperience) continue;
    const std::uint32_t clause = s.clause_of[cue.first_token];
    const auto next =
        std::ranges::upper_bound(statements, cue.first_token, {}, &YearsStatement::end_token);
    if (next != statements.end() && s.clause_of[next->first_token] == clause)
      against[static_cast<std::size_t>(next - statements.begin())] = true;
    else
      clause_against[clause] = true;
  }
  for (std::size_t i = 0; i < statements.size(); ++i)
    against[i] = against[i] || clause_against[s.clause_of[statements[i].first_token]];
  return against;
}

// Collects the signs of a text from left to right, and the statements they make.
class StatementReader {
 public:
  void push(Symbol symbol, std::size_t first, std::size_t end) {
    symbols_.push_back(symbol);
    starts_.push_back(first);
    if (symbol.sign != Sign::kDuration) return;
    const auto statement = BackwardReader(symbols_, starts_).read(symbols_.size() - 1, end);
    if (!statement) return;
    // "1 year to 3 years" takes in the "1 year" read before.
    if (!statements_.empty() && statement->first_token <= statements_.back().first_token)
      statements_.pop_back();
    statements_.push_back(*statement);
  }

  std::vector<YearsStatement> statements() && { return std::move(statements_); }

 private:
  std::vector<Symbol> symbols_;
  std::vector<std::size_t> starts_;
  std::vector<YearsStatement> statements_;
};

// A statement alone in parentheses speaks of the mention before them in their line: its token.
std::optional<std::size_t> token_qualified(const YearsStatement& statement, const Structure& s,
                                           const std::vector<std::size_t>& mention_tokens,
                                           const Surroundings& around) {
  const std::uint32_t clause = s.clause_of[statement.first_token];
  if (!s.clauses[clause].in_parentheses || around.mention[clause]) return std::nullopt;
  const auto behind = std::ranges::lower_bound(mention_tokens, statement.first_token);
  if (behind == mention_tokens.begin()) return std::nullopt;
  const std::size_t token = *std::prev(behind);
  if (s.clause(token).line != s.clauses[clause].line) return std::nullopt;
  return token;
}

std::vector<YearsStatement> credible_ones(std::vector<YearsStatement> statements,
                                          const Structure& structure,
                                          const std::vector<std::size_t>& mention_tokens) {
  const Surroundings around(structure, mention_tokens);
  const std::vector<bool> against = spoken_against(statements, structure);
  std::vector<YearsStatement> kept;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const bool credible = around.credible(structure, statements[i].first_token) ||
                          token_qualified(statements[i], structure, mention_tokens, around);
    if (credible && !against[i]) kept.push_back(statements[i]);
  }
  return kept;
}

bool counts_overall(Section section) {
  return section == Section::kNone || section == Section::kRequirements ||
         section == Section::kSkills || section == Section::kDuties;
}

}  // namespace

YearsReader YearsReader::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  std::vector<PhraseEntry> entries;
  for (const Phrase& phrase : taxonomy.units) {
    if (symbol_of(phrase).sign != Sign::kOther)
      entries.push_back({phrase.text, static_cast<std::uint32_t>(&phrase - taxonomy.units.data())});
  }
  YearsReader reader(PhraseMatcher::build(entries, tokenizer));
  reader.phrases_ = taxonomy.units;
  Tokens tokens;
  for (const Phrase& phrase : taxonomy.units) {
    tokenizer.tokenize(phrase.text, tokens);
    const auto years = years_in(phrase.value);
    if (years && tokens.size() == 1) reader.years_in_.emplace(tokens.folded(0), *years);
  }
  return reader;
}

std::vector<YearsStatement> YearsReader::read(
    std::string_view text, const Tokens& tokens, const Structure& structure,
    const std::vector<std::size_t>& mention_tokens) const {
  std::vector<PhraseHit> hits;
  units_.find(text, tokens, hits);
  StatementReader reader;
  auto hit = hits.begin();
  for (std::size_t i = 0; i < tokens.size();) {
    if (hit != hits.end() && hit->first_token == i) {
      reader.push(symbol_of(phrases_[hit->ids.front()]), i, hit->end_token);
      i = (hit++)->end_token;
      continue;
    }
    std::string_view rest;
    const auto number = leading_number(tokens.folded(i), rest);
    const auto unit = years_in_.find(std::string(rest));
    if (!number) {
      reader.push(parenthesis_or_other(tokens.folded(i)), i, i + 1);
    } else if (rest.empty() || unit != years_in_.end()) {
      reader.push({Sign::kNumber, *number}, i, i + 1);
      if (!rest.empty()) reader.push({Sign::kDuration, unit->second}, i, i + 1);
    } else {
      reader.push({}, i, i + 1);  // "401k"
    }
    ++i;
  }
  return credible_ones(std::move(reader).statements(), structure, mention_tokens);
}

std::optional<double> overall_years(const std::vector<YearsStatement>& statements,
                                    const Structure& structure,
                                    const std::vector<std::size_t>& mention_tokens) {
  const Surroundings around(structure, mention_tokens);
  std::optional<double> largest;
  for (const YearsStatement& statement : statements) {
    const std::uint32_t clause = structure.clause_of[statement.first_token];
    if (!counts_overall(structure.clauses[clause].section)) continue;
    if (!around.mention[clause] && !token_qualified(statement, structure, mention_tokens, around))
      return statement.min;
    largest = std::max(largest.value_or(0), statement.min);
  }
  return largest;
}

void tie_years(const std::vector<YearsStatement>& statements, const Structure& structure,
               const std::vector<std::size_t>& mention_tokens, std::vector<Mention>& mentions) {
  const Surroundings around(structure, mention_tokens);
  const auto tie = [&](std::size_t from, std::size_t until, std::uint32_t clause, double years) {
    auto m = std::ranges::lower_bound(mention_tokens, from);
    for (; m != mention_tokens.end() && *m < until && structure.clause_of[*m] == clause; ++m)
      mentions[static_cast<std::size_t>(m - mention_tokens.begin())].years_min = years;
  };
  for (std::size_t s = 0; s < statements.size(); ++s) {
    const YearsStatement& statement = statements[s];
    if (const auto token = token_qualified(statement, structure, mention_tokens, around)) {
      tie(*token, *token + 1, structure.clause_of[*token], statement.min);
      continue;
    }
    const std::size_t until =
        s + 1 < statements.size() ? statements[s + 1].first_token : structure.clause_of.size();
    tie(statement.end_token, until, structure.clause_of[statement.first_token], statement.min);
  }
}

}  // namespace skillgap
