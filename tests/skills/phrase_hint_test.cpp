#include "skillgap/phrase_hint.h"

#include <gtest/gtest.h>

#include <random>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const std::vector<PhraseEntry> kPhrases = {{"machine learning", 0}, {"per year", 1}, {"C++", 2}};

TEST(PhraseHint, IsNeverSilentWhereTheMatcherFinds) {
  constexpr std::string_view kPieces[] = {"machine ", "learning ", "per",  " ", "-",
                                          "\u2010",   "year ",     "C+",   "+", "\n\n",
                                          "Per ",     "a ",        "go. ", "C "};
  PhraseScreen screen;
  const PhraseCompiler compiler(test_tokenizer(), nullptr, nullptr, &screen);
  const PhraseHint hint = PhraseHint::build(kPhrases, compiler);
  const PhraseMatcher matcher = PhraseMatcher::build(kPhrases, test_tokenizer());
  screen.close();
  std::mt19937 random(20261122);
  std::size_t silent = 0, found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left)
      text += kPieces[random() % std::size(kPieces)];
    Tokens tokens = tokens_of(text);
    screen.mark(tokens);
    std::vector<PhraseHit> hits;
    matcher.find(text, tokens, hits);
    if (!hint.may_hold(tokens)) {
      ASSERT_TRUE(hits.empty()) << text;
      ++silent;
    }
    found += hits.empty() ? 0 : 1;
  }
  EXPECT_GT(silent, 1000U);
  EXPECT_GT(found, 100U);
}

TEST(PhraseHint, LooksAtAllTokens) {
  PhraseScreen screen;
  const PhraseHint hint =
      PhraseHint::build(kPhrases, {test_tokenizer(), nullptr, nullptr, &screen});
  screen.close();
  std::string text;
  for (int word = 0; word < 200; ++word) text += "word ";
  Tokens tokens = tokens_of(text);
  screen.mark(tokens);
  EXPECT_FALSE(hint.may_hold(tokens));
  tokens = tokens_of(text + "per year");
  screen.mark(tokens);
  EXPECT_TRUE(hint.may_hold(tokens));
  EXPECT_TRUE(hint.may_hold(tokens, 200, 201));
  EXPECT_FALSE(hint.may_hold(tokens, 0, 200));
  EXPECT_FALSE(hint.may_hold(tokens, 201, 202));
  EXPECT_FALSE(hint.may_hold(tokens, 200, 200));
}

TEST(PhraseHint, SaysMaybeWhereNothingWasMarked) {
  PhraseScreen screen, full;
  while (full.add({})) continue;
  const PhraseHint hint =
      PhraseHint::build(kPhrases, {test_tokenizer(), nullptr, nullptr, &screen});
  const PhraseHint late = PhraseHint::build(kPhrases, {test_tokenizer(), nullptr, nullptr, &full});
  const PhraseHint alone = PhraseHint::build(kPhrases, test_tokenizer());
  screen.close();
  Tokens tokens = tokens_of("nothing of it");
  EXPECT_TRUE(hint.may_hold(tokens));
  screen.mark(tokens);
  EXPECT_FALSE(hint.may_hold(tokens));
  EXPECT_TRUE(late.may_hold(tokens));
  EXPECT_TRUE(alone.may_hold(tokens));
}

}  // namespace
}  // namespace skillgap
