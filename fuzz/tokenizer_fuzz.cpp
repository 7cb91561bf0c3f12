// Any text: the same tokens as the naive twin, in order, within the text, on characters.
#include "skillgap/tokenizer.h"

#include "fuzz/invariants.h"
#include "skillgap/text.h"
#include "skillgap/word_seams.h"
#include "tests/support/naive_tokenizer.h"

using namespace skillgap;

namespace {

void require_same(const Tokens& tokens, const std::vector<NaiveToken>& expected,
                  std::string_view text) {
  fuzz::require(tokens.size() == expected.size(), "as many tokens as the twin finds");
  std::size_t behind = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    fuzz::require_on_characters(tokens.span(i), text);
    fuzz::require(tokens.span(i).begin >= behind && tokens.span(i).size() > 0,
                  "tokens are in order and not empty");
    fuzz::require(tokens.span(i) == expected[i].span, "tokens stand where the twin's stand");
    fuzz::require_equal(tokens.folded(i), expected[i].folded, "tokens fold as the twin's do");
    fuzz::require_valid_utf8(tokens.folded(i), "a folded token");
    behind = tokens.span(i).end;
  }
}

void require_same_seams(const Tokens& tokens, std::string_view text) {
  WordSeams noted(text, tokens), looked_for(text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    at = looked_for.next(at);
    fuzz::require(noted.next(at) == at, "seams are where the text has them");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  const std::string text = clean_utf8(fuzz::text_of(data, size));
  Tokens tokens;
  tokens.add({7, 9}, "left over");  // must be gone afterwards
  tokenizer.tokenize(text, tokens);
  require_same(tokens, naive_tokens(text), text);
  require_same_seams(tokens, text);
  return 0;
}
