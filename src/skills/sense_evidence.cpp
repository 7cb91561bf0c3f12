// The order of work: what is sure → what cues and company make credible → items beside those.
#include "skills/sense_evidence.h"

#include <algorithm>
#include <optional>
#include <ranges>
#include <span>
#include <vector>

#include "skills/near_cues.h"
#include "skills/sense_company.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

constexpr std::size_t kCompanyReach = 12;    // candidates to a side, one of them another product
constexpr std::size_t kTechniqueWithin = 3;  // tokens between one and a product it makes likely
// Of an everyday word so many: "security" far behind in a line of clerical work is a guard's.
constexpr std::size_t kEverydayWithin = 5;

class Evidence {
 public:
  // What is accepted is written over `accepted`. One at a time in a thread.
  Evidence(const CandidateText& all, bool is_tech_title, Accepted& accepted)
      : all_(all),
        is_tech_title_(is_tech_title),
        accepted_(accepted),
        open_(find_open()),
        company_(all) {}

  std::span<const std::size_t> run() {
    for (const std::size_t i : open_) accepted_[i] = is_credible(i);
    accept_neighbours();
    return open_;
  }

 private:
  // What is not sure; the rest is accepted. No branch: which are is hard to guess.
  std::span<const std::size_t> find_open() const {
    thread_local std::vector<std::size_t> open;
    accepted_.resize(all_.size());
    if (open.size() < all_.size()) open.resize(all_.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const bool sure = is_sure(all_, i);
      accepted_[i] = sure;
      open[count] = i;
      count += sure ? 0 : 1;
    }
    return std::span(open).first(count);
  }
  const Structure& structure() const { return all_.text().structure; }
  const Tokens& tokens() const { return all_.text().tokens; }

  // "monitoring", "security": what they mean in a text of many technical names, if not part of
  // another name ("Acme Analytics").
  bool is_technique_of_technical_text(std::size_t i) {
    return !is_product(all_.kind(i)) && is_technical(all_.kind(i)) && all_.is_long(i) &&
           company_.is_of_technical_text() && !(all_.begins_large(i) && all_.has_capital_beside(i));
  }

  bool is_credible(std::size_t i) {
    const Candidate& candidate = all_[i];
    if (all_.has_sense(Sense::kSkill, candidate.tokens) || is_meant_by_what_follows(i)) return true;
    if (candidate.rule == AliasRule::kList) return false;
    if (is_all_that_is_asked_for(i) || is_meant_by_what_precedes(i) || is_remark_on_a_trade(i))
      return true;
    if (!candidate.case_fits) return false;
    if (candidate.rule == AliasRule::kName && all_.stands_as_name(i)) return true;
    if (is_tech_title_) return true;
    const bool is_technique = is_technical(all_.kind(i)) && !is_product(all_.kind(i));
    // "strong reliability": of an everyday word a cue says too little.
    const bool is_everyday = is_technique && candidate.is_everyday;
    if (!is_everyday && has_near_cue(all_, candidate.tokens)) return true;
    // "CV" alone in its line is a paper to bring, "R" a language.
    if (!is_everyday && (!is_technique || all_.is_long(i)) && all_.stands_alone(i)) return true;
    if (is_name_asked_for(i)) return true;
    if (is_technique_of_technical_text(i)) return true;
    if (!company_.is_in_line_of(i)) return false;
    if (is_product(all_.kind(i)))
      return (has_technique_in_line(i) && !is_of_other_kind(i)) || is_in_parentheses(i);
    return !is_technical(all_.kind(i)) || has_technical_company(i);
  }

  // "Ruby developers", "React codebase", "Go libraries".
  bool is_meant_by_what_follows(std::size_t i) const {
    constexpr Senses kAny =
        bit_of(Sense::kMakers) | bit_of(Sense::kSkillBefore) | bit_of(Sense::kToolBefore);
    const TokenRange range = all_[i].tokens;
    if (!all_.may_have_behind(kAny, range)) return false;
    if (all_.sense_behind(Sense::kMakers, range)) return true;
    if (!is_product(all_.kind(i))) return all_.sense_behind(Sense::kSkillBefore, range).has_value();
    if (const auto tool = all_.sense_behind(Sense::kToolBefore, range))
      return (is_no_small_word(i) || (is_of_words(tool) && has_near_cue(all_, range))) &&
             (all_.is_long(i) || all_[i].case_fits) && !all_.has_capital_beside(i);
    return all_.sense_behind(Sense::kSkillBefore, range) &&
           (is_no_small_word(i) || has_near_cue(all_, range));
  }

