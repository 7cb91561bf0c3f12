#include "insight/language.h"

#include <gtest/gtest.h>

#include <string>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

std::string language_of(std::string_view text) {
  static const LanguageTeller teller = LanguageTeller::build(
      SmallTaxonomy()
          .rows("function_words", {"the | en", "and | en", "we | en", "dan | id", "yang | id",
                                   "untuk | id", "as well | en"})
          .parse(),
      test_tokenizer());
  return std::string(language_name(teller.tell(tokens_of(text))));
}

std::string times(std::size_t count, std::string_view word) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) (text += word) += ' ';
  return text;
}

TEST(Language, IsToldByFunctionWords) {
  struct Case {
    std::string text, language;
  };
  const Case cases[] = {
      {"We look for the best and brightest", "en"},
      {"THE TEAM AND WE", "en"},
      {"Kami mencari kandidat yang mahir dan teliti", "id"},
      {"Kandidat yang mahir in the cloud and data", "mixed"},
      {"Nous cherchons une personne avec de l'expérience", "other"},
      {"Python SQL Docker", "other"},
      {"as well as possible", "other"},  // only single words tell
      {"", "other"},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(language_of(text), language) << text;
}

TEST(Language, IsMixedFromAQuarterOfTheFunctionWordsOn) {
  EXPECT_EQ(language_of(times(3, "the") + "dan"), "mixed");
  EXPECT_EQ(language_of(times(4, "the") + "dan"), "en");
  EXPECT_EQ(language_of(times(3, "dan") + "the"), "mixed");
  EXPECT_EQ(language_of(times(4, "dan") + "the"), "id");
}

TEST(Language, IsOtherBelowOneFunctionWordInTwentyFive) {
  EXPECT_EQ(language_of("the " + times(24, "x")), "en");
  EXPECT_EQ(language_of("the " + times(25, "x")), "other");
  EXPECT_EQ(language_of(times(2, "the") + times(48, "x")), "en");
}

}  // namespace
}  // namespace skillgap
