// The order of work: what is sure → what its neighbours and cues make credible → employers →
// fields of study.
#include "skills/senses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "skillgap/phrase_matcher.h"
#include "skills/address.h"
#include "skills/sense_names.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

bool is_product(Kind kind) {
  return kind == Kind::kLanguage || kind == Kind::kLibrary || kind == Kind::kTool ||
         kind == Kind::kCloud || kind == Kind::kDatabase;
}

bool is_technical(Kind kind) {
  return is_product(kind) || kind == Kind::kMethod || kind == Kind::kPractice;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// A cue so near before the word speaks of it: "experience with", "knowledge of the"; behind it, of
// the words that stand before: "Go developer".
constexpr std::size_t kNearBefore = 3, kNearBehind = 1;
// A cue so near before the employer's name asks for its product.
constexpr std::size_t kAskedWithin = 6;
// Marks and joining words between two items of a list.
constexpr std::size_t kLongestJoin = 3;
// Candidates to either side among which another product is looked for.
constexpr std::size_t kCompanyReach = 12;
// Tokens between a technique and a product that it makes likely.
constexpr std::size_t kTechniqueWithin = 3;

struct SenseHit {
  Sense sense = Sense::kSkill;
  TokenRange tokens;
};

// One text and its candidates while they are judged.
class Judgement {
 public:
  Judgement(const Taxonomy& taxonomy, const FieldText& text, std::vector<SenseHit> senses,
            bool is_tech_title, std::vector<Candidate>& candidates)
      : taxonomy_(taxonomy),
        text_(text),
        senses_(std::move(senses)),
        is_tech_title_(is_tech_title),
        candidates_(candidates),
        accepted_(candidates.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) accepted_[i] = is_sure(i);
    find_company();
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      accepted_[i] = accepted_[i] || is_credible(i);
    accept_neighbours();
    reject_addresses();
    reject_employers();
    reject_fields_of_degrees();
    std::size_t i = 0;
    std::erase_if(candidates_, [&](const Candidate&) { return !accepted_[i++]; });
  }

 private:
  Kind kind(std::size_t i) const { return taxonomy_[candidates_[i].item].kind; }
  const Clause& clause(std::size_t i) const {
    return text_.structure.clause(candidates_[i].tokens.first);
  }
  std::uint32_t clause_number(std::size_t i) const {
    return text_.structure.clause_of[candidates_[i].tokens.first];
  }

  bool is_sure(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    if (candidate.rule != AliasRule::kCompany) return candidate.case_fits;
    return text_.field == Field::kTags && candidate.case_fits;
  }

  // Lines that hold a sure skill or a cue that makes one likely.
  void find_company() {
    const Structure& s = text_.structure;
    company_.assign(s.clauses.empty() ? 0 : s.clauses.back().line + 1, false);
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (accepted_[i] && is_skill(kind(i))) company_[clause(i).line] = true;
    for (const CueHit& cue : s.cues)
      if (cue.cue == Cue::kSkill || cue.cue == Cue::kAsks)
        company_[s.clause(cue.first_token).line] = true;
  }

  bool is_credible(std::size_t i) const {
    const Candidate& candidate = candidates_[i];
    if (has_sense(Sense::kSkill, candidate.tokens)) return true;
    if (!candidate.case_fits) return false;
    if (is_tech_title_ || stands_alone(candidate.tokens) || has_near_cue(candidate.tokens))
      return true;
    if (!company_[clause(i).line]) return false;
    return !is_product(kind(i)) || has_technique_in_line(i);
  }

  // Hits do not overlap, so both their ends ascend.
  bool has_sense(Sense sense, TokenRange tokens) const {
    auto hit = std::ranges::partition_point(
        senses_, [&](const SenseHit& each) { return each.tokens.end <= tokens.first; });
    for (; hit != senses_.end() && hit->tokens.first < tokens.end; ++hit)
      if (hit->sense == sense) return true;
    return false;
  }

  // The only word of its line: an item of a list.
  bool stands_alone(TokenRange tokens) const {
    const auto line = text_.structure.clause(tokens.first).line;
    for (std::size_t i = tokens.first; i > 0 && text_.structure.clause(i - 1).line == line; --i)
      if (!is_mark(text_.tokens.folded(i - 1))) return false;
    for (std::size_t i = tokens.end;
         i < text_.tokens.size() && text_.structure.clause(i).line == line; ++i)
      if (!is_mark(text_.tokens.folded(i))) return false;
    return true;
  }

  bool has_near_cue(TokenRange tokens) const {
    const Structure& s = text_.structure;
    const auto behind = std::ranges::lower_bound(s.cues, tokens.first, {}, &CueHit::first_token);
    if (behind != s.cues.end() && announces(*behind) &&
        behind->first_token <= tokens.end + kNearBehind &&
        s.clause_of[behind->first_token] == s.clause_of[tokens.first])
      return true;
    for (auto cue = behind; cue != s.cues.begin() && behind - cue < 3;) {
      --cue;
      if (announces(*cue) && cue->end_token + kNearBefore > tokens.first &&
          s.clause(cue->first_token).line == s.clause(tokens.first).line)
        return true;
    }
    return false;
  }

  static bool announces(const CueHit& cue) {
    return cue.cue == Cue::kSkill || cue.cue == Cue::kAsks || cue.cue == Cue::kOpens ||
           cue.cue == Cue::kRequired;
  }

  // Another product in its line, or a technique close by: "data pipelines with Spark".
  bool has_technique_in_line(std::size_t i) const {
    const std::size_t begin = i - std::min(i, kCompanyReach);
    const std::size_t end = std::min(i + kCompanyReach, candidates_.size());
    for (std::size_t k = begin; k < end; ++k) {
      if (k == i || !accepted_[k] || candidates_[k].rule == AliasRule::kCompany) continue;
      if (clause(k).line != clause(i).line) continue;
      if (is_product(kind(k)) || (is_technical(kind(k)) && gap(k, i) <= kTechniqueWithin))
        return true;
    }
    return false;
  }
  std::size_t gap(std::size_t a, std::size_t b) const {
    const TokenRange left = candidates_[std::min(a, b)].tokens;
    const TokenRange right = candidates_[std::max(a, b)].tokens;
    return right.first - std::min(left.end, right.first);
  }

  // "a, b", "a/b", "a and b", "(a".
  bool are_joined(std::size_t left, std::size_t right) const {
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

  // An item beside a known product is one too, in whatever case; so is the next one. Two products
  // beside each other vouch for each other where both are written as names ("Slack, Zoom"), or
  // where their line holds a known one.
  void accept_neighbours() {
    for (std::size_t i = 1; i < candidates_.size(); ++i) {
      const auto other = previous_place(i);
      if (accepted_[i] || !other || accepted_[*other] || !vouch_for_each_other(*other, i)) continue;
      accepted_[i] = accepted_[*other] = true;
    }
    for (std::size_t i = 1; i < candidates_.size(); ++i)
      if (!accepted_[i]) accepted_[i] = is_item_beside(i, previous_place(i));
    for (std::size_t i = candidates_.size(); i-- > 0;)
      if (!accepted_[i]) accepted_[i] = is_item_beside(i, next_place(i));
  }

  bool vouch_for_each_other(std::size_t left, std::size_t right) const {
    if (!is_product(kind(left)) || !is_product(kind(right)) || !are_joined(left, right))
      return false;
    return (is_written_as_name(left) && is_written_as_name(right)) ||
           (is_long(left) && is_long(right) && has_technique_in_line(left));
  }
  bool is_written_as_name(std::size_t i) const {
    return candidates_[i].case_fits && is_upper(text_.text[candidates_[i].where.begin]) &&
           is_long(i);
  }
  bool is_long(std::size_t i) const { return candidates_[i].where.size() > 2; }

  std::optional<std::size_t> previous_place(std::size_t i) const {
    std::size_t k = i;
    while (k > 0 && candidates_[k - 1].tokens.end > candidates_[i].tokens.first) --k;
    return k > 0 ? std::optional(k - 1) : std::nullopt;
  }
  std::optional<std::size_t> next_place(std::size_t i) const {
    std::size_t k = i + 1;
    while (k < candidates_.size() && candidates_[k].tokens.first < candidates_[i].tokens.end) ++k;
    return k < candidates_.size() ? std::optional(k) : std::nullopt;
  }

  bool is_item_beside(std::size_t i, std::optional<std::size_t> other) const {
    if (!other || !accepted_[*other] || !is_skill(kind(*other))) return false;
    if (is_product(kind(i)) != is_product(kind(*other)) && is_product(kind(i))) return false;
    // One small letter is too little of a name to be read against its case, and two ask for a mark
    // ("Python, go" but not "write Python and go home").
    const std::size_t size = candidates_[i].where.size();
    if (!candidates_[i].case_fits && size < 2) return false;
    const std::size_t left = std::min(*other, i), right = std::max(*other, i);
    return are_joined(left, right) && (candidates_[i].case_fits || size > 2 ||
                                       is_mark(text_.tokens.folded(candidates_[left].tokens.end)));
  }

  void reject_addresses() {
    if (!text_.text.contains("://") && !text_.text.contains("www.")) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (accepted_[i] && is_in_address(text_.text, candidates_[i].where)) accepted_[i] = false;
  }

  // What a name before a phrase of sense `employer-before`, or behind one of `employer-behind`, is.
  bool is_named_as_employer(std::size_t i) const {
    const TokenRange tokens = candidates_[i].tokens;
    if (!is_upper(text_.text[candidates_[i].where.begin])) return false;
    const auto behind = std::ranges::partition_point(
        senses_, [&](const SenseHit& each) { return each.tokens.first < tokens.end; });
    if (behind != senses_.end() && behind->tokens.first == tokens.end &&
        behind->sense == Sense::kEmployerBefore)
      return true;
    const auto before = std::ranges::partition_point(
        senses_, [&](const SenseHit& each) { return each.tokens.end < tokens.first; });
    // "At Acme, you …" as against "at scale"; "our team at Acme" says it whatever its case.
    return before != senses_.end() && before->tokens.end == tokens.first &&
           before->sense == Sense::kEmployerBehind &&
           (before->tokens.end - before->tokens.first > 1 ||
            is_upper(text_.text[text_.tokens.span(before->tokens.first).begin]));
  }

  void reject_employers() {
    std::set<ConceptId> employers(text_.employers.begin(), text_.employers.end());
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!is_product(kind(i))) continue;
      if (is_named_as_employer(i) || heads_the_text(i)) {
        employers.insert(candidates_[i].item);
        accepted_[i] = false;
      }
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (employers.contains(candidates_[i].item) && !is_asked_for(i)) accepted_[i] = false;
  }

  // "Databricks | San Francisco | Full-time", "Databricks -- San Francisco": how threads of
  // postings begin.
  bool heads_the_text(std::size_t i) const {
    const TokenRange tokens = candidates_[i].tokens;
    if (text_.field != Field::kDescription || tokens.first != 0 ||
        tokens.end + 1 >= text_.tokens.size())
      return false;
    const std::string_view mark = text_.tokens.folded(tokens.end);
    return mark == "|" || (mark == "-" && text_.tokens.folded(tokens.end + 1) == "-");
  }

  // "Experience using the Databricks platform", in a posting of Databricks.
  bool is_asked_for(std::size_t i) const {
    const auto& cues = text_.structure.cues;
    const std::size_t place = candidates_[i].tokens.first;
    auto cue = std::ranges::lower_bound(cues, place, {}, &CueHit::first_token);
    for (; cue != cues.begin() && cue[-1].end_token + kAskedWithin > place &&
           text_.structure.clause_of[cue[-1].first_token] == clause_number(i);
         --cue)
      if (cue[-1].cue == Cue::kAsks || cue[-1].cue == Cue::kRequired) return true;
    return false;
  }

  // "S1 Jurusan Statistik", "degree in statistics": the field, and not the skill of that name.
  void reject_fields_of_degrees() {
    const std::vector<bool> studied = studied_tokens();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (!accepted_[i]) continue;
      const bool is_studied = studied[candidates_[i].tokens.first];
      if (is_studied && is_skill(kind(i)) && !is_product(kind(i)))
        accepted_[i] = !is_named_as_field(i);
    }
  }

  // From a degree or a phrase of sense `studied` to the end of the sentence, or to a cue that asks
  // for something else.
  std::vector<bool> studied_tokens() const {
    std::vector<int> turn(text_.tokens.size() + 1, 0);  // 1 on, -1 off
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (accepted_[i] && kind(i) == Kind::kDegree) turn[candidates_[i].tokens.end] = 1;
    for (const SenseHit& hit : senses_)
      if (hit.sense == Sense::kStudied) turn[hit.tokens.end] = 1;
    for (const CueHit& cue : text_.structure.cues)
      if (cue.cue == Cue::kAsks || cue.cue == Cue::kSkill) turn[cue.first_token] = -1;
    std::vector<bool> studied(text_.tokens.size(), false);
    bool is_on = false;
    for (std::size_t i = 0; i < studied.size(); ++i) {
      if (i > 0 && ends_sentence(i - 1)) is_on = false;
      if (turn[i] != 0) is_on = turn[i] > 0;
      studied[i] = is_on;
    }
    return studied;
  }

  bool ends_sentence(std::size_t i) const {
    const Structure& s = text_.structure;
    return s.clause(i).line != s.clause(i + 1).line ||
           (text_.tokens.folded(i) == "." && !text_.tokens.touches_next(i));
  }

  // The same words are a field too; or the item beside them is, and they name no technique.
  bool is_named_as_field(std::size_t i) const {
    std::size_t k = first_of_place(i);
    const auto before = previous_place(k);
    for (; k < candidates_.size() && same_place(k, i); ++k)
      if (kind(k) == Kind::kFieldOfStudy) return true;
    if (kind(i) != Kind::kSoft && kind(i) != Kind::kBusiness) return false;
    if (before && kind(*before) == Kind::kFieldOfStudy && are_joined(*before, i)) return true;
    return k < candidates_.size() && kind(k) == Kind::kFieldOfStudy && are_joined(i, k);
  }

  bool same_place(std::size_t a, std::size_t b) const {
    return candidates_[a].tokens.first == candidates_[b].tokens.first;
  }
  std::size_t first_of_place(std::size_t i) const {
    while (i > 0 && same_place(i - 1, i)) --i;
    return i;
  }

  const Taxonomy& taxonomy_;
  const FieldText& text_;
  std::vector<SenseHit> senses_;
  bool is_tech_title_;
  std::vector<Candidate>& candidates_;
  std::vector<bool> accepted_;
  std::vector<bool> company_;  // by line
};

}  // namespace

