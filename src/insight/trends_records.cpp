#include "insight/trends_records.h"

#define XXH_INLINE_ALL
#include <unicode/unistr.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numeric>
#include <tuple>

#include "skillgap/posting_identity.h"
#include "skillgap/stable_sort.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// The words of the tables' own language; a posting that states them as its place states none.
constexpr std::string_view kNoPlace[] = {"all", "unknown"};

std::string fold(const std::string& text) {
  std::string folded;
  icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(folded);
  return folded;
}

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

PostingSketch sketch_of_fingerprint(const AnalyzedPosting& posting, const std::string& place,
                                    std::int32_t day) {
  PostingSketch sketch;
  sketch.text = parse_fingerprint(posting.fingerprint);
  sketch.place = place.empty() ? 0 : XXH3_64bits(place.data(), place.size());
  sketch.day = day;
  return sketch;
}

template <typename T>
std::vector<T> in_order(std::vector<T>& values, const std::vector<std::size_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::size_t i : order) sorted.push_back(std::move(values[i]));
  return sorted;
}

}  // namespace

std::uint32_t TextIds::operator[](std::string_view text) {
  const auto [entry, is_new] =
      ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(&entry->first);
  return entry->second;
}

std::uint32_t PlaceIds::add(const std::string& location, std::uint64_t times) {
  const auto [entry, is_new] = spellings_.try_emplace(location);
  Spelling& spelling = entry->second;
  if (is_new) {
    const std::string folded = fold(single_line(location));
    const bool is_place = std::ranges::find(kNoPlace, folded) == std::end(kNoPlace);
    spelling.place = folded_[is_place ? folded : ""];
  }
  spelling.count += times;
  return spelling.place;
}

std::vector<std::string> PlaceIds::labels() const {
  std::vector<std::pair<std::uint64_t, std::string>> best(folded_.size());
  for (const auto& [text, spelling] : spellings_) {
    auto& [count, label] = best[spelling.place];
    if (spelling.count < count || (spelling.count == count && label <= text)) continue;
    count = spelling.count;
    label = text;
  }
  std::vector<std::string> labels;
  for (const auto& [count, label] : best) labels.push_back(single_line(label));
  labels[0] = kNoPlace[1];
  return labels;
}

// Sums, because neither the order nor the parts of the input may show.
void InputSum::add(const Posting& posting) {
  const std::string text = posting.id + '\n' + content_hash(posting);
  const XXH128_hash_t hashed = XXH3_128bits(text.data(), text.size());
  add({1, {hashed.high64, hashed.low64}});
}

void InputSum::add(const InputSum& other) {
  postings += other.postings;
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] += other.hash[i];
}

void TrendRecords::add_skills(const AnalyzedPosting& posting) {
  const auto begin = static_cast<std::ptrdiff_t>(skills_.size());
  for (const SkillDemand& demand : posting.skills) {
    if (demand.status < Status::kMentioned || !is_skill((*taxonomy_)[demand.skill].kind)) continue;
    skills_.emplace_back(demand.skill, demand.status);
  }
  std::sort(skills_.begin() + begin, skills_.end());
}

void TrendRecords::add(const AnalyzedPosting& analyzed, std::optional<PostingSketch> sketch) {
  const Posting& posting = analyzed.posting;
  input.add(posting);
  const std::optional<Date> date = parse_date(posting.date_posted);
  if (!date) {
    ++without_date;
    return;
  }
  TrendRecord record;
  record.day = day_number(*date);
  // A source of that very name would give two rows with one key in sources.csv.
  record.source = sources[posting.source == kNoPlace[1] ? "" : posting.source];
  if (analyzed.verdict != Verdict::kOk) {
    ++not_ok[{record.day, record.source}];
    return;
  }
  record.last_day = last_day_of(posting, record.day);
  record.id = posting.id;
  record.skills_begin = skills_.size();
  add_skills(analyzed);
  record.skills_end = skills_.size();
  record.salary = analyzed.salary ? middle(*analyzed.salary) : 0;
  record.currency = currencies[analyzed.salary ? analyzed.salary->currency : ""];
  record.place = places[posting.location];
  record.seniority = seniorities[analyzed.seniority];
  record.role = analyzed.role ? static_cast<std::uint32_t>(analyzed.role->role) + 1 : 0;
  record.language = analyzed.language;
  sketches.push_back(
      sketch ? std::move(*sketch)
             : sketch_of_fingerprint(analyzed, places.folded(record.place), record.day));
  counted.push_back(std::move(record));
}

// Total over everything a table shows, so that even copies that share an id are told apart the same
// way in every order. Numbers of texts depend on arrival, so the texts are compared.
bool TrendRecords::precedes(std::size_t i, std::size_t j) const {
  const TrendRecord &a = counted[i], &b = counted[j];
  const auto facts = [this](const TrendRecord& r) {
    return std::tie(r.id, r.day, r.last_day, sources.text(r.source), r.role, r.language, r.salary,
                    currencies.text(r.currency), seniorities.text(r.seniority));
  };
  if (facts(a) != facts(b)) return facts(a) < facts(b);
  const auto text = [](const PostingSketch& s) { return std::tie(s.text, s.title, s.employer); };
  if (text(sketches[i]) != text(sketches[j])) return text(sketches[i]) < text(sketches[j]);
  if (places.folded(a.place) != places.folded(b.place))
    return places.folded(a.place) < places.folded(b.place);
  return std::ranges::lexicographical_compare(skills(a), skills(b));
}

void TrendRecords::sort() {
  std::vector<std::size_t> order(counted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto before = [this](std::size_t i, std::size_t j) { return precedes(i, j); };
  if (std::ranges::is_sorted(order, before)) return;
  stable_sort_by(order, before);
  counted = in_order(counted, order);
  sketches = in_order(sketches, order);
}

}  // namespace skillgap
