#include "skills/glued_token.h"

#include "skillgap/ascii.h"
#include "skills/word_begins.h"

namespace skillgap {
namespace {

constexpr std::size_t kShortestUnknown = 4, kShortestInDamaged = 5;

// The first place from `at` on where a word may begin inside the token; its size: nowhere.
std::size_t next_word(std::string_view token, std::size_t at) {
  while (at + 2 < token.size() && !(is_ascii_upper(token[at]) && may_begin(token, at))) ++at;
  return at + 2 < token.size() ? at : token.size();
}

// Of a token, and what is known of it.
struct Part {
  std::string_view text;
  std::uint8_t known;

  bool opens_lines() const {
    return text.size() >= kShortestInDamaged && (known & GluedToken::kOpens) != 0;
  }
};

// Two known words, the first of them small as no name begins: "tahunPendidikan".
bool surely_parts(const Part& left, const Part& right) {
  return left.text.size() >= kShortestPart && is_ascii_lower(left.text[0]) &&
         is_ascii_lower(left.text.back()) && left.known != 0 && right.known != 0;
}

// "pengalaman.Memiliki", "TUGASMelakukan": two known words, and the second opens lines.
bool opens_line(const Part& left, const Part& right) {
  return left.text.size() >= kShortestPart && left.known != 0 && right.opens_lines();
}

// "Excel.Identifying": a full stop between a product and a word of sentences that names none.
bool closes_sentence(const Part& left, const Part& right) {
  const std::uint8_t r = right.known;
  return left.text.size() >= kShortestPart && (left.known & GluedToken::kName) != 0 && r != 0 &&
         (r & GluedToken::kName) == 0 &&
         right.text.size() >= ((r & GluedToken::kOpens) != 0 ? kShortestPart : kShortestUnknown);
}

// Whether a line ended between the two, in a text that lost its line breaks. A part that begins
// small cannot begin a name, so one known part is enough there; two capitalized words may be a
// product ("SalesForce"), so the line itself must speak: it closed with a name or a heading, or
// opens as lines of lists do. One letter is a name only before a word that does ("RExperience", not
// "JScript"). `before`: the byte before the cut.
bool parts(const Part& left, const Part& right, char before) {
  using Token = GluedToken;
  const std::uint8_t l = left.known, r = right.known;
  const std::size_t left_size = left.text.size(), right_size = right.text.size();
  if (before == '.')
    return r != 0 && (left_size >= kShortestPart || (r & (Token::kName | Token::kOpens)) != 0);
  if (left_size == 1 && is_ascii_upper(before))
    return (l & Token::kName) != 0 && right.opens_lines();
  if (is_ascii_upper(before)) return r != 0 && right_size >= kShortestBehindCapitals;
  if (is_ascii_digit(before))
    return (r & Token::kOpens) != 0 || (r != 0 && right_size >= kShortestInDamaged);
  // "ExcelYou", "EquivalentWho are we": a short word has to open lines.
  if (left_size < kShortestPart || (right_size < kShortestUnknown && (r & Token::kOpens) == 0))
    return false;
  if (is_ascii_lower(left.text[0])) return l != 0 || r != 0;
  return (r & Token::kOpens) != 0 || (l & (Token::kName | Token::kCloses)) != 0 ||
         (r != 0 && (l != 0 || right_size >= kShortestInDamaged));
}

bool is_cut(const Part& left, const Part& right, char before, GluedToken::Asked asked) {
  // "proyekTUGAS": capitals, as "nodeJS" has them too, have to open lines.
  if (is_ascii_lower(before) && begins_in_capitals(right.text, kShortestInCapitals))
    return opens_line(left, right) &&
           (asked == GluedToken::kLittle || is_ascii_lower(left.text[0]));
  if (before == '.' && closes_sentence(left, right)) return true;
  const bool is_plain = before != '.' && !is_ascii_upper(before);
  if (is_plain ? surely_parts(left, right) : opens_line(left, right)) return true;
  if (asked == GluedToken::kLikely) return is_plain && opens_line(left, right);
  return asked == GluedToken::kLittle && parts(left, right, before);
}

}  // namespace

GluedToken::GluedToken(std::string_view token, const WordTable& words)
    : token_(token), words_(words) {
  for (std::size_t at = next_word(token, 1); at < token.size(); at = next_word(token, at + 1))
    begin_[begins_++] = static_cast<std::uint8_t>(at);
  token.copy(lower_.data(), token.size());
  for (std::size_t at = 0; at < token.size(); at += 8) lower_eight_bytes(lower_.data() + at);
}

bool GluedToken::may_be(std::string_view token) { return next_word(token, 1) < token.size(); }

// `visit` gives whether it wants more.
template <typename Visit>
void GluedToken::visit_cuts(Asked asked, Visit visit) const {
  if (begins_ == 0 || known(token_) != 0) return;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < begins_; ++i) {
    const std::size_t at = begin_[i], end = i + 1 < begins_ ? begin_[i + 1] : token_.size();
    const char before = token_[at - 1];
    const std::string_view left = token_.substr(begin, at - begin - (before == '.' ? 1 : 0));
    std::string_view right = token_.substr(at, end - at);
    right = right.substr(0, right.find('.'));
    if (left.empty() || !is_cut({left, known(left)}, {right, known(right)}, before, asked))
      continue;
    if (!visit(at)) return;
    begin = at;
  }
}

std::vector<std::size_t> GluedToken::cuts(Asked asked) const {
  std::vector<std::size_t> cuts;
  visit_cuts(asked, [&](std::size_t at) {
    cuts.push_back(at);
    return true;
  });
  return cuts;
}

bool GluedToken::has_cut(Asked asked) const {
  bool found = false;
  visit_cuts(asked, [&](std::size_t) {
    found = true;
    return false;
  });
  return found;
}

}  // namespace skillgap
