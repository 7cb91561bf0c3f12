#include <optional>

#include "cli/headed_lines.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/report.h"

namespace skillgap {

// So many times the bytes of the postings: room for their lines, which then are not moved.
constexpr std::size_t kMostlyLonger = 4;

ExitCode run_analyze(const AnalyzeCommand& command, const CommonOptions& common, Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const bool csv = command.format == OutputFormat::kCsv;
  std::optional<JsonLines> json;
  if (!csv) json.emplace(*analyzer, JsonOptions{.with_text = command.with_text});
  const auto add_line = [&](const AnalyzedPosting& analyzed, std::string& lines) {
    if (csv) {
      lines += csv_line(posting_csv_row(analyzed, analyzer->taxonomy()));
    } else {
      json->append(lines, analyzed);
      lines += '\n';
    }
  };
  // One text of all lines of a unit: to hand on and write each alone would cost more.
  const auto lines_of = [&](input_detail::Unit unit,
                            input_detail::UnitResult<std::string>& result) {
    std::string all;
    all.reserve(kMostlyLonger * unit.lines.bytes.size());
    AnalyzedPosting analyzed;  // its memory serves all of them
    input_detail::take_postings(std::move(unit), command.input.columns, result.report,
                                analyzed.posting, [&] {
                                  analyzer->analyze_in_place(analyzed);
                                  add_line(analyzed, all);
                                });
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
