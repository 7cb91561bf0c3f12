// taxonomy unlisted: terms that postings ask for and the taxonomy lacks.
#include <fmt/format.h>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/run.h"
#include "cli/shares.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/taxonomy_search.h"
#include "skillgap/unlisted.h"

namespace skillgap {
namespace {

// A term, and the known skill whose name is nearest ("" where none is near).
struct Row {
  UnlistedTerm term;
  std::string nearest;
};

// An abbreviation is always near to some other one, and the beginning of some word.
bool is_telling(const SearchHit& hit, const UnlistedTerm& term) {
  constexpr std::size_t kShortest = 5;
  const bool is_loose = hit.nearness == Nearness::kEdits || hit.nearness == Nearness::kPrefix;
  return !is_loose || term.term.size() >= kShortest;
}

std::vector<Row> rows_of(std::vector<UnlistedTerm> terms, const Analyzer& analyzer) {
  const TaxonomySearch search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
  std::vector<Row> rows;
  for (UnlistedTerm& term : terms) {
    const auto hits = search.nearest_skills(term.term, 1);
    const bool near = !hits.empty() && is_telling(hits.front(), term);
    rows.push_back({std::move(term), near ? hits.front().id : ""});
  }
  return rows;
}

std::string table_of(const std::vector<Row>& rows) {
  std::vector<std::vector<std::string>> cells;
  for (const Row& row : rows)
    cells.push_back({std::to_string(row.term.postings), row.term.term,
                     percent(row.term.capital_share), std::string(section_name(row.term.section)),
                     row.nearest, row.term.examples.front().snippet});
  return text_table({{"postings", Align::kRight},
                     {"term", Align::kLeft, 24},
                     {"capital", Align::kRight},
                     {"section", Align::kLeft, 12},
                     {"nearest skill", Align::kLeft, 16},
                     {"example", Align::kLeft, 24}},
                    cells);
}

std::string csv_of(const std::vector<Row>& rows) {
  std::string csv = csv_line({"term", "postings", "missed", "employers", "capital_share", "section",
                              "nearest_skill", "example_posting", "example_field", "example_start",
                              "example_end", "example"});
  for (const Row& row : rows) {
    for (const TermExample& example : row.term.examples)
      csv += csv_line({row.term.term, std::to_string(row.term.postings),
                       std::to_string(row.term.missed), std::to_string(row.term.employers),
                       fmt::format("{:.2f}", row.term.capital_share),
                       std::string(section_name(row.term.section)), row.nearest, example.posting,
                       std::string(field_name(example.field)), std::to_string(example.where.begin),
                       std::to_string(example.where.end), example.snippet});
  }
  return csv;
}

void write_example(const TermExample& example, JsonWriter& json) {
  json.begin_object().key("posting").string(example.posting);
  json.key("field").string(field_name(example.field));
  json.key("start").integer(example.where.begin).key("end").integer(example.where.end);
  json.key("snippet").string(example.snippet).end_object();
}

std::string json_of(const std::vector<Row>& rows) {
  std::string lines;
  for (const Row& row : rows) {
    JsonWriter json;
    json.begin_object().key("term").string(row.term.term);
    json.key("postings").integer(row.term.postings).key("missed").integer(row.term.missed);
    json.key("employers").integer(row.term.employers);
    json.key("capital_share").number(row.term.capital_share);
    json.key("section").string(section_name(row.term.section));
    json.field("nearest_skill", row.nearest).key("examples").begin_array();
    for (const TermExample& example : row.term.examples) write_example(example, json);
    lines += json.end_array().end_object().take() + "\n";
  }
  return lines;
}

std::string summary_of(const UnlistedCounter& counter, std::size_t shown) {
  std::string text = fmt::format("{} of {} ({} left out)", counted(shown, "term"),
                                 counted(counter.postings(), "posting"),
                                 counted(counter.copies(), "copy", "copies"));
  if (counter.missed() > 0)
    text +=
        fmt::format("; there were too many terms to count each, so a count may be too low by {}",
                    counter.missed());
  return text;
}

std::string rendered(const std::vector<Row>& rows, ListFormat format) {
  switch (format) {
    case ListFormat::kCsv:
      return csv_of(rows);
    case ListFormat::kNdjson:
      return json_of(rows);
    case ListFormat::kTable:
      break;
  }
  return rows.empty() ? "" : table_of(rows);
}

}  // namespace

ExitCode run_taxonomy_unlisted(const TaxonomyUnlistedCommand& command, const CommonOptions& common,
                               Console& console) {
  const auto analyzer = make_analyzer(common, console);
  if (!analyzer) return console.fail(analyzer.error());
  const UnlistedReader reader = UnlistedReader::build(analyzer->taxonomy(), analyzer->tokenizer());
  UnlistedCounter counter;
  const bool readable = for_each_posting<PostingTerms>(
      command.input, common, console,
      [&](Posting posting) { return reader.read(analyzer->analyze(std::move(posting))); },
      [&](PostingTerms terms) { counter.add(std::move(terms)); });
  if (!readable) return kNotDone;
  const std::vector<Row> rows = rows_of(counter.top(command.choice), *analyzer);
  console.out(rendered(rows, command.format));
  console.note(summary_of(counter, rows.size()));
  return console.finish();
}

}  // namespace skillgap
