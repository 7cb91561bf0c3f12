// Lines up to an empty one: phrases; the rest: a text. The same hits as the naive twin.
#include "skillgap/phrase_matcher.h"

#include <algorithm>

#include "fuzz/invariants.h"
#include "skillgap/text.h"
#include "tests/support/naive_matcher.h"

using namespace skillgap;

namespace {

constexpr std::size_t kMaxPhrases = 40;  // the twin's time grows with them

std::vector<PhraseEntry> take_phrases(std::string_view& rest) {
  std::vector<PhraseEntry> phrases;
  while (!rest.empty() && phrases.size() < kMaxPhrases) {
    const std::string_view line = fuzz::take_line(rest);
    if (line.empty()) break;
    phrases.push_back(
        {std::string(line.substr(0, 60)), static_cast<std::uint32_t>(phrases.size() % 7)});
    phrases.back().text = clean_utf8(phrases.back().text);
  }
  return phrases;
}

void require_same(const PhraseHit& hit, const NaiveHit& expected) {
  fuzz::require(hit.first_token == expected.first_token && hit.end_token == expected.end_token,
                "a hit has the tokens of the twin's");
  fuzz::require(hit.where == expected.where, "a hit stands where the twin's stands");
  fuzz::require(std::ranges::equal(hit.ids, expected.ids), "a hit has the ids of the twin's");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  const std::string input = clean_utf8(fuzz::text_of(data, std::min<std::size_t>(size, 2000)));
  std::string_view text = input;
  const auto phrases = take_phrases(text);
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<PhraseHit> hits;
  const auto matcher = PhraseMatcher::build(phrases, tokenizer);
  matcher.find(text, tokens, hits);
  const auto expected = NaiveMatcher(phrases, tokenizer).find(text, tokens);
  fuzz::require(hits.size() == expected.size(), "as many hits as the twin finds");
  for (std::size_t i = 0; i < hits.size(); ++i) {
    fuzz::require_on_characters(hits[i].where, text);
    require_same(hits[i], expected[i]);
  }
  return 0;
}
