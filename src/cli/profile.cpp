// profile import, show, audit, export.
#include <fmt/format.h>

#include <algorithm>

#include "cli/asked_names.h"
#include "cli/clock.h"
#include "cli/input.h"
#include "cli/match_report.h"
#include "cli/output_file.h"
#include "cli/profile_file.h"
#include "cli/resume_file.h"
#include "cli/run.h"
#include "skillgap/date.h"
#include "skillgap/files.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/resume.h"
#include "skillgap/taxonomy_search.h"

namespace skillgap {
namespace {

std::expected<Date, Error> day_of(const std::string& at) {
  if (const auto date = parse_date(at.empty() ? now_utc().substr(0, 10) : at)) return *date;
  return std::unexpected(Error{"--at", "no date, write it as 2026-01-31"});
}

// To the file, which its owner alone may read, or to standard output.
template <typename C>
ExitCode put(const std::string& text, const C& command, Console& console) {
  if (command.output.empty()) {
    console.out(text);
  } else if (const auto written =
                 write_new_file(command.output, text, command.force, FileAccess::kOwner);
             !written) {
    return console.fail(written.error());
  }
  return console.finish();
}

std::string what_was_found(const Profile& profile, const std::string& file) {
  const auto claimed = std::ranges::count(profile.skills, true, &ProfileSkill::claimed);
  return fmt::format("{}: {} skills ({} claimed, {} only shown), languages: {}, studies: {}{}",
                     file, profile.skills.size(), claimed,
                     static_cast<std::ptrdiff_t>(profile.skills.size()) - claimed,
                     profile.languages.size(), profile.studies.size(),
                     profile.years ? fmt::format(", {:.3g} years of work", *profile.years) : "");
}

using Cells = std::vector<std::vector<std::string>>;

std::string as_table(const std::vector<TextColumn>& columns, const Cells& cells,
                     TableFormat format) {
  std::vector<std::string> headings;
  for (const TextColumn& column : columns) headings.push_back(column.heading);
  if (format == TableFormat::kTable) return text_table(columns, cells);
  const bool is_csv = format == TableFormat::kCsv;
  std::string text = is_csv ? csv_line(headings) : markdown_head(headings);
  for (const auto& row : cells) text += is_csv ? csv_line(row) : markdown_row(row);
  return text;
}

Cells skill_cells(const Profile& profile, const Analyzer& analyzer) {
  Cells cells;
  for (const ProfileSkill& skill : profile.skills) {
    std::string known;
    for (const ConceptId id : analyzer.resolve(skill.name))
      known += (known.empty() ? "" : ", ") + analyzer.taxonomy()[id].id;
    cells.push_back({skill.name, known.empty() ? "(unknown)" : known, skill.level,
                     skill.years ? fmt::format("{:.3g}", *skill.years) : "",
                     skill.last_used ? std::to_string(*skill.last_used) : "",
                     skill.claimed ? "claimed" : "shown",
                     skill.shown.empty() ? "" : skill.shown.front()});
  }
  return cells;
}

std::string nearest_names(const std::string& name, const TaxonomySearch& search) {
  constexpr std::size_t kSuggestions = 3;
  std::string near;
  for (const SearchHit& hit : search.nearest_skills(name, kSuggestions))
    near += (near.empty() ? "did you mean " : ", ") + offered(hit.label, hit);
  return near;
}

std::string audit_json(const Cells& cells) {
  JsonWriter json;
  json.begin_array();
  for (const auto& row : cells)
    json.begin_object()
        .key("finding")
        .string(row[0])
        .key("skill")
        .string(row[1])
        .field("detail", row[2])
        .end_object();
  return json.end_array().take() + "\n";
}

}  // namespace

ExitCode run_profile_import(const ProfileImportCommand& command, const CommonOptions& common,
                            Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto today = day_of(command.at);
  if (!today) return console.fail(today.error());
  if (const auto is_new = check_new({command.output}, command.force); !is_new)
    return console.fail(is_new.error());
  const auto resume = load_resume(command.file, *analyzer, console);
  if (!resume) return console.fail(resume.error());
  const auto profile = make_profile(*resume, *analyzer, *today, command.file);
  if (!profile) return console.fail(profile.error());
  console.note(what_was_found(*profile, command.file));
  return put(profile_json(*profile), command, console);
}

ExitCode run_profile_show(const ProfileShowCommand& command, const CommonOptions& common,
                          Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  console.out(command.format == TableFormat::kJson
                  ? profile_json(*profile)
                  : as_table({{"skill", Align::kLeft, 20},
                              {"known as", Align::kLeft, 16},
                              {"level"},
                              {"years", Align::kRight},
                              {"last"},
                              {""},
                              {"shown by", Align::kLeft, 14}},
                             skill_cells(*profile, *analyzer), command.format));
  return console.finish();
}

ExitCode run_profile_audit(const ProfileAuditCommand& command, const CommonOptions& common,
                           Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const auto today = day_of(command.at);
  if (!today) return console.fail(today.error());
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  const TaxonomySearch search = TaxonomySearch::build(analyzer->taxonomy(), analyzer->tokenizer());
  Cells cells;
  for (const AuditLine& line :
       audit_profile(*profile, *analyzer, *today, static_cast<int>(command.stale_years)))
    cells.push_back(
        {std::string(audit_name(line.finding)), line.skill,
         line.finding == AuditFinding::kUnknown ? nearest_names(line.skill, search) : line.detail});
  if (cells.empty()) console.note("nothing to mend in this profile");
  if (!cells.empty() || command.format == TableFormat::kJson)
    console.out(command.format == TableFormat::kJson
                    ? audit_json(cells)
                    : as_table({{"finding"}, {"skill", Align::kLeft, 24}, {"", Align::kLeft, 32}},
                               cells, command.format));
  return console.finish();
}

ExitCode run_profile_export(const ProfileExportCommand& command, Console& console) {
  const auto profile = load_profile(command.profile, console);
  if (!profile) return console.fail(profile.error());
  return put(to_json_resume(*profile), command, console);
}

}  // namespace skillgap
