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

#include <cstddef>
#include <string_view>
#include <vector>

#include "insight/sign.h"
#include "insight/sign_meanings.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/phrase_hint.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class SignReader {
 public:
  static SignReader build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);

  // Replaces the contents of `signs`. REQUIRES: `tokens` are those of `text`. Names in the signs
  // refer to the reader.
  void read(std::string_view text, const Tokens& tokens, Signs& signs) const;

  // The same for who looks for pay, years of experience and "no experience": of the part of a text
  // alone that may state any of them. Of most texts that is nothing.
  void read_if_telling(std::string_view text, const Tokens& tokens, Signs& signs) const;

 private:
  SignReader(SignMeanings meanings, const PhraseCompiler& compiler);
  void read_part(std::string_view text, const Tokens& tokens, PhraseHint::Reach part,
                 Signs& signs) const;
  PhraseHint::Reach telling_part(std::string_view text, const Tokens& tokens) const;
  void read_seams(std::string_view text, const Tokens& tokens, std::vector<std::size_t>& numbers,
                  std::vector<std::size_t>& moneys, PhraseHint::Reach& years) const;

  SignMeanings meanings_;
  PhraseMatcher words_;
  PhraseHint numbers_, money_, years_;  // of what telling_part() looks for
};

}  // namespace skillgap
