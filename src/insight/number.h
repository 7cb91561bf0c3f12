// Numbers as postings write them: "7.000.000" "7,000.50" "100.000" "4.500.000,00" "1,5" "12,50,000"
// "60'000". Whether a mark groups digits or begins the decimals is told by where it stands, never
// by a locale. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace skillgap {

// `digits` begins and ends with a digit and holds digits, '.', ',' and apostrophes only; all else,
// and what is longer than 24 bytes, is no number. With two kinds of marks the last is the decimal
// one. One kind of mark groups where all of its groups have three digits (or two, and three at the
// end: India) and no group begins the number with a lone 0; standing once it is decimal otherwise.
// So "100.000" is a hundred thousand and "1.5" one and a half; "1.2.3" and "01.02.2024" are none.
std::optional<double> read_number(std::string_view digits);

}  // namespace skillgap
