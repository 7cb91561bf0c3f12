#include <gtest/gtest.h>

#include <array>
#include <set>

#include "insight/trends_support.h"
#include "skillgap/statistics.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

using namespace trend_tests;

TEST(SkillDemandTable, CountsPostingsByTheStatusOfTheSkill) {
  const TrendTables tables = count({
      posting("a", "2026-01-05", {{kPython, Status::kRequired}}),
      posting("b", "2026-01-06", {{kPython, Status::kPreferred}}),
      posting("c", "2026-01-07", {{kPython, Status::kMentioned}}),
      posting("d", "2026-01-08", {{kPython, Status::kNegated}}),
      posting("e", "2026-01-09", {{kPython, Status::kBoilerplate}, {kSql, Status::kRequired}}),
  });
  const Row row = demand(tables, "2026-01", "python");
  EXPECT_EQ(row.at("kind"), "language");
  EXPECT_EQ(row.at("postings"), "5");
  EXPECT_EQ(row.at("postings_with_skill"), "3");
  EXPECT_EQ(row.at("required"), "1");
  EXPECT_EQ(row.at("preferred"), "1");
  EXPECT_EQ(row.at("share"), "0.600000");
  const Interval interval = wilson(3, 5);
  EXPECT_EQ(row.at("share_low"), fmt::format("{:.6f}", interval.low));
  EXPECT_EQ(row.at("share_high"), fmt::format("{:.6f}", interval.high));
}

TEST(SkillDemandTable, ListsSkillsOnly) {
  const TrendTables tables =
      count({posting("a", "2026-01-05",
                     {{kCoursePlatform, Status::kRequired}, {kCertificate, Status::kRequired}})});
  EXPECT_TRUE(rows_with(tables, "skill_demand", {{"skill", "courses"}}).empty());
  EXPECT_EQ(demand(tables, "2026-01", "cpa").at("required"), "1");
}

TEST(SkillDemandTable, HasARowForEverySkillInEveryPeriodWithDataButNoneForAGap) {
  const TrendTables tables = count({posting("a", "2026-01-05", {{kPython, Status::kRequired}}),
                                    posting("b", "2026-03-05", {{kSql, Status::kRequired}})});
  EXPECT_EQ(demand(tables, "2026-01", "sql").at("share"), "0.000000");
  EXPECT_EQ(demand(tables, "2026-03", "python").at("postings_with_skill"), "0");
  EXPECT_TRUE(rows_with(tables, "skill_demand", {{"period", "2026-02"}}).empty());
  EXPECT_TRUE(rows_with(tables, "skill_demand", {{"skill", "excel"}}).empty());
}

TEST(SkillDemandTable, CutsByRoleLocationAndLanguageButNeverByTwo) {
  TrendOptions options = without_floors();
  options.by_location = true;
  AnalyzedPosting nowhere = posting("b", "2026-01-05", {{kSql, Status::kRequired}});
  nowhere.posting.location = "  ";
  nowhere.language = Language::kIndonesian;
  const TrendTables tables =
      count({called(posting("a", "2026-01-05", {{kPython, Status::kRequired}}), kAnalyst), nowhere},
            options);
  const auto cuts = [&](const Row& cells) {
    std::set<std::string> found;
    for (const Row& row : rows_with(tables, "skill_demand", cells)) {
      found.insert(fmt::format("{}/{}/{} {}", row.at("role"), row.at("location"),
                               row.at("language"), row.at("postings")));
    }
    return found;
  };
  EXPECT_EQ(cuts({{"skill", "python"}}),
            (std::set<std::string>{"all/all/all 2", "data-analyst/all/all 1", "all/Bandung/all 1",
                                   "all/all/en 1"}));
  EXPECT_EQ(cuts({{"skill", "sql"}}), (std::set<std::string>{"all/all/all 2", "unknown/all/all 1",
                                                             "all/unknown/all 1", "all/all/id 1"}));
}

TEST(SkillDemandTable, IsCutOnlyAsAsked) {
  TrendOptions options = without_floors();
  options.by_role = false;
  options.by_language = false;
  const TrendTables tables = count(
      {called(posting("a", "2026-01-05", {{kPython, Status::kRequired}}), kAnalyst)}, options);
  EXPECT_EQ(rows_with(tables, "skill_demand", {}).size(), 1u);
  EXPECT_EQ(rows_with(tables, "skill_demand", {{"series", "new"}}).size(), 1u);
}

