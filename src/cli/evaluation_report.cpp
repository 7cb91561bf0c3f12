#include "cli/evaluation_report.h"

#include <fmt/format.h>

#include <array>

#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

using Cells = std::vector<std::string>;

constexpr std::array<Status, 5> kStatuses = {Status::kRequired, Status::kPreferred,
                                             Status::kMentioned, Status::kNegated,
                                             Status::kBoilerplate};

// "0.931 [0.90, 0.95]", "–" where there was nothing to divide by.
std::string cell(const std::optional<Estimate>& estimate) {
  if (!estimate) return "–";
  return fmt::format("{:.3f} [{:.2f}, {:.2f}]", estimate->value, estimate->interval.low,
                     estimate->interval.high);
}

std::string row_name(const EvaluationRow& row) {
  const auto& [level, by, value, language] = row.key;
  return by == value ? value : fmt::format("{} {}", by, value);
}

std::string score_table(const Evaluation& evaluation, std::string_view level) {
  std::vector<Cells> rows;
  for (const EvaluationRow& row : evaluation.rows) {
    if (std::get<0>(row.key) != level) continue;
    rows.push_back({row_name(row), std::get<3>(row.key), std::to_string(row.counts.gold),
                    std::to_string(row.counts.found), cell(row.precision), cell(row.recall),
                    cell(row.f1)});
  }
  if (rows.empty()) return {};
  return fmt::format("Mentions, {} level\n", level) +
         text_table({{"row"},
                     {"language"},
                     {"gold", Align::kRight},
                     {"found", Align::kRight},
                     {"precision"},
                     {"recall"},
                     {"F1"}},
                    rows) +
         "\n";
}

std::string share_table(const Evaluation& evaluation, std::string_view level,
                        std::string_view heading, const std::string& share) {
  std::vector<Cells> rows;
  for (const EvaluationRow& row : evaluation.rows) {
    if (std::get<0>(row.key) != level) continue;
    rows.push_back({row_name(row), std::get<3>(row.key), std::to_string(row.counts.gold),
                    std::to_string(row.counts.recalled), cell(row.recall)});
  }
  if (rows.empty()) return {};
  return fmt::format("{}\n", heading) +
         text_table(
             {{"row"}, {"language"}, {"cases", Align::kRight}, {share, Align::kRight}, {"share"}},
             rows) +
         "\n";
}

// A row a gold status, a column an answered one.
std::string confusion_table(const Evaluation& evaluation) {
  if (evaluation.statuses.empty()) return {};
  std::vector<TextColumn> columns = {{"annotated"}};
  std::vector<Cells> rows;
  for (const Status gold : kStatuses) {
    columns.push_back({std::string(status_name(gold)), Align::kRight});
    Cells row = {std::string(status_name(gold))};
    for (const Status got : kStatuses) {
      const auto found = evaluation.statuses.find({"all", gold, got});
      row.push_back(std::to_string(found == evaluation.statuses.end() ? 0 : found->second));
    }
    rows.push_back(std::move(row));
  }
  return "Statuses of found mentions: annotated (rows) and answered (columns)\n" +
         text_table(columns, rows) + "\n";
}

void write_estimate(JsonWriter& json, std::string_view name,
                    const std::optional<Estimate>& estimate) {
  if (!estimate) return;
  json.key(name).begin_array().number(estimate->value);
  json.number(estimate->interval.low).number(estimate->interval.high).end_array();
}

void write_row(JsonWriter& json, const EvaluationRow& row) {
  const auto& [level, by, value, language] = row.key;
  json.begin_object().field("level", level).field("by", by).field("value", value);
  json.field("language", language).key("gold").integer(row.counts.gold);
  json.key("recalled").integer(row.counts.recalled);
  json.key("found").integer(row.counts.found).key("right").integer(row.counts.right);
  write_estimate(json, "precision", row.precision);
  write_estimate(json, "recall", row.recall);
  write_estimate(json, "f1", row.f1);
  json.end_object();
}

void write_error(JsonWriter& json, const EvaluationError& error) {
  json.begin_object().field("kind", error.kind).field("id", error.id);
  json.field("language", error.language).field("quote", error.quote);
  json.field("expected", error.expected).field("got", error.got).field("context", error.context);
  json.end_object();
}

}  // namespace

std::string evaluation_tables(const Evaluation& evaluation) {
  return score_table(evaluation, "span") + score_table(evaluation, "posting") +
         share_table(evaluation, "status", "Statuses of found mentions", "right") +
         confusion_table(evaluation) +
         share_table(evaluation, "fact", "Facts of postings", "right") +
         share_table(evaluation, "decoy", "Decoys", "tagged") +
         share_table(evaluation, "word", "Words in sentences", "right") +
         fmt::format(
             "{} lines; {} annotated names are unknown to the taxonomy. Intervals: 95 %, "
             "bootstrap over lines.\n",
             evaluation.lines, evaluation.unresolved);
}

std::string evaluation_json(const Evaluation& evaluation, bool with_errors) {
  JsonWriter json;
  json.begin_object().key("lines").integer(evaluation.lines);
  json.key("unresolved").integer(evaluation.unresolved).key("rows").begin_array();
  for (const EvaluationRow& row : evaluation.rows) write_row(json, row);
  json.end_array().key("statuses").begin_array();
  for (const auto& [key, count] : evaluation.statuses) {
    const auto& [language, gold, got] = key;
    json.begin_object().field("language", language).field("annotated", status_name(gold));
    json.field("answered", status_name(got)).key("count").integer(count).end_object();
  }
  json.end_array();
  if (with_errors) {
    json.key("errors").begin_array();
    for (const EvaluationError& error : evaluation.errors) write_error(json, error);
    json.end_array();
  }
  return json.end_object().take() + "\n";
}

std::string evaluation_errors(const Evaluation& evaluation) {
  std::string text;
  for (const EvaluationError& error : evaluation.errors)
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", error.kind, printable(error.id),
                        printable(error.language), printable(error.expected), printable(error.got),
                        printable(error.context));
  return text;
}

}  // namespace skillgap
