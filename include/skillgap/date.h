// Dates as postings and feeds write them → calendar dates. Pure; any thread.
//
//   parse_date("Mon, 17 Nov 2014 05:45:32 +0000")   // 2014-11-17
//   parse_date("2026-07-25T05:32:47Z")              // 2026-07-25
//   parse_date("1711929600")                        // 2024-04-01 (epoch seconds; milliseconds too)
//   parse_date("Monday, November 17, 2014 5:45 PM")   // 2014-11-17
//
// Understood: ISO 8601 (date, date-time, with or without zone, basic form, day of the year; '/' and
// '.' for '-', one digit for two), RFC 822/2822 with numeric and named zones and two-digit years,
// names of weekdays and months written out, the month first, C's asctime(), Java's and JavaScript's
// ways to name a zone, day/month/year, day.month.year, epoch seconds and milliseconds, also in
// ASP.NET's
// "/Date(…)/". Names are those of RFC 822. The day is the one in the zone that the text states.
// What is ambiguous (1/2/2024), or before 1900, is not guessed: nullopt.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace skillgap {

using Date = std::chrono::year_month_day;

std::optional<Date> parse_date(std::string_view text);

std::string to_iso(Date date);  // "2026-07-25"

enum class Period { kDay, kWeek, kMonth, kQuarter, kYear };
std::optional<Period> parse_period(std::string_view name);  // "day" "week" "month" "quarter" "year"
std::string period_label(Date date, Period period);  // "2026-07", "2026-W30" (ISO 8601), "2026-Q3"

}  // namespace skillgap
