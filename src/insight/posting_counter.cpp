#include "skillgap/posting_counter.h"

#include <cstring>
#include <string>
#include <utility>

#include "insight/trends_records.h"
#include "insight/xxh3.h"

namespace skillgap {
namespace {

// A hiring thread repeats after a month or two, of a thousand postings each.
constexpr std::size_t kPlaces = 16384;

// With its size, so that moving text from one field to the next never gives the same bytes.
void append(std::string& bytes, std::string_view text) {
  const std::uint64_t size = text.size();
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size).append(text);
}

void append(std::string& bytes, const std::optional<double>& number) {
  const double value = number.value_or(0);
  bytes += number ? '1' : '0';
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

// All that the analysis reads but the dates, which no text is read by.
PostingCounter::Content PostingCounter::content_of(const Posting& posting) {
  thread_local std::string bytes;  // its memory is worth keeping
  bytes.clear();
  for (const std::string* text : {&posting.title, &posting.company, &posting.location,
                                  &posting.description, &posting.employment_type})
    append(bytes, *text);
  append(bytes, posting.description_format ? text_format_name(*posting.description_format) : "");
  const Salary& salary = posting.salary;
  for (const std::string* text : {&salary.surface, &salary.currency, &salary.unit})
    append(bytes, *text);
  for (const auto& number : {salary.min, salary.max, salary.annual_min, salary.annual_max})
    append(bytes, number);
  for (const std::string& tag : posting.tags) append(bytes, tag);
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

PostingCounter::PostingCounter(const Analyzer& analyzer) : analyzer_(analyzer), known_(kPlaces) {}

PostingCounter::Known& PostingCounter::place_of(const Content& content) {
  return known_[content[0] % kPlaces];
}

std::optional<CountedPosting> PostingCounter::find(const Content& content) {
  const std::scoped_lock lock(mutex_);
  const Known& known = place_of(content);
  return known.content == content ? std::optional(known.counted) : std::nullopt;
}

// What stood there is written over, so that its memory serves again.
void PostingCounter::keep(const Content& content, const CountedPosting& counted) {
  const std::scoped_lock lock(mutex_);
  Known& known = place_of(content);
  known.content = content;
  known.counted = counted;
}

CountedPosting PostingCounter::count(Posting&& posting) {
  const Content content = content_of(posting);
  if (auto known = find(content)) {
    analyzer_.read_dates(posting);
    name_counted(*known, posting);
    known->sketch.day = known->day;
    return std::move(*known);
  }
  auto [analyzed, sketch] = analyzer_.analyze_and_sketch(std::move(posting));
  CountedPosting counted = what_is_counted(analyzed, std::move(sketch));
  keep(content, counted);
  return counted;
}

}  // namespace skillgap
