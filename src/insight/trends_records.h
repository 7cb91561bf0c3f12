// What a TrendCounter keeps of each posting: numbers only, so that a million postings fit in
// memory. Nothing here depends on the order of arrival except the numbers given to texts, which
// never show.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/concept_kinds.h"
#include "skillgap/duplicates.h"
#include "skillgap/trends.h"

namespace skillgap {

// What tells one of the postings of one text from the other: its id, source and days, and the hash
// of what it was made of.
void name_counted(CountedPosting& counted, const Posting& posting);

// Texts → small numbers. Number 0 is the empty text.
class TextIds {
 public:
  TextIds() { (*this)[std::string_view{}]; }
  TextIds(const TextIds&) = delete;  // texts_ points into ids_
  TextIds& operator=(const TextIds&) = delete;
  std::uint32_t operator[](std::string_view text);
  const std::string& text(std::uint32_t id) const { return *texts_[id]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<const std::string*> texts_;  // keys of ids_, whose nodes stay where they are
};

// A place as it is compared: "JAKARTA" and "Jakarta" are one. Empty: no place is stated.
std::string folded_place(const std::string& location);

// Places by their folded name. Number 0: no place is stated.
class PlaceIds {
 public:
  std::uint32_t operator[](const std::string& location) { return add(location, 1); }
  std::uint32_t add(const std::string& location, std::uint64_t times);
  // For each place its most frequent spelling, the first in byte order among equals.
  std::vector<std::string> labels() const;
  const std::string& folded(std::uint32_t place) const { return folded_.text(place); }

 private:
  friend class TrendPartial;
  struct Spelling {
    std::uint32_t place = 0;
    std::uint64_t count = 0;
  };
  std::unordered_map<std::string, Spelling> spellings_;
  TextIds folded_;
};

// A skill that a posting asks for, and how. Four bytes, because most of the memory goes here.
class SkillUse {
 public:
  SkillUse(ConceptId skill, Status status)
      : packed_(static_cast<std::uint32_t>(skill) << 2 |
                (static_cast<std::uint32_t>(status) - kMentioned)) {}
  static SkillUse unpacked(std::uint32_t bits) { return SkillUse(bits); }
  std::uint32_t packed() const { return packed_; }
  std::uint32_t skill() const { return packed_ >> 2; }  // place in Taxonomy::concepts
  bool preferred() const { return (packed_ & 3) == 1; }
  bool required() const { return (packed_ & 3) == 2; }
  friend auto operator<=>(const SkillUse&, const SkillUse&) = default;

 private:
  explicit SkillUse(std::uint32_t bits) : packed_(bits) {}
  static constexpr auto kMentioned = static_cast<std::uint32_t>(Status::kMentioned);
  std::uint32_t packed_;
};

struct TrendRecord {
  std::string id;
  std::size_t skills_begin = 0, skills_end = 0;
  double salary = 0;  // middle of the annual range, 0 if not stated
  std::uint32_t currency = 0;
  std::uint32_t place = 0, source = 0, seniority = 0;
  std::uint32_t role = 0;     // index in Taxonomy::roles plus 1; 0: no call
  std::int32_t day = 0;       // of date_posted, since 1970-01-01
  std::int32_t last_day = 0;  // the last one on which it is known or said to be open; >= day
  Language language = Language::kOther;
};

// Equal sums for equal sets of postings, in whatever order and parts they came.
struct InputSum {
  std::uint64_t postings = 0;
  std::array<std::uint64_t, 2> hash{};

  void add(const InputSum& other);
};

class TrendRecords {
 public:
  explicit TrendRecords(const Taxonomy& taxonomy) : taxonomy_(&taxonomy), kinds_(taxonomy) {}

  void add(CountedPosting posting);
  // Brings `counted` and `sketches` into the order of ids, so that nothing depends on arrival.
  void sort();

  // Sorted by skill.
  std::span<const SkillUse> skills(const TrendRecord& record) const {
    return std::span(skills_).subspan(record.skills_begin, record.skills_end - record.skills_begin);
  }

  const Taxonomy& taxonomy() const { return *taxonomy_; }

  std::vector<TrendRecord> counted;     // verdict ok, with a date
  std::vector<PostingSketch> sketches;  // one a record of `counted`
  std::map<std::pair<std::int32_t, std::uint32_t>, std::uint64_t> not_ok;  // by day, source
  std::uint64_t without_date = 0;
  InputSum input;
  TextIds sources, currencies, seniorities;
  PlaceIds places;

 private:
  friend class TrendPartial;  // writes and reads all of it
  void add_skills(const std::vector<CountedPosting::Use>& uses);
  bool precedes(std::size_t a, std::size_t b) const;
  struct SortKey;
  SortKey sort_key(std::size_t record) const;

  const Taxonomy* taxonomy_;
  ConceptKinds kinds_;
  std::vector<SkillUse> skills_;
};

}  // namespace skillgap
