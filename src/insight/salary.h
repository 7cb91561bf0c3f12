// Pay, as postings state it → figures: "Rp 8–15 juta/bulan" "$100.000 – $160.000 per tahun"
// "£40k–£50k" "up to SGD 70,000 p.a." "$25/hr".
//
//   const SalaryReader reader = SalaryReader::build(taxonomy, tokenizer);
//   reader.in_field({.surface = "Rp 8–15 juta/bulan"}, {});
//   // min 8e6, max 15e6, IDR, month; annual_min 96e6, annual_max 180e6
//
// Words, signs and plausible amounts are rows of units.tsv (taxonomy/README.md). Annual figures:
// 12 months, 52 weeks, 260 days of work, 2,080 hours of work (52 weeks of 5 days of 8 hours).
// Immutable after build; share between threads. The taxonomy and the tokenizer must outlive it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "insight/pay_statements.h"
#include "insight/signs.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/posting.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// 2,080 for "hour"; nullopt for what is no period.
std::optional<double> units_in_a_year(std::string_view unit);

// Takes a currency or a period that `salary` lacks from another reading of the same amount.
void complete(Salary& salary, const std::optional<Salary>& other);

// Tells which dollar "$" is, by the places it names.
struct PayContext {
  std::string_view location, text;
  const Tokens* tokens = nullptr;  // of the text as the tokenizer gives them, if it was read
};

class SalaryReader {
 public:
  static SalaryReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // What a source's own field says. Figures that it gives are kept and made annual; a surface is
  // read; a missing period is the one customary for the currency, where the amount then is
  // plausible. nullopt: nothing understood.
  std::optional<Salary> in_field(const Salary& stated, const PayContext& context) const;

  // The first amount of a text that is evidently pay. Evidence is a word for pay before it in its
  // clause or as a heading above, a plausible amount with a period, a plausible range, or, in a
  // headline (`is_title`, or an amount that begins its line), a plausible amount; never where a
  // word for something else ("revenue", "bonus") is nearer. Ranges of one sentence are united.
  // `signs` are those of `text`.
  std::optional<Salary> in_text(std::string_view text, const Signs& signs,
                                const PayContext& context, bool is_title) const;

  const SignReader& sign_reader() const { return signs_; }

 private:
  struct Currency {
    double least = 0, most = 0;  // plausible for a year
    std::string period = "year";
  };

  SalaryReader(const Tokenizer& tokenizer, SignReader signs, PhraseMatcher places)
      : tokenizer_(tokenizer), signs_(std::move(signs)), places_(std::move(places)) {}

  std::optional<Salary> in_surface(std::string_view surface, const PayContext& context) const;
  std::string dollar_of(const PayContext& context) const;
  std::string most_named_dollar(std::string_view text, const Tokens& tokens) const;
  std::string currency_of(const PayStatement& statement, const std::string& dollar) const;
  std::string name_in(std::string_view word, SignKind kind) const;
  bool fits(const Salary& salary) const;
  std::string likely_period(Salary salary) const;
  Salary figures(const PayStatement& statement, const std::string& dollar,
                 bool other_meaning) const;
  Salary settle(const PayStatement& statement, const std::string& dollar) const;
  bool is_pay(const PayStatement& statement, const Salary& salary, bool is_title) const;

  const Tokenizer& tokenizer_;
  SignReader signs_;
  PhraseMatcher places_;
  std::vector<std::string> dollar_of_place_;  // by the number of a phrase
  std::unordered_map<std::string, Currency> currencies_;
  std::unordered_map<std::string, std::string> spoken_;  // language → currency
};

}  // namespace skillgap
