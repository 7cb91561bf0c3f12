#include <gtest/gtest.h>

#include <map>
#include <set>

#include "insight/trends_support.h"
#include "skillgap/statistics.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

using namespace trend_tests;

// Pair counts by looking at every posting for every pair. Its input has no copies.
std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>> naive_pairs(
    const std::vector<AnalyzedPosting>& postings) {
  std::vector<std::set<std::string>> skills;
  std::set<std::string> all;
  for (const AnalyzedPosting& analyzed : postings) {
    if (analyzed.verdict != Verdict::kOk) continue;
    skills.emplace_back();
    for (const SkillDemand& use : analyzed.skills) {
      if (use.status >= Status::kMentioned) skills.back().insert(kTaxonomy[use.skill].id);
    }
    all.insert(skills.back().begin(), skills.back().end());
  }
  std::map<std::pair<std::string, std::string>, std::vector<std::uint64_t>> result;
  for (const std::string& a : all) {
    for (const std::string& b : all) {
      std::vector<std::uint64_t> counts(4);
      for (const auto& set : skills) {
        counts[0] += set.contains(a);
        counts[1] += set.contains(b);
        counts[2] += set.contains(a) && set.contains(b);
        ++counts[3];
      }
      if (a < b && counts[2] > 0) result[{a, b}] = counts;
    }
  }
  return result;
}

TEST(SkillPairsTable, AgreesWithTheNaiveCount) {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    std::vector<AnalyzedPosting> postings = random_postings(seed, 40);
    for (std::size_t i = 0; i < postings.size(); ++i) postings[i].fingerprint = fingerprint(i);
    const TrendTables tables = count(postings);
    const auto expected = naive_pairs(postings);
    EXPECT_EQ(table_of(tables, "skill_pairs").rows.size(), expected.size());
    for (const auto& [pair, n] : expected) {
      const Row row =
          row_with(tables, "skill_pairs", {{"skill_a", pair.first}, {"skill_b", pair.second}});
      EXPECT_EQ(row.at("n_a"), fmt::format("{}", n[0]));
      EXPECT_EQ(row.at("n_b"), fmt::format("{}", n[1]));
      EXPECT_EQ(row.at("n_ab"), fmt::format("{}", n[2]));
      EXPECT_EQ(row.at("n"), fmt::format("{}", n[3]));
      EXPECT_EQ(row.at("lift"), fmt::format("{:.6f}", lift(n[0], n[1], n[2], n[3])));
      const Interval interval = lift_interval(n[0], n[1], n[2], n[3]);
      EXPECT_EQ(row.at("lift_low"), fmt::format("{:.6f}", interval.low));
      EXPECT_EQ(row.at("lift_high"), fmt::format("{:.6f}", interval.high));
    }
  }
}

TEST(SkillPairsTable, LeavesOutRareSkillsAndCopies) {
  std::vector<AnalyzedPosting> postings;
  for (std::size_t i = 0; i < 3; ++i) {
    postings.push_back(posting(fmt::format("p{}", i), "2026-01-05",
                               {{kPython, Status::kRequired}, {kSql, Status::kRequired}}));
  }
  postings[0].skills.push_back({kExcel, Status::kRequired, 1, {}});
  postings[1].skills.push_back({kExcel, Status::kRequired, 1, {}});
  postings.push_back(postings[2]);  // a copy
  TrendOptions options = without_floors();
  options.pair_floor = 3;
  const Row row = row_with(count(postings, options), "skill_pairs", {});
  EXPECT_EQ(row.at("skill_a"), "python");
  EXPECT_EQ(row.at("skill_b"), "sql");
  EXPECT_EQ(row.at("n_ab"), "3");
  EXPECT_EQ(row.at("n"), "3");
}