struct SenseJudge::Impl {
  const Taxonomy& taxonomy;
  PhraseMatcher phrases;
  std::vector<Sense> sense_of;
  PhraseMatcher tech_titles;  // company for a skill word in a title: "Go Developer"
};

SenseJudge::SenseJudge(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
SenseJudge::SenseJudge(SenseJudge&&) noexcept = default;
SenseJudge& SenseJudge::operator=(SenseJudge&&) noexcept = default;
SenseJudge::~SenseJudge() = default;

SenseJudge SenseJudge::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  std::vector<PhraseEntry> phrases, titles;
  std::vector<Sense> sense_of;
  for (const Phrase& phrase : taxonomy.senses) {
    const auto sense = parse_sense(phrase.value);
    if (!sense) continue;  // the parser reports it
    phrases.push_back({phrase.text, static_cast<std::uint32_t>(sense_of.size())});
    sense_of.push_back(*sense);
  }
  for (const Phrase& title : taxonomy.titles) {
    const auto role = taxonomy.find_role(title.value);
    if (role && taxonomy[*role].tech) titles.push_back({title.text, 0});
  }
  return SenseJudge(std::make_unique<const Impl>(
      Impl{taxonomy, compiler.build(phrases), std::move(sense_of), compiler.build(titles)}));
}

void SenseJudge::keep_meant(const FieldText& text, std::vector<Candidate>& candidates) const {
  if (candidates.empty()) return;
  std::vector<PhraseHit> hits;
  bool is_tech_title = false;
  if (text.field == Field::kTitle) {
    impl_->tech_titles.find(text.text, text.tokens, hits);
    is_tech_title = !hits.empty();
  }
  impl_->phrases.find(text.text, text.tokens, hits);
  std::vector<SenseHit> senses;
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids)
      senses.push_back({impl_->sense_of[id], {hit.first_token, hit.end_token}});
  }
  Judgement(impl_->taxonomy, text, std::move(senses), is_tech_title, candidates).run();
}

}  // namespace skillgap
