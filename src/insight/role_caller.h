// Which role a posting is for: from its title; without one, from the titles named in the text; else
// from its skills. Confidence is a fixed figure per kind of evidence, not calibrated
// (docs/evaluation.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/phrase_compiler.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

struct RoleEvidence {
  std::string_view title;
  const Tokens& title_tokens;
  std::string_view text;
  const Tokens& text_tokens;
  const std::vector<SkillDemand>& skills;
};

struct RoleAnswer {
  std::optional<RoleCall> call;
  std::string reason;  // why there is no call
};

class RoleCaller {
 public:
  // The taxonomy must outlive the caller.
  static RoleCaller build(const Taxonomy& taxonomy, const PhraseCompiler& compiler);
  RoleAnswer call(const RoleEvidence& evidence) const;

 private:
  struct Vote {
    RoleId role{};
    double weight = 0;
    std::string why;
  };
  RoleCaller(const Taxonomy& taxonomy, PhraseMatcher titles, std::vector<RoleId> role_of)
      : taxonomy_(taxonomy), titles_(std::move(titles)), role_of_(std::move(role_of)) {}

  std::vector<Vote> votes_of_titles(std::string_view text, const Tokens& tokens,
                                    bool by_length) const;
  std::vector<Vote> votes_of_skills(const std::vector<SkillDemand>& skills) const;
  std::optional<RoleCall> decide(std::vector<Vote> votes, double ceiling, double least_share) const;

  const Taxonomy& taxonomy_;
  PhraseMatcher titles_;
  std::vector<RoleId> role_of_;  // by phrase number
};

}  // namespace skillgap
