// Which characters the fast path of the tokenizer handles, and as what: tables derived at start-up
// from the word rules and ICU's properties, never typed in. All that is not plain here is slow,
// that is ICU's: what extends a character, what folds to another length, flags, Katakana …
#pragma once

#include <unicode/normalizer2.h>

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

#include "skillgap/error.h"
#include "text/ascii_masks.h"

namespace skillgap {

struct CharacterClass {
  std::uint8_t classes = kSlowBit;
  std::array<char, 3> folded{};  // as many bytes as the character itself has
};

struct TokenClasses {
  AsciiTable ascii;
  std::optional<AsciiShape> ascii_shape;  // absent: only the plain loop fits
  static constexpr int kFirstOfTwo = 0x80, kFirstOfE2 = 0x2000;
  std::array<CharacterClass, 0x800 - kFirstOfTwo> two;  // to U+07FF: all characters of two bytes
  std::array<CharacterClass, 0x3000 - kFirstOfE2> e2;   // to U+2FFF: three bytes, the first is E2

  // `rules` in the form of word_rules(). Fails if they do not define the sets that are asked for.
  static std::expected<TokenClasses, Error> derive(std::string_view rules,
                                                   const icu::Normalizer2& nfkc_casefold);

  struct Found {
    const CharacterClass* character;  // never null
    std::size_t bytes;
  };
  // The character at `position`, which is no ASCII. One that is in no table, or ill-formed: one
  // byte and slow.
  Found at(std::string_view text, std::size_t position) const;
};

}  // namespace skillgap
