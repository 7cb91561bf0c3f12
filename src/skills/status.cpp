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

// A bullet or a number with its mark; behind them an item begins.
constexpr std::size_t kBulletTokens = 2;

// `tokens_before`: of its clause.
bool asks(Cue cue, std::size_t tokens_before) {
  return cue == Cue::kAsks || cue == Cue::kExperience ||
         (cue == Cue::kOpens && tokens_before <= kBulletTokens);
}

// "Python skills", "SQL experience": so near behind a mention, a cue that asks speaks for it.
constexpr std::size_t kNearBehind = 2;
// "- 5+ years of", "Strong working knowledge of": so much may stand before the cue of an item.
constexpr std::size_t kTokensBefore = 4;

// What a clause says of a mention in it.
struct Said {
  std::optional<Cue> cue;     // the status cue that speaks for it
  bool is_asked_for = false;  // behind a cue that asks
  bool opens_asking = false;  // and the clause begins with that cue
};

// The cues of a text by the clause they speak in.
class CuesByClause {
 public:
  CuesByClause(const std::vector<TokenRange>& mentions, const Structure& structure)
      : begin_of_(structure.clauses.size(), 0) {
    for (std::size_t i = structure.clause_of.size(); i > 0; --i)
      begin_of_[structure.clause_of[i - 1]] = i - 1;
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
      if (asks(cue.cue, cue.first_token - begin_of_[clause])) asks_.push_back({clause, cue, kFar});
      if (!status_of(cue.cue)) continue;
      if (lonely && follows) {
        of_one_.push_back({before[-1].first, cue});
        continue;
      }
      const bool own = follows && structure.clause_of[before[-1].first] == clause;
      cues_.push_back({clause, cue, own ? distance(cue, before[-1]) : kFar});
    }
    for (auto* cues : {&cues_, &asks_}) {
      std::ranges::sort(*cues, {}, [](const Entry& entry) {
        return std::tuple(entry.clause, entry.cue.first_token, entry.cue.cue);
      });
    }
  }

  // The status cue nearest to the mention; one spoken for it alone comes first.
  std::optional<Cue> nearest(TokenRange mention, std::uint32_t clause) const {
    const auto own = std::ranges::equal_range(of_one_, mention.first, {}, &OfOne::first_token);
    if (!own.empty()) return own.front().cue.cue;
    const auto cues = of_clause(cues_, clause);
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

  Said said_of(TokenRange mention, std::uint32_t clause) const {
    Said said{nearest(mention, clause), false, false};
    const auto cues = of_clause(asks_, clause);
    if (cues.empty()) return said;
    const CueHit& first = cues.front().cue;
    said.is_asked_for = first.first_token < mention.end + kNearBehind;
    said.opens_asking =
        first.first_token < mention.first && first.first_token <= begin_of_[clause] + kTokensBefore;
    return said;
  }

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

  static std::ranges::subrange<std::vector<Entry>::const_iterator> of_clause(
      const std::vector<Entry>& cues, std::uint32_t clause) {
    return std::ranges::equal_range(cues, clause, {}, &Entry::clause);
  }

  std::vector<std::size_t> begin_of_;  // by clause: its first token
  std::vector<Entry> cues_;            // those with a status
  std::vector<Entry> asks_;            // those that ask for what follows
  std::vector<OfOne> of_one_;          // ascending: cues and mentions go by place
};

StatusCall by_cue(Cue cue) { return {*status_of(cue), "cue:" + std::string(cue_name(cue))}; }

StatusCall by_section(Section section, Status status) {
  return {status, "section:" + std::string(section_name(section))};
}

StatusCall call(const Said& said, Section section) {
  const std::optional<Cue> cue = said.cue;
  if (cue == Cue::kNegated) return by_cue(*cue);
  const bool asks_by_section = section == Section::kRequirements || section == Section::kSkills ||
                               section == Section::kPreferred;
  // "Experience with Java …": such a clause is a requirement, whatever stood in the last heading.
  if (!cue && said.opens_asking && !asks_by_section) return {Status::kRequired, "cue:asks"};
  if (is_about_the_employer(section)) return by_section(section, Status::kBoilerplate);
  if (section == Section::kPreferred) return by_section(section, Status::kPreferred);
  if (cue) return by_cue(*cue);
  if (section == Section::kRequirements || section == Section::kSkills)
    return by_section(section, Status::kRequired);
  if (section == Section::kDuties || section == Section::kStack)
    return by_section(section, Status::kMentioned);
  if (said.is_asked_for) return {Status::kRequired, "cue:asks"};
  return {Status::kMentioned, "default"};
}

}  // namespace

std::vector<StatusCall> call_statuses(const std::vector<TokenRange>& mentions,
                                      const Structure& structure) {
  const CuesByClause cues(mentions, structure);
  std::vector<StatusCall> calls;
  for (const TokenRange& mention : mentions) {
    const std::uint32_t number = structure.clause_of[mention.first];
    const Clause& clause = structure.clauses[number];
    Said said = cues.said_of(mention, number);
    if (clause.in_parentheses) {  // what is said around the parentheses holds inside too
      const Said around = cues.said_of(mention, clause.around);
      if (!said.cue) said.cue = around.cue;
      said.is_asked_for = said.is_asked_for || around.is_asked_for;
      said.opens_asking = said.opens_asking || around.opens_asking;
    }
    calls.push_back(call(said, clause.section));
  }
  return calls;
}

}  // namespace skillgap
