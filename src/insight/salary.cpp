#include "insight/salary.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "insight/pay_statements.h"

namespace skillgap {
namespace {

struct UnitOfPay {
  std::string_view name;
  double in_a_year;
};
// Most frequent first: the order in which a period that is not stated is guessed.
constexpr UnitOfPay kUnits[] = {
    {"year", 1}, {"month", 12}, {"day", 260}, {"hour", 2080}, {"week", 52}};

std::optional<std::string_view> behind(std::string_view value, std::string_view prefix) {
  if (!value.starts_with(prefix)) return std::nullopt;
  return value.substr(prefix.size());
}

constexpr double kMostMoney = 1e15;  // beyond it figures are noise, and doubles lose their units

constexpr std::size_t kMostSurface = 500;  // bytes; what is further away is another statement

double two_decimals(double value) { return std::round(value * 100) / 100; }

void make_annual(Salary& salary) {
  salary.annual_min = salary.annual_max = std::nullopt;
  const auto factor = units_in_a_year(salary.unit);
  if (!factor) return;
  if (salary.min) salary.annual_min = two_decimals(*salary.min * *factor);
  if (salary.max) salary.annual_max = two_decimals(*salary.max * *factor);
}

// Nothing ends the sentence between two statements; a line end may part a minimum and a maximum.
bool same_sentence(const PayStatement& first, const PayStatement& second, const Signs& signs) {
  const bool bounds = !first.high && !second.low;
  for (std::size_t i = first.end; i < second.begin; ++i) {
    const SignKind kind = signs.kind(i);
    if (kind == SignKind::kStop || (kind == SignKind::kLineEnd && !bounds)) return false;
  }
  return true;
}

// "… for level 2, and … for level 3", "minimum: … maximum: …".
bool belong_together(const PayStatement& first, const PayStatement& second) {
  return (first.is_range && second.is_range) || (!first.high && !second.low);
}

// Which dollar it is, the place tells.
bool needs_place(const PayStatement& statement) { return statement.currency == "$"; }

void unite(Salary& salary, const Salary& other) {
  if (other.min) salary.min = salary.min ? std::min(*salary.min, *other.min) : other.min;
  if (other.max) salary.max = salary.max ? std::max(*salary.max, *other.max) : other.max;
  make_annual(salary);
}

}  // namespace

std::optional<double> units_in_a_year(std::string_view unit) {
  const auto found = std::ranges::find(kUnits, unit, &UnitOfPay::name);
  return found == std::end(kUnits) ? std::nullopt : std::optional(found->in_a_year);
}

void complete(Salary& salary, const std::optional<Salary>& other) {
  if (!other || (salary.min != other->min && salary.max != other->max)) return;
  if (salary.currency.empty()) salary.currency = other->currency;
  if (salary.unit.empty()) salary.unit = other->unit;
  make_annual(salary);
}

SalaryReader SalaryReader::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> places;
  std::vector<std::string> dollars;
  for (const Phrase& row : taxonomy.units) {
    if (const auto dollar = behind(row.value, "dollar-of:")) {
      places.push_back({row.text, static_cast<std::uint32_t>(dollars.size())});
      dollars.emplace_back(*dollar);
    }
  }
  SalaryReader reader(compiler.tokenizer(), SignReader::build(taxonomy, compiler),
                      compiler.build(places));
  reader.dollar_of_place_ = std::move(dollars);
  for (const Phrase& row : taxonomy.units) {
    if (row.value == "pay-least") reader.currencies_[row.text].least = row.number;
    if (row.value == "pay-most") reader.currencies_[row.text].most = row.number;
    if (const auto period = behind(row.value, "paid-by:"))
      reader.currencies_[row.text].period = *period;
    if (const auto language = behind(row.value, "spoken:"))
      reader.spoken_.emplace(*language, row.text);
  }
  return reader;
}

