#include "cli/headed_lines.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/report.h"

namespace skillgap {

ExitCode run_analyze(const AnalyzeCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const bool csv = command.format == OutputFormat::kCsv;
  const auto line_of = [&](Posting&& posting) {
    const AnalyzedPosting analyzed = analyzer->analyze(std::move(posting));
    return csv ? csv_line(posting_csv_row(analyzed, analyzer->taxonomy()))
               : to_json(analyzed, *analyzer, {.with_text = command.with_text}) + "\n";
  };
  HeadedLines lines(console, csv ? csv_line(posting_csv_header()) : "");
  const bool readable = for_each_posting<std::string>(command.input, common, console, line_of,
                                                      [&](std::string line) { lines.add(line); });
  if (!readable) return kNotDone;
  lines.end();
  return console.finish();
}

}  // namespace skillgap
