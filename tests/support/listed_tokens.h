// Tokens as values, to compare the tokenizer with its slow twin.
#pragma once

#include <string>
#include <vector>

#include "skillgap/tokenizer.h"
#include "support/naive_tokenizer.h"

namespace skillgap {

inline std::vector<NaiveToken> listed(const Tokens& tokens) {
  std::vector<NaiveToken> all;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    all.push_back({tokens.span(i), std::string(tokens.folded(i))});
  return all;
}

}  // namespace skillgap
