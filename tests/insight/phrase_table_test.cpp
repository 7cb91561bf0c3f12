#include "insight/phrase_table.h"

#include <gtest/gtest.h>

#include <string>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

std::string level(const std::string& text) {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("seniority", {"Director | executive | en", "Director of Photography | none | en",
                              "Senior | senior | en", "reports to | of-another | en"})
          .parse();
  static const PhraseTable table =
      PhraseTable::build(taxonomy.seniority, {"executive", "senior"}, test_tokenizer());
  return table.first(text, tokens_of(text));
}

TEST(PhraseTable, SaysWhatTheFirstPhraseSays) {
  EXPECT_EQ(level("Senior assistant of the Director"), "senior");
  EXPECT_EQ(level("painter"), "");
}

TEST(PhraseTable, NoneHidesThePhrasesWithinIt) {
  EXPECT_EQ(level("Director of Photography"), "");
  EXPECT_EQ(level("Senior Director of Photography"), "senior");
}

TEST(PhraseTable, OfAnotherHidesTheNextPhraseNearBy) {
  EXPECT_EQ(level("reports to the Director"), "");
  EXPECT_EQ(level("reports to the Director, a Senior analyst"), "senior");
  EXPECT_EQ(level("reports to a b c d e f g h Director"), "executive");
}

TEST(PhraseTable, HoldsOnlyTheRowsAskedFor) {
  const Taxonomy taxonomy =
      SmallTaxonomy().rows("work_modes", {"kontrak | contract | id", "WFH | remote"}).parse();
  const auto table = PhraseTable::build(taxonomy.work_modes, {"remote"}, test_tokenizer());
  const std::string text = "kontrak, WFH";
  EXPECT_EQ(table.first(text, tokens_of(text)), "remote");
}

}  // namespace
}  // namespace skillgap
