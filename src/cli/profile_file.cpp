#include "cli/profile_file.h"

#include <fmt/format.h>

#include "cli/asked_names.h"
#include "skillgap/files.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::size_t kMaxProfile = 1u << 20;
constexpr std::size_t kSuggestions = 3;

// "Python (primary), some R, no Spark": the skills that prose names and does not deny.
std::string skills_within(const std::string& name, const Analyzer& analyzer) {
  const AnalyzedPosting read = analyzer.analyze_resume(name);
  std::string skills;
  for (const SkillDemand& skill : read.skills) {
    const std::string& label = analyzer.taxonomy()[skill.skill].label_en;
    if (skill.status != Status::kNegated) skills += (skills.empty() ? "" : ", ") + label;
  }
  return skills;
}

std::string unknown_skill(const std::string& name, const Analyzer& analyzer,
                          const TaxonomySearch& search) {
  if (const std::string within = skills_within(name, analyzer); !within.empty())
    return fmt::format("skill '{}' is no name but names {}, write each as a skill of its own", name,
                       within);
  std::string near;
  for (const SearchHit& hit : search.nearest_skills(name, kSuggestions))
    near += (near.empty() ? "" : ", ") + offered(hit.label, hit);
  return fmt::format(
      "skill '{}' is not in the taxonomy, {}", name,
      near.empty() ? "look for it with `skillgap taxonomy search`" : "did you mean " + near + "?");
}

}  // namespace

std::expected<Profile, Error> load_profile(const std::string& path, Console& console) {
  const auto document = read_document(path, kMaxProfile);
  if (!document) return std::unexpected(document.error());
  auto parsed = parse_profile(decode_text(document->bytes).text, path);
  if (!parsed) return std::unexpected(parsed.error());
  for (const Problem& problem : parsed->problems) console.report(problem);
  return std::move(parsed->profile);
}

std::expected<ResolvedProfile, Error> resolve_and_report(const Profile& profile,
                                                         const Analyzer& analyzer,
                                                         const std::string& path,
                                                         Console& console) {
  ResolvedProfile me = resolve_profile(profile, analyzer);
  for (const Problem& problem : me.problems) console.report(problem);
  if (!me.unknown.empty()) {
    const TaxonomySearch search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
    for (const ProfileSkill& skill : me.unknown)
      console.report(
          {ProblemKind::kBadRow, skill.where, unknown_skill(skill.name, analyzer, search)});
  }
  if (me.unknown.size() == profile.skills.size())
    return std::unexpected(
        Error{path, "no skill of this profile is in the taxonomy, so nothing can be compared"});
  return me;
}

}  // namespace skillgap
