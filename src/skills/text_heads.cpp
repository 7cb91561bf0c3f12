#include "skills/text_heads.h"

#include <algorithm>
#include <array>

namespace skillgap {
namespace {

// What says of the name before it that it is a skill, and so no company's.
constexpr std::array kOfTrades = {Sense::kMakers, Sense::kColleagues, Sense::kSkill,
                                  Sense::kSkillBefore, Sense::kToolBefore};
// From the token to the end of its line; a dash may begin a line of the structure.
std::size_t dashes_of_line(const FieldText& text, std::size_t token) {
  const std::size_t end = text.text.find('\n', text.tokens.span(token).begin);
  std::size_t dashes = 0;
  for (; token < text.tokens.size() && text.tokens.span(token).begin < end; ++token)
    dashes += text.tokens.folded(token) == "-" ? 1 : 0;
  return dashes;
}

// Of the description, up to this mark.
bool is_head(const FieldText& text, std::size_t end) {
  if (text.field != Field::kDescription || end + 1 >= text.tokens.size()) return false;
  const std::string_view mark = text.tokens.folded(end);
  return mark == "|" || (mark == "-" && dashes_of_line(text, end) > 1);
}

// Words with capitals from the first to such a mark, none of whom a trade is called by ("Ruby
// Developer | …"); 0 where there is no such name.
std::size_t end_of_name(const CandidateText& all) {
  const std::size_t limit = std::min(kLongestNameAtHead + 1, all.text().tokens.size());
  for (std::size_t k = 0; k < limit; ++k) {
    if (k > 0 && is_head(all.text(), k)) return k;
    if (!all.token_begins_large(k)) return 0;
    for (const Sense sense : kOfTrades)
      if (all.has_sense(sense, {k, k + 1})) return 0;
  }
  return 0;
}

}  // namespace

bool heads_the_text(const CandidateText& all, std::size_t i) {
  return is_head(all.text(), all[i].tokens.end);
}

bool is_in_name_at_head(const CandidateText& all, std::size_t i) {
  const std::size_t end = end_of_name(all);
  if (all[i].tokens.end > end) return false;
  std::array<bool, kLongestNameAtHead> is_known{};
  for (std::size_t k = 0; k < all.size() && all[k].tokens.end <= end; ++k)
    for (std::size_t t = all[k].tokens.first; t < all[k].tokens.end; ++t) is_known[t] = true;
  return std::find(is_known.begin(), is_known.begin() + end, false) != is_known.begin() + end;
}

}  // namespace skillgap
