#include <fmt/format.h>

#include <algorithm>

#include "cli/evaluation_report.h"
#include "cli/input.h"
#include "cli/run.h"
#include "skillgap/evaluation.h"
#include "skillgap/files.h"

namespace skillgap {
namespace {

// Every K-th line of a file, counted from 0: what is tuned on and what is kept aside are told
// apart.
bool is_chosen(const EvaluateCommand& command, std::size_t line) {
  const std::size_t offset = line % command.every;
  return command.offsets.empty()
             ? offset == 0
             : std::ranges::find(command.offsets, offset) != command.offsets.end();
}

using LineVisitor = std::function<void(std::string_view line, const std::string& where)>;

void visit_lines(const LineChunk& chunk, const std::string& file, const EvaluateCommand& command,
                 const LineVisitor& visit) {
  std::string_view rest = chunk.bytes;
  for (std::size_t number = chunk.first_line; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.find_first_not_of(" \t\r") != std::string_view::npos && is_chosen(command, number - 1))
      visit(line, fmt::format("{}:{}", file, number));
  }
}

}  // namespace

Error nothing_annotated() {
  return {"evaluate", "no annotated line to judge by, see docs/formats.md for their form"};
}

std::expected<void, Error> for_each_chosen_line(const EvaluateCommand& command, Console& console,
                                                const LineVisitor& visit) {
  Progress progress(console, "judging");
  for (const std::string& file : command.files) {
    auto reader = LineReader::open(file);
    if (!reader) return std::unexpected(reader.error());
    while (const auto chunk = reader->next_chunk()) {
      visit_lines(*chunk, file == "-" ? "standard input" : file, command, visit);
      progress.update(reader->bytes_read(), reader->bytes_total());
    }
    for (const Problem& problem : reader->problems()) console.report(problem);
  }
  return {};
}

ExitCode run_evaluate(const EvaluateCommand& command, const CommonOptions& common,
                      Console& console) {
  if (command.roles) return run_evaluate_roles(command, common, console);
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const Judge judge(*analyzer);
  std::vector<JudgedLine> judged;
  const auto opened =
      for_each_chosen_line(command, console, [&](std::string_view line, const std::string& where) {
        const auto gold = parse_gold_line(line, where);
        if (gold)
          judged.push_back(judge.judge(*gold));
        else
          console.report_line({ProblemKind::kBadRow, gold.error().where, gold.error().message});
      });
  if (!opened) return console.fail(opened.error());
  if (judged.empty()) return console.fail(nothing_annotated());
  const Evaluation evaluation = evaluate(std::move(judged));
  if (command.json)
    console.out(evaluation_json(evaluation, command.errors));
  else
    console.out(command.errors ? evaluation_errors(evaluation) : evaluation_tables(evaluation));
  return console.finish();
}

}  // namespace skillgap
