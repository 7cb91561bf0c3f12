// Any text as a date: what is understood is a day of the calendar, and its ISO form reads back.
#include "skillgap/date.h"

#include "fuzz/invariants.h"

using namespace skillgap;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto period = parse_period(text)) fuzz::require(!text.empty(), "a period has a name");
  const auto date = parse_date(text);
  if (!date) return 0;
  fuzz::require(date->ok(), "a date is a day of the calendar");
  const std::string iso = to_iso(*date);
  fuzz::require(iso.size() == 10, "an ISO date has ten characters");
  fuzz::require(parse_date(iso) == date, "an ISO date reads back");
  for (const Period period :
       {Period::kDay, Period::kWeek, Period::kMonth, Period::kQuarter, Period::kYear}) {
    const std::string label = period_label(*date, period);
    fuzz::require(label.size() >= 4 && label.size() <= 10, "a period has a label");
  }
  fuzz::require_equal(period_label(*date, Period::kDay), iso, "a day's label is its ISO form");
  return 0;
}
