// Any text as a profile: what is read resolves to an ordered list of skills, and a gap against it
// has a score between 0 and 1.
#include "skillgap/profile.h"

#include <algorithm>

#include "fuzz/built_in_analyzer.h"
#include "fuzz/invariants.h"
#include "skillgap/gap.h"

using namespace skillgap;

namespace {

const AnalyzedPosting& sample_posting() {
  static const AnalyzedPosting analysis = fuzz::built_in_analyzer().analyze(
      {.id = "sample-1",
       .title = "Senior ML Engineer",
       .description = "Requirements:\n- 3 years of Python\n- PyTorch and SQL are a must\n"
                      "Nice to have:\n- Docker\n- scikit-learn\n"});
  return analysis;
}

void require_sound_years(const std::optional<double>& years) {
  if (years) fuzz::require(*years >= 0, "years are not negative");
}

void require_ordered(const ResolvedProfile& resolved) {
  fuzz::require(std::ranges::is_sorted(resolved.skills, std::less_equal{}, &HeldSkill::skill) ||
                    resolved.skills.empty(),
                "held skills are sorted by id");
  const auto twice = std::ranges::adjacent_find(resolved.skills, {}, &HeldSkill::skill);
  fuzz::require(twice == resolved.skills.end(), "one entry a skill");
}

void require_sound(const Gap& gap) {
  fuzz::require(gap.score.has_value() != !gap.unknown_because.empty(),
                "a score, or the reason why there is none");
  if (gap.score) fuzz::require(*gap.score >= 0 && *gap.score <= 1, "a score is in [0, 1]");
  fuzz::require(!ranks_before(gap, gap), "nothing ranks before itself");
  for (const GapLine& line : gap.lines) {
    fuzz::require(line.credit >= 0 && line.credit <= 1, "a credit is in [0, 1]");
    fuzz::require(line.answer != SkillAnswer::kPartly ||
                      !because(line, fuzz::built_in_analyzer().taxonomy()).empty(),
                  "half an answer says why");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Analyzer& analyzer = fuzz::built_in_analyzer();
  const auto parsed = parse_profile(fuzz::text_of(data, size), "fuzz.toml");
  if (!parsed) {
    fuzz::require_sound(parsed.error());
    return 0;
  }
  fuzz::require_sound(parsed->problems);
  fuzz::require(!parsed->profile.skills.empty(), "a profile has skills");
  require_sound_years(parsed->profile.years);
  for (const ProfileSkill& skill : parsed->profile.skills) {
    fuzz::require(!skill.name.empty(), "a skill has a name");
    fuzz::require_valid_utf8(skill.name, "the name of a skill");
    require_sound_years(skill.years);
  }
  const ResolvedProfile resolved = resolve_profile(parsed->profile, analyzer);
  require_ordered(resolved);
  require_sound(GapFinder(resolved, analyzer).find(sample_posting()));
  return 0;
}
