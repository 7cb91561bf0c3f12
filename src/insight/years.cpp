#include "insight/years.h"

#include <algorithm>
#include <optional>

namespace skillgap {
namespace {

// More is the age of a company or a person, or a calendar year.
constexpr double kMostYears = 30;

enum class Mark { kOther, kNumber, kRange, kPlus, kDuration, kOpen, kClose };

struct Symbol {
  Mark sign = Mark::kOther;
  double value = 0;  // kNumber: the number · kDuration: years in one of it
};

std::optional<double> years_in(std::string_view unit) {
  if (unit == "year") return 1;
  if (unit == "month") return 1.0 / 12;
  return std::nullopt;
}

Symbol symbol_of(const Sign& sign) {
  switch (sign.kind) {
    case SignKind::kDuration: {
      const auto years = sign.is_rate ? std::nullopt : years_in(sign.name);
      return years ? Symbol{Mark::kDuration, *years * sign.value} : Symbol{};
    }
    case SignKind::kNumber:
      return {Mark::kNumber, sign.value};
    case SignKind::kRange:
      return {Mark::kRange, 0};
    case SignKind::kMaximum:
      return {sign.is_range ? Mark::kRange : Mark::kOther, 0};
    case SignKind::kPlus:
      return {Mark::kPlus, 0};
    case SignKind::kOpen:
      return {Mark::kOpen, 0};
    case SignKind::kClose:
      return {Mark::kClose, 0};
    default:
      return {};
  }
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
    const std::size_t range = skip(amount->first, {Mark::kPlus});
    if (is(range, Mark::kRange)) {
      const bool own_unit = is(range - 1, Mark::kDuration);
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
    const std::size_t i = skip(behind, {Mark::kPlus, Mark::kOpen, Mark::kClose});
    if (!is(i, Mark::kNumber)) return std::nullopt;
    std::size_t number = i - 1;
    if (is(number, Mark::kOpen) && is(number - 1, Mark::kNumber)) number -= 2;
    return Amount{symbols_[number].value * unit, number};
  }

  // "1) Years …": more parentheses end than begin.
  bool is_numbering(std::size_t first, std::size_t last) const {
    int open = is(first, Mark::kOpen) ? 1 : 0;
    for (std::size_t i = first; i < last; ++i) {
      if (symbols_[i].sign == Mark::kOpen) ++open;
      if (symbols_[i].sign == Mark::kClose) --open;
    }
    return open < 0;
  }

  bool is(std::size_t behind, Mark sign) const {
    return behind > 0 && symbols_[behind - 1].sign == sign;
  }
  std::size_t skip(std::size_t i, std::initializer_list<Mark> signs) const {
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
    if (symbol.sign != Mark::kDuration) return;
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

std::vector<YearsStatement> read_years(std::span<const Sign> signs, const Structure& structure,
                                       const std::vector<std::size_t>& mention_tokens) {
  StatementReader reader;
  for (const Sign& sign : signs) {
    if (sign.kind != SignKind::kLineEnd) reader.push(symbol_of(sign), sign.token, sign.end_token);
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