TEST(SkillPairsTable, IsSuppressedUnderTheFloorOfPostings) {
  TrendOptions options = without_floors();
  options.sample_floor = 2;
  const Row row = row_with(
      count({posting("a", "2026-01-05", {{kPython, Status::kRequired}, {kSql, Status::kRequired}})},
            options),
      "skill_pairs", {});
  EXPECT_EQ(row.at("n"), "1");
  for (const char* column : {"n_a", "n_b", "n_ab", "lift", "lift_low", "lift_high"}) {
    EXPECT_EQ(row.at(column), "suppressed") << column;
  }
}

TEST(SkillPairsTable, SaysWhenItIsCutToTheCommonestPairs) {
  constexpr std::uint32_t kSkills = 700;  // 244,650 pairs
  Taxonomy taxonomy;
  Uses all;
  for (std::uint32_t i = 0; i < kSkills; ++i) {
    taxonomy.concepts.push_back(concept_of(fmt::format("s{:03}", i), Kind::kMethod));
    all.emplace_back(ConceptId{i}, Status::kRequired);
  }
  TrendCounter counter(taxonomy, without_floors());
  counter.add(what_is_counted(posting("a", "2026-01-05", all)));
  counter.add(what_is_counted(posting("b", "2026-01-05", {all[698], all[699]})));
  const TrendTables tables = counter.tables("test 1");
  const Table& pairs = table_of(tables, "skill_pairs");
  EXPECT_EQ(pairs.rows.size(), 200'000u);
  EXPECT_EQ(pairs.rows[pairs.rows.size() - 1][1], "s699");  // the one pair of two postings stays
  EXPECT_TRUE(pairs.description.ends_with(
      " Cut to the 200000 pairs with the largest n_ab, of 244650; raise the pair floor to see "
      "fewer."))
      << pairs.description;
}

// `with` of `all` postings of the month ask for the skill.
void add_month(std::vector<AnalyzedPosting>& postings, const std::string& month, ConceptId skill,
               std::size_t with, std::size_t all) {
  for (std::size_t i = 0; i < all; ++i) {
    Uses uses = {{kExcel, Status::kRequired}};
    if (i < with) uses.emplace_back(skill, Status::kRequired);
    postings.push_back(posting(fmt::format("{}-{}", month, i), month + "-10", uses));
  }
}

TEST(EmergingTable, ComparesTheFirstHalfOfThePeriodsWithTheSecond) {
  std::vector<AnalyzedPosting> postings;
  add_month(postings, "2026-01", kPython, 2, 20);
  add_month(postings, "2026-02", kPython, 3, 20);
  add_month(postings, "2026-04", kPython, 10, 20);
  add_month(postings, "2026-05", kPython, 15, 20);
  const TrendTables tables = count(postings);
  const Row row = row_with(tables, "emerging", {{"skill", "python"}});
  EXPECT_EQ(row.at("period_before"), "2026-01..2026-02");
  EXPECT_EQ(row.at("period_after"), "2026-04..2026-05");
  EXPECT_EQ(row.at("n_before"), "40");
  EXPECT_EQ(row.at("with_skill_before"), "5");
  EXPECT_EQ(row.at("share_before"), "0.125000");
  EXPECT_EQ(row.at("n_after"), "40");
  EXPECT_EQ(row.at("with_skill_after"), "25");
  EXPECT_EQ(row.at("share_after"), "0.625000");
  EXPECT_EQ(row.at("difference"), "0.500000");
  const double p = two_proportion_p(5, 40, 25, 40);
  EXPECT_EQ(row.at("p"), fmt::format("{:.6g}", p));
  EXPECT_EQ(row.at("p_adjusted"), fmt::format("{:.6g}", 2 * p));  // of two skills
  EXPECT_EQ(row.at("direction"), "up");
  EXPECT_EQ(row_with(tables, "emerging", {{"skill", "excel"}}).at("direction"), "none");
}

TEST(EmergingTable, SaysWhichWayAShareMovedOnlyWhereTheTestDoes) {
  const std::tuple<std::size_t, std::size_t, const char*> cases[] = {
      {5, 25, "up"}, {25, 5, "down"}, {12, 14, "none"}, {12, 12, "none"}};
  for (const auto& [before, after, direction] : cases) {
    std::vector<AnalyzedPosting> postings;
    add_month(postings, "2026-01", kPython, before, 40);
    add_month(postings, "2026-02", kPython, after, 40);
    const Row row = row_with(count(postings), "emerging", {{"skill", "python"}});
    EXPECT_EQ(row.at("direction"), direction) << before << " to " << after;
    EXPECT_EQ(row.at("period_before"), "2026-01");
    EXPECT_EQ(row.at("period_after"), "2026-02");
  }
}

TEST(EmergingTable, GivesAMiddlePeriodToTheSecondHalf) {
  std::vector<AnalyzedPosting> postings;
  for (const char* month : {"2026-03", "2026-01", "2026-02"}) {
    add_month(postings, month, kPython, 1, 2);
  }
  const Row row = row_with(count(postings), "emerging", {{"skill", "python"}});
  EXPECT_EQ(row.at("period_before"), "2026-01");
  EXPECT_EQ(row.at("period_after"), "2026-02..2026-03");
}

TEST(EmergingTable, NeedsTwoPeriodsAndEnoughPostings) {
  std::vector<AnalyzedPosting> postings;
  add_month(postings, "2026-01", kPython, 2, 4);
  EXPECT_TRUE(table_of(count(postings), "emerging").rows.empty());
  add_month(postings, "2026-02", kPython, 2, 9);
  TrendOptions options = without_floors();
  options.pair_floor = 5;  // python has four postings
  EXPECT_TRUE(rows_with(count(postings, options), "emerging", {{"skill", "python"}}).empty());
  options.pair_floor = 4;
  options.sample_floor = 5;  // the first half has four postings
  const Row row = row_with(count(postings, options), "emerging", {{"skill", "python"}});
  EXPECT_EQ(row.at("n_before"), "4");
  EXPECT_EQ(row.at("n_after"), "9");
  for (const char* column : {"with_skill_before", "share_before", "with_skill_after", "share_after",
                             "difference", "p", "p_adjusted", "direction"}) {
    EXPECT_EQ(row.at(column), "suppressed") << column;
  }
}

AnalyzedPosting paid(const std::string& id, const std::string& currency, std::optional<double> low,
                     std::optional<double> high) {
  AnalyzedPosting result = posting(id, "2026-01-05", {{kPython, Status::kRequired}});
  result.salary = Salary{.currency = currency, .annual_min = low, .annual_max = high};
  return result;
}

TEST(SalaryTable, GivesQuartilesOfTheMiddleOfTheRangePerCurrency) {
  const TrendTables tables = count({paid("a", "IDR", 100, 300), paid("b", "IDR", 100, {}),
                                    paid("c", "IDR", {}, 400), paid("d", "USD", 50, 50)});
  const Row row = row_with(tables, "salary_by_skill", {{"currency", "IDR"}});
  EXPECT_EQ(row.at("skill"), "python");
  EXPECT_EQ(row.at("n"), "3");
  EXPECT_EQ(row.at("p25"), "150.00");
  EXPECT_EQ(row.at("p50"), "200.00");
  EXPECT_EQ(row.at("p75"), "300.00");
  EXPECT_EQ(row_with(tables, "salary_by_skill", {{"currency", "USD"}}).at("p50"), "50.00");
}

TEST(SalaryTable, LeavesOutPayThatCannotBeCompared) {
  EXPECT_TRUE(
      table_of(count({paid("a", "", 100, 300), paid("b", "IDR", {}, {}), paid("c", "IDR", 0, 0)}),
               "salary_by_skill")
          .rows.empty());
}

TEST(SalaryTable, SuppressesQuartilesOfFewPostings) {
  TrendOptions options = without_floors();
  options.sample_floor = 2;
  const Row row = row_with(count({paid("a", "IDR", 100, 300)}, options), "salary_by_skill", {});
  EXPECT_EQ(row.at("n"), "1");
  for (const char* column : {"p25", "p50", "p75"}) EXPECT_EQ(row.at(column), "suppressed");
}

}  // namespace
}  // namespace skillgap
