// Rows of units.tsv → what their words are signs of.
//
//   const SignMeanings meanings = SignMeanings::build(taxonomy, tokenizer);
//   meanings.of_word("Jt")          // kMultiplier, 1,000,000; kOther of a word without a row
//
// Immutable after build; share between threads. Names in the signs refer to the meanings, also
// where these were moved to.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "insight/sign.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

class SignMeanings {
 public:
  static SignMeanings build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  SignMeanings(SignMeanings&&) = default;  // a copy would refer to what it was copied from
  SignMeanings& operator=(SignMeanings&&) = default;

  // The rows of these signs; ids are the numbers of rows.
  std::vector<PhraseEntry> phrases(bool (*are_wanted)(const Sign&)) const;

  // Of a phrase with these rows. A word may have several: a maximum that is a range too ("hingga"),
  // a multiplier that another language uses otherwise ("M"). REQUIRES: at least one.
  Sign of(std::span<const std::uint32_t> rows) const {
    return rows.size() == 1 ? of_row_[rows.front()] : of_several(rows);
  }
  // Of a single word in any letter case (ASCII).
  const Sign& of_word(std::string_view word) const;

 private:
  struct Row {
    std::string text, value, language;
  };
  struct HashOfText : std::hash<std::string_view> {
    using is_transparent = void;
  };

  SignMeanings() = default;
  bool may_be_word(std::string_view word) const;
  Sign of_several(std::span<const std::uint32_t> rows) const;

  std::vector<Row> rows_;     // what the names refer to
  std::vector<Sign> of_row_;  // kOther: no sign
  std::unordered_map<std::string, Sign, HashOfText, std::equal_to<>> of_word_;
  // By the first two bytes: bit n for words of n bytes.
  std::array<std::uint64_t, 32 * 32> lengths_{};
};

}  // namespace skillgap
