// The store (or files) as flat tables: postings, mentions, roles.
#include <fmt/format.h>

#include <algorithm>

#include "cli/headed_lines.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_json.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

using Row = std::vector<std::string>;

// Columns that NDJSON shows as numbers; their empty cells are left out there.
constexpr std::string_view kNumbers[] = {"start", "end", "years_min", "confidence", "margin"};

struct Sheet {
  Row header;
  std::function<std::vector<Row>(const AnalyzedPosting&, const Taxonomy&)> rows;
};

std::string number_text(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : "";
}

std::vector<Row> mention_rows(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  std::vector<Row> rows;
  for (const Mention& mention : posting.mentions) {
    const Concept& item = taxonomy[mention.concept_id];
    rows.push_back({posting.posting.id, item.id, std::string(kind_name(item.kind)),
                    std::string(mention.where.of(field_text(posting, mention))),
                    std::string(field_name(mention.field)), std::to_string(mention.where.begin),
                    std::to_string(mention.where.end), std::string(status_name(mention.status)),
                    std::string(mention.rule), number_text(mention.years_min),
                    fmt::format("{}", mention.confidence), full_version(taxonomy)});
  }
  return rows;
}

std::vector<Row> role_rows(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  Row row = {posting.posting.id,  posting.posting.title, "", "", "", "", "",
             posting.role_reason, full_version(taxonomy)};
  if (posting.role) {
    row[2] = taxonomy[posting.role->role].id;
    row[3] = fmt::format("{:.2f}", posting.role->confidence);
    if (posting.role->runner_up) row[4] = taxonomy[*posting.role->runner_up].id;
    row[5] = fmt::format("{:.2f}", posting.role->margin);
    for (const std::string& why : in_words(posting.role->reasons))
      row[6] += (row[6].empty() ? "" : "; ") + why;
  }
  return {row};
}

Sheet sheet_of(ExportWhat what) {
  switch (what) {
    case ExportWhat::kMentions:
      return {{"posting", "skill", "kind", "surface", "field", "start", "end", "status", "rule",
               "years_min", "confidence", "taxonomy"},
              mention_rows};
    case ExportWhat::kRoles:
      return {{"posting", "title", "role", "confidence", "runner_up", "margin", "why",
               "no_role_because", "taxonomy"},
              role_rows};
    case ExportWhat::kPostings:
      break;
  }
  return {posting_csv_header(), [](const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
            return std::vector<Row>{posting_csv_row(posting, taxonomy)};
          }};
}

std::string json_line(const Row& header, const Row& row) {
  JsonWriter json;
  json.begin_object();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool number = std::ranges::find(kNumbers, header[i]) != std::end(kNumbers);
    if (!number)
      json.key(header[i]).string(row[i]);
    else if (!row[i].empty())
      json.key(header[i]).raw(row[i]);
  }
  return json.end_object().take() + "\n";
}

}  // namespace

ExitCode run_export(const ExportCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const Sheet sheet = sheet_of(command.what);
  const bool csv = command.format == OutputFormat::kCsv;
  // Postings as NDJSON are the postings themselves, so that `import` takes them back whole.
  const bool whole = !csv && command.what == ExportWhat::kPostings;
  const auto lines_of = [&](Posting posting) {
    if (whole) return to_json(posting) + "\n";
    std::string lines;
    for (const Row& row : sheet.rows(analyzer->analyze(std::move(posting)), analyzer->taxonomy()))
      lines += csv ? csv_line(row, command.raw) : json_line(sheet.header, row);
    return lines;
  };
  HeadedLines out(console, csv ? csv_line(sheet.header) : "");
  const bool readable = for_each_posting<std::string>(command.input, common, console, lines_of,
                                                      [&](std::string lines) { out.add(lines); });
  if (!readable) return kNotDone;
  out.end();
  return console.finish();
}

}  // namespace skillgap