TEST(SkillDemandTable, NamesAPlaceByItsCommonestSpelling) {
  TrendOptions options = without_floors();
  options.by_location = true;
  std::vector<AnalyzedPosting> postings;
  for (const char* place : {"BANDUNG", "Bandung ", "Bandung ", "bandung", "All"}) {
    postings.push_back(
        posting(fmt::format("p{}", postings.size()), "2026-01-05", {{kPython, Status::kRequired}}));
    postings.back().posting.location = place;
  }
  const TrendTables tables = count(postings, options);
  const Row row = row_with(tables, "skill_demand", {{"location", "Bandung"}});
  EXPECT_EQ(row.at("postings"), "4");
  // "All" is no place, and would be taken for the total.
  EXPECT_EQ(row_with(tables, "skill_demand", {{"location", "unknown"}}).at("postings"), "1");
}

TEST(SkillDemandTable, SuppressesFiguresOfCellsUnderTheFloor) {
  TrendOptions options = without_floors();
  options.sample_floor = 3;
  std::vector<AnalyzedPosting> postings;
  for (std::size_t i = 0; i < 3; ++i) {
    postings.push_back(
        posting(fmt::format("p{}", i), "2026-01-05", {{kPython, Status::kRequired}}));
    if (i == 1) {
      const Row row = demand(count(postings, options), "2026-01", "python");
      for (const char* column : {"postings_with_skill", "share", "share_low", "share_high",
                                 "required", "preferred", "with_skill_raw"}) {
        EXPECT_EQ(row.at(column), "suppressed") << column;
      }
      EXPECT_EQ(row.at("postings"), "2");
      EXPECT_EQ(row.at("postings_raw"), "2");
    }
  }
  EXPECT_EQ(demand(count(postings, options), "2026-01", "python").at("share"), "1.000000");
}

TEST(SkillDemandTable, UsesThePeriodAskedFor) {
  const std::pair<Period, std::string> cases[] = {
      {Period::kDay, "2026-07-25"},  {Period::kWeek, "2026-W30"}, {Period::kMonth, "2026-07"},
      {Period::kQuarter, "2026-Q3"}, {Period::kYear, "2026"},
  };
  for (const auto& [period, label] : cases) {
    TrendOptions options = without_floors();
    options.period = period;
    const TrendTables tables =
        count({posting("a", "2026-07-25", {{kPython, Status::kRequired}})}, options);
    EXPECT_EQ(demand(tables, label, "python").at("postings"), "1") << label;
  }
}

// Postings with, and all postings, of a period; first without copies, then with. The slow way.
std::array<std::uint64_t, 4> naive_demand(const std::vector<AnalyzedPosting>& postings,
                                          const std::string& period, ConceptId skill) {
  std::array<std::uint64_t, 4> counts{};
  const auto folded = [](std::string place) {
    std::ranges::transform(place, place.begin(),
                           [](char c) { return static_cast<char>(c | 0x20); });
    return place;
  };
  for (const AnalyzedPosting& one : postings) {
    if (one.verdict != Verdict::kOk || !one.posting.date_posted.starts_with(period)) continue;
    const bool is_copy = std::ranges::any_of(postings, [&](const AnalyzedPosting& other) {
      return other.verdict == Verdict::kOk && other.posting.date_posted.starts_with(period) &&
             other.fingerprint == one.fingerprint && other.posting.id < one.posting.id &&
             folded(other.posting.location) == folded(one.posting.location);
    });
    const bool has = std::ranges::any_of(one.skills, [&](const SkillDemand& use) {
      return use.skill == skill && use.status >= Status::kMentioned;
    });
    counts[0] += has && !is_copy;
    counts[1] += !is_copy;
    counts[2] += has;
    ++counts[3];
  }
  return counts;
}

