#include "insight/trends_records.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <tuple>

#include "skillgap/stable_sort.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// The words of the tables' own language; a posting that states them as its place states none.
constexpr std::string_view kNoPlace[] = {"all", "unknown"};

template <typename T>
std::vector<T> in_order(std::vector<T>& values, const std::vector<std::size_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const std::size_t i : order) sorted.push_back(std::move(values[i]));
  return sorted;
}

}  // namespace

std::string folded_place(const std::string& location) {
  std::string folded;
  icu::UnicodeString::fromUTF8(single_line(location)).foldCase().toUTF8String(folded);
  const bool is_place = std::ranges::find(kNoPlace, folded) == std::end(kNoPlace);
  return is_place ? folded : "";
}

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
    spelling.place = folded_[folded_place(location)];
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
void InputSum::add(const InputSum& other) {
  postings += other.postings;
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] += other.hash[i];
}

void TrendRecords::add_skills(const std::vector<CountedPosting::Use>& uses) {
  const auto begin = static_cast<std::ptrdiff_t>(skills_.size());
  for (const auto& [skill, status] : uses) {
    if (is_skill(kinds_[skill])) skills_.emplace_back(skill, status);
  }
  std::sort(skills_.begin() + begin, skills_.end());
}

void TrendRecords::add(CountedPosting posting) {
  input.add({1, posting.input});
  if (!posting.day) {
    ++without_date;
    return;
  }
  TrendRecord record;
  record.day = *posting.day;
  // A source of that very name would give two rows with one key in sources.csv.
  record.source = sources[posting.source == kNoPlace[1] ? "" : posting.source];
  if (posting.verdict != Verdict::kOk) {
    ++not_ok[{record.day, record.source}];
    return;
  }
  record.last_day = posting.last_day;
  record.id = std::move(posting.id);
  record.skills_begin = skills_.size();
  add_skills(posting.uses);
  record.skills_end = skills_.size();
  record.salary = posting.salary;
  record.currency = currencies[posting.currency];
  record.place = places[posting.location];
  record.seniority = seniorities[posting.seniority];
  record.role = posting.role ? static_cast<std::uint32_t>(*posting.role) + 1 : 0;
  record.language = posting.language;
  sketches.push_back(std::move(posting.sketch));
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

// The first bytes of an id, as numbers that sort as they do: they tell nearly all ids apart, close
// together where the records are not.
struct TrendRecords::SortKey {
  std::array<std::uint64_t, 2> id{};
  std::size_t record = 0;
};

TrendRecords::SortKey TrendRecords::sort_key(std::size_t record) const {
  SortKey key{{}, record};
  std::array<char, sizeof key.id> bytes{};
  counted[record].id.copy(bytes.data(), bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i)
    key.id[i / 8] = key.id[i / 8] << 8 | static_cast<unsigned char>(bytes[i]);
  return key;
}

void TrendRecords::sort() {
  std::vector<SortKey> keys;
  keys.reserve(counted.size());
  for (std::size_t i = 0; i < counted.size(); ++i) keys.push_back(sort_key(i));
  const auto before = [this](const SortKey& a, const SortKey& b) {
    return a.id != b.id ? a.id < b.id : precedes(a.record, b.record);
  };
  if (std::ranges::is_sorted(keys, before)) return;
  stable_sort_by(keys, before);
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const SortKey& key : keys) order.push_back(key.record);
  counted = in_order(counted, order);
  sketches = in_order(sketches, order);
}

}  // namespace skillgap
