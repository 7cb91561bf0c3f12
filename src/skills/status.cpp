#include "skills/status.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace skillgap {
namespace {

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

bool is_about_the_employer(Section section) {
  return section == Section::kCompany || section == Section::kBenefits ||
         section == Section::kLegal || section == Section::kApply;
}

std::size_t distance(const CueHit& cue, TokenRange mention) {
  if (cue.end_token <= mention.first) return mention.first - cue.end_token;
  return cue.first_token >= mention.end ? cue.first_token - mention.end : 0;
}

constexpr std::size_t kFar = std::numeric_limits<std::size_t>::max();

bool announces_skill(Cue cue) { return cue == Cue::kSkill || cue == Cue::kExperience; }

// The cues of a text by the clause they speak in.
class CuesByClause {
 public:
  CuesByClause(const std::vector<TokenRange>& mentions, const Structure& structure)
      : announces_skill_(structure.clauses.size(), false) {
    std::vector<bool> has_mention(structure.clauses.size(), false);
    for (const TokenRange& mention : mentions)
      has_mention[structure.clause_of[mention.first]] = true;
    auto before = mentions.begin();  // mentions that begin before the cue
    for (const CueHit& cue : structure.cues) {
      while (before != mentions.end() && before->first < cue.first_token) ++before;
      const std::uint32_t clause = structure.clause_of[cue.first_token];
      const bool lonely = structure.clauses[clause].in_parentheses && !has_mention[clause];
      const bool follows = before != mentions.begin() && structure.clause(before[-1].first).line ==
                                                             structure.clauses[clause].line;
      if (announces_skill(cue.cue)) announces_skill_[clause] = true;
      if (!status_of(cue.cue)) continue;
      if (lonely && follows) {
        of_one_.push_back({before[-1].first, cue});
        continue;
      }
      const bool own = follows && structure.clause_of[before[-1].first] == clause;
      cues_.push_back({clause, cue, own ? distance(cue, before[-1]) : kFar});
    }
    std::ranges::sort(cues_, {}, [](const Entry& entry) {
      return std::tuple(entry.clause, entry.cue.first_token, entry.cue.cue);
    });
  }

  // The status cue nearest to the mention; one spoken for it alone comes first.
  std::optional<Cue> nearest(TokenRange mention, std::uint32_t clause) const {
    const auto own = std::ranges::equal_range(of_one_, mention.first, {}, &OfOne::first_token);
    if (!own.empty()) return own.front().cue.cue;
    const auto cues = of_clause(clause);
    // Cues do not overlap: the nearest is the last that ends before the mention or the first that
    // does not. Looking at all would take the square of their number in a text of one line.
    const auto behind = std::ranges::partition_point(
        cues, [&](const Entry& entry) { return entry.cue.end_token <= mention.first; });
    const Entry* best = behind == cues.end() ? nullptr : &*behind;
    if (behind != cues.begin() && (!best || comes_first(behind[-1], *best, mention)))
      best = &behind[-1];
    if (!best) return std::nullopt;
    return best->cue.cue;
  }

  bool announces_skill_in(std::uint32_t clause) const { return announces_skill_[clause]; }

 private:
  struct OfOne {
    std::size_t first_token;  // of the mention
    CueHit cue;
  };
  struct Entry {
    std::uint32_t clause;
    CueHit cue;
    std::size_t to_mention_before;  // in its clause; kFar where there is none
  };

  // Of two cues equally near, the one before the mention speaks for it, unless it is as near to a
  // mention of its own: "Python is required but Java is optional".
  static bool comes_first(const Entry& before, const Entry& behind, TokenRange mention) {
    const std::size_t near = distance(before.cue, mention), far = distance(behind.cue, mention);
    return near < far || (near == far && before.to_mention_before > near);
  }

  std::ranges::subrange<std::vector<Entry>::const_iterator> of_clause(std::uint32_t clause) const {
    return std::ranges::equal_range(cues_, clause, {}, &Entry::clause);
  }

  std::vector<bool> announces_skill_;  // by clause
  std::vector<Entry> cues_;            // those with a status
  std::vector<OfOne> of_one_;          // ascending: cues and mentions go by place
};

StatusCall by_cue(Cue cue) { return {*status_of(cue), "cue:" + std::string(cue_name(cue))}; }

StatusCall by_section(Section section, Status status) {
  return {status, "section:" + std::string(section_name(section))};
}

StatusCall call(std::optional<Cue> cue, Section section, bool wants_skill) {
  if (cue == Cue::kNegated) return by_cue(*cue);
  if (is_about_the_employer(section)) return by_section(section, Status::kBoilerplate);
  if (section == Section::kPreferred) return by_section(section, Status::kPreferred);
  if (cue) return by_cue(*cue);
  if (section == Section::kRequirements || section == Section::kSkills)
    return by_section(section, Status::kRequired);
  if (section == Section::kDuties) return by_section(section, Status::kMentioned);
  if (wants_skill) return {Status::kRequired, "cue:skill"};
  return {Status::kMentioned, "default"};
}

}  // namespace

std::vector<StatusCall> call_statuses(const std::vector<TokenRange>& mentions,
                                      const Structure& structure) {
  const CuesByClause cues(mentions, structure);
  std::vector<StatusCall> calls;
  for (const TokenRange& mention : mentions) {
    const std::uint32_t clause = structure.clause_of[mention.first];
    calls.push_back(call(cues.nearest(mention, clause), structure.clauses[clause].section,
                         cues.announces_skill_in(clause)));
  }
  return calls;
}

}  // namespace skillgap
