#include "ingest/feed_rhythm.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "ingest/feed_item.h"
#include "ingest/feed_xml.h"

namespace skillgap {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr hours kDay{24};

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

// Minutes of sy:updatePeriod, 0 for a word that is none.
minutes period_of(std::string_view word) {
  struct Word {
    std::string_view word;
    hours length;
  };
  constexpr Word kPeriods[] = {{"hourly", hours{1}},
                               {"daily", kDay},
                               {"weekly", 7 * kDay},
                               {"monthly", 30 * kDay},
                               {"yearly", 365 * kDay}};
  const auto* found = std::ranges::find(kPeriods, word, &Word::word);
  return found == std::end(kPeriods) ? minutes{0} : found->length;
}

minutes ttl_of(const pugi::xml_node& channel) {
  if (const auto ttl = number(plain_line(child_content(channel, "ttl"))))
    return std::min<minutes>(minutes{*ttl}, kDay);
  const auto often = number(plain_line(child_content(channel, "updateFrequency"))).value_or(1);
  const minutes period = period_of(plain_line(child_content(channel, "updatePeriod")));
  return period / std::max(1u, often);
}

}  // namespace

FeedRhythm read_rhythm(const pugi::xml_node& channel) {
  constexpr std::string_view kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};
  FeedRhythm rhythm;
  rhythm.ttl = ttl_of(channel);
  for (const auto& hour : child(channel, "skipHours")) {
    // RSS 0.91 counts from 1 to 24, 2.0 from 0 to 23.
    if (const auto at = number(plain_line(content(hour))); at && *at <= 24)
      rhythm.skip_hours.set(*at % 24);
  }
  for (const auto& day : child(channel, "skipDays")) {
    const auto* found = std::ranges::find(kDays, plain_line(content(day)));
    if (found != std::end(kDays))
      rhythm.skip_days.set(static_cast<std::size_t>(found - std::begin(kDays)));
  }
  return rhythm;
}

std::chrono::sys_seconds next_due(std::chrono::sys_seconds now, std::chrono::seconds fresh_for,
                                  const FeedRhythm& rhythm) {
  using namespace std::chrono;
  constexpr int kHoursOfAWeek = 7 * 24;
  const seconds pause =
      std::clamp<seconds>(std::max<seconds>(fresh_for, rhythm.ttl), seconds{0}, kDay);
  sys_seconds due = now + pause;
  const auto skips = [&](sys_seconds at) {
    const sys_days day = floor<days>(at);
    const auto hour = static_cast<std::size_t>(floor<hours>(at - day).count());
    return (rhythm.skip_hours[hour] && !rhythm.skip_hours.all()) ||
           (rhythm.skip_days[weekday(day).c_encoding()] && !rhythm.skip_days.all());
  };
  for (int i = 0; i < kHoursOfAWeek && skips(due); ++i) due = floor<hours>(due) + hours{1};
  return due;
}

}  // namespace skillgap
