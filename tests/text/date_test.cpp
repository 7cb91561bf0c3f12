#include "skillgap/date.h"

#include <gtest/gtest.h>

namespace skillgap {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

std::string iso_or_none(std::string_view text) {
  const auto date = parse_date(text);
  return date ? to_iso(*date) : "none";
}

struct Case {
  std::string_view text, iso;
};

TEST(Date, ReadsIso8601) {
  const Case cases[] = {
      {"2026-07-25", "2026-07-25"},
      {"  2026-07-25\n", "2026-07-25"},
      {"20260725", "2026-07-25"},
      {"2026/07/25", "2026-07-25"},
      {"2026-07-25T05:32:47Z", "2026-07-25"},
      {"2026-07-25t05:32z", "2026-07-25"},
      {"2026-07-25T05", "2026-07-25"},
      {"2026-07-25 05:32:47", "2026-07-25"},
      {"2026-07-25T05:32:47.123456", "2026-07-25"},
      {"2026-07-25T05:32:47,5+07", "2026-07-25"},
      {"2026-07-25T05:32:47+0700", "2026-07-25"},
      {"2026-07-25 05:32:47 -08:00", "2026-07-25"},
      {"20260725T053247Z", "2026-07-25"},
      {"2024-02-29", "2024-02-29"},
      {"2026-07-25T24:00:00", "2026-07-25"},
      {"2016-12-31T23:59:60Z", "2016-12-31"},
      {"2026-7-5", "2026-07-05"},
      {"2026.07.25", "2026-07-25"},
      {"2026-206", "2026-07-25"},
      {"2024-366", "2024-12-31"},
      {"2026-07-25 05:32:47 UTC", "2026-07-25"},
      {"2026-07-25 05:32:47 +0000 UTC", "2026-07-25"},
      {"2026-07-25T05:32:47.123+07:00[Asia/Jakarta]", "2026-07-25"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(iso_or_none(text), iso) << text;
}

TEST(Date, ReadsRfc822AndWhatFeedsMakeOfIt) {
  const Case cases[] = {
      {"Mon, 17 Nov 2014 05:45:32 +0000", "2014-11-17"},
      {"Mon, 9 Feb 2026 05:00:00 -0000", "2026-02-09"},
      {"17 Nov 2014", "2014-11-17"},
      {"17 NOV 14 05:45 EST", "2014-11-17"},
      {"17 Nov 49 05:45 PDT", "2049-11-17"},
      {"17 Nov 50 05:45 Z", "1950-11-17"},
      {"Monday, 17-Nov-14 05:45:32 GMT", "2014-11-17"},
      {"Mon, 17 Nov 2014 5:45:32 UTC", "2014-11-17"},
      {"Mon,17 Nov 2014 05:45:32 +0700 (WIB)", "2014-11-17"},
      {"Mon, 17 Nov 2014 05:45:32 +07:00", "2014-11-17"},
      {"Mon, 17 Nov 2014 05:45:32", "2014-11-17"},
      {"Monday, 17 November 2014 05:45:32 GMT", "2014-11-17"},
      {"17 November 2014", "2014-11-17"},
      {"November 17, 2014", "2014-11-17"},
      {"Nov. 17, 2014, 5:45 PM", "2014-11-17"},
      {"Monday, November 17, 2014", "2014-11-17"},
      {"Mon Nov 17 05:45:32 2014", "2014-11-17"},
      {"Mon Nov  7 05:45:32 PST 2014", "2014-11-07"},
      {"Mon Nov 17 05:45:32 +0000 2014", "2014-11-17"},
      {"Mon Nov 17 2014 05:45:32 GMT+0700 (Western Indonesia Time)", "2014-11-17"},
      {"Mon, 17 Nov 2014 05:45:32.123 +0700", "2014-11-17"},
      {"Mon, 17 Nov 2014, 05:45:32 AM GMT", "2014-11-17"},
      {"17-Nov-2014", "2014-11-17"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(iso_or_none(text), iso) << text;
}

TEST(Date, ReadsWhatAspNetWrites) {
  EXPECT_EQ(iso_or_none("/Date(1711929600000)/"), "2024-04-01");
  EXPECT_EQ(iso_or_none("/Date(1711929600000+0700)/"), "2024-04-01");
  EXPECT_EQ(iso_or_none("/Date()/"), "none");
  EXPECT_EQ(iso_or_none("/Date(-1)/"), "none");
}

TEST(Date, KeepsTheDayOfTheStatedZone) {
  EXPECT_EQ(iso_or_none("2026-07-25T23:30:00-08:00"), "2026-07-25");
  EXPECT_EQ(iso_or_none("2026-07-25T00:30:00+09:00"), "2026-07-25");
  EXPECT_EQ(iso_or_none("Sat, 25 Jul 2026 23:30:00 -0800"), "2026-07-25");
}

TEST(Date, ReadsEpochSecondsAndMilliseconds) {
  const Case cases[] = {
      {"1711929600", "2024-04-01"},    {"1711929599", "2024-03-31"},
      {"1711929600000", "2024-04-01"}, {"1711929599999", "2024-03-31"},
      {"1711929600.0", "2024-04-01"},  {"999999999", "2001-09-09"},
      {"999999999999", "2001-09-09"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(iso_or_none(text), iso) << text;
}

TEST(Date, ReadsYearLastOnlyWhereOneReadingIsLeft) {
  const Case cases[] = {
      {"1/14/2024", "2024-01-14"},  {"14/1/2024", "2024-01-14"},
      {"14.01.2024", "2024-01-14"}, {"1.2.2024", "2024-02-01"},
      {"14-01-2024", "2024-01-14"}, {"5/5/2024", "2024-05-05"},
      {"1/2/2024", "none"},         {"1/14/2024 10:30", "2024-01-14"},
      {"1/14-2024", "none"},        {"14/14/2024", "none"},
      {"2/30/2024", "none"},        {"1/14/24", "none"},
  };
  for (const auto& [text, iso] : cases) EXPECT_EQ(iso_or_none(text), iso) << text;
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const std::string_view text : {"",
                                      " ",
                                      "today",
                                      "21 days ago",
                                      "2026",
                                      "2026-07",
                                      "2026-000",
                                      "2026-366",
                                      "2026-7-5-1",
                                      "November 2014",
                                      "Nov 31, 2014",
                                      "Mon Nov 17 05:45:32",
                                      "Mon",
                                      "Nov",
                                      "[",
                                      "]",
                                      "2026-02-29",
                                      "2026-13-01",
                                      "2026-00-10",
                                      "2026-04-31",
                                      "0000-00-00",
                                      "0001-01-01",
                                      "2026-07-25x",
                                      "2026-07-25T",
                                      "2026-07-25T25:00",
                                      "2026-07-25T05:60",
                                      "2026-07-25T05:32:61",
                                      "2026-07-25T05:32:47.",
                                      "2026-07-25T05:32+7",
                                      "2026-07-25T05:32+07:",
                                      "2026-0725",
                                      "31 Feb 2026",
                                      "17 Foo 2014",
                                      "17 Nov 2014 25:00",
                                      "17 Nov 2014 05:45 +99:00",
                                      "17 Nov 2014 05:45 GMTGMT",
                                      "17 Nov",
                                      "17 Nov 201",
                                      "-1",
                                      "12345",
                                      "17119296000",
                                      "17119296000000",
                                      "1711929600x",
                                      "99999999999999999999"}) {
    EXPECT_EQ(iso_or_none(text), "none") << text;
  }
}

TEST(Date, EveryPrefixOfADateIsReadOrRefusedWithoutHarm) {
  const std::string_view text = "Mon, 17 Nov 2014 05:45:32 +0700 (WIB)";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    const auto iso = iso_or_none(text.substr(0, n));
    EXPECT_TRUE(iso == "none" || iso == "2014-11-17" || iso == "2020-11-17")
        << text.substr(0, n) << " gave " << iso;
  }
}

TEST(Date, WritesIso) {
  EXPECT_EQ(to_iso(Date{year{2026}, month{7}, day{5}}), "2026-07-05");
  EXPECT_EQ(to_iso(Date{year{1999}, month{12}, day{31}}), "1999-12-31");
}

TEST(Period, IsReadByItsName) {
  EXPECT_EQ(parse_period("day"), Period::kDay);
  EXPECT_EQ(parse_period("week"), Period::kWeek);
  EXPECT_EQ(parse_period("month"), Period::kMonth);
  EXPECT_EQ(parse_period("quarter"), Period::kQuarter);
  EXPECT_EQ(parse_period("year"), Period::kYear);
  EXPECT_EQ(parse_period("Month"), std::nullopt);
  EXPECT_EQ(parse_period(""), std::nullopt);
}

TEST(Period, LabelsADay) {
  const Date date{year{2026}, month{7}, day{25}};
  EXPECT_EQ(period_label(date, Period::kDay), "2026-07-25");
  EXPECT_EQ(period_label(date, Period::kWeek), "2026-W30");
  EXPECT_EQ(period_label(date, Period::kMonth), "2026-07");
  EXPECT_EQ(period_label(date, Period::kQuarter), "2026-Q3");
  EXPECT_EQ(period_label(date, Period::kYear), "2026");
}

TEST(Period, PutsTheWeekIntoTheYearOfItsThursday) {
  const Case cases[] = {
      {"2021-01-03", "2020-W53"}, {"2021-01-04", "2021-W01"}, {"2024-12-29", "2024-W52"},
      {"2024-12-30", "2025-W01"}, {"2026-12-31", "2026-W53"}, {"2027-01-03", "2026-W53"},
      {"2023-01-01", "2022-W52"}, {"2020-02-29", "2020-W09"},
  };
  for (const auto& [text, label] : cases) {
    EXPECT_EQ(period_label(*parse_date(text), Period::kWeek), label) << text;
  }
}

TEST(Period, QuartersHaveThreeMonths) {
  for (unsigned m = 1; m <= 12; ++m) {
    EXPECT_EQ(period_label(Date{year{2026}, month{m}, day{1}}, Period::kQuarter).back(),
              static_cast<char>('1' + (m - 1) / 3));
  }
}

}  // namespace
}  // namespace skillgap
