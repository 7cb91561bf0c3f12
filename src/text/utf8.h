// UTF-8 as the whole library wants it: valid, and free of control characters (invariant I2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace skillgap {

constexpr char32_t kReplacement = 0xFFFD;

constexpr char32_t kIllFormed = 0xFFFFFFFF;

// The code point at `at`, which moves behind it; kIllFormed where none stands, and then `at` moves
// over the maximal subpart that the Encoding Standard replaces by one U+FFFD.
// REQUIRES: at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

// Appends one code point. REQUIRES: a Unicode scalar value.
void append_utf8(std::string& out, char32_t code_point);

// C0 (but tab, LF, CR), DEL and C1.
bool is_forbidden_control(char32_t code_point);

// Forbidden, but where one stands a word ends: VT, FF, NEL. They become a space.
bool is_parting_control(char32_t code_point);

struct CleanText {
  std::string text;
  std::size_t replaced = 0;  // ill-formed sequences that became U+FFFD
  std::size_t controls = 0;  // forbidden controls dropped
};

CleanText clean_text(std::string_view text);

}  // namespace skillgap
