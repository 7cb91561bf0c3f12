// How the results of `match` look: ranked postings and one gap in full, in each format.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "skillgap/gap.h"

namespace skillgap {

// What is kept of a posting for the ranking.
struct MatchRow {
  Gap gap;
  std::string title, company, location, url, role;
  struct Other {
    std::string profile;
    Gap gap;
  };
  std::vector<Other> others;  // how further profiles score
};

struct Ranking {
  std::vector<MatchRow> rows;     // best first
  std::vector<MatchRow> unknown;  // those with a verdict other than ok, or that ask for nothing
  std::size_t ranked = 0, not_judged = 0, copies = 0;  // in all; `rows` may hold fewer
  std::map<std::string, std::size_t> reasons;          // of all not judged
};

std::string ranking_text(const Ranking& ranking, const ResolvedProfile& profile,
                         const Taxonomy& taxonomy, TableFormat format);

// One gap with the sentence behind every line, and how the score comes about. As a table or JSON.
std::string gap_report(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy);
std::string gap_json(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy);

// A gap's terms as members of an object that is open: band, score, fit, asked …, lines, parts.
class JsonWriter;
void write_gap(JsonWriter& json, const Gap& gap, const Taxonomy& taxonomy,
               const std::string* text = nullptr);  // with it, the sentence behind each line

// The line of the text around a span, cut to what a reader needs.
std::string sentence_around(std::string_view text, Span span, std::size_t width);

std::string markdown_row(const std::vector<std::string>& cells);
std::string markdown_head(const std::vector<std::string>& headings);

}  // namespace skillgap
