#include "cli/match_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "cli/counted.h"
#include "cli/shares.h"
#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::size_t kEvidenceWidth = 200;
constexpr std::size_t kTextWidth = 52;  // of 80 columns, beside match, score, fit and have

// Heaviest first.
std::vector<std::string> names(const Gap& gap, SkillAnswer answer, const Taxonomy& taxonomy) {
  std::vector<const GapLine*> lines;
  for (const GapLine& line : gap.lines) {
    if (line.answer == answer) lines.push_back(&line);
  }
  stable_sort_by(lines, std::greater(), &GapLine::weight);
  std::vector<std::string> all;
  for (const GapLine* line : lines) all.push_back(taxonomy[line->skill].label_en);
  return all;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

// As many names as fit, and how many there are besides.
std::string names_within(std::string_view lead, const std::vector<std::string>& all) {
  std::string text(lead);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string next = (i == 0 ? " " : ", ") + printable(all[i]);
    const std::string rest = fmt::format(" +{}", all.size() - i);
    if (display_width(text) + display_width(next) + rest.size() > kTextWidth) return text + rest;
    text += next;
  }
  return text;
}

std::vector<std::string> parts_not_met(const Gap& gap) {
  std::vector<std::string> all;
  for (const PartLine& part : gap.parts) {
    if (part.answer == PartAnswer::kNotMet)
      all.push_back(fmt::format("{} ({})", part_name(part.part), part.asked));
  }
  return all;
}

std::string headline(const MatchRow& row) {
  const std::string title = row.title.empty() ? "(no title)" : row.title;
  return row.company.empty() ? title : title + " · " + row.company;
}

std::string held_of_asked(const Gap& gap) {
  return fmt::format("{}/{}", std::ranges::count(gap.lines, SkillAnswer::kHave, &GapLine::answer),
                     gap.lines.size());
}

std::string match_text(const Gap& gap) { return fmt::format("{} %", gap.match); }
std::string score_text(const Gap& gap) { return fmt::format("{:.0f}", 100 * *gap.score); }
std::string fit_text(const Gap& gap) { return fmt::format("{:.0f} %", 100 * *gap.fit); }

// "also ana 45 (fit 30 %), budi 30 (fit 12 %)"
std::string others_text(const MatchRow& row) {
  std::string text = "also";
  for (const MatchRow::Other& other : row.others) {
    const Gap& gap = other.gap;
    text += fmt::format("{} {} {}", &other == &row.others.front() ? "" : ",", other.profile,
                        gap.score ? score_text(gap) + " (fit " + fit_text(gap) + ")" : "unknown");
  }
  return text;
}

// --- table ---

void add_rows(std::vector<std::vector<std::string>>& cells, const MatchRow& row,
              const Taxonomy& taxonomy) {
  const Gap& gap = row.gap;
  const auto detail = [&](std::string text) { cells.push_back({"", "", "", "", std::move(text)}); };
  cells.push_back(
      {match_text(gap), score_text(gap), fit_text(gap), held_of_asked(gap), headline(row)});
  const auto partly = names(gap, SkillAnswer::kPartly, taxonomy),
             missing = names(gap, SkillAnswer::kMissing, taxonomy), parts = parts_not_met(gap);
  if (!missing.empty()) detail(names_within("lacks", missing));
  if (!partly.empty()) detail(names_within("partly", partly));
  if (!parts.empty()) detail(names_within("not met", parts));
  if (!row.others.empty()) detail(others_text(row));
  detail("id " + gap.posting_id);
}

std::string_view band_text(Band band) {
  switch (band) {
    case Band::kStrong:
      return "strong: most of what it asks for is yours";
    case Band::kGood:
      return "good: half of it, or all of the little it says";
    case Band::kSome:
      return "some: a third of it";
    default:
      return "weak: little of it, or it says little";
  }
}

std::string not_judged_text(const Ranking& ranking) {
  std::string text =
      fmt::format("{} not judged: what they ask for is unknown, not nothing", ranking.not_judged);
  for (const auto& [reason, count] : ranking.reasons) text += fmt::format("; {} {}", count, reason);
  return text + "\n";
}

