// New vacancies and open ones, the panel, and parts that are merged.
#include <gtest/gtest.h>

#include "insight/trends_support.h"
#include "skillgap/trends.h"

namespace skillgap {
namespace {

using namespace trend_tests;

std::string vacancies(const TrendTables& tables, const std::string& series,
                      const std::string& period, const std::string& column = "postings") {
  const auto rows = rows_with(tables, "skill_demand",
                              {{"series", series},
                               {"period", period},
                               {"skill", "python"},
                               {"role", "all"},
                               {"language", "all"}});
  return rows.empty() ? "no row" : rows[0].at(column);
}

TEST(TrendSeries, CountARepostAsNewOnceAndAsOpenInEveryPeriod) {
  const TrendTables tables =
      count({text_seven("c", "2026-01-05", "Bandung"), text_seven("b", "2026-02-05", "Bandung"),
             text_seven("a", "2026-03-05", "Bandung"), text_seven("d", "2026-07-05", "Bandung")});
  EXPECT_EQ(tables.copies, 2u);
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"2026-01", "1", "1"}, {"2026-02", "0", "1"}, {"2026-03", "0", "1"}, {"2026-07", "1", "1"}};
  for (const auto& [period, fresh, open] : cases) {
    EXPECT_EQ(vacancies(tables, "new", period), fresh) << period;
    EXPECT_EQ(vacancies(tables, "new", period, "postings_raw"), "1") << period;
    EXPECT_EQ(vacancies(tables, "open", period), open) << period;
  }
  const Row february = row_with(tables, "sources", {{"period", "2026-02"}});
  EXPECT_EQ(february.at("copies"), "0");
  EXPECT_EQ(february.at("new"), "0");
  EXPECT_EQ(row_with(tables, "emerging", {{"skill", "python"}}).at("n_before"), "1");
}

TEST(TrendSeries, KeepAVacancyOpenAsLongAsItWasSeenOrIsValid) {
  const auto open_in = [](const AnalyzedPosting& one, const std::string& period) {
    return vacancies(count({one, posting("z", "2026-01-01", {{kSql, Status::kRequired}})}), "open",
                     period);
  };
  AnalyzedPosting one = posting("a", "2026-01-20", {{kPython, Status::kRequired}});
  EXPECT_EQ(open_in(one, "2026-02"), "no row");
  one.posting.date_valid_through = "2026-03-02";
  EXPECT_EQ(open_in(one, "2026-02"), "1");
  EXPECT_EQ(open_in(one, "2026-03"), "1");
  EXPECT_EQ(open_in(one, "2026-04"), "no row");
  one.posting.extra = {{"date_last_seen", "\"2026-02-10T08:00:00Z\""}};  // what was seen is known
  EXPECT_EQ(open_in(one, "2026-02"), "1");
  EXPECT_EQ(open_in(one, "2026-03"), "no row");
  EXPECT_EQ(vacancies(count({one}), "new", "2026-02"), "no row");
  one.posting.extra = {{"date_last_seen", "\"2025-02-10\""}};  // before it was posted
  EXPECT_EQ(open_in(one, "2026-01"), "2");
}

TEST(TrendSeries, KeepNothingOpenForMoreThanAYear) {
  AnalyzedPosting one = posting("a", "2026-01-20", {{kPython, Status::kRequired}});
  one.posting.date_valid_through = "9999-12-31";
  const TrendTables tables = count({one});
  EXPECT_EQ(vacancies(tables, "open", "2027-01"), "1");
  EXPECT_EQ(vacancies(tables, "open", "2027-02"), "no row");
}

TEST(TrendSeries, LeaveAGapAGap) {
  const TrendTables tables = count({posting("a", "2026-01-05", {{kPython, Status::kRequired}}),
                                    posting("b", "2026-04-05", {{kPython, Status::kRequired}})});
  for (const char* series : {"new", "open"}) {
    for (const char* period : {"2026-02", "2026-03"})
      EXPECT_EQ(vacancies(tables, series, period), "no row") << series << period;
  }
}

TEST(TrendCuts, AreBySeniorityAndSourceToo) {
  TrendOptions options = without_floors();
  options.by_seniority = options.by_source = true;
  AnalyzedPosting junior = posting("a", "2026-01-05", {{kPython, Status::kRequired}});
  junior.seniority = "junior";
  AnalyzedPosting other = posting("b", "2026-01-05", {{kPython, Status::kRequired}});
  other.posting.source = "";
  const TrendTables tables = count({junior, other}, options);
  for (const auto& [column, value] : {std::pair{"seniority", "junior"},
                                      {"seniority", "unknown"},
                                      {"source", "board"},
                                      {"source", "unknown"}}) {
    EXPECT_EQ(row_with(tables, "skill_demand", {{column, value}}).at("postings"), "1") << value;
    EXPECT_EQ(row_with(tables, "role_demand", {{column, value}}).at("postings"), "1") << value;
  }
}

