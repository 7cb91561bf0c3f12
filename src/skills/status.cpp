#include "skills/status.h"

#include <string>

namespace skillgap {
namespace {

bool asks(Section section) {
  return section == Section::kRequirements || section == Section::kSkills ||
         section == Section::kPreferred;
}

// Put together once: every mention has a rule.
template <typename Enum>
std::vector<std::string> rules_of(std::string_view prefix, Enum last,
                                  std::string_view (*name)(Enum)) {
  std::vector<std::string> rules;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i)
    rules.push_back(std::string(prefix).append(name(static_cast<Enum>(i))));
  return rules;
}

StatusCall by_cue(Cue cue, Status status) { return {status, rule_of(cue)}; }

StatusCall by_section(Section section, Status status) {
  static const auto rules = rules_of("section:", Section::kApply, section_name);
  return {status, rules[static_cast<std::size_t>(section)]};
}

StatusCall call(const Said& said, Section section) {
  const std::optional<Cue> cue = said.cue;
  if (cue == Cue::kNegated) return by_cue(*cue, Status::kNegated);
  // "Experience with Java …": such a clause is a requirement, whatever stood in the last heading.
  if (!cue && said.opens_asking && !asks(section)) return by_cue(Cue::kAsks, Status::kRequired);
  // "About us: … As a developer here you will write Go": so is the work, though it stands below a
  // heading of the employer; what "you will" get there has cues of its own.
  if (!cue && said.is_work && is_about_the_employer(section))
    return by_cue(Cue::kMentioned, Status::kMentioned);
  if (is_about_the_employer(section)) return by_section(section, Status::kBoilerplate);
  if (section == Section::kPreferred) return by_section(section, Status::kPreferred);
  if (cue) return by_cue(*cue, *status_of(*cue));
  if (said.opens_with_work) return by_cue(Cue::kMentioned, Status::kMentioned);
  if (section == Section::kRequirements || section == Section::kSkills)
    return by_section(section, Status::kRequired);
  if (section == Section::kDuties || section == Section::kStack)
    return by_section(section, Status::kMentioned);
  if (said.is_asked_for) return by_cue(Cue::kAsks, Status::kRequired);
  return {Status::kMentioned, "default"};
}

}  // namespace

std::string_view rule_of(Cue cue) {
  static const auto rules = rules_of("cue:", kLastCue, cue_name);
  return rules[static_cast<std::size_t>(cue)];
}

static StatusCall call(const TokenRange& mention, const CuesByClause::OfClause& of_clause,
                       const Clause& clause, const CuesByClause& cues) {
  Said said = cues.said_of(mention, of_clause);
  if (clause.in_parentheses) {  // what is said around the parentheses holds inside too
    const Said around = cues.said_of(mention, cues.of(clause.around));
    if (!said.cue) said.cue = around.cue;
    said.is_asked_for = said.is_asked_for || around.is_asked_for;
    said.opens_asking = said.opens_asking || around.opens_asking;
    said.is_work = said.is_work || around.is_work;
    said.opens_with_work = said.opens_with_work || around.opens_with_work;
  }
  return call(said, clause.section);
}

void call_statuses(const std::vector<TokenRange>& mentions, const Structure& structure,
                   std::vector<StatusCall>& calls) {
  calls.clear();
  const CuesByClause cues(mentions, structure);
  std::optional<std::uint32_t> number;
  CuesByClause::OfClause of_clause;
  bool is_alike = false;  // all mentions of the clause, of which nothing is said
  for (const TokenRange& mention : mentions) {
    const std::uint32_t here = structure.clause_of[mention.first];
    const Clause& clause = structure.clauses[here];
    const bool is_next = here == number;
    if (!is_next) {
      of_clause = cues.of(here);
      is_alike = of_clause.is_silent() && !clause.in_parentheses && !cues.speaks_of_one();
      number = here;
    }
    calls.push_back(is_next && is_alike ? calls.back() : call(mention, of_clause, clause, cues));
  }
}

}  // namespace skillgap
