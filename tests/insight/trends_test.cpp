#include <gtest/gtest.h>

#include <algorithm>
#include <locale>
#include <random>
#include <set>

#include "insight/trends_support.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

using namespace trend_tests;

TEST(Trends, HaveTheColumnsOfTheContract) {
  const std::pair<std::string, std::string> headers[] = {
      {"skill_demand",
       "period series role location language seniority source skill kind postings "
       "postings_with_skill share share_low "
       "share_high required preferred postings_raw with_skill_raw taxonomy method "},
      {"role_demand",
       "period series location language seniority source role postings postings_in_role share "
       "share_low share_high "
       "postings_raw in_role_raw taxonomy method "},
      {"skill_pairs", "skill_a skill_b n_a n_b n_ab n lift lift_low lift_high taxonomy method "},
      {"emerging",
       "skill kind period_before period_after n_before with_skill_before share_before n_after "
       "with_skill_after share_after difference p p_adjusted direction seasonal taxonomy "
       "method "},
      {"salary_by_skill", "skill currency n p25 p50 p75 p50_low p50_high taxonomy method "},
      {"sources", "period source postings ok copies new in_panel taxonomy method "},
  };
  const TrendTables tables = count({});
  ASSERT_EQ(tables.tables.size(), std::size(headers));
  for (std::size_t i = 0; i < std::size(headers); ++i) {
    EXPECT_EQ(tables.tables[i].name, headers[i].first);
    EXPECT_EQ(header(tables.tables[i]), headers[i].second);
    EXPECT_TRUE(tables.tables[i].rows.empty());
    for (const Column& column : tables.tables[i].columns) {
      EXPECT_FALSE(column.description.empty()) << column.name;
    }
  }
}

TEST(Trends, NameTaxonomyAndMethodInEveryRow) {
  const TrendTables tables = count(
      {posting("a", "2026-01-05", {{kPython, Status::kRequired}}),
       posting("b", "2026-02-05", {{kPython, Status::kRequired}, {kSql, Status::kRequired}})});
  for (const Table& table : tables.tables) {
    for (const std::vector<std::string>& row : table.rows) {
      ASSERT_EQ(row.size(), table.columns.size()) << table.name;
      EXPECT_EQ(row[row.size() - 2], "2026.01.02+0123456789abcdef");
      EXPECT_EQ(row.back(), "test 1");
    }
  }
}

TEST(Trends, DoNotDependOnTheOrderOfThePostings) {
  std::mt19937 random(5);
  TrendOptions options = without_floors();
  options.by_location = options.by_seniority = options.by_source = true;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    std::vector<AnalyzedPosting> postings = random_postings(seed, 200);
    const TrendTables expected = count(postings, options);
    ASSERT_GT(expected.copies, 0u);
    for (int round = 0; round < 5; ++round) {
      std::ranges::shuffle(postings, random);
      const TrendTables tables = count(postings, options);
      EXPECT_EQ(tables.copies, expected.copies);
      for (std::size_t i = 0; i < tables.tables.size(); ++i) {
        EXPECT_EQ(tables.tables[i].rows, expected.tables[i].rows) << tables.tables[i].name;
      }
    }
  }
}

TEST(Trends, AreSortedAndListNoKeyTwice) {
  TrendOptions options = without_floors();
  options.by_location = options.by_seniority = options.by_source = true;
  const TrendTables tables = count(random_postings(3, 300), options);
  const std::pair<std::string, std::ptrdiff_t> keys[] = {{"skill_demand", 8},    {"role_demand", 7},
                                                         {"skill_pairs", 2},     {"emerging", 1},
                                                         {"salary_by_skill", 2}, {"sources", 2}};
  for (const auto& [name, cells] : keys) {
    const Table& table = table_of(tables, name);
    EXPECT_TRUE(std::ranges::is_sorted(table.rows)) << name;
    std::set<std::vector<std::string>> seen;
    for (const std::vector<std::string>& row : table.rows) {
      EXPECT_TRUE(seen.emplace(row.begin(), row.begin() + cells).second) << name;
    }
    EXPECT_FALSE(table.rows.empty()) << name;
  }
}

class CommaDecimals : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

TEST(Trends, WriteNumbersTheSameWayInEveryLocale) {
  const std::vector<AnalyzedPosting> postings = random_postings(4, 100);
  const TrendTables expected = count(postings);
  const std::locale before =
      std::locale::global(std::locale(std::locale::classic(), new CommaDecimals));
  const TrendTables tables = count(postings);
  std::locale::global(before);
  for (std::size_t i = 0; i < tables.tables.size(); ++i) {
    EXPECT_EQ(tables.tables[i].rows, expected.tables[i].rows);
  }
}

TEST(Trends, CountWhatTheyLeaveOut) {
  AnalyzedPosting foreign = posting("b", "2026-01-05", {{kPython, Status::kRequired}});
  foreign.verdict = Verdict::kUnsupportedLanguage;
  const TrendTables tables = count({posting("a", "2026-01-05", {}), foreign, posting("c", "", {}),
                                    posting("d", "last week", {})});
  EXPECT_EQ(tables.postings, 1u);
  EXPECT_EQ(tables.not_ok, 1u);
  EXPECT_EQ(tables.without_date, 2u);
  EXPECT_TRUE(table_of(tables, "skill_demand").rows.empty());
}

}  // namespace
}  // namespace skillgap