// The dollar of the place that is named most; the United States' where none is.
std::string SalaryReader::dollar_of(const PayContext& context) const {
  Tokens tokens;
  tokenizer_.tokenize(context.location, tokens);
  std::string dollar = most_named_dollar(context.location, tokens);
  if (dollar.empty() && !context.tokens) tokenizer_.tokenize(context.text, tokens);
  if (dollar.empty())
    dollar = most_named_dollar(context.text, context.tokens ? *context.tokens : tokens);
  return dollar.empty() ? "USD" : dollar;
}

std::string SalaryReader::most_named_dollar(std::string_view context, const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  places_.find(context, tokens, hits);
  std::map<std::string_view, std::size_t> counts;
  for (const PhraseHit& hit : hits) ++counts[dollar_of_place_[hit.ids.front()]];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& e) { return e.second; });
  return most == counts.end() ? "" : std::string(most->first);
}

// Both amounts are plausible pay under the salary's period.
bool SalaryReader::fits(const Salary& salary) const {
  const auto limits = currencies_.find(salary.currency);
  const auto factor = units_in_a_year(salary.unit);
  if (limits == currencies_.end() || !factor) return false;
  const auto within = [&](std::optional<double> amount) {
    return !amount ||
           (*amount * *factor >= limits->second.least && *amount * *factor <= limits->second.most);
  };
  return within(salary.min) && within(salary.max);
}

// The first period under which the amounts are plausible, the customary one of the currency before
// all. "" for none.
std::string SalaryReader::likely_period(Salary salary) const {
  const auto currency = currencies_.find(salary.currency);
  if (currency == currencies_.end()) return {};
  salary.unit = currency->second.period;
  if (fits(salary)) return salary.unit;
  for (const UnitOfPay& unit : kUnits) {
    salary.unit = unit.name;
    if (fits(salary)) return salary.unit;
  }
  return {};
}

std::string SalaryReader::currency_of(const PayStatement& statement,
                                      const std::string& dollar) const {
  if (statement.currency == "$") return dollar;
  if (!statement.currency.empty()) return std::string(statement.currency);
  const Amount& amount = statement.high ? *statement.high : *statement.low;
  const bool is_clear = amount.other_factor == 0;  // "juta", not "M"
  for (const std::string_view language :
       {is_clear ? amount.language : std::string_view(), statement.cue_language}) {
    const auto spoken = spoken_.find(std::string(language));
    if (spoken != spoken_.end()) return spoken->second;
  }
  return {};
}

// The figures of a statement under one meaning of its multiplier.
Salary SalaryReader::figures(const PayStatement& statement, const std::string& dollar,
                             bool other_meaning) const {
  const auto value = [&](const std::optional<Amount>& amount) -> std::optional<double> {
    if (!amount) return std::nullopt;
    const double factor = other_meaning ? amount->other_factor : amount->factor;
    return two_decimals(amount->number * factor / statement.periods);
  };
  Salary salary;
  salary.min = value(statement.low);
  salary.max = value(statement.high);
  if (std::max(salary.min.value_or(0), salary.max.value_or(0)) > kMostMoney) return {};
  salary.currency = currency_of(statement, dollar);
  salary.unit = statement.period;
  if (salary.unit.empty()) salary.unit = likely_period(salary);
  make_annual(salary);
  return salary;
}

// The meaning of the multiplier under which the pay is plausible; the one of the currency's own
// language first.
Salary SalaryReader::settle(const PayStatement& statement, const std::string& dollar) const {
  const Amount& amount = statement.high ? *statement.high : *statement.low;
  if (amount.other_factor == 0) return figures(statement, dollar, false);
  const auto spoken = spoken_.find(std::string(amount.language));
  const bool at_home = spoken != spoken_.end() && spoken->second == currency_of(statement, dollar);
  Salary likely = figures(statement, dollar, !at_home);
  Salary other = figures(statement, dollar, at_home);
  return fits(other) && !fits(likely) ? other : likely;
}