  // Of a name in small letters ("make queries", "an accurate database") what stands beside it says
  // too little, but for a product in the line.
  bool is_no_small_word(std::size_t i) const { return all_[i].case_fits || has_product_in_line(i); }

  // "written in Ruby", "deployed via puppet".
  bool is_meant_by_what_precedes(std::size_t i) const {
    const auto hit = all_.sense_before(Sense::kSkillBehind, all_[i].tokens);
    if (!hit || !all_.is_long(i)) return false;
    return is_written_as_name(i) || (is_product(all_.kind(i)) && is_of_words(hit) &&
                                     (all_[i].case_fits || has_technique_in_line(i)));
  }

  // "CBS All Access", "Knowledge Vault"; "Make forecasting models": an everyday word that begins a
  // clause, and a small one behind it.
  bool is_of_other_kind(std::size_t i) const {
    const std::size_t next = all_[i].tokens.end;
    return all_.has_capital_beside(i) ||
           (all_[i].is_everyday && !all_.stands_inside(i) && !all_.stands_in_demands(i) &&
            next < tokens().size() && !is_mark(tokens().folded(next)) &&
            !all_.has_sense(Sense::kJoins, {next, next + 1}));
  }

  // "an ERP system (Oracle)".
  bool is_in_parentheses(std::size_t i) const {
    const TokenRange range = all_[i].tokens;
    return is_written_as_name(i) && all_.stands_between_marks(i) &&
           tokens().folded(range.first - 1) == "(" && tokens().folded(range.end) == ")";
  }

  // "Requirements: … applications with Swift": a name inside a clause that asks for something.
  bool is_name_asked_for(std::size_t i) const {
    if (!is_product(all_.kind(i)) || !is_written_as_name(i) || !all_.stands_inside(i) ||
        all_.has_capital_beside(i))
      return false;
    return all_.stands_in_demands(i) || has_cue_before(all_, i);
  }

  // "Experience with react or vue": a cue that asks right before a product in small letters, and
  // another product joined to it ("experience working in teams").
  bool is_all_that_is_asked_for(std::size_t i) const {
    if (!is_product(all_.kind(i)) || !all_.is_long(i)) return false;
    const TokenRange range = all_[i].tokens;
    const auto behind =
        std::ranges::lower_bound(structure().cues, range.first, {}, &CueHit::first_token);
    if (behind == structure().cues.begin() || behind[-1].end_token != range.first ||
        behind[-1].cue != Cue::kAsks)
      return false;
    const auto next = all_.next_place(i);
    return next && is_product(all_.kind(*next)) && all_.are_joined(i, *next);
  }

  // "Front End Engineer (React)", "Frontend (React, Vue)", "functional programming (scala)".
  bool is_remark_on_a_trade(std::size_t i) const {
    const std::size_t first = all_[i].tokens.first;
    if (first == 0 || tokens().folded(first - 1) != "(" || !is_product(all_.kind(i)) ||
        !(is_written_as_name(i) || (all_.is_long(i) && all_.stands_between_marks(i))))
      return false;
    const auto before = all_.previous_place(i);
    return all_.sense_before(Sense::kMakers, {first - 1, first}) ||
           (before && accepted_[*before] && is_technical(all_.kind(*before)) &&
            all_[*before].tokens.end + 1 == first);
  }

  // Another product in its line, or a technique close by: "data pipelines with Spark".
  bool has_technique_in_line(std::size_t i) const {
    return is_in_company_of(i, [&](std::size_t k) {
      return is_product(all_.kind(k)) ||
             (is_technical(all_.kind(k)) && all_.gap(k, i) <= kTechniqueWithin);
    });
  }
  bool has_product_in_line(std::size_t i) const {
    return is_in_company_of(i, [&](std::size_t k) { return is_product(all_.kind(k)); });
  }

  // A product or technique in its line that needs no company itself: "security" beside "encryption"
  // is a technique, beside "patience" it is a guard's work.
  bool has_technical_company(std::size_t i) const {
    return is_in_company_of(i, [&](std::size_t k) {
      return is_technical(all_.kind(k)) &&
             (!all_[i].is_everyday || all_.gap(k, i) <= kEverydayWithin);
    });
  }

