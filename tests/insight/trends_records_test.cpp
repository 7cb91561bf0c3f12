#include <gtest/gtest.h>

#include "insight/trends_support.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

using namespace trend_tests;

TEST(Copies, AreTheSameTextInTheSamePlaceWithinTheWindow) {
  struct Case {
    const char* what;
    AnalyzedPosting other;
    std::uint64_t copies;
  };
  AnalyzedPosting other_text = text_seven("b", "2026-01-20", "Bandung");
  other_text.fingerprint = fingerprint(8);
  const Case cases[] = {
      {"same place, spelled otherwise", text_seven("b", "2026-01-20", " BANDUNG\n"), 1},
      {"another place", text_seven("b", "2026-01-20", "Medan"), 0},
      {"another period", text_seven("b", "2026-02-01", "Bandung"), 1},
      {"after the window", text_seven("b", "2026-03-07", "Bandung"), 0},
      {"another text", other_text, 0},
  };
  for (const auto& [what, other, copies] : cases) {
    const TrendTables tables = count({text_seven("a", "2026-01-05", "Bandung"), other});
    EXPECT_EQ(tables.copies, copies) << what;
    EXPECT_EQ(tables.postings, 2u) << what;
  }
}

TEST(Copies, CountInTheRawFiguresOnly) {
  const TrendTables tables =
      count({text_seven("a", "2026-01-05", "Bandung"), text_seven("b", "2026-01-06", "Bandung"),
             text_seven("c", "2026-01-07", "Bandung"),
             posting("d", "2026-01-08", {{kSql, Status::kRequired}})});
  const Row row = demand(tables, "2026-01", "python");
  EXPECT_EQ(row.at("postings"), "2");
  EXPECT_EQ(row.at("postings_with_skill"), "1");
  EXPECT_EQ(row.at("share"), "0.500000");
  EXPECT_EQ(row.at("required"), "1");
  EXPECT_EQ(row.at("postings_raw"), "4");
  EXPECT_EQ(row.at("with_skill_raw"), "3");
  EXPECT_EQ(row_with(tables, "sources", {{"period", "2026-01"}}).at("copies"), "2");
}

TEST(Copies, AreRepresentedByTheSmallestIdInEveryOrder) {
  AnalyzedPosting first = text_seven("a", "2026-01-05", "Bandung");
  AnalyzedPosting second = text_seven("b", "2026-01-06", "Bandung");
  second.skills[0].status = Status::kPreferred;
  for (const auto& order : {std::vector{first, second}, std::vector{second, first}}) {
    const Row row = demand(count(order), "2026-01", "python");
    EXPECT_EQ(row.at("required"), "1");
    EXPECT_EQ(row.at("preferred"), "0");
  }
}

TEST(Copies, AreNotSeenWhereThereIsNoFingerprint) {
  AnalyzedPosting first = text_seven("a", "2026-01-05", "Bandung");
  AnalyzedPosting second = text_seven("b", "2026-01-06", "Bandung");
  first.fingerprint = second.fingerprint = "";
  EXPECT_EQ(count({first, second}).copies, 0u);
}

TEST(Copies, AloneInACellLeaveItWithoutFigures) {
  const AnalyzedPosting original = called(text_seven("a", "2026-01-05", "Bandung"), kAnalyst);
  const AnalyzedPosting copy = called(text_seven("b", "2026-01-06", "Bandung"), kEngineer);
  TrendOptions options = without_floors();
  options.sample_floor = 0;
  const Row row =
      row_with(count({original, copy}, options), "skill_demand", {{"role", "ml-engineer"}});
  EXPECT_EQ(row.at("postings"), "0");
  EXPECT_EQ(row.at("postings_raw"), "1");
  EXPECT_EQ(row.at("share"), "suppressed");
}

}  // namespace
}  // namespace skillgap
