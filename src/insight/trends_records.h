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
#include "skillgap/trends.h"

namespace skillgap {

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

// Places by their folded name, so that "JAKARTA" and "Jakarta" are one. Number 0: no place is
// stated.
class PlaceIds {
 public:
  std::uint32_t operator[](const std::string& location);
  // For each place its most frequent spelling, the first in byte order among equals.
  std::vector<std::string> labels() const;

 private:
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
  std::uint32_t skill() const { return packed_ >> 2; }  // place in Taxonomy::concepts
  bool preferred() const { return (packed_ & 3) == 1; }
  bool required() const { return (packed_ & 3) == 2; }
  friend auto operator<=>(const SkillUse&, const SkillUse&) = default;

 private:
  static constexpr auto kMentioned = static_cast<std::uint32_t>(Status::kMentioned);
  std::uint32_t packed_;
};

struct TrendRecord {
  std::string id;
  std::array<std::uint64_t, 2> fingerprint{};  // zeros: none, so a copy of nothing
  std::size_t skills_begin = 0, skills_end = 0;
  double salary = 0;  // middle of the annual range, 0 if not stated
  std::uint32_t currency = 0;
  std::uint32_t period = 0, place = 0, source = 0;
  std::uint32_t role = 0;  // index in Taxonomy::roles plus 1; 0: no call
  Language language = Language::kOther;
};

class TrendRecords {
 public:
  TrendRecords(const Taxonomy& taxonomy, Period period) : taxonomy_(&taxonomy), unit_(period) {}

  void add(const AnalyzedPosting& posting);

  // Sorted by skill.
  std::span<const SkillUse> skills(const TrendRecord& record) const {
    return std::span(skills_).subspan(record.skills_begin, record.skills_end - record.skills_begin);
  }
  // One flag a record of `counted`: the same text, place and period as one with a smaller id.
  std::vector<bool> find_copies() const;

  const Taxonomy& taxonomy() const { return *taxonomy_; }

  std::vector<TrendRecord> counted;  // verdict ok, with a date
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> not_ok;  // by period, source
  std::uint64_t without_date = 0;
  TextIds periods, sources, currencies;
  PlaceIds places;

 private:
  std::uint32_t period_of(Date date);
  void add_skills(const AnalyzedPosting& posting);
  bool precedes(const TrendRecord& a, const TrendRecord& b) const;

  const Taxonomy* taxonomy_;
  Period unit_;
  std::unordered_map<std::int64_t, std::uint32_t> period_of_day_;
  std::vector<SkillUse> skills_;
};

}  // namespace skillgap
