// The signs that amounts and durations are made of: numbers, currencies, multipliers, periods,
// "from" and "up to", and the words that say what an amount is for. One reading of a text serves
// years of experience and pay.
//
//   const SignReader reader = SignReader::build(taxonomy, tokenizer);
//   reader.read("Rp8–15 juta/bulan", tokens, signs);
//   // currency number range number multiplier per duration
//
// Words are rows of units.tsv. What is glued to a number ("Rp7.000.000", "15jt", "5yrs") or to a
// word ("hourBenefits", from pages that lost their line breaks) is taken apart. Immutable after
// build; share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/span.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

enum class SignKind : std::uint8_t {
  kOther,         // any other word or mark
  kStop,          // the end of a sentence or of a cell: . ; | • with a blank behind
  kLineEnd,       // a line break stands before the next token
  kOpen,          // (
  kClose,         // )
  kColon,         // :
  kNumber,        // digits or a number word
  kCurrency,      // name: ISO 4217, or "$" where a sign names several
  kMultiplier,    // juta, k
  kDuration,      // year … hour: name; value: how many of them ("biweekly": 2)
  kPer,           // "per", "a", "/"
  kRange,         // between two amounts
  kPlus,          // "+", "or more"
  kMinimum,       // "from", "mulai dari"
  kMaximum,       // "up to", "hingga"; a range where an amount stands before it
  kPay,           // "salary", "gaji"
  kNotPay,        // "revenue", "omzet"
  kMonth,         // "Maret"; value: 1–12
  kAgo,           // "yang lalu"
  kDaysAgo,       // "yesterday"; value: 1
  kNoExperience,  // "fresh graduate", "tanpa pengalaman"
};

struct Sign {
  SignKind kind = SignKind::kOther;
  bool is_range = false;      // kMaximum words that also part two amounts
  bool is_rate = false;       // kDuration: "per" is in the word ("annually", "sebulan")
  bool is_digits = false;     // kNumber: written in digits
  double value = 0;           // kNumber, kMultiplier, kDuration
  double other_value = 0;     // kMultiplier: what the same letter means in another language
  std::string_view name;      // kCurrency, kDuration
  std::string_view language;  // of the row
  std::uint32_t token = 0, end_token = 0;
  Span where;  // bytes of the text
};

class SignReader {
 public:
  static SignReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // Replaces the contents of `signs`. REQUIRES: `tokens` are those of `text`. Names in the signs
  // refer to the reader.
  void read(std::string_view text, const Tokens& tokens, std::vector<Sign>& signs) const;

 private:
  struct Part {
    Sign sign;
    Span where;
  };
  class SignList;
  explicit SignReader(PhraseMatcher words) : words_(std::move(words)) {}
  Sign sign_of(std::span<const std::uint32_t> rows) const;
  Sign sign_of_word(std::string_view word) const;
  void add_parts(std::string_view text, Span where, std::size_t token, SignList& list) const;
  std::vector<Part> parts_of_number(std::string_view text, Span where) const;
  std::vector<Part> parts_of_words(std::string_view text, Span where) const;

  std::vector<Sign> meanings_;  // by row of units.tsv; kOther: not one of ours
  std::vector<std::string> languages_;
  std::vector<std::string> values_;  // what names_ refer to
  std::unordered_map<std::string, std::vector<std::uint32_t>> rows_of_word_;
  PhraseMatcher words_;
};

}  // namespace skillgap
