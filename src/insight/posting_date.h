// Dates in words: "21 hari yang lalu" "Posted 30+ days ago" "yesterday" "14 Maret 2024" "March 14,
// 2024". What has digits only is parse_date's (skillgap/date.h).
//
//   read_date_words(signs, Date{2024y / 3 / 14})     // of "2 minggu yang lalu": 2024-02-29
#pragma once

#include <optional>
#include <span>

#include "insight/sign.h"
#include "skillgap/date.h"

namespace skillgap {

// `signs` are those of one field that tell more. Words that count back need `seen_on`, the day on
// which they were on the page; without it they are not read. Hours and minutes count as that day,
// months and years by the calendar (the last day of a shorter month). More than 100 years back is
// no date. Pure.
std::optional<Date> read_date_words(std::span<const Sign> signs, std::optional<Date> seen_on);

}  // namespace skillgap