TEST(SkillDemandTable, AgreesWithTheNaiveCount) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    std::vector<AnalyzedPosting> postings = random_postings(seed, 120);
    for (std::size_t i = 0; i < postings.size(); ++i) {
      postings[i].posting.id = fmt::format("p{:03}", (i * 77) % 120);
      postings[i].posting.date_valid_through.clear();  // else open in other periods, too
    }
    const TrendTables tables = count(postings);
    for (const std::string period : {"2026-01", "2026-02", "2026-03"}) {
      for (const ConceptId skill : {kPython, kSql, kExcel, kCertificate}) {
        const auto expected = naive_demand(postings, period, skill);
        const Row row = demand(tables, period, kTaxonomy[skill].id);
        EXPECT_EQ(row.at("postings_with_skill"), fmt::format("{}", expected[0]));
        EXPECT_EQ(row.at("postings"), fmt::format("{}", expected[1]));
        EXPECT_EQ(row.at("with_skill_raw"), fmt::format("{}", expected[2]));
        EXPECT_EQ(row.at("postings_raw"), fmt::format("{}", expected[3]));
      }
    }
  }
}

TEST(RoleDemandTable, SharesThePostingsOfAPeriodAmongRoles) {
  const TrendTables tables =
      count({called(posting("a", "2026-01-05", {}), kAnalyst),
             called(posting("b", "2026-01-05", {}), kAnalyst),
             called(posting("c", "2026-01-05", {}), kEngineer), posting("d", "2026-01-05", {}),
             posting("e", "2026-02-05", {})});
  const auto total = [&](const std::string& period, const std::string& role) {
    return row_with(tables, "role_demand",
                    {{"period", period}, {"role", role}, {"location", "all"}, {"language", "all"}});
  };
  const Row row = total("2026-01", "data-analyst");
  EXPECT_EQ(row.at("postings"), "4");
  EXPECT_EQ(row.at("postings_in_role"), "2");
  EXPECT_EQ(row.at("share"), "0.500000");
  EXPECT_EQ(row.at("share_low"), fmt::format("{:.6f}", wilson(2, 4).low));
  EXPECT_EQ(total("2026-01", "unknown").at("share"), "0.250000");
  // A role that is absent in a period is a zero there, not a hole.
  EXPECT_EQ(total("2026-02", "data-analyst").at("postings_in_role"), "0");
  EXPECT_TRUE(rows_with(tables, "role_demand",
                        {{"period", "2026-02"}, {"role", "data-analyst"}, {"language", "en"}})
                  .empty());
}

TEST(RoleDemandTable, KeepsRawCountsAndSuppressesUnderTheFloor) {
  const AnalyzedPosting original = called(text_seven("a", "2026-01-05", "Bandung"), kAnalyst);
  const AnalyzedPosting copy = called(text_seven("b", "2026-01-06", "Bandung"), kAnalyst);
  TrendOptions options = without_floors();
  options.by_language = false;
  Row row = row_with(count({original, copy}, options), "role_demand", {});
  EXPECT_EQ(row.at("postings_in_role"), "1");
  EXPECT_EQ(row.at("in_role_raw"), "2");
  options.sample_floor = 2;
  row = row_with(count({original, copy}, options), "role_demand", {});
  EXPECT_EQ(row.at("postings"), "1");
  EXPECT_EQ(row.at("postings_raw"), "2");
  for (const char* column :
       {"postings_in_role", "share", "share_low", "share_high", "in_role_raw"}) {
    EXPECT_EQ(row.at(column), "suppressed") << column;
  }
}

TEST(SourcesTable, CountsEveryDatedPostingWhateverItsVerdict) {
  AnalyzedPosting too_short = posting("b", "2026-01-05", {{kPython, Status::kRequired}});
  too_short.verdict = Verdict::kTooShort;
  AnalyzedPosting from_nowhere = posting("c", "2026-01-05", {});
  from_nowhere.posting.source = "";
  const TrendTables tables = count({posting("a", "2026-01-05", {}), too_short, from_nowhere});
  const Row board = row_with(tables, "sources", {{"source", "board"}});
  EXPECT_EQ(board.at("postings"), "2");
  EXPECT_EQ(board.at("ok"), "1");
  EXPECT_EQ(board.at("copies"), "0");
  EXPECT_EQ(row_with(tables, "sources", {{"source", "unknown"}}).at("postings"), "1");
}

TEST(SourcesTable, HasOneRowForPostingsOfNoSourceAndOfOneNamedUnknown) {
  AnalyzedPosting none = posting("a", "2026-01-05", {}), named = posting("b", "2026-01-05", {});
  none.posting.source = "";
  named.posting.source = "unknown";
  const TrendTables tables = count({none, named});
  EXPECT_EQ(row_with(tables, "sources", {{"source", "unknown"}}).at("postings"), "2");
}

}  // namespace
}  // namespace skillgap
