#include "insight/posting_date.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "skillgap/analyzer.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

const Analyzer& seen_on(const std::string& day) {
  static std::map<std::string, Analyzer> analyzers;
  const auto found = analyzers.find(day);
  if (found != analyzers.end()) return found->second;
  const Taxonomy& taxonomy = shipped_taxonomy();
  return analyzers.emplace(day, Analyzer::make(taxonomy, {.seen_on = parse_date(day)}).value())
      .first->second;
}

std::string read(const std::string& words, const std::string& day) {
  Posting posting;
  posting.title = "x";
  posting.date_posted = words;
  return seen_on(day).analyze(std::move(posting)).posting.date_posted;
}

TEST(PostingDate, WordsCountBackFromTheDayThePostingWasSeen) {
  struct Case {
    std::string words, date;
  };
  const Case cases[] = {
      {"21 hari yang lalu", "2024-03-10"},
      {"2 minggu yang lalu", "2024-03-17"},
      {"sebulan yang lalu", "2024-02-29"},
      {"1 bulan lalu", "2024-02-29"},
      {"5 jam yang lalu", "2024-03-31"},
      {"kemarin", "2024-03-30"},
      {"hari ini", "2024-03-31"},
      {"Diposting 3 hari yang lalu", "2024-03-28"},
      {"3 days ago", "2024-03-28"},
      {"Posted 30+ days ago", "2024-03-01"},
      {"a week ago", "a week ago"},
      {"one week ago", "2024-03-24"},
      {"2 months ago", "2024-01-31"},
      {"1 year ago", "2023-03-31"},
      {"yesterday", "2024-03-30"},
      {"Just posted", "2024-03-31"},
      {"soon", "soon"},
      {"999999999 days ago", "999999999 days ago"},
      {"1.5 days ago", "1.5 days ago"},
      {"ago", "ago"},
  };
  for (const auto& [words, date] : cases) EXPECT_EQ(read(words, "2024-03-31"), date) << words;
}

TEST(PostingDate, WithoutThatDayWordsStayAsWritten) {
  EXPECT_EQ(read("21 hari yang lalu", ""), "21 hari yang lalu");
  EXPECT_EQ(read("yesterday", ""), "yesterday");
}

TEST(PostingDate, NamesOfMonthsAreRead) {
  struct Case {
    std::string words, date;
  };
  const Case cases[] = {
      {"14 Maret 2024", "2024-03-14"},
      {"14 Agt 2024", "2024-08-14"},
      {"1 Desember 2023", "2023-12-01"},
      {"March 14, 2024", "2024-03-14"},
      {"Sept 5 2024", "2024-09-05"},
      {"Kamis, 14 Maret 2024", "2024-03-14"},
      {"31 Februari 2024", "31 Februari 2024"},
      {"Maret 2024", "Maret 2024"},
      {"14 Maret 99999", "14 Maret 99999"},
  };
  for (const auto& [words, date] : cases) EXPECT_EQ(read(words, ""), date) << words;
}

}  // namespace
}  // namespace skillgap
