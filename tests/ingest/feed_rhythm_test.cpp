#include <gtest/gtest.h>

#include "ingest/feed_cases.h"
#include "skillgap/rhythm.h"

namespace skillgap {
namespace {

using namespace std::chrono;

FeedRhythm rhythm_of(std::string_view members) {
  return parsed("<rss><channel><title>x</title>" + std::string(members) +
                "<item><title>A</title></item></channel></rss>")
      .rhythm;
}

TEST(FeedRhythm, IsReadFromTheChannel) {
  EXPECT_EQ(rhythm_of("").ttl, minutes(0));
  EXPECT_EQ(rhythm_of("<ttl> 90 </ttl>").ttl, minutes(90));
  EXPECT_EQ(rhythm_of("<ttl>100000</ttl>").ttl, minutes(1'440));
  EXPECT_EQ(rhythm_of("<ttl>soon</ttl>").ttl, minutes(0));
  EXPECT_EQ(rhythm_of("<sy:updatePeriod>daily</sy:updatePeriod>"
                      "<sy:updateFrequency>4</sy:updateFrequency>")
                .ttl,
            minutes(360));
  EXPECT_EQ(rhythm_of("<sy:updatePeriod>hourly</sy:updatePeriod>"
                      "<sy:updateFrequency>0</sy:updateFrequency>")
                .ttl,
            minutes(60));
  const FeedRhythm quiet = rhythm_of(
      "<skipHours><hour>0</hour><hour>23</hour><hour>24</hour><hour>99</hour></skipHours>"
      "<skipDays><day>Sunday</day><day>Someday</day></skipDays>");
  EXPECT_EQ(quiet.skip_hours.count(), 2u);
  EXPECT_TRUE(quiet.skip_hours[0] && quiet.skip_hours[23]);
  EXPECT_EQ(quiet.skip_days.count(), 1u);
  EXPECT_TRUE(quiet.skip_days[0]);
}

TEST(NextDue, WaitsForTheEndOfWhatIsFreshAndOfWhatIsSkipped) {
  // 22 November 2026 is a Sunday.
  const sys_seconds now = sys_days(2026y / 11 / 22) + hours(10) + minutes(30);
  struct Case {
    FeedRhythm rhythm;
    seconds fresh, wait;
  };
  const auto skip_hours = [](std::initializer_list<int> all) {
    FeedRhythm rhythm;
    for (const int hour : all) rhythm.skip_hours.set(static_cast<std::size_t>(hour));
    return rhythm;
  };
  FeedRhythm sundays, never, hourly;
  sundays.skip_days.set(0);
  never.skip_days.set();
  never.skip_hours.set();
  hourly.ttl = hours(1);
  const Case cases[] = {
      {{}, seconds(0), seconds(0)},
      {{}, seconds(-5), seconds(0)},
      {{}, seconds(90), seconds(90)},
      {{}, hours(48), hours(24)},
      {hourly, seconds(0), hours(1)},
      {hourly, hours(2), hours(2)},
      {skip_hours({10, 11}), seconds(0), minutes(90)},
      {skip_hours({12}), seconds(0), seconds(0)},
      {skip_hours({12}), hours(2), minutes(150)},
      {sundays, seconds(0), hours(13) + minutes(30)},
      {never, seconds(0), seconds(0)},
  };
  for (const auto& [rhythm, fresh, wait] : cases)
    EXPECT_EQ(next_due(now, fresh, rhythm) - now, wait) << fresh.count();
}

}  // namespace
}  // namespace skillgap