std::string table(const Ranking& ranking, const Taxonomy& taxonomy) {
  std::vector<std::vector<std::string>> cells;
  std::optional<Band> band;
  for (const MatchRow& row : ranking.rows) {
    if (band != row.gap.band)
      cells.push_back({"", "", "", "", "== " + std::string(band_text(row.gap.band))});
    band = row.gap.band;
    add_rows(cells, row, taxonomy);
  }
  std::string text = text_table({{"match", Align::kRight},
                                 {"score", Align::kRight},
                                 {"fit", Align::kRight},
                                 {"have", Align::kRight},
                                 {"posting", Align::kLeft, kTextWidth}},
                                cells);
  text += fmt::format("\n{} of {}; --why ID shows one with its sentences\n", ranking.rows.size(),
                      counted(ranking.ranked, "ranked posting"));
  if (ranking.copies > 0)
    text += fmt::format("{} left out\n", counted(ranking.copies, "copy", "copies"));
  if (ranking.not_judged > 0) text += not_judged_text(ranking);
  return text;
}

// --- JSON ---

void write_names(JsonWriter& json, std::string_view key, const std::vector<std::string>& all) {
  json.key(key).begin_array();
  for (const std::string& name : all) json.string(name);
  json.end_array();
}

void write_row(JsonWriter& json, const MatchRow& row, const Taxonomy& taxonomy) {
  json.begin_object().key("id").string(row.gap.posting_id);
  json.field("title", row.title).field("company", row.company).field("location", row.location);
  json.field("url", row.url).field("role", row.role);
  write_gap(json, row.gap, taxonomy);
  if (!row.others.empty()) {
    json.key("others").begin_array();
    for (const MatchRow::Other& other : row.others) {
      json.begin_object().key("profile").string(other.profile);
      if (other.gap.score)
        json.key("band")
            .string(band_name(other.gap.band))
            .key("score")
            .number(rounded(*other.gap.score))
            .key("fit")
            .number(rounded(*other.gap.fit));
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

std::string json_text(const Ranking& ranking, const ResolvedProfile& profile,
                      const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object().key("postings").begin_array();
  for (const MatchRow& row : ranking.rows) write_row(json, row, taxonomy);
  json.end_array().key("not_judged").begin_array();
  for (const MatchRow& row : ranking.unknown) write_row(json, row, taxonomy);
  json.end_array().key("ranked").integer(ranking.ranked);
  json.key("not_judged_count").integer(ranking.not_judged).key("copies").integer(ranking.copies);
  std::vector<std::string> unknown;
  for (const ProfileSkill& skill : profile.unknown) unknown.push_back(skill.name);
  write_names(json, "unknown_skills", unknown);
  json.key("taxonomy").string(full_version(taxonomy));
  return json.end_object().take() + "\n";
}

// --- CSV and Markdown ---

std::string csv(const Ranking& ranking, const Taxonomy& taxonomy) {
  std::string text =
      csv_line({"rank",         "id",      "title",   "company",       "location",
                "url",          "role",    "band",    "score",         "fit",
                "cautious_fit", "asked",   "had",     "lacking",       "have",
                "partly",       "missing", "unknown", "parts_not_met", "unknown_because"});
  const auto add = [&](const MatchRow& row, const std::string& rank) {
    const Gap& gap = row.gap;
    const auto figure = [](std::optional<double> x) {
      return x ? fmt::format("{}", rounded(*x)) : std::string();
    };
    std::vector<std::string> cells = {rank,         gap.posting_id, row.title, row.company,
                                      row.location, row.url,        row.role};
    cells.emplace_back(gap.score ? band_name(gap.band) : "");
    for (const auto& x : {gap.score, gap.fit}) cells.push_back(figure(x));
    cells.push_back(gap.score ? figure(cautious_fit(gap.had, gap.asked)) : "");
    for (const double x : {gap.asked, gap.had, gap.lacking}) cells.push_back(figure(x));
    for (const SkillAnswer answer :
         {SkillAnswer::kHave, SkillAnswer::kPartly, SkillAnswer::kMissing, SkillAnswer::kUnknown})
      cells.push_back(joined(names(gap, answer, taxonomy)));
    cells.push_back(joined(parts_not_met(gap)));
    cells.push_back(gap.unknown_because);
    text += csv_line(cells);
  };
  for (std::size_t i = 0; i < ranking.rows.size(); ++i) add(ranking.rows[i], std::to_string(i + 1));
  for (const MatchRow& row : ranking.unknown) add(row, "");
  return text;
}

std::string markdown(const Ranking& ranking, const Taxonomy& taxonomy) {
  std::string text = markdown_head(
      {"band", "match", "score", "fit", "have", "posting", "lacks", "partly", "not met"});
  for (const MatchRow& row : ranking.rows)
    text += markdown_row({std::string(band_name(row.gap.band)), match_text(row.gap),
                          score_text(row.gap), fit_text(row.gap), held_of_asked(row.gap),
                          headline(row), joined(names(row.gap, SkillAnswer::kMissing, taxonomy)),
                          joined(names(row.gap, SkillAnswer::kPartly, taxonomy)),
                          joined(parts_not_met(row.gap))});
  if (ranking.not_judged > 0) text += "\n" + not_judged_text(ranking);
  return text;
}

// Beside what was found: why, and with the text the sentence.
void write_line(JsonWriter& json, const GapLine& line, const Taxonomy& taxonomy,
                const std::string* text) {
  json.begin_object().key("skill").string(taxonomy[line.skill].id);
  json.key("status").string(status_name(line.status));
  json.key("answer").string(answer_name(line.answer)).field("because", because(line, taxonomy));
  if (line.years_asked) json.key("years_asked").number(*line.years_asked);
  if (line.years_held) json.key("years_held").number(*line.years_held);
  json.key("weight").number(line.weight).key("credit").number(rounded(line.credit));
  if (text) json.field("evidence", sentence_around(*text, line.evidence, kEvidenceWidth));
  json.end_object();
}

}  // namespace

void write_gap(JsonWriter& json, const Gap& gap, const Taxonomy& taxonomy,
               const std::string* text) {
  if (gap.score) {
    json.key("band").string(band_name(gap.band)).key("score").number(rounded(*gap.score));
    json.key("fit").number(rounded(*gap.fit));
    json.key("cautious_fit").number(rounded(cautious_fit(gap.had, gap.asked)));
  }
  json.field("unknown_because", gap.unknown_because);
  json.key("asked").number(rounded(gap.asked)).key("had").number(rounded(gap.had));
  json.key("lacking").number(rounded(gap.lacking));
  json.key("lines").begin_array();
  for (const GapLine& line : gap.lines) write_line(json, line, taxonomy, text);
  json.end_array().key("parts").begin_array();
  for (const PartLine& part : gap.parts) {
    json.begin_object().key("part").string(part_name(part.part));
    json.key("asked").string(part.asked).field("you", part.held);
    json.key("answer").string(part_answer_name(part.answer)).end_object();
  }
  json.end_array();
}

std::string markdown_row(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) {
    row += ' ';
    for (const char c : printable(cell)) (row += c == '|' ? "\\" : "") += c;
    row += " |";
  }
  return row + "\n";
}

std::string markdown_head(const std::vector<std::string>& headings) {
  std::string rule = "|";
  for (std::size_t i = 0; i < headings.size(); ++i) rule += "---|";
  return markdown_row(headings) + rule + "\n";
}

std::string ranking_text(const Ranking& ranking, const ResolvedProfile& profile,
                         const Taxonomy& taxonomy, TableFormat format) {
  switch (format) {
    case TableFormat::kJson:
      return json_text(ranking, profile, taxonomy);
    case TableFormat::kCsv:
      return csv(ranking, taxonomy);
    case TableFormat::kMarkdown:
      return markdown(ranking, taxonomy);
    default:
      return table(ranking, taxonomy);
  }
}

}  // namespace skillgap
