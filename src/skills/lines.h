// Where lines begin: also in texts that lost their line breaks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "skillgap/tokenizer.h"
#include "skills/token_set.h"

namespace skillgap {

// The first letter is a capital and small ones follow.
bool is_capitalized(std::string_view word);

// A mark behind which a new clause begins.
bool ends_clause(const Tokens& tokens, std::size_t i);

struct TokenLines {
  std::vector<std::uint32_t> of;      // by token, counted from 0; empty lines do not count
  std::vector<std::uint32_t> begins;  // by line: its first token; and behind the last, the end
  TokenSet turns;  // where clauses may begin or end: at lines, parentheses, behind ends of clauses
};

// A line begins
//   - behind a line break
//   - at a capitalized word that touches the word, full stop or parenthesis before it: the break
//     was lost ("tahunMemiliki", "baik.Mampu", "(Excel)Mampu", "(Excel).Mampu"); and so at one
//     in capitals, which are no short name ("baik.TUGAS")
//   - at a capitalized word behind a no-break space, in a text without line breaks
//   - at a bullet, and at a dash or star with a blank behind it where its line has several such
//     before capitals or figures; at "1." "2." … in order
// Replaces the contents of `lines`. REQUIRES: `tokens` are those of `text`, and not empty.
void find_lines(std::string_view text, const Tokens& tokens, TokenLines& lines);

}  // namespace skillgap
