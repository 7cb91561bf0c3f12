// An analyzed posting → what of it is counted.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "insight/trends_records.h"
#include "insight/xxh3.h"
#include "skillgap/posting_identity.h"

namespace skillgap {
namespace {

bool read_hex(std::string_view digits, std::uint64_t& value) {
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return error == std::errc{} && end == digits.data() + digits.size();
}

std::array<std::uint64_t, 2> parse_fingerprint(std::string_view hex) {
  std::array<std::uint64_t, 2> halves{};
  if (hex.size() != 32 || !read_hex(hex.substr(0, 16), halves[0]) ||
      !read_hex(hex.substr(16), halves[1])) {
    return {};
  }
  return halves;
}

double middle(const Salary& salary) {
  const double low = salary.annual_min.value_or(salary.annual_max.value_or(0));
  const double high = salary.annual_max.value_or(low);
  const double mid = low + (high - low) / 2;
  return std::isfinite(mid) && mid > 0 ? mid : 0;
}

// Where a person may still apply after so long, nobody has looked for long.
constexpr std::int32_t kLongestOpen = 366;
constexpr std::string_view kLastSeen = "date_last_seen";

std::int32_t day_number(Date date) {
  return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

// What the source saw comes before what the employer announced; without either, the day itself.
std::int32_t last_day_of(const Posting& posting, std::int32_t day) {
  std::string_view text = posting.date_valid_through;
  for (const ExtraField& field : posting.extra) {
    if (field.key == kLastSeen && field.json.size() > 2 && field.json.starts_with('"'))
      text = std::string_view(field.json).substr(1, field.json.size() - 2);
  }
  const std::optional<Date> last = parse_date(text);
  return last ? std::clamp(day_number(*last), day, day + kLongestOpen) : day;
}

std::array<std::uint64_t, 2> input_hash(const Posting& posting) {
  const std::string text = posting.id + '\n' + content_hash(posting);
  const XXH128_hash_t hashed = XXH3_128bits(text.data(), text.size());
  return {hashed.high64, hashed.low64};
}

PostingSketch sketch_of_fingerprint(const AnalyzedPosting& posting) {
  PostingSketch sketch;
  sketch.text = parse_fingerprint(posting.fingerprint);
  const std::string place = folded_place(posting.posting.location);
  sketch.place = place.empty() ? 0 : XXH3_64bits(place.data(), place.size());
  if (const std::optional<Date> date = parse_date(posting.posting.date_posted))
    sketch.day = day_number(*date);
  return sketch;
}

}  // namespace

CountedPosting what_is_counted(const AnalyzedPosting& posting) {
  return what_is_counted(posting, sketch_of_fingerprint(posting));
}

void name_counted(CountedPosting& counted, const Posting& posting) {
  counted.input = input_hash(posting);
  counted.id = posting.id;
  counted.source = posting.source;
  const std::optional<Date> date = parse_date(posting.date_posted);
  counted.day = date ? std::optional(day_number(*date)) : std::nullopt;
  counted.last_day = date ? last_day_of(posting, *counted.day) : 0;
}

CountedPosting what_is_counted(const AnalyzedPosting& analyzed, PostingSketch sketch) {
  CountedPosting counted;
  name_counted(counted, analyzed.posting);
  counted.location = analyzed.posting.location;
  counted.seniority = analyzed.seniority;
  if (analyzed.salary) {
    counted.salary = middle(*analyzed.salary);
    counted.currency = analyzed.salary->currency;
  }
  if (analyzed.role) counted.role = analyzed.role->role;
  counted.language = analyzed.language;
  counted.verdict = analyzed.verdict;
  counted.uses.reserve(analyzed.skills.size());
  for (const SkillDemand& demand : analyzed.skills) {
    if (demand.status >= Status::kMentioned) counted.uses.push_back({demand.skill, demand.status});
  }
  counted.sketch = std::move(sketch);
  return counted;
}

}  // namespace skillgap
