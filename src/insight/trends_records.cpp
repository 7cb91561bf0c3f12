#include "insight/trends_records.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <numeric>
#include <tuple>

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

auto copy_key(const TrendRecord& record) {
  return std::tie(record.fingerprint, record.place, record.period);
}

bool may_be_copy(const TrendRecord& record) {
  return record.fingerprint != std::array<std::uint64_t, 2>{};
}

}  // namespace

std::uint32_t TextIds::operator[](std::string_view text) {
  const auto [entry, is_new] =
      ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (is_new) texts_.push_back(&entry->first);
  return entry->second;
}

std::uint32_t PlaceIds::operator[](const std::string& location) {
  const auto [entry, is_new] = spellings_.try_emplace(location);
  Spelling& spelling = entry->second;
  if (is_new) {
    const std::string folded = fold(single_line(location));
    const bool is_place = std::ranges::find(kNoPlace, folded) == std::end(kNoPlace);
    spelling.place = folded_[is_place ? folded : ""];
  }
  ++spelling.count;
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

std::uint32_t TrendRecords::period_of(Date date) {
  const std::int64_t day = std::chrono::sys_days{date}.time_since_epoch().count();
  const auto [entry, is_new] = period_of_day_.try_emplace(day, 0);
  if (is_new) entry->second = periods[period_label(date, unit_)];
  return entry->second;
}

void TrendRecords::add_skills(const AnalyzedPosting& posting) {
  const auto begin = static_cast<std::ptrdiff_t>(skills_.size());
  for (const SkillDemand& demand : posting.skills) {
    if (demand.status < Status::kMentioned || !is_skill((*taxonomy_)[demand.skill].kind)) continue;
    skills_.emplace_back(demand.skill, demand.status);
  }
  std::sort(skills_.begin() + begin, skills_.end());
}

void TrendRecords::add(const AnalyzedPosting& analyzed) {
  const Posting& posting = analyzed.posting;
  const std::optional<Date> date = parse_date(posting.date_posted);
  if (!date) {
    ++without_date;
    return;
  }
  TrendRecord record;
  record.period = period_of(*date);
  // A source of that very name would give two rows with one key in sources.csv.
  record.source = sources[posting.source == kNoPlace[1] ? "" : posting.source];
  if (analyzed.verdict != Verdict::kOk) {
    ++not_ok[{record.period, record.source}];
    return;
  }
  record.id = posting.id;
  record.fingerprint = parse_fingerprint(analyzed.fingerprint);
  record.skills_begin = skills_.size();
  add_skills(analyzed);
  record.skills_end = skills_.size();
  record.salary = analyzed.salary ? middle(*analyzed.salary) : 0;
  record.currency = currencies[analyzed.salary ? analyzed.salary->currency : ""];
  record.place = places[posting.location];
  record.role = analyzed.role ? static_cast<std::uint32_t>(analyzed.role->role) + 1 : 0;
  record.language = analyzed.language;
  counted.push_back(std::move(record));
}

// Total over everything a table shows, so that even copies that share an id are told apart the same
// way in every order. Numbers of texts depend on arrival, so the texts are compared.
bool TrendRecords::precedes(const TrendRecord& a, const TrendRecord& b) const {
  const auto facts = [this](const TrendRecord& r) {
    return std::tie(r.id, sources.text(r.source), r.role, r.language, r.salary,
                    currencies.text(r.currency));
  };
  if (facts(a) != facts(b)) return facts(a) < facts(b);
  return std::ranges::lexicographical_compare(skills(a), skills(b));
}

std::vector<bool> TrendRecords::find_copies() const {
  std::vector<std::size_t> order(counted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [this](std::size_t i, std::size_t j) {
    const TrendRecord& a = counted[i];
    const TrendRecord& b = counted[j];
    return copy_key(a) == copy_key(b) ? precedes(a, b) : copy_key(a) < copy_key(b);
  });
  std::vector<bool> copies(counted.size());
  for (std::size_t i = 1; i < order.size(); ++i) {
    const TrendRecord& earlier = counted[order[i - 1]];
    const TrendRecord& later = counted[order[i]];
    copies[order[i]] = may_be_copy(later) && copy_key(earlier) == copy_key(later);
  }
  return copies;
}

}  // namespace skillgap
