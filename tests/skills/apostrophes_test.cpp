#include "skills/apostrophes.h"

#include <gtest/gtest.h>

#include "skillgap/phrase_compiler.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

TEST(Apostrophes, AreStraightenedAndCurled) {
  EXPECT_EQ(straightened("you’ll, we’re and it's"), "you'll, we're and it's");
  EXPECT_EQ(curled("you’ll, we’re and it's"), "you’ll, we’re and it’s");
  EXPECT_EQ(curled(""), "");
  EXPECT_FALSE(has_apostrophe("youll"));
}

TEST(Apostrophes, FindAPhraseWrittenWithTheOtherOne) {
  const PhraseMatcher matcher =
      PhraseCompiler(test_tokenizer())
          .build(std::vector<PhraseEntry>{{"what you'll do", 1}, {"we’re", 2}, {"who we are", 3}});
  struct Case {
    std::string text;
    std::vector<std::uint32_t> ids;
  };
  const Case cases[] = {
      {"what you'll do", {1}}, {"what you’ll do", {1}}, {"we’re", {2}},
      {"we're", {2}},          {"who we are", {3}},     {"what youll do", {}},
  };
  for (const auto& [text, ids] : cases) {
    Tokens tokens;
    test_tokenizer().tokenize(text, tokens);
    std::vector<PhraseHit> hits;
    matcher.find(text, tokens, hits);
    std::vector<std::uint32_t> found;
    for (const PhraseHit& hit : hits) found.insert(found.end(), hit.ids.begin(), hit.ids.end());
    EXPECT_EQ(found, ids) << text;
  }
}

TEST(Apostrophes, LeaveAPhraseToTheOneThatIsWrittenSo) {
  std::vector<PhraseEntry> phrases = {{"don't", 1}, {"don’t", 2}};
  add_other_apostrophes(phrases);
  EXPECT_EQ(phrases.size(), 2u);
}

}  // namespace
}  // namespace skillgap
