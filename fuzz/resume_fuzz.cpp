// Any text as a résumé, as JSON Resume, as the XML of a DOCX and as a file of a LinkedIn export:
// the profile made of it is read back equal, and its years are sound.
#include "skillgap/resume.h"

#include "fuzz/built_in_analyzer.h"
#include "fuzz/invariants.h"
#include "skillgap/text.h"

using namespace skillgap;

namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20)};

void require_sound(const Resume& resume) {
  const Analyzer& analyzer = fuzz::built_in_analyzer();
  const auto profile = make_profile(resume, analyzer, kToday, "fuzz.txt");
  if (!profile) return fuzz::require_sound(profile.error());
  for (const ProfileSkill& skill : profile->skills) {
    fuzz::require_valid_utf8(skill.name, "the name of a skill");
    fuzz::require(!skill.years || (*skill.years >= 0 && *skill.years <= 200), "years are sound");
  }
  const auto again = parse_profile(profile_json(*profile), "again.json");
  fuzz::require(again.has_value(), "a written profile can be read");
  fuzz::require_equal(profile_json(again->profile), profile_json(*profile),
                      "a profile reads back as it was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Analyzer& analyzer = fuzz::built_in_analyzer();
  const std::string text = clean_utf8(fuzz::text_of(data, size));
  require_sound(read_resume_text(text, analyzer));
  if (const auto json = read_json_resume(text, "fuzz.json")) require_sound(*json);
  if (const auto docx = docx_text(text, "fuzz.docx"))
    require_sound(read_resume_text(clean_utf8(*docx), analyzer));
  for (const char* name : {"Positions.csv", "Skills.csv", "Education.csv", "Profile.csv"}) {
    Resume resume;
    read_linkedin_file(name, text, analyzer, resume);
    require_sound(resume);
  }
  return 0;
}
