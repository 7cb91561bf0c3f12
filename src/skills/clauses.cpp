#include "skills/clauses.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "skillgap/ascii.h"
#include "skills/fill_run.h"
#include "skills/first_byte.h"
#include "skills/lines.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// "Excel, but I have never used Docker": so near behind "but" begins what is negated.
constexpr std::size_t kDeniedWithin = 8;
// "5+ Years Experience": so near before a cue, a number is of what it asks for.
constexpr std::size_t kNumberWithin = 3;

class ClauseCutter {
 public:
  ClauseCutter(std::string_view text, const Tokens& tokens, const TokenLines& lines,
               const std::vector<Section>& sections, Structure& result)
      : text_(text),
        tokens_(tokens),
        lines_(lines.of),
        turns_(lines.turns),
        sections_(sections),
        cues_(result.cues),
        result_(result) {}

  // From one place that may begin or end a clause to the next: words behind words, as most tokens
  // are, are of the clause before them.
  void run() {
    result_.clause_of.resize(tokens_.size());
    auto cue = cues_.begin();
    std::size_t behind = 0;  // the last place
    turns_.for_each([&](std::size_t i) {
      fill_run(result_.clause_of, behind, i, current_);
      const auto first = cue;
      while (cue != cues_.end() && cue->first_token == i) ++cue;
      put(i, {first, cue});
      behind = i + 1;
    });
    fill_run(result_.clause_of, behind, tokens_.size(), current_);
  }

 private:
  using Cues = std::ranges::subrange<std::vector<CueHit>::const_iterator>;

  unsigned parting(std::size_t i) const { return first_byte(text_[tokens_.span(i).begin]); }

  // A line or a section. REQUIRES: not the first token.
  bool begins_part_of_text(std::size_t i) const {
    return lines_[i] != lines_[i - 1] || sections_[i] != sections_[i - 1];
  }

  // The token where it is one byte, else 0.
  char mark_at(std::size_t i) const {
    const std::string_view token = tokens_.folded(i);
    return token.size() == 1 ? token[0] : '\0';
  }

  void put(std::size_t i, Cues begun) {
    const char mark = (parting(i) & kPartsHere) != 0 ? mark_at(i) : '\0';
    if (i == 0 || begins_part_of_text(i) || mark == '[' || begins_clause(i, begun)) {
      around_ = kNone;
      current_ = open(i, false);
      is_scoped_ = is_denied_ = false;
    }
    if (mark == '(' && around_ == kNone) {
      around_ = current_;
      current_ = open(i, true);
    }
    result_.clause_of[i] = current_;
    if (!has_begun_ && around_ == kNone) begin(i);
    if (mark == ')' && around_ != kNone) current_ = std::exchange(around_, kNone);
    for (const CueHit& cue : begun) {
      is_denied_ = is_denied_ || cue.cue == Cue::kNegated;
      is_scoped_ = is_scoped_ || is_wish(cue.cue) || is_denied_;
    }
  }

  std::uint32_t open(std::size_t i, bool in_parentheses) {
    const auto number = static_cast<std::uint32_t>(result_.clauses.size());
    result_.clauses.push_back({sections_[i], lines_[i], in_parentheses,
                               in_parentheses ? around_ : number,
                               in_parentheses ? static_cast<std::uint32_t>(i) : 0});
    if (!in_parentheses) has_begun_ = false;
    return number;
  }

  // The clause that is no parenthesis: one may stand before its first word.
  void begin(std::size_t i) {
    result_.clauses[current_].first_token = static_cast<std::uint32_t>(i);
    has_begun_ = true;
  }

  // As a line, a section or a '[' does ("[Preferred] Experience with …"): behind the end of
  // another; a cue with a capital behind a small word, where a full stop was forgotten or a line
  // break lost; a part behind a comma that says for itself how it is meant; a wish for what follows
  // it
  // ("Bachelor's degree preferably in statistics").
  bool begins_clause(std::size_t i, Cues begun) const {
    if ((parting(i - 1) & kPartsBehind) != 0 && ends_clause(tokens_, i - 1))
      return i > 1 && lines_[i - 2] == lines_[i - 1];  // no bullet
    if (begun.empty()) return false;
    if (begun.front().cue == Cue::kBut) return around_ == kNone && turns(begun);
    if (begun.front().cue == Cue::kPrefers && begins_part(begun)) return around_ == kNone;
    if (mark_at(i - 1) == ',') return around_ == kNone && begins_part(begun);
    if (!is_capitalized(tokens_.span(i).of(text_))) return false;
    const char before = text_[tokens_.span(i - 1).begin];
    return is_ascii_lower(before) || asks_anew(begun.front());
  }

