// One posting's gap in full.
#include <fmt/format.h>

#include <algorithm>

#include "cli/match_report.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::size_t kScreen = 80;
constexpr std::size_t kIndent = 9;
constexpr std::size_t kContextBytes = 200;

// Behind the bullets and blanks that a line begins with.
std::string_view without_bullet(std::string_view line) {
  constexpr std::string_view kMarks[] = {" ", "\t", "-", "*", "•", "–", "·"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : kMarks) {
      if (!line.starts_with(mark)) continue;
      line.remove_prefix(mark.size());
      cut = true;
    }
  }
  return line;
}

// Where the shown text begins: at the line, or in a long one at a blank not too far before the
// span.
std::size_t begin_of_sentence(std::string_view text, Span span, std::size_t context) {
  const std::size_t before = text.substr(0, span.begin).rfind('\n');
  const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  if (span.begin - line <= context) return line;
  const std::size_t begin = span.begin - context / 2;
  const std::size_t blank = text.find(' ', begin);
  return blank < span.begin ? blank : character_end(text, begin);
}

std::string part_lines(const Gap& gap) {
  if (gap.parts.empty()) return {};
  std::vector<std::vector<std::string>> cells;
  for (const PartLine& part : gap.parts)
    cells.push_back({std::string(part_name(part.part)), part.asked,
                     part.held.empty() && part.answer == PartAnswer::kUnknown
                         ? "(your profile does not say)"
                         : part.held,
                     std::string(part_answer_name(part.answer))});
  return text_table(
             {{"besides"}, {"asked", Align::kLeft, 26}, {"you", Align::kLeft, 28}, {"answer"}},
             cells) +
         "\n";
}

std::string score_line(const Gap& gap) {
  if (!gap.score) return fmt::format("score: unknown ({})\n\n", gap.unknown_because);
  return fmt::format(
      "score {:.0f} = 100 x 4 / (4 + lacking {:.2f}), lacking = asked {:.2f} - had {:.2f}\n"
      "fit {:.0f} % = had / asked; {} match of {} % = (had + 0.50) / (asked + 2)\n\n",
      100 * *gap.score, gap.lacking, gap.asked, gap.had, 100 * *gap.fit, band_name(gap.band),
      gap.match);
}

std::string skill_line(const AnalyzedPosting& posting, const GapLine& line,
                       const Taxonomy& taxonomy) {
  const std::string why = because(line, taxonomy);
  const std::string skill = taxonomy[line.skill].label_en + (why.empty() ? "" : " (" + why + ")");
  const std::string evidence = sentence_around(posting.text, line.evidence, kScreen - kIndent);
  return fmt::format("{:<7}  {:<9}  {:.2f} of {:.2f}  {}\n{:{}}{}\n", answer_name(line.answer),
                     status_name(line.status), line.weight * line.credit, line.weight,
                     fit(printable(skill), kScreen - 34), "", kIndent,
                     evidence.empty() ? "(title or tags)" : evidence);
}

}  // namespace

std::string sentence_around(std::string_view text, Span span, std::size_t width) {
  if (span.size() == 0) return {};
  const std::size_t begin =
      begin_of_sentence(text, span, std::min(kContextBytes, width - width / 4));
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  const std::string_view line = text.substr(begin, end - begin);
  const std::string_view lean = without_bullet(line);
  const bool starts_before = lean.size() >= text.substr(span.begin, end - span.begin).size();
  return fit(printable(starts_before ? lean : line), width);
}

std::string gap_report(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy) {
  std::string title = posting.posting.title.empty() ? posting.posting.id : posting.posting.title;
  if (!posting.posting.company.empty()) title += " · " + posting.posting.company;
  std::string text = fit(printable(title), kScreen) + "\n" + score_line(gap) + part_lines(gap);
  text += "answer   asked as   had of asked  skill, and where it says so\n";
  text += "-------  ---------  ------------  " + std::string(kScreen - 34, '-') + "\n";
  for (const GapLine& line : gap.lines) text += skill_line(posting, line, taxonomy);
  return text;
}

std::string gap_json(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object().key("id").string(gap.posting_id);
  json.field("title", posting.posting.title).field("company", posting.posting.company);
  json.field("url", posting.posting.url);
  write_gap(json, gap, taxonomy, &posting.text);
  return json.end_object().take() + "\n";
}

}  // namespace skillgap