std::vector<AnalyzedPosting> two_boards_one_of_which_left() {
  std::vector<AnalyzedPosting> postings;
  for (const auto& [id, date, source] : {std::tuple{"a", "2026-01-05", "steady"},
                                         {"b", "2026-02-05", "steady"},
                                         {"c", "2026-01-06", "left"},
                                         {"d", "2026-01-07", "left"}}) {
    postings.push_back(posting(id, date, {{kPython, Status::kRequired}}));
    postings.back().posting.source = source;
  }
  return postings;
}

// A source may have the name that stands for all of them; its rows then stand among those of the
// total.
TEST(TrendCuts, StaySortedWhereASourceIsNamedAll) {
  TrendOptions options = without_floors();
  options.by_source = true;
  std::vector<AnalyzedPosting> postings = random_postings(7, 60);
  for (std::size_t i = 0; i < postings.size(); i += 2) postings[i].posting.source = "all";
  const TrendTables tables = count(postings, options);
  const TableRows& rows = table_of(tables, "skill_demand").rows;
  std::vector<TableRows::Cells> cells(rows.begin(), rows.end());
  EXPECT_TRUE(std::ranges::is_sorted(cells));
  EXPECT_GT(rows_with(tables, "skill_demand",
                      {{"period", cells[0][0]},
                       {"skill", "python"},
                       {"role", "all"},
                       {"language", "all"},
                       {"source", "all"}})
                .size(),
            1u);
}

TEST(TrendPanel, CountsOnlySourcesThatAreThereInEveryPeriod) {
  TrendOptions options = without_floors();
  options.panel = true;
  const TrendTables tables = count(two_boards_one_of_which_left(), options);
  EXPECT_EQ(vacancies(tables, "new", "2026-01"), "1");
  EXPECT_EQ(vacancies(tables, "new", "2026-02"), "1");
  const Row left = row_with(tables, "sources", {{"source", "left"}});
  EXPECT_EQ(left.at("postings"), "2");
  EXPECT_EQ(left.at("new"), "2");
  EXPECT_EQ(left.at("in_panel"), "false");
  EXPECT_EQ(
      row_with(tables, "sources", {{"source", "steady"}, {"period", "2026-01"}}).at("in_panel"),
      "true");
}

TEST(TrendPanel, IsEverybodyWhereNoneWasAskedFor) {
  const TrendTables tables = count(two_boards_one_of_which_left());
  EXPECT_EQ(vacancies(tables, "new", "2026-01"), "3");
  EXPECT_EQ(row_with(tables, "sources", {{"source", "left"}}).at("in_panel"), "true");
}

TEST(TrendVacancies, AreUndoneByTheIdsKeptApart) {
  TrendOptions options = without_floors();
  options.apart = {"b"};
  const TrendTables tables =
      count({text_seven("a", "2026-01-05", "Bandung"), text_seven("b", "2026-01-06", "Bandung"),
             text_seven("c", "2026-01-07", "Bandung")},
            options);
  EXPECT_EQ(tables.copies, 1u);
  EXPECT_EQ(vacancies(tables, "new", "2026-01"), "2");
}

// --- parts

std::string part_of(const std::vector<AnalyzedPosting>& postings, std::size_t shard,
                    std::size_t shards) {
  TrendCounter counter(kTaxonomy, {});
  for (std::size_t i = shard; i < postings.size(); i += shards)
    counter.add(what_is_counted(postings[i]));
  return counter.partial("test 1");
}

TEST(TrendParts, MergedInAnyOrderGiveTheTablesOfTheWhole) {
  TrendOptions options = without_floors();
  options.by_location = options.by_source = true;
  const std::vector<AnalyzedPosting> postings = random_postings(11, 500);
  const TrendTables whole = count(postings, options);
  ASSERT_GT(whole.copies, 0u);
  for (const std::size_t shards : {1u, 2u, 7u, 64u}) {
    for (const bool backwards : {false, true}) {
      TrendCounter merged(kTaxonomy, options);
      for (std::size_t i = 0; i < shards; ++i) {
        const std::size_t shard = backwards ? shards - 1 - i : i;
        ASSERT_TRUE(merged.merge(part_of(postings, shard, shards), "test 1", "part"));
      }
      const TrendTables tables = merged.tables("test 1");
      EXPECT_EQ(tables.copies, whole.copies);
      EXPECT_EQ(tables.input, whole.input);
      EXPECT_EQ(tables.not_ok, whole.not_ok);
      for (std::size_t i = 0; i < tables.tables.size(); ++i)
        EXPECT_TRUE(tables.tables[i].rows == whole.tables[i].rows)
            << tables.tables[i].name << " of " << shards;
    }
  }
}

