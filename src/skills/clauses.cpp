#include "skills/clauses.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "skills/lines.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
// "Excel, but I have never used Docker": so near behind "but" begins what is negated.
constexpr std::size_t kDeniedWithin = 8;

// Parentheses, brackets, and what may end a clause: no other mark matters to the token behind it.
bool begins_as_parting_mark(std::string_view folded) {
  static constexpr auto kParting = [] {
    std::array<bool, 256> parting{};
    for (const char c : std::string_view("()[.;!?|")) parting[static_cast<unsigned char>(c)] = true;
    parting[0xE2] = parting[0xC2] = true;  // bullets
    return parting;
  }();
  return kParting[static_cast<unsigned char>(folded[0])];
}

class ClauseCutter {
 public:
  ClauseCutter(std::string_view text, const Tokens& tokens, const std::vector<std::uint32_t>& lines,
               const std::vector<Section>& sections, const std::vector<CueHit>& cues)
      : text_(text), tokens_(tokens), lines_(lines), sections_(sections), cues_(cues) {}

  Structure run() {
    result_.clause_of.resize(tokens_.size());
    bool may_part = true;
    auto cue = cues_.begin();
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const bool behind_parting = may_part;
      may_part = begins_as_parting_mark(tokens_.folded(i));
      const bool begins_cue = cue != cues_.end() && cue->first_token == i;
      // A word behind another, as most tokens are, is nothing of what put() looks for.
      if (!may_part && !behind_parting && !begins_cue && !begins_part_of_text(i)) {
        result_.clause_of[i] = current_;
        continue;
      }
      const auto first = cue;
      while (cue != cues_.end() && cue->first_token == i) ++cue;
      put(i, {first, cue});
    }
    return std::move(result_);
  }

 private:
  using Cues = std::ranges::subrange<std::vector<CueHit>::const_iterator>;

  // A line or a section. REQUIRES: not the first token.
  bool begins_part_of_text(std::size_t i) const {
    return lines_[i] != lines_[i - 1] || sections_[i] != sections_[i - 1];
  }

  void put(std::size_t i, Cues begun) {
    if (i == 0 || begins_part_of_text(i) || begins_clause(i, begun)) {
      around_ = kNone;
      current_ = open(i, false);
      is_scoped_ = is_denied_ = false;
    }
    if (tokens_.folded(i) == "(" && around_ == kNone) {
      around_ = current_;
      current_ = open(i, true);
    }
    result_.clause_of[i] = current_;
    if (tokens_.folded(i) == ")" && around_ != kNone) current_ = std::exchange(around_, kNone);
    for (const CueHit& cue : begun) {
      is_denied_ = is_denied_ || cue.cue == Cue::kNegated;
      is_scoped_ = is_scoped_ || cue.cue == Cue::kPreferred || is_denied_;
    }
  }

  std::uint32_t open(std::size_t i, bool in_parentheses) {
    const auto number = static_cast<std::uint32_t>(result_.clauses.size());
    result_.clauses.push_back(
        {sections_[i], lines_[i], in_parentheses, in_parentheses ? around_ : number});
    return number;
  }

  // As a line or a section does; behind the end of another; a '[' ("[Preferred] Experience with
  // …"); a cue with a capital behind a small word, where a full stop was forgotten or a line break
  // lost; a part behind a comma that says for itself how it is meant.
  bool begins_clause(std::size_t i, Cues begun) const {
    if (tokens_.folded(i) == "[") return true;
    const bool behind_bullet = i == 1 || lines_[i - 2] != lines_[i - 1];
    if (ends_clause(tokens_, i - 1)) return !behind_bullet;
    if (begun.empty()) return false;
    if (begun.front().cue == Cue::kBut) return around_ == kNone && turns(begun);
    if (tokens_.folded(i - 1) == ",") return around_ == kNone && begins_part(begun);
    const char before = text_[tokens_.span(i - 1).begin];
    return is_capitalized(tokens_.span(i).of(text_)) && before >= 'a' && before <= 'z';
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
      return cue.cue == Cue::kPreferred && cue.end_token < tokens_.size() &&
             lines_[cue.end_token] == lines_[cue.first_token] &&
             !is_mark(tokens_.folded(cue.end_token));
    });
  }

  std::string_view text_;
  const Tokens& tokens_;
  const std::vector<std::uint32_t>& lines_;
  const std::vector<Section>& sections_;
  const std::vector<CueHit>& cues_;
  Structure result_;
  std::uint32_t current_ = kNone;
  std::uint32_t around_ = kNone;  // the clause that goes on behind the parenthesis
  bool is_scoped_ = false;        // a cue of the clause speaks for all that follows in it
  bool is_denied_ = false;        // and it negates
};

}  // namespace

Structure cut_clauses(std::string_view text, const Tokens& tokens,
                      const std::vector<std::uint32_t>& lines, const std::vector<Section>& sections,
                      std::vector<CueHit> cues) {
  Structure result = ClauseCutter(text, tokens, lines, sections, cues).run();
  std::erase_if(cues, [](const CueHit& cue) { return cue.cue == Cue::kBut; });
  result.cues = std::move(cues);
  return result;
}

}  // namespace skillgap
