// How the results of `match` look: a table, one gap in full, or JSON.
#pragma once

#include <string>
#include <vector>

#include "skillgap/gap.h"

namespace skillgap {

// What is kept of a posting for the ranking; the gap's lines are summed up in the lists of names.
struct MatchRow {
  Gap gap;
  std::string title, company, url, role;
  std::vector<std::string> have, partly, missing;  // required skills first
};

MatchRow make_match_row(const AnalyzedPosting& posting, Gap gap, const Taxonomy& taxonomy);

// REQUIRES: rows are in ranked order. `limit` 0 shows all.
std::string match_table(const std::vector<MatchRow>& rows, std::size_t limit);
std::string match_json(const std::vector<MatchRow>& rows, const ResolvedProfile& profile,
                       std::size_t limit);

// One gap with the sentence behind every line, and how the score comes about.
std::string gap_report(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy);
std::string gap_json(const AnalyzedPosting& posting, const Gap& gap, const Taxonomy& taxonomy);

}  // namespace skillgap
