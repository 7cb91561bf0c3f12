#include "cli/headed_lines.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

Posting as_seen(Posting posting, const ClassifyCommand& command) {
  if (command.without_title) posting.title.clear();
  if (command.without_text) {
    posting.description.clear();
    posting.tags.clear();
  }
  return posting;
}

std::string features_line(Posting posting, const Analyzer& analyzer) {
  JsonWriter json;
  json.begin_object().field("id", posting.id).key("features").begin_object();
  for (const RoleFeature& feature : analyzer.role_features(std::move(posting)))
    json.key(feature.name).number(feature.value);
  return json.end_object().end_object().take() + "\n";
}

std::string line_of(Posting posting, const ClassifyCommand& command, const Analyzer& analyzer) {
  posting = as_seen(std::move(posting), command);
  if (command.features) return features_line(std::move(posting), analyzer);
  const AnalyzedPosting analyzed = analyzer.analyze(std::move(posting));
  return command.format == OutputFormat::kCsv
             ? csv_line(role_csv_row(analyzed, analyzer.taxonomy()))
             : role_json(analyzed, analyzer.taxonomy()) + "\n";
}

}  // namespace

ExitCode run_classify(const ClassifyCommand& command, const CommonOptions& common,
                      Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const bool csv = command.format == OutputFormat::kCsv && !command.features;
  HeadedLines lines(console, csv ? csv_line(role_csv_header()) : "");
  const bool readable = for_each_posting<std::string>(
      command.input, common, console,
      [&](Posting posting) { return line_of(std::move(posting), command, *analyzer); },
      [&](std::string line) { lines.add(line); });
  if (!readable) return kNotDone;
  lines.end();
  return console.finish();
}

}  // namespace skillgap
