#include "skills/clause_cues.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <tuple>

namespace skillgap {
namespace {

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();
// A bullet or a number with its mark; behind them an item begins.
constexpr std::size_t kBulletTokens = 2;
// "Python skills", "SQL experience": so near behind a mention, a cue that asks speaks for it.
constexpr std::size_t kNearBehind = 2;
// "- 5+ years of", "Strong working knowledge of": so much may stand before the cue of an item.
constexpr std::size_t kTokensBefore = 4;
// "(preferred for seniors)": so many tokens of a remark may stand behind its cue.
constexpr std::size_t kLongestRemark = 6;
// "We are looking for a patient, curious and very careful": so far the person is described.
constexpr std::size_t kDescribedWithin = 12;
// Of so many each is looked at in less time than some are searched for.
constexpr std::size_t kFewCues = 12;
// Cues looked back at for one that says something of a mention.
constexpr std::ptrdiff_t kCuesBefore = 4;

std::size_t distance(const CueHit& cue, const TokenRange& mention) {
  if (cue.end_token <= mention.first) return mention.first - cue.end_token;
  return cue.first_token >= mention.end ? cue.first_token - mention.end : 0;
}

// What is asked of each cue of a text; bits.
enum : unsigned char {
  kAsksOrTells = 1,  // asks for what follows, calls it work, or tells the character
  kDoesAtBegin = 2,  // does so where a clause begins with it
  kHasStatus = 4
};

constexpr auto kUses = [] {
  std::array<unsigned char, static_cast<std::size_t>(kLastCue) + 1> uses{};
  const auto add = [&](std::initializer_list<Cue> cues, unsigned char use) {
    for (const Cue cue : cues) uses[static_cast<std::size_t>(cue)] |= use;
  };
  add({Cue::kAsks, Cue::kExperience, Cue::kMentioned, Cue::kPerson, Cue::kSeeks}, kAsksOrTells);
  add({Cue::kOpens, Cue::kDuty, Cue::kTeam}, kDoesAtBegin);
  add({Cue::kRequired, Cue::kPreferred, Cue::kNegated, Cue::kBoilerplate}, kHasStatus);
  return uses;
}();

bool tells_character(Cue cue) { return cue == Cue::kPerson || cue == Cue::kSeeks; }

// "We are looking for a patient Java developer": patience is asked for, Java is the work.
Cue meaning_of(const CueHit& cue, const TokenRange& mention) {
  if (!tells_character(cue.cue)) return cue.cue;
  if (mention.is_soft && mention.first <= cue.end_token + kDescribedWithin) return Cue::kAsks;
  return cue.cue == Cue::kSeeks ? Cue::kMentioned : Cue::kNone;
}

// Behind the parentheses of the cue the line holds no more than a full stop.
bool closes_line(const CueHit& cue, const Structure& structure) {
  const std::uint32_t clause = structure.clause_of[cue.first_token];
  const std::size_t size = structure.clause_of.size();
  std::size_t behind = cue.end_token;
  while (behind < size && structure.clause_of[behind] == clause)
    if (++behind > cue.end_token + kLongestRemark) return false;
  return behind + 1 >= size || structure.clause(behind + 1).line != structure.clauses[clause].line;
}

// "Node is not necessary, but is a plus": the clause behind, which names nothing, takes the denial
// back.
bool is_taken_back_in(const CueHit& denial, std::uint32_t clause, const Structure& structure) {
  const std::uint32_t denied = structure.clause_of[denial.first_token];
  return denial.cue == Cue::kNegated && denied + 1 == clause &&
         structure.clauses[denied].line == structure.clauses[clause].line;
}

}  // namespace

std::optional<Status> status_of(Cue cue) {
  switch (cue) {
    case Cue::kRequired:
      return Status::kRequired;
    case Cue::kPreferred:
      return Status::kPreferred;
    case Cue::kNegated:
      return Status::kNegated;
    case Cue::kBoilerplate:
      return Status::kBoilerplate;
    default:
      return std::nullopt;
  }
}

CuesByClause::Memory& CuesByClause::memory() {
  thread_local Memory memory;
  return memory;
}

CuesByClause::CuesByClause(const std::vector<TokenRange>& mentions, const Structure& structure)
    : clauses_(structure.clauses),
      cues_(memory().cues),
      asks_(memory().asks),
      of_one_(memory().of_one) {
  cues_.clear();
  asks_.clear();
  of_one_.clear();
  sort_cues(mentions, structure);
}

void CuesByClause::sort_cues(const std::vector<TokenRange>& mentions, const Structure& structure) {
  // Asked in few texts: of cues in parentheses, and of wishes behind a denial.
  std::vector<bool> with_mention;
  const auto has_mention = [&](std::uint32_t clause) -> bool {
    if (with_mention.empty()) {
      with_mention.resize(structure.clauses.size());
      for (const TokenRange& mention : mentions)
        with_mention[structure.clause_of[mention.first]] = true;
    }
    return with_mention[clause];
  };
  auto before = mentions.begin();  // mentions that begin before the cue
  for (const CueHit& cue : structure.cues) {
    const unsigned uses = kUses[static_cast<std::size_t>(cue.cue)];
    std::uint32_t clause = structure.clause_of[cue.first_token];
    if ((uses & kAsksOrTells) != 0 ||
        ((uses & kDoesAtBegin) != 0 &&
         cue.first_token - clauses_[clause].first_token <= kBulletTokens))
      asks_.push_back({clause, cue, kFar});
    if ((uses & kHasStatus) == 0) continue;
    while (before != mentions.end() && before->first < cue.first_token) ++before;
    const std::uint32_t around = structure.clauses[clause].around;
    const bool follows = before != mentions.begin();
    if (structure.clauses[clause].in_parentheses && !has_mention(clause)) {
      const bool begins_around = clauses_[around].first_token > clauses_[clause].first_token;
      // "Java (preferred), SQL" is of Java; "Java and SQL (preferred)" at the end of a line of
      // both.
      if (!begins_around && follows &&
          structure.clause(before[-1].first).line == structure.clauses[clause].line) {
        of_one_.push_back({before[-1].first, cue});
        if (!closes_line(cue, structure)) continue;
        clause = around;
      }
      if (begins_around) clause = around;  // "(Preferred) Experience with …"
    }
    if (cue.cue == Cue::kPreferred && !cues_.empty() &&
        is_taken_back_in(cues_.back().cue, clause, structure) && !has_mention(clause))
      cues_.back().cue.cue = Cue::kPreferred;
    const bool own = follows && structure.clause_of[before[-1].first] == clause;
    cues_.push_back({clause, cue, own ? distance(cue, before[-1]) : kFar});
  }
  sort(cues_);
  sort(asks_);
}

// By clause and place. Cues go by place, so that mostly nothing is to be done.
void CuesByClause::sort(std::vector<Entry>& cues) {
  if (std::ranges::is_sorted(cues, {}, &Entry::clause)) return;
  std::ranges::sort(cues, {}, [](const Entry& entry) {
    return std::tuple(entry.clause, entry.cue.first_token, entry.cue.cue);
  });
}

// The status cue nearest to the mention; one spoken for it alone comes first.
std::optional<Cue> CuesByClause::nearest(const TokenRange& mention, const OfClause& clause) const {
  if (!of_one_.empty()) {
    const auto own = std::ranges::lower_bound(of_one_, mention.first, {}, &OfOne::first_token);
    if (own != of_one_.end() && own->first_token == mention.first) return own->cue.cue;
  }
  if (clause.cues.empty()) return std::nullopt;
  // Cues do not overlap: the nearest is the last that ends before the mention or the first that
  // does not. Looking at all would take the square of their number in a text of one line.
  const auto behind = std::ranges::partition_point(
      clause.cues, [&](const Entry& entry) { return entry.cue.end_token <= mention.first; });
  if (behind == clause.cues.begin()) return behind->cue.cue;
  if (behind == clause.cues.end() || comes_first(behind[-1], *behind, mention))
    return behind[-1].cue.cue;
  return behind->cue.cue;
}

// "Experience at a market leader with SAP" asks, whoever is spoken of.
std::optional<Cue> CuesByClause::status_cue(const TokenRange& mention, const OfClause& clause,
                                            const Said& said) const {
  std::optional<Cue> cue = nearest(mention, clause);
  if (cue == Cue::kBoilerplate && (said.is_asked_for || said.is_work)) cue.reset();
  return cue;
}

void CuesByClause::add_asked(const TokenRange& mention, const OfClause& clause, Said& said) {
  const std::span<const Entry> cues = clause.asks;
  const auto behind = std::ranges::partition_point(
      cues, [&](const Entry& entry) { return entry.cue.first_token < mention.first; });
  if (behind != cues.end() && behind->cue.cue == Cue::kAsks &&
      behind->cue.first_token < mention.end + kNearBehind)
    said.is_asked_for = true;
  if (behind == cues.begin()) return;
  auto by = behind - 1;
  while (meaning_of(by->cue, mention) == Cue::kNone && by != cues.begin() &&
         behind - by < kCuesBefore)
    --by;
  const Cue last = meaning_of(by->cue, mention);
  if (last == Cue::kNone) return;
  const Cue first = meaning_of(cues.front().cue, mention);
  const bool opens = cues.front().cue.first_token <= clause.first_token + kTokensBefore;
  // "Develops the team's expertise in Java" is work all through.
  said.is_work = last == Cue::kMentioned || last == Cue::kDuty || first == Cue::kDuty;
  const bool by_team = last == Cue::kTeam || (last == Cue::kDuty && first == Cue::kTeam);
  said.opens_with_work = by_team || (said.is_work && opens && first == Cue::kMentioned);
  if (said.is_work || by_team) return;
  said.is_asked_for = true;
  said.opens_asking = (opens && first != Cue::kMentioned) || tells_character(by->cue.cue);
}

// Of two cues equally near, the one before the mention speaks for it, unless it is as near to a
// mention of its own: "Python is required but Java is optional".
bool CuesByClause::comes_first(const Entry& before, const Entry& behind,
                               const TokenRange& mention) {
  const std::size_t near = distance(before.cue, mention), far = distance(behind.cue, mention);
  return near < far || (near == far && before.to_mention_before > near);
}

CuesByClause::OfClause CuesByClause::of(std::uint32_t clause) const {
  return {of_clause(cues_, clause), of_clause(asks_, clause), clauses_[clause].first_token};
}

std::span<const CuesByClause::Entry> CuesByClause::of_clause(const std::vector<Entry>& cues,
                                                             std::uint32_t clause) {
  if (cues.size() > kFewCues) return std::ranges::equal_range(cues, clause, {}, &Entry::clause);
  std::size_t before = 0, within = 0;
  for (const Entry& entry : cues) {  // without a branch, as none could be foreseen
    before += entry.clause < clause ? 1 : 0;
    within += entry.clause == clause ? 1 : 0;
  }
  return std::span(cues).subspan(before, within);
}

}  // namespace skillgap
