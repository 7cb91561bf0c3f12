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
               : to_json(analyzed, *analyzer, {.with_text = command.with_text}).append(1, '\n');
  };
  // One text of all lines of a unit: to hand on and write each alone would cost more.
  const auto lines_of = [&](input_detail::Unit unit,
                            input_detail::UnitResult<std::string>& result) {
    std::string all;
    input_detail::take_postings(std::move(unit), command.input.columns, result.report,
                                [&](Posting&& posting) { all += line_of(std::move(posting)); });
    if (!all.empty()) result.items.push_back(std::move(all));
  };
  HeadedLines lines(console, csv ? csv_line(posting_csv_header()) : "");
  const bool readable = input_detail::for_each_unit<std::string>(
      command.input, common, console, lines_of, [&](std::string all) { lines.add(all); });
  if (!readable) return kNotDone;
  lines.end();
  return console.finish();
}

}  // namespace skillgap
