// Words that were glued together where a page lost its blanks or line breaks.
//
//   seam("hourBenefits", true)      // 4
//   take_apart("Rp7.000jt")         // "Rp", "7.000", "jt"
//
// ASCII letters and digits only; the parts are views of the word.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace skillgap {

// "hourBenefits", "tahun.Pendidikan": the first or the last place where a small letter, and a full
// stop perhaps, meets a capital.
std::optional<std::size_t> seam(std::string_view word, bool first);

// A word glued together of letters, a number and letters: any of them may be empty.
struct GluedNumber {
  std::string_view before, digits, behind;
};
// Nothing of a word without a digit.
std::optional<GluedNumber> take_apart(std::string_view word);

}  // namespace skillgap
