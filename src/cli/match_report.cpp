#include "cli/match_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/json_writer.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

constexpr std::size_t kSentenceWidth = 90;
constexpr std::size_t kContextBytes = 200;

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

std::string percent(double share) { return fmt::format("{:.0f} %", 100 * share); }

std::string display_id(const MatchRow& row) { return row.gap.posting_id; }

std::string fit_of(const Gap& gap) { return gap.score ? percent(*gap.score) : gap.unknown_because; }

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

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
std::size_t begin_of_sentence(std::string_view text, Span span) {
  const std::size_t before = text.substr(0, span.begin).rfind('\n');
  const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
  if (span.begin - line <= kContextBytes) return line;
  std::size_t begin = span.begin - kContextBytes / 2;
  const std::size_t blank = text.find(' ', begin);
  if (blank < span.begin) return blank;
  while (is_inside_character(text, begin)) ++begin;
  return begin;
}

// The line of the text around a span, cut to what a reader needs.
std::string sentence_around(std::string_view text, Span span) {
  if (span.size() == 0) return {};
  const std::size_t begin = begin_of_sentence(text, span);
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  const std::string_view line = text.substr(begin, end - begin);
  const std::string_view lean = without_bullet(line);
  const bool starts_before = lean.size() >= text.substr(span.begin, end - span.begin).size();
  return fit(printable(starts_before ? lean : line), kSentenceWidth);
}

void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& names) {
  json.key(key).begin_array();
  for (const std::string& name : names) json.string(name);
  json.end_array();
}

void write_row(JsonWriter& json, const MatchRow& row) {
  json.begin_object().key("id").string(row.gap.posting_id);
  json.field("title", row.title)
      .field("company", row.company)
      .field("url", row.url)
      .field("role", row.role);
  if (row.gap.score) json.key("score").number(*row.gap.score);
  json.field("unknown_because", row.gap.unknown_because);
  if (row.gap.years_met) json.key("years_met").boolean(*row.gap.years_met);
  write_names(json, "have", row.have);
  write_names(json, "partly", row.partly);
  write_names(json, "missing", row.missing);
  json.end_object();
}

std::string years_line(const AnalyzedPosting& posting, const Gap& gap) {
  if (!posting.years_min) return {};
  const std::string_view met = !gap.years_met   ? "your profile states none"
                               : *gap.years_met ? "you have them"
                                                : "you have fewer";
  return fmt::format("experience: {} years asked, {}\n", *posting.years_min, met);
}

}  // namespace

MatchRow make_match_row(const AnalyzedPosting& posting, Gap gap, const Taxonomy& taxonomy) {
  MatchRow row{{}, posting.posting.title, posting.posting.company, posting.posting.url, "", {}, {},
               {}};
  if (posting.role) row.role = taxonomy[posting.role->role].id;
  for (const GapLine& line : gap.lines) {
    auto& names = line.answer == Answer::kHave     ? row.have
                  : line.answer == Answer::kPartly ? row.partly
                                                   : row.missing;
    names.push_back(taxonomy[line.skill].label_en);
  }
  gap.lines.clear();
  row.gap = std::move(gap);
  return row;
}

std::string match_table(const std::vector<MatchRow>& rows, std::size_t limit) {
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(rows, [](const MatchRow& row) { return row.gap.score.has_value(); }));
  const std::size_t shown = limit == 0 ? known : std::min(limit, known);
  std::vector<std::vector<std::string>> cells;
  for (std::size_t i = 0; i < shown; ++i) {
    const MatchRow& row = rows[i];
    const std::size_t asked = row.have.size() + row.partly.size() + row.missing.size();
    cells.push_back({fit_of(row.gap), fmt::format("{}/{}", row.have.size(), asked),
                     row.title.empty() ? "(no title)" : row.title, row.company, joined(row.missing),
                     display_id(row)});
  }
  std::string text = text_table({{"fit", Align::kRight},
                                 {"have", Align::kRight},
                                 {"posting", Align::kLeft, 34},
                                 {"company", Align::kLeft, 18},
                                 {"missing", Align::kLeft, 44},
                                 {"id", Align::kLeft}},
                                cells);
  if (shown < known) text += fmt::format("… and {} more; --limit 0 shows all\n", known - shown);
  if (known < rows.size())
    text += fmt::format(
        "{} postings could not be judged (nothing found in them, too short, or in a language we do "
        "not read)\n",
        rows.size() - known);
  return text;
}

std::string match_json(const std::vector<MatchRow>& rows, const ResolvedProfile& profile,
                       std::size_t limit) {
  JsonWriter json;
  json.begin_object().key("postings").begin_array();
  for (std::size_t i = 0; i < rows.size() && (limit == 0 || i < limit); ++i)
    write_row(json, rows[i]);
  json.end_array();
  json.key("unknown_skills").begin_array();
  for (const ProfileSkill& skill : profile.unknown) json.string(skill.name);
  json.end_array();
  return json.end_object().take() + "\n";
}

std::string gap_report(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy) {
  std::string text =
      printable(posting.posting.title.empty() ? posting.posting.id : posting.posting.title);
  if (!posting.posting.company.empty()) text += " · " + printable(posting.posting.company);
  text += fmt::format("\nfit: {}\n{}\n", fit_of(gap), years_line(posting, gap));
  std::vector<std::vector<std::string>> cells;
  double weight = 0;
  for (const GapLine& line : gap.lines) {
    weight += line.weight;
    const std::string evidence = sentence_around(posting.text, line.evidence);
    cells.push_back({std::string(answer_name(line.answer)), std::string(status_name(line.status)),
                     taxonomy[line.skill].label_en, line.because,
                     evidence.empty() ? "(title or tags)" : evidence});
  }
  text += text_table({{"answer"},
                      {"asked as"},
                      {"skill", Align::kLeft, 28},
                      {"because", Align::kLeft, 26},
                      {"where it says so"}},
                     cells);
  if (gap.score)
    text += fmt::format(
        "\nfit = what you have, weighed by how it is asked (required 1, preferred 0.4, mentioned "
        "0.15; partly counts half), of {:.2f} in all\n",
        weight);
  return text;
}

std::string gap_json(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object()
      .key("id")
      .string(gap.posting_id)
      .field("title", posting.posting.title)
      .field("company", posting.posting.company);
  if (gap.score) json.key("score").number(*gap.score);
  json.field("unknown_because", gap.unknown_because);
  json.key("lines").begin_array();
  for (const GapLine& line : gap.lines) {
    json.begin_object()
        .key("skill")
        .string(taxonomy[line.skill].id)
        .key("status")
        .string(status_name(line.status));
    json.key("answer")
        .string(answer_name(line.answer))
        .field("because", line.because)
        .key("weight")
        .number(line.weight);
    json.field("evidence", sentence_around(posting.text, line.evidence)).end_object();
  }
  return json.end_array().end_object().take() + "\n";
}

}  // namespace skillgap