bool SalaryReader::is_pay(const PayStatement& statement, const Salary& salary,
                          bool is_title) const {
  const bool cue = statement.evidence == PayEvidence::kCue;
  if (!salary.min && !salary.max) return false;
  if (salary.currency.empty()) {
    const Amount& amount = statement.high ? *statement.high : *statement.low;
    return cue && (amount.has_factor || (statement.is_range && amount.number >= 1000));
  }
  if (statement.evidence == PayEvidence::kAgainst || !fits(salary)) return false;
  if (cue || (statement.is_range && !statement.currency.empty())) return true;
  if (statement.currency.empty()) return false;
  return !statement.period.empty() || statement.begins_line || is_title ||
         statement.evidence == PayEvidence::kNear;
}

std::optional<Salary> SalaryReader::in_text(std::string_view text, const Signs& signs,
                                            const PayContext& context, bool is_title) const {
  const auto is_evidence = [](const Sign& sign) {
    return sign.kind == SignKind::kCurrency || sign.kind == SignKind::kPay;
  };
  if (std::ranges::none_of(signs.telling(), is_evidence)) return std::nullopt;
  std::optional<Salary> found;
  const PayStatement* last = nullptr;
  Span where;
  const auto statements = pay_statements(signs);
  const std::string dollar = std::ranges::any_of(statements, needs_place) ? dollar_of(context) : "";
  for (const PayStatement& statement : statements) {
    if (last && !same_sentence(*last, statement, signs)) break;
    const Salary salary = settle(statement, dollar);
    if (!is_pay(statement, salary, is_title)) continue;
    if (last && !belong_together(*last, statement)) continue;
    if (found && (found->currency != salary.currency || found->unit != salary.unit)) break;
    const std::size_t end = signs[statement.end - 1].where.end;
    if (!found) where.begin = signs[statement.begin].where.begin;
    if (end - where.begin > kMostSurface) break;
    found ? unite(*found, salary) : void(found = salary);
    where.end = end;
    last = &statement;
  }
  if (found) found->surface = where.of(text);
  return found;
}

// A field holds pay and nothing else, so that its first amount needs no evidence.
std::optional<Salary> SalaryReader::in_surface(std::string_view surface,
                                               const PayContext& context) const {
  if (surface.empty()) return std::nullopt;
  Tokens tokens;
  Signs signs;
  tokenizer_.tokenize(surface, tokens);
  signs_.read(surface, tokens, signs);
  const auto statements = pay_statements(signs);
  if (statements.empty()) return std::nullopt;
  const auto money = std::ranges::find_if(
      statements, [](const PayStatement& s) { return !s.currency.empty() || s.is_range; });
  const PayStatement& statement = money == statements.end() ? statements.front() : *money;
  Salary salary = settle(statement, needs_place(statement) ? dollar_of(context) : "");
  if (!salary.min && !salary.max) return std::nullopt;
  salary.surface = surface;
  return salary;
}

std::string SalaryReader::name_in(std::string_view word, SignKind kind) const {
  Tokens tokens;
  Signs signs;
  tokenizer_.tokenize(word, tokens);
  signs_.read(word, tokens, signs);
  const auto found = std::ranges::find(signs.telling(), kind, &Sign::kind);
  return found == signs.telling().end() ? "" : std::string(found->name);
}

std::optional<Salary> SalaryReader::in_field(const Salary& stated,
                                             const PayContext& context) const {
  if (!stated.min && !stated.max) return in_surface(stated.surface, context);
  Salary salary = stated;
  salary.currency = name_in(stated.currency, SignKind::kCurrency);
  if (salary.currency == "$") salary.currency = dollar_of(context);
  salary.unit = name_in(stated.unit, SignKind::kDuration);
  if (salary.unit.empty()) salary.unit = likely_period(salary);
  make_annual(salary);
  return salary;
}

}  // namespace skillgap