  // One of the sure candidates near it in its line fits.
  template <typename Fits>
  bool is_in_company_of(std::size_t i, Fits fits) const {
    const std::size_t end = std::min(i + kCompanyReach, all_.size());
    for (std::size_t k = i - std::min(i, kCompanyReach); k < end; ++k)
      if (k != i && accepted_[k] && !asks_for_company(all_[k]) && fits(k) &&
          all_.clause(k).line == all_.clause(i).line)
        return true;
    return false;
  }

  // An item beside a known product is one too, in whatever case; so is the next one. Two products
  // beside each other vouch for each other where both are written as names ("Slack, Zoom"), or
  // where their line holds a known one.
  void accept_neighbours() {
    for (const std::size_t i : open_) {
      if (accepted_[i] || !is_product(all_.kind(i))) continue;
      const auto other = all_.previous_place(i);
      if (!other || accepted_[*other] || !vouch_for_each_other(*other, i)) continue;
      accepted_[i] = accepted_[*other] = true;
    }
    for (const std::size_t i : open_)
      if (!accepted_[i]) accepted_[i] = is_item_beside(i, all_.previous_place(i));
    for (const std::size_t i : open_ | std::views::reverse)
      if (!accepted_[i])
        accepted_[i] = is_item_beside(i, all_.next_place(i)) || is_between_products(i);
  }

  // "java go ruby": keywords without marks.
  bool is_between_products(std::size_t i) const {
    if (!is_product(all_.kind(i)) || all_[i].rule == AliasRule::kList) return false;
    const auto before = all_.previous_place(i), behind = all_.next_place(i);
    const auto is_beside = [&](std::size_t k) {
      return accepted_[k] && is_product(all_.kind(k)) && all_.gap(i, k) == 0 &&
             all_.clause(k).line == all_.clause(i).line;
    };
    return before && behind && is_beside(*before) && is_beside(*behind);
  }

  bool vouch_for_each_other(std::size_t left, std::size_t right) const {
    if (!is_product(all_.kind(left)) || !is_product(all_.kind(right)) ||
        !all_.are_joined(left, right))
      return false;
    return (is_written_as_name(left) && is_written_as_name(right)) ||
           (all_.is_long(left) && all_.is_long(right) &&
            (has_technique_in_line(left) || all_.have_slash_between(left, right) ||
             is_of_words(all_.sense_before(Sense::kSkillBehind, all_[left].tokens))));
  }
  // "such as", not "including".
  static bool is_of_words(std::optional<TokenRange> phrase) {
    return phrase && phrase->end - phrase->first > 1;
  }
  bool is_written_as_name(std::size_t i) const {
    return all_[i].case_fits && all_.begins_large(i) && all_.is_long(i);
  }

  bool is_item_beside(std::size_t i, std::optional<std::size_t> other) const {
    return other && accepted_[*other] && is_skill(all_.kind(*other)) && is_item_like(i, *other);
  }

  // Like that skill, and joined to it.
  bool is_item_like(std::size_t i, std::size_t other) const {
    if (is_product(all_.kind(i)) && !is_product(all_.kind(other))) return false;
    if (all_[i].rule == AliasRule::kList &&
        is_technical(all_.kind(i)) != is_technical(all_.kind(other)))
      return false;
    // "Agile, patient and friendly", "an independent mind; can take risks".
    if (is_technical(all_.kind(i)) &&
        (all_[i].case_fits ? all_.kind(other) == Kind::kSoft : !is_technical(all_.kind(other))))
      return false;
    // One small letter is too little of a name to be read against its case, but for "(r, sas)" and
    // "c/c++", and two ask for a mark ("Python, go" but not "write Python and go home"). So is a
    // word of every sentence that is a technique in capitals ("know PCBA and can solder").
    const std::size_t size = all_[i].where.size();
    const std::size_t left = std::min(other, i), right = std::max(other, i);
    const bool is_faint = size < 2 || (all_[i].is_everyday && !is_product(all_.kind(i)));
    if (!all_[i].case_fits && is_faint && !all_.stands_between_marks(i) &&
        !all_.have_slash_between(left, right))
      return false;
    return all_.are_joined(left, right) &&
           (all_[i].case_fits || size > 2 || is_mark(tokens().folded(all_[left].tokens.end)));
  }

  const CandidateText& all_;
  bool is_tech_title_;
  Accepted& accepted_;
  std::span<const std::size_t> open_;  // what is not sure: only of these more is asked
  SenseCompany company_;
};

}  // namespace

std::span<const std::size_t> find_evidence_for(const CandidateText& text, bool is_tech_title,
                                               Accepted& accepted) {
  return Evidence(text, is_tech_title, accepted).run();
}

}  // namespace skillgap