  // "… Jenkins or ArgoCD | Experience with Terraform": an item whose line break was lost; but not
  // "5 Years Experience in Java", nor "Nice to have Docker Experience with Java".
  bool asks_anew(const CueHit& cue) const {
    const bool asks =
        cue.cue == Cue::kAsks || cue.cue == Cue::kExperience || cue.cue == Cue::kOpens;
    if (!asks || is_scoped_) return false;
    const std::size_t last = cue.first_token - 1;
    const std::string_view before = tokens_.folded(last);
    // "Project Management experience": a name goes on.
    if (cue.cue == Cue::kExperience && is_capitalized(tokens_.span(last).of(text_))) return false;
    return cue.end_token - cue.first_token > 1 && (before == ")" || !is_mark(before)) &&
           !follows_number(cue.first_token);
  }

  bool follows_number(std::size_t i) const {
    for (std::size_t k = i; k > 0 && i - k < kNumberWithin; --k) {
      if (is_ascii_digit(tokens_.folded(k - 1)[0])) return true;
    }
    return false;
  }

  // Something is negated on one side of this "but": before it in its clause, or soon behind it.
  bool turns(Cues begun) const {
    if (is_denied_) return true;
    const std::size_t behind = begun.front().end_token;
    std::size_t end = behind;
    while (end < tokens_.size() && end < behind + kDeniedWithin && !ends_clause(tokens_, end) &&
           lines_[end] == lines_[behind - 1])
      ++end;
    const auto cue = std::find_if(begun.end(), cues_.end(), [&](const CueHit& next) {
      return next.first_token >= end || next.cue == Cue::kBut || next.cue == Cue::kNegated;
    });
    return cue != cues_.end() && cue->first_token < end && cue->cue == Cue::kNegated;
  }

  // "Java, knowledge of Go is a plus", "SQL, preferably PostgreSQL"; but not "nice to have: Java,
  // knowledge of Go", and not "Java, preferred".
  bool begins_part(Cues begun) const {
    return std::ranges::any_of(begun, [&](const CueHit& cue) {
      if (cue.cue == Cue::kAsks) return !is_scoped_;
      return is_wish(cue.cue) && cue.end_token < tokens_.size() &&
             lines_[cue.end_token] == lines_[cue.first_token] &&
             !is_mark(tokens_.folded(cue.end_token));
    });
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<std::uint32_t>& lines_;
  const TokenSet& turns_;
  const std::vector<Section>& sections_;
  const std::vector<CueHit>& cues_;
  Structure& result_;
  std::uint32_t current_ = kNone;
  std::uint32_t around_ = kNone;  // the clause that goes on behind the parenthesis
  bool is_scoped_ = false;        // a cue of the clause speaks for all that follows in it
  bool is_denied_ = false;        // and it negates
  bool has_begun_ = false;        // the clause has a token outside of parentheses
};

// From here on a wish is one by what stands in its clause.
void forget_where_wishes_point(std::vector<CueHit>& cues) {
  for (CueHit& cue : cues)
    if (cue.cue == Cue::kPrefers) cue.cue = Cue::kPreferred;
}

// "Bonus points if you've used Go", "Ideally you have worked with Go": a demand that a wish opens
// is a part of it; not "… is an asset Must have Go".
void make_wished_demands_wishes(std::string_view text, const Tokens& tokens, Structure& structure) {
  std::vector<CueHit>& cues = structure.cues;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    const std::size_t wish = cues[i - 1].end_token, demand = cues[i].first_token;
    if (cues[i].cue == Cue::kRequired && cues[i - 1].cue == Cue::kPreferred && wish == demand &&
        structure.clause_of[wish - 1] == structure.clause_of[demand] &&
        !is_capitalized(tokens.span(demand).of(text)))
      cues[i].cue = Cue::kPreferred;
  }
}

}  // namespace

void cut_clauses(std::string_view text, const Tokens& tokens, const TokenLines& lines,
                 const std::vector<Section>& sections, Structure& structure) {
  ClauseCutter(text, tokens, lines, sections, structure).run();
  std::erase_if(structure.cues, [](const CueHit& cue) { return cue.cue == Cue::kBut; });
  forget_where_wishes_point(structure.cues);
  make_wished_demands_wishes(text, tokens, structure);
}

}  // namespace skillgap
