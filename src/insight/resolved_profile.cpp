#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "skillgap/gap.h"

namespace skillgap {
namespace {

// Of a skill named twice the entry with more years is kept, of equals the first.
void hold(std::vector<HeldSkill>& skills, HeldSkill skill) {
  const auto same = std::ranges::find(skills, skill.skill, &HeldSkill::skill);
  if (same == skills.end()) {
    skills.push_back(std::move(skill));
  } else if (skill.years.value_or(-1) > same->years.value_or(-1)) {
    *same = std::move(skill);
  }
}

class Resolver {
 public:
  Resolver(const Profile& profile, const Analyzer& analyzer)
      : profile_(profile), analyzer_(analyzer) {}

  ResolvedProfile resolve() {
    resolved_.roles = profile_.roles;
    resolved_.locations = profile_.locations;
    resolved_.work_modes = profile_.work_modes;
    resolved_.years = profile_.years;
    resolved_.seniority = profile_.seniority;
    resolved_.pay = profile_.pay;
    add_skills();
    add_languages();
    add_degree(profile_.education);
    for (const Study& study : profile_.studies) add_degree(study.degree);
    for (const std::string& certificate : profile_.certificates) {
      for (const ConceptId id : analyzer_.resolve(certificate))
        hold(resolved_.skills, {id, {}, {}});
    }
    std::ranges::sort(resolved_.skills, {}, &HeldSkill::skill);
    return std::move(resolved_);
  }

 private:
  bool is_kind(ConceptId id, Kind kind) const { return analyzer_.taxonomy()[id].kind == kind; }

  void add_skills() {
    std::map<ConceptId, const ProfileSkill*> first;
    for (const ProfileSkill& skill : profile_.skills) {
      const std::vector<ConceptId> concepts = analyzer_.resolve(skill.name);
      if (concepts.empty()) resolved_.unknown.push_back(skill);
      if (concepts.size() == 1) report_twice(*first.try_emplace(concepts[0], &skill).first, skill);
      for (const ConceptId id : concepts) {
        hold(resolved_.skills, {id, skill.years, skill.level});
        resolved_.states_languages |= is_kind(id, Kind::kNaturalLanguage);
      }
    }
  }

  // One skill under two names; the same name twice is told where the file is read.
  void report_twice(const std::pair<const ConceptId, const ProfileSkill*>& first,
                    const ProfileSkill& skill) {
    if (first.second->name == skill.name) return;
    report(skill.where,
           fmt::format("skill '{}' is {}, as is '{}', remove one; the one with more years counts",
                       skill.name, analyzer_.taxonomy()[first.first].label_en, first.second->name));
  }

  void add_languages() {
    resolved_.states_languages |= !profile_.languages.empty();
    for (const ProfileLanguage& language : profile_.languages) {
      bool found = false;
      for (const ConceptId id : analyzer_.resolve(language.name)) {
        if (!is_kind(id, Kind::kNaturalLanguage)) continue;
        hold(resolved_.skills, {id, {}, language.level});
        found = true;
      }
      if (!found)
        report(language.where,
               fmt::format("language '{}' is not in the taxonomy, look for it with `skillgap "
                           "taxonomy search`",
                           language.name));
    }
  }

  void add_degree(const std::string& name) {
    if (name.empty()) return;
    std::optional<ConceptId> degree;
    for (const ConceptId id : analyzer_.resolve(name)) {
      if (is_kind(id, Kind::kDegree)) degree = id;
    }
    const Taxonomy& taxonomy = analyzer_.taxonomy();
    if (!degree)
      return report(profile_.places.contains("education") ? profile_.places.at("education") : "",
                    fmt::format("degree '{}' is not in the taxonomy, use for example bachelor, "
                                "master or S1",
                                name));
    if (!resolved_.education || taxonomy[*degree].rank > taxonomy[*resolved_.education].rank)
      resolved_.education = degree;
  }

  void report(std::string where, std::string message) {
    resolved_.problems.push_back({ProblemKind::kBadRow, std::move(where), std::move(message)});
  }

  const Profile& profile_;
  const Analyzer& analyzer_;
  ResolvedProfile resolved_;
};

}  // namespace

ResolvedProfile resolve_profile(const Profile& profile, const Analyzer& analyzer) {
  return Resolver(profile, analyzer).resolve();
}

}  // namespace skillgap
