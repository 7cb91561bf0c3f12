#include "skills/term_candidates.h"

#include <algorithm>
#include <iterator>

namespace skillgap {
namespace {

// More than two thirds of the words of a longer clause begin with a capital: a headline, in which
// capitals say nothing.
bool is_headline(TermWords clause) {
  constexpr std::size_t kShort = 4;
  const auto capitals = std::ranges::count_if(clause, &TermWord::has_capital);
  return clause.size() > kShort && 3 * static_cast<std::size_t>(capitals) > 2 * clause.size();
}

// TermWords of one clause without a break or a known name between them.
struct Segment {
  TermWords words;
  bool opens_clause = false;  // its first word may have a capital for that alone
  bool is_item = false;       // breaks on both sides; a cue may stand before it
  bool is_whole = false;      // the clause has nothing else
};

std::vector<Segment> segments_of(TermWords clause) {
  std::vector<Segment> segments;
  for (std::size_t begin = 0, end = 0; begin < clause.size(); begin = end) {
    end = begin + 1;
    if (clause[begin].known != Known::kNothing) continue;
    while (end < clause.size() && clause[end].known == Known::kNothing && !clause[end].after_break)
      ++end;
    const bool left = clause[begin].after_break || clause[begin - 1].known == Known::kCue;
    const bool right = end == clause.size() || clause[end].after_break;
    segments.push_back({clause.subspan(begin, end - begin), begin == 0,
                        left && right && !clause[end - 1].is_label, end - begin == clause.size()});
  }
  return segments;
}

// Pieces between the commas of prose are none, unless something in the line says that skills are
// listed.
bool is_list_item(const Segment& segment, Known line) {
  if (!segment.is_item || segment.words.size() > kMostTermWords) return false;
  return segment.is_whole || line >= Known::kSkill ||
         std::ranges::any_of(segment.words, &TermWord::has_capital);
}

// Runs of words that look like names.
std::vector<TermWords> runs_of(const Segment& segment, bool in_headline) {
  const auto looks_like_name = [&](const TermWord& word) {
    if (in_headline) return word.is_odd && word.is_lower_too;
    const bool opens = segment.opens_clause && &word == segment.words.data();
    return word.is_odd || (word.has_capital && !opens);
  };
  std::vector<TermWords> runs;
  for (std::size_t begin = 0, end = 0; begin < segment.words.size(); begin = end) {
    end = begin + 1;
    if (!looks_like_name(segment.words[begin])) continue;
    while (end < segment.words.size() && looks_like_name(segment.words[end])) ++end;
    runs.push_back(segment.words.subspan(begin, end - begin));
  }
  return runs;
}

}  // namespace

TermWeight term_weight(Section section) {
  switch (section) {
    case Section::kRequirements:
    case Section::kPreferred:
    case Section::kSkills:
    case Section::kStack:
      return TermWeight::kStrong;
    case Section::kNone:
    case Section::kDuties:
      return TermWeight::kWeak;
    case Section::kCompany:
    case Section::kBenefits:
    case Section::kLegal:
    case Section::kApply:
      return TermWeight::kNone;
  }
  return TermWeight::kNone;
}

std::vector<TermWords> candidates_in(TermWords clause, TermWeight weight, Known line) {
  const bool in_headline = is_headline(clause);
  std::vector<TermWords> candidates;
  for (const Segment& segment : segments_of(clause)) {
    if (weight == TermWeight::kStrong && is_list_item(segment, line))
      candidates.push_back(segment.words);
    else
      std::ranges::copy(runs_of(segment, in_headline), std::back_inserter(candidates));
  }
  return candidates;
}

}  // namespace skillgap
