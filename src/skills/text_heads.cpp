#include "skills/text_heads.h"

namespace skillgap {
namespace {

// Words of a company's name.
constexpr std::size_t kLongestName = 4;

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

}  // namespace

bool heads_the_text(const CandidateText& all, std::size_t i) {
  return all[i].tokens.first == 0 && is_head(all.text(), all[i].tokens.end);
}

bool ends_name_at_head(const CandidateText& all, std::size_t i) {
  const TokenRange tokens = all[i].tokens;
  if (tokens.first == 0 || tokens.end > kLongestName || !is_head(all.text(), tokens.end))
    return false;
  for (std::size_t k = 0; k < tokens.first; ++k)
    if (!all.token_begins_large(k) || all.has_sense(Sense::kMakers, {k, k + 1})) return false;
  const auto before = all.previous_place(i);
  return !before || all[*before].tokens.end - all[*before].tokens.first < tokens.first;
}

}  // namespace skillgap
