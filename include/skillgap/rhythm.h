// When a feed may be asked again: as long as its answer is fresh, and in the hours that it wants to
// be left alone, it is not. Pure; any thread.
//
//   next_due(now, std::chrono::hours(1), feed.rhythm)    // now + 1 h, or the end of a skipped hour
#pragma once

#include <bitset>
#include <chrono>

namespace skillgap {

// What RSS says of itself: <ttl>, <skipHours> and <skipDays> (RSS 2.0), sy:updatePeriod (RSS 1.0).
struct FeedRhythm {
  std::chrono::minutes ttl{0};
  std::bitset<24> skip_hours;  // of the day, UTC
  std::bitset<7> skip_days;    // from Sunday on
};

// Not before `now`. What asks for more than a day gets a day; feeds that skip all hours or all days
// mean none. `fresh_for` is what the transport said (Cache-Control, Expires, Retry-After).
std::chrono::sys_seconds next_due(std::chrono::sys_seconds now, std::chrono::seconds fresh_for,
                                  const FeedRhythm& rhythm = {});

}  // namespace skillgap
