#include "skills/text_habits.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "skillgap/ascii.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::size_t kShortestName = 3;  // "Go" and "R" ask for company wherever they stand
constexpr std::size_t kShortestAbbreviation = 2, kLongestAbbreviation = 5;
// "Head of the Department": words so short need no letter of the abbreviation.
constexpr std::size_t kLongestJoiningWord = 3;

std::string_view name_of(const CandidateText& text, std::size_t i) {
  return text[i].where.of(text.text().text);
}

bool is_same_name(const CandidateText& text, std::size_t a, std::size_t b) {
  return text[a].item == text[b].item && name_of(text, a) == name_of(text, b);
}

bool may_be_established(const CandidateText& text, std::size_t i) {
  return is_product(text.kind(i)) && text[i].rule == AliasRule::kCompany && text[i].case_fits &&
         name_of(text, i).size() >= kShortestName && text.begins_large(i) &&
         text.stands_inside(i) && !text.has_capital_beside(i) &&
         !text.token_begins_large(text[i].tokens.first - 1);
}

bool is_abbreviation(std::string_view name) {
  return name.size() >= kShortestAbbreviation && name.size() <= kLongestAbbreviation &&
         std::ranges::all_of(name, is_ascii_upper);
}

// The first of the words before the token that the letters begin; nullopt where they do not.
std::optional<std::size_t> first_of_spelled(const FieldText& text, std::string_view letters,
                                            std::size_t token) {
  std::size_t left = letters.size();
  while (left > 0) {
    if (token == 0) return std::nullopt;
    const std::string_view word = text.tokens.folded(--token);
    if (word[0] == ascii_lower(letters[left - 1])) {
      --left;
    } else if (word != "&" && word != "-" && (is_mark(word) || word.size() > kLongestJoiningWord)) {
      return std::nullopt;
    }
  }
  return token;
}

// "… and driver assistance systems (ADAS)" is not spelled out from its first letter on.
bool is_joining(const CandidateText& text, std::size_t token) {
  return text.text().tokens.folded(token).size() <= kLongestJoiningWord &&
         !text.token_begins_large(token);
}

// "Customer Support Services | (CSS)", where no name of the same concept stands among these words.
bool is_spelled_otherwise(const CandidateText& text, std::size_t i) {
  const std::size_t first = text[i].tokens.first;
  if (first < 2 || text.text().tokens.folded(first - 1) != "(" ||
      !is_abbreviation(name_of(text, i)) || !text.stands_between_marks(i) ||
      text.text().tokens.folded(first + 1) != ")")
    return false;
  const auto begin = first_of_spelled(text.text(), name_of(text, i), first - 1);
  if (!begin || is_joining(text, *begin)) return false;
  // A name may begin before these words: "Amazon Elastic Block Store (EBS)".
  const std::size_t from = *begin - std::min(*begin, kLongestAbbreviation);
  for (std::size_t k = text.first_from(from); k < i; ++k)
    if (text[k].tokens.end > *begin && text[k].item == text[i].item) return false;
  return true;
}

}  // namespace

void accept_established(const CandidateText& text, std::span<const std::size_t> open,
                        Accepted& accepted) {
  const auto is_open = [&](std::size_t i) { return !accepted[i] && may_be_established(text, i); };
  if (std::ranges::none_of(open, is_open)) return;
  std::vector<ConceptId> sure;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (accepted[i] && text[i].case_fits && is_product(text.kind(i))) sure.push_back(text[i].item);
  std::ranges::sort(sure);
  for (const std::size_t i : open)
    if (is_open(i)) accepted[i] = std::ranges::binary_search(sure, text[i].item);
}

void accept_lone_lines(const CandidateText& text, std::span<const std::size_t> open,
                       Accepted& accepted) {
  for (const std::size_t i : open)
    if (!accepted[i] && is_product(text.kind(i)) && text[i].rule != AliasRule::kList &&
        name_of(text, i).size() >= kShortestName && text.stands_in_demands(i) &&
        text.stands_alone(i))
      accepted[i] = true;
}

void reject_other_abbreviations(const CandidateText& text, Accepted& accepted) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!accepted[i] || !is_spelled_otherwise(text, i)) continue;
    for (std::size_t k = 0; k < text.size(); ++k)
      if (k != i && is_same_name(text, i, k)) accepted[k] = false;
    accepted[i] = false;
  }
}

}  // namespace skillgap
