// Which postings are one vacancy, and why: the decisions that `trends` counts by, to be read and
// undone.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <unordered_set>

#include "cli/counted.h"
#include "cli/input.h"
#include "cli/posting_ids.h"
#include "cli/run.h"
#include "skillgap/duplicates.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

struct Sketched {
  std::string id, title, date;
  PostingSketch sketch;
};

Sketched sketched(const Analyzer& analyzer, Posting&& posting) {
  auto [analyzed, sketch] = analyzer.analyze_and_sketch(std::move(posting));
  const Posting& read = analyzed.posting;
  return {read.id, read.title, read.date_posted, std::move(sketch)};
}

// By id, so that the result does not depend on the order of the input.
void sort_by_id(std::vector<Sketched>& postings) {
  std::ranges::sort(postings, {}, [](const Sketched& one) {
    return std::tie(one.id, one.date, one.title, one.sketch.text, one.sketch.place,
                    one.sketch.employer);
  });
}

Duplicates find(const std::vector<Sketched>& postings, const DuplicateOptions& options,
                const std::vector<std::string>& apart) {
  const std::unordered_set<std::string> alone(apart.begin(), apart.end());
  std::vector<PostingSketch> sketches;
  std::vector<bool> flags;
  for (const Sketched& one : postings) {
    sketches.push_back(one.sketch);
    flags.push_back(alone.contains(one.id));
  }
  return find_duplicates(sketches, options, flags);
}

const std::vector<std::string> kHeader = {"posting",    "vacancy", "reason",     "like",
                                          "similarity", "title",   "date_posted"};

std::vector<std::string> row_of(const std::vector<Sketched>& postings, const Duplicates& found,
                                std::size_t i) {
  const DuplicateLink& link = found.reasons[i];
  return {postings[i].id,
          postings[found.first_of[i]].id,
          std::string(duplicate_reason_name(link.reason)),
          postings[link.like].id,
          fmt::format("{:.3f}", link.similarity),
          postings[i].title,
          postings[i].date};
}

std::string json_line(const std::vector<std::string>& row) {
  JsonWriter json;
  json.begin_object();
  for (std::size_t i = 0; i < row.size(); ++i) {
    json.key(kHeader[i]);
    if (kHeader[i] == "similarity")
      json.raw(row[i]);
    else
      json.string(row[i]);
  }
  return json.end_object().take() + "\n";
}

std::string table_text(const std::vector<std::vector<std::string>>& rows) {
  return text_table({{"posting", Align::kLeft, 28},
                     {"vacancy", Align::kLeft, 28},
                     {"reason"},
                     {"like", Align::kLeft, 28},
                     {"similarity", Align::kRight},
                     {"title", Align::kLeft, 40},
                     {"date"}},
                    rows);
}

void print(ListFormat format, const std::vector<std::vector<std::string>>& rows, Console& console) {
  if (format == ListFormat::kTable && !rows.empty()) console.out(table_text(rows));
  if (format == ListFormat::kCsv) console.out(csv_line(kHeader));
  for (const auto& row : rows) {
    if (format == ListFormat::kCsv) console.out(csv_line(row));
    if (format == ListFormat::kNdjson) console.out(json_line(row));
  }
}

std::string summary(const Duplicates& found) {
  std::array<std::size_t, 5> counts{};
  for (const DuplicateLink& link : found.reasons) ++counts[static_cast<std::size_t>(link.reason)];
  std::string text =
      counted(found.first_of.size(), "posting") + ", " + counted(counts[0], "vacancy", "vacancies");
  for (std::size_t i = 1; i < counts.size(); ++i) {
    const auto reason = static_cast<DuplicateReason>(i);
    text += fmt::format("{} {} {}", i == 1 ? ":" : ",", counts[i], duplicate_reason_name(reason));
  }
  return text;
}

}  // namespace

ExitCode run_duplicates(const DuplicatesCommand& command, const CommonOptions& common,
                        Console& console) {
  const auto analyzer = make_analyzer(common, console, kForCounting);
  if (!analyzer) return console.fail(analyzer.error());
  const auto apart = read_ids(command.apart);
  if (!apart) return console.fail(apart.error());
  std::vector<Sketched> postings;
  const bool readable = for_each_posting<Sketched>(
      command.input, common, console,
      [&](Posting&& posting) { return sketched(*analyzer, std::move(posting)); },
      [&](Sketched one) { postings.push_back(std::move(one)); });
  if (!readable) return kNotDone;
  sort_by_id(postings);
  const Duplicates found = find(postings, command.duplicates, *apart);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    if (found.first_of[i] != i) rows.push_back(row_of(postings, found, i));
  }
  print(command.format, rows, console);
  console.note(summary(found));
  return console.finish();
}

}  // namespace skillgap
