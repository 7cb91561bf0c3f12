#include "insight/language.h"

#include <gtest/gtest.h>

#include <string>

#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

std::string language_of(std::string_view text) {
  static const LanguageTeller teller = LanguageTeller::build(
      SmallTaxonomy()
          .rows("function_words",
                {"the | en", "and | en", "we | en", "dan | id", "yang | id", "untuk | id",
                 "sebagaimana | id", "as well | en", "kerana | ms", "syarikat | ms"})
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
      {"Sebagaimana biasa, Java", "id"},
      {"Sebagaimanapun biasa, Java", "other"},
      {"Kandidat yang mahir in the cloud and data", "mixed"},
      {"Nous cherchons une personne avec de l'expérience", "other"},
      {"Python SQL Docker", "other"},
      {"as well as possible", "other"},  // only single words tell
      {"", "other"},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(language_of(text), language) << text;
}

TEST(Language, OfMalayIsOtherThoughItsFunctionWordsAreThoseOfIndonesian) {
  EXPECT_EQ(language_of("kerana yang untuk dan"), "id");  // one word alone proves nothing
  EXPECT_EQ(language_of("kerana syarikat yang untuk dan"), "other");
  EXPECT_EQ(language_of("kerana syarikat the and we"), "en");
  const Taxonomy& taxonomy = shipped_taxonomy();
  const LanguageTeller teller = LanguageTeller::build(taxonomy, test_tokenizer());
  const auto shipped = [&](std::string_view text) { return teller.tell(tokens_of(text)); };
  EXPECT_EQ(shipped("Syarikat kami mencari jurutera perisian yang mahir untuk menyertai pasukan "
                    "kami di Kuala Lumpur kerana projek baru. Elaun dan cuti disediakan."),
            Language::kOther);
  EXPECT_EQ(shipped("Jawatan kosong: kakitangan jualan. Calon mestilah mempunyai kemahiran "
                    "komunikasi yang baik dan boleh bekerja dari Isnin hingga Jumaat."),
            Language::kOther);
  EXPECT_EQ(shipped("Perusahaan kami mencari insinyur perangkat lunak yang mahir untuk bergabung "
                    "dengan tim kami di Jakarta karena ada proyek baru."),
            Language::kIndonesian);
}

TEST(Language, IsToldOfAPartOfTheTokens) {
  const LanguageTeller teller = LanguageTeller::build(
      SmallTaxonomy().rows("function_words", {"the | en", "yang | id"}).parse(), test_tokenizer());
  const Tokens tokens = tokens_of("the team yang baik");
  EXPECT_EQ(teller.tell(tokens, 0, 2), Language::kEnglish);
  EXPECT_EQ(teller.tell(tokens, 2, 4), Language::kIndonesian);
  EXPECT_EQ(teller.tell(tokens, 1, 1), Language::kOther);
}

TEST(Language, IsTheSameWhereAScreenHasMarkedTheTokens) {
  const Taxonomy& taxonomy = shipped_taxonomy();
  PhraseScreen screen;
  screen.add({});  // its own place is not the first
  const LanguageTeller marked = LanguageTeller::build(taxonomy, test_tokenizer(), &screen);
  const LanguageTeller unmarked = LanguageTeller::build(taxonomy, test_tokenizer());
  screen.close();
  Tokens tokens = tokens_of(times(30, "the Java of yang Go dan baik kerana") + times(90, "we"));
  for (std::size_t end = 0; end <= tokens.size(); end += 7) {
    for (std::size_t begin = 0; begin <= end; begin += 5) {
      tokens.marks().by = nullptr;
      const Language language = unmarked.tell(tokens, begin, end);
      EXPECT_EQ(marked.tell(tokens, begin, end), language);
      screen.mark(tokens);
      EXPECT_EQ(marked.tell(tokens, begin, end), language) << begin << ' ' << end;
    }
  }
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