TEST(TrendParts, AreTheSameBytesEveryTime) {
  const std::vector<AnalyzedPosting> postings = random_postings(12, 50);
  EXPECT_TRUE(part_of(postings, 0, 1) == part_of(postings, 0, 1));
}

std::string merge_message(const std::string& part, const std::string& method = "test 1",
                          const Taxonomy& taxonomy = kTaxonomy) {
  TrendCounter counter(taxonomy, {});
  const auto merged = counter.merge(part, method, "a.part");
  EXPECT_EQ(counter.tables(method).postings, merged ? 5u : 0u);
  return merged ? "merged" : to_line(merged.error());
}

TEST(TrendParts, OfAnotherTaxonomyOrMethodAreRefused) {
  std::vector<AnalyzedPosting> postings;
  for (const char* id : {"a", "b", "c", "d", "e"})
    postings.push_back(posting(id, "2026-01-05", {{kPython, Status::kRequired}}));
  const std::string part = part_of(postings, 0, 1);
  EXPECT_EQ(merge_message(part), "merged");
  Taxonomy other = small_taxonomy();
  other.content_hash = "fedcba9876543210";
  EXPECT_EQ(merge_message(part, "test 1", other),
            "a.part: made with taxonomy 2026.01.02+0123456789abcdef, not with "
            "2026.01.02+fedcba9876543210 or with another version of skillgap, make all parts with "
            "one");
  EXPECT_TRUE(merge_message(part, "test 2").starts_with("a.part: made with taxonomy"));
}

TEST(TrendParts, ThatAreCutOrDamagedAreRefusedAtEveryByte) {
  const std::string part =
      part_of({posting("a", "2026-01-05", {{kPython, Status::kRequired}})}, 0, 1);
  for (std::size_t end = 0; end < part.size(); ++end)
    EXPECT_NE(merge_message(part.substr(0, end)), "merged") << end;
  for (std::size_t i = 0; i < part.size(); ++i) {
    std::string damaged = part;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x40);
    EXPECT_NE(merge_message(damaged), "merged") << i;
  }
  EXPECT_EQ(merge_message(part + "x"),
            "a.part: the partial table is damaged or cut, make it again");
  const std::string version = "version 2";
  std::string older = part;
  older.replace(older.find(version), version.size(), "version 1");
  for (const std::string& other : {std::string("{}"), older})
    EXPECT_EQ(merge_message(other),
              "a.part: no partial table of this version, make it with trends --partial");
}

// --- seasons

TEST(SeasonalFlag, IsRaisedByTheCalendarAndNotByATrend) {
  std::vector<AnalyzedPosting> postings;
  const auto add = [&](std::size_t year, std::size_t month, Uses uses, std::size_t times) {
    for (std::size_t i = 0; i < times; ++i)
      postings.push_back(posting(fmt::format("p{}", postings.size()),
                                 fmt::format("{}-{:02}-05", year, month), uses));
  };
  for (std::size_t year = 2020; year < 2025; ++year) {
    for (std::size_t month = 1; month <= 12; ++month) {
      const std::size_t python = 4 + (month * 5) % 12;
      const std::size_t sql = 12 * (year - 2020) + month + (month * year * 7) % 5;
      add(year, month, {{kPython, Status::kRequired}}, python);
      add(year, month, {{kSql, Status::kRequired}}, sql);
      add(year, month, {}, 200 - python - sql);
    }
  }
  const auto flag = [&](const std::string& skill, const TrendOptions& options) {
    return row_with(count(postings, options), "emerging", {{"skill", skill}}).at("seasonal");
  };
  TrendOptions options = without_floors();
  EXPECT_EQ(flag("python", options), "yes");
  EXPECT_EQ(flag("sql", options), "no");
  options.period = Period::kWeek;
  EXPECT_EQ(flag("python", options), "unknown");
  options.period = Period::kMonth;
  std::erase_if(postings, [](const AnalyzedPosting& p) { return p.posting.date_posted > "2023"; });
  EXPECT_EQ(flag("python", options), "unknown");  // three years, of which two have a year around
}

}  // namespace
}  // namespace skillgap
