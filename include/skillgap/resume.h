// A résumé → a profile. Readers turn each format into one Resume; make_profile() turns that into a
// Profile, by the same analyzer as postings.
//
//   const auto resume = read_json_resume(json, "me.json");           // or read_resume_text, …
//   const Profile me = make_profile(*resume, analyzer, today);
//
// A skill is *claimed* where the person names it in a list or summary, and *shown* where the text
// of a dated item (work, study, project) names it; negated mentions count for neither. Years of a
// skill: the months of the work items that show it, overlaps counted once. Years overall: those of
// all work items. Nothing is invented: a text without a known skill gives an Error. Pure; any
// thread.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/date.h"
#include "skillgap/error.h"
#include "skillgap/profile.h"

namespace skillgap {

struct ResumeItem {
  enum class Kind { kWork, kStudy, kOther };
  Kind kind = Kind::kWork;
  std::string text;
  // Months since year 0, half-open. `ongoing`: ends today.
  std::optional<int> begin, end;
  bool ongoing = false;
};

struct Resume {
  std::string name;
  std::string claims;                // text outside of dated items: summary, lists of skills
  std::vector<ProfileSkill> skills;  // named as skills by the format, with a level as written
  std::vector<ResumeItem> items;
  std::vector<ProfileLanguage> languages;
  std::vector<Study> studies;
  std::vector<std::string> certificates;
  std::string json;               // the JSON Resume as it came; "" for other formats
  std::vector<Problem> problems;  // values of the wrong kind, which were left out
};

// jsonresume.org, schema 1.0.0. Fails on what is no JSON object, or has none of its sections.
std::expected<Resume, Error> read_json_resume(std::string_view json, std::string_view where);

// Plain text or Markdown, in English or Indonesian. An item begins with a line that holds a span of
// time ("Jan 2020 – Maret 2023", "2019 - now") and ends with the next such line or heading.
Resume read_resume_text(std::string_view text, const Analyzer& analyzer);

// word/document.xml of a DOCX → its text, a paragraph a line. Fails on what is no such document.
std::expected<std::string, Error> docx_text(std::string_view xml, std::string_view where);

// One CSV file of a LinkedIn data export by its name: Profile.csv, Positions.csv, Education.csv,
// Skills.csv, Languages.csv, Certifications.csv, Projects.csv. False: not one of these.
bool read_linkedin_file(std::string_view name, std::string_view csv, const Analyzer& analyzer,
                        Resume& resume);

// `today` ends what is ongoing. Fails where no known skill is found.
std::expected<Profile, Error> make_profile(const Resume& resume, const Analyzer& analyzer,
                                           Date today, std::string_view where);

// The profile as JSON, indented for a person to edit; parse_profile() reads it back equal.
std::string profile_json(const Profile& profile);

// As JSON Resume. What was imported from one comes back as it was, with claimed skills added that
// it does not name; a profile written by hand becomes basics, skills, languages and certificates.
std::string to_json_resume(const Profile& profile);

enum class AuditFinding { kNeverShown, kNeverClaimed, kStale, kUnknown };
std::string_view audit_name(AuditFinding finding);

struct AuditLine {
  AuditFinding finding{};
  std::string skill;   // as the profile names it
  std::string detail;  // "last used 2019", the words that show it
};
// Stale: last used more than `stale_years` before today. kNeverShown only where the profile has
// evidence at all. By finding, then by name.
std::vector<AuditLine> audit_profile(const Profile& profile, const Analyzer& analyzer, Date today,
                                     int stale_years = 3);

}  // namespace skillgap
