#include "skills/candidates.h"

#include <algorithm>

#include "skills/token_class.h"

namespace skillgap {
namespace {

// Marks and joining words between two items of a list.
constexpr std::size_t kLongestJoin = 3;

}  // namespace

bool CandidateText::stands_inside(std::size_t i) const {
  const std::size_t first = candidates_[i].tokens.first;
  return first > 0 && text_.structure.clause_of[first - 1] == clause_number(i) &&
         !is_mark(text_.tokens.folded(first - 1));
}

bool CandidateText::stands_as_name(std::size_t i) const {
  const std::size_t first = candidates_[i].tokens.first;
  return first > 0 && text_.structure.clause_of[first - 1] == clause_number(i) && begins_large(i) &&
         !std::ranges::all_of(candidates_[i].where.of(text_.text), is_ascii_upper) &&
         !has_capital_beside(i);
}

bool CandidateText::stands_in_demands(std::size_t i) const {
  const Section section = clause(i).section;
  return section == Section::kRequirements || section == Section::kSkills ||
         section == Section::kPreferred || section == Section::kStack;
}

bool CandidateText::stands_alone(std::size_t i) const {
  const TokenRange range = candidates_[i].tokens;
  const auto line = clause(i).line;
  const auto is_of_line = [&](std::size_t token) {
    return token < text_.tokens.size() && text_.structure.clause(token).line == line;
  };
  for (std::size_t k = range.first; k > 0 && is_of_line(k - 1); --k)
    if (!is_mark(text_.tokens.folded(k - 1))) return false;
  for (std::size_t k = range.end; is_of_line(k); ++k)
    if (!is_mark(text_.tokens.folded(k))) return false;
  return true;
}

bool CandidateText::stands_between_marks(std::size_t i) const {
  const TokenRange range = candidates_[i].tokens;
  return range.first > 0 && range.end < text_.tokens.size() &&
         is_mark(text_.tokens.folded(range.first - 1)) && is_mark(text_.tokens.folded(range.end));
}

bool CandidateText::has_capital_beside(std::size_t i) const {
  const TokenRange tokens = candidates_[i].tokens;
  const auto is_of_clause = [&](std::size_t token) {
    return token < text_.tokens.size() && text_.structure.clause_of[token] == clause_number(i);
  };
  const auto before = previous_place(i), behind = next_place(i);
  // The first word of a clause has a capital anyway.
  if (tokens.first > 1 && is_of_clause(tokens.first - 2) && token_begins_large(tokens.first - 1) &&
      !(before && candidates_[*before].tokens.end == tokens.first))
    return true;
  return is_of_clause(tokens.end) && token_begins_large(tokens.end) &&
         !(behind && candidates_[*behind].tokens.first == tokens.end);
}

// Hits do not overlap, so both their ends ascend.
std::vector<SenseHit>::const_iterator CandidateText::first_sense_ending_behind(
    std::size_t token) const {
  return std::ranges::partition_point(
      senses_, [&](const SenseHit& each) { return each.tokens.end <= token; });
}

bool CandidateText::is_in_phrase(std::size_t token) const {
  const auto hit = first_sense_ending_behind(token);
  return hit != senses_.end() && hit->tokens.first <= token;
}

bool CandidateText::has_hit_at(Sense sense, const TokenRange& tokens) const {
  auto hit = first_sense_ending_behind(tokens.first);
  for (; hit != senses_.end() && hit->tokens.first < tokens.end; ++hit)
    if (hit->sense == sense) return true;
  return false;
}

bool CandidateText::has_word_at(Sense sense, const TokenRange& tokens) const {
  for (std::size_t i = tokens.first; i < tokens.end; ++i)
    if (is_word_of(sense, i)) return true;
  return false;
}

bool CandidateText::begins_sense(Sense sense, std::size_t token) const {
  return sense_behind(sense, {token, token}).has_value();
}

std::optional<TokenRange> CandidateText::sense_ending_at(std::size_t token, Sense sense) const {
  if (is_word_of(sense, token - 1)) return TokenRange{token - 1, token};
  auto hit = first_sense_ending_behind(token - 1);
  for (; hit != senses_.end() && hit->tokens.end == token; ++hit)
    if (hit->sense == sense) return hit->tokens;
  return std::nullopt;
}

std::optional<TokenRange> CandidateText::sense_beginning_at(std::size_t token, Sense sense) const {
  if (is_word_of(sense, token)) return TokenRange{token, token + 1};
  auto hit = first_sense_ending_behind(token);
  for (; hit != senses_.end() && hit->tokens.first == token; ++hit)
    if (hit->sense == sense) return hit->tokens;
  return std::nullopt;
}

bool CandidateText::ends_sentence(std::size_t token) const {
  const Structure& s = text_.structure;
  if (token + 1 >= s.clause_of.size()) return true;
  const bool is_one_clause = s.clause_of[token] == s.clause_of[token + 1];
  return (!is_one_clause && s.clause(token).line != s.clause(token + 1).line) ||
         (text_.tokens.folded(token) == "." && !text_.tokens.touches_next(token));
}

std::optional<std::size_t> CandidateText::previous_of_many(std::size_t i) const {
  std::size_t k = i;
  while (k > 0 && candidates_[k - 1].tokens.end > candidates_[i].tokens.first) --k;
  return k > 0 ? std::optional(skill_at(k - 1)) : std::nullopt;
}

std::optional<std::size_t> CandidateText::next_of_many(std::size_t i) const {
  std::size_t k = i + 1;
  while (k < candidates_.size() && candidates_[k].tokens.first < candidates_[i].tokens.end) ++k;
  return k < candidates_.size() ? std::optional(skill_at(k)) : std::nullopt;
}

std::size_t CandidateText::skill_at(std::size_t i) const {
  for (std::size_t k = first_of_place(i); k < candidates_.size() && same_place(k, i); ++k)
    if (is_skill(kind(k)) && candidates_[k].tokens.end == candidates_[i].tokens.end) return k;
  return i;
}

std::size_t CandidateText::first_from(std::size_t token) const {
  const auto first = std::ranges::partition_point(
      candidates_, [&](const Candidate& each) { return each.tokens.first < token; });
  return static_cast<std::size_t>(first - candidates_.begin());
}

std::size_t CandidateText::first_of_place(std::size_t i) const {
  while (i > 0 && same_place(i - 1, i)) --i;
  return i;
}

std::size_t CandidateText::gap(std::size_t a, std::size_t b) const {
  const TokenRange left = candidates_[std::min(a, b)].tokens;
  const TokenRange right = candidates_[std::max(a, b)].tokens;
  return right.first - std::min(left.end, right.first);
}

bool CandidateText::have_slash_between(std::size_t left, std::size_t right) const {
  return gap(left, right) == 1 && text_.tokens.folded(candidates_[left].tokens.end) == "/";
}

bool CandidateText::are_joined(std::size_t left, std::size_t right) const {
  const TokenRange a = candidates_[left].tokens, b = candidates_[right].tokens;
  if (b.first <= a.first || b.first < a.end || b.first - a.end > kLongestJoin || b.first == a.end)
    return false;
  if (clause(left).line != clause(right).line) return false;
  for (std::size_t i = a.end; i < b.first; ++i) {
    if (text_.tokens.folded(i) == ".") return false;
    if (!is_mark(text_.tokens.folded(i)) && !has_sense(Sense::kJoins, {i, i + 1})) return false;
  }
  return true;
}

}  // namespace skillgap
