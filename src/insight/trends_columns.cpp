#include <initializer_list>

#include "insight/trends_tables.h"

namespace skillgap {
namespace {

using Columns = std::vector<Column>;

// Joins column lists and ends them as every table ends.
Columns columns(std::initializer_list<Columns> parts) {
  Columns all;
  for (const Columns& part : parts) all.insert(all.end(), part.begin(), part.end());
  all.push_back({"taxonomy", "string", "version and content hash of the taxonomy"});
  all.push_back({"method", "string", "version of everything else that can change a figure"});
  return all;
}

Column period() {
  return {"period", "string", "day, ISO week, month, quarter or year of date_posted"};
}
Column role() { return {"role", "string", "role id; all: every role; unknown: no role called"}; }
Column skill() { return {"skill", "string", "skill id of the taxonomy"}; }
Column kind() { return {"kind", "string", "kind of skill"}; }

Column series() {
  return {
      "series", "string",
      "new: vacancies in the period of their first posting; open: vacancies with a posting that "
      "is dated, or said to be open, in the period"};
}

Columns cuts() {
  return {{"location", "string", "place as stated; all: every place; unknown: none stated"},
          {"language", "string", "language of the posting: en, id, mixed, other; all: every one"},
          {"seniority", "string", "level of the posting; all: every one; unknown: none stated"},
          {"source", "string", "feed, board or file; all: every one; unknown: none stated"}};
}

Column postings() {
  return {"postings", "integer",
          "vacancies of this cell: postings with verdict ok, copies and reposts counted once"};
}
Column postings_raw() {
  return {"postings_raw", "integer", "postings with verdict ok, each counted"};
}

Columns share(const std::string& name) {
  return {{"share", "number", name + " / postings, 0 to 1"},
          {"share_low", "number", "lower end of the 95 % Wilson interval of share"},
          {"share_high", "number", "upper end of the 95 % Wilson interval of share"}};
}

}  // namespace

Table skill_demand_header() {
  return {
      "skill_demand",
      "How many vacancies of a period ask for a skill: in all, and cut by one of role, location, "
      "language, seniority or source at a time.",
      columns({{period(), series(), role()},
               cuts(),
               {skill(),
                kind(),
                postings(),
                {"postings_with_skill", "integer",
                 "of postings, those that mention the skill and do not negate it"}},
               share("postings_with_skill"),
               {{"required", "integer", "of postings_with_skill, those that require it"},
                {"preferred", "integer", "of postings_with_skill, those that prefer it"},
                postings_raw(),
                {"with_skill_raw", "integer", "postings_with_skill with copies"}}}),
      {}};
}

Table role_demand_header() {
  return {
      "role_demand",
      "How the vacancies of a period are spread over roles: in all, and cut by one of location, "
      "language, seniority or source at a time.",
      columns({{period(), series()},
               cuts(),
               {role(),
                postings(),
                {"postings_in_role", "integer", "of postings, those called this role"}},
               share("postings_in_role"),
               {postings_raw(), {"in_role_raw", "integer", "postings_in_role with copies"}}}),
      {}};
}

Table skill_pairs_header() {
  return {"skill_pairs",
          "Skills that stand in the same posting, over all periods, each vacancy once.",
          columns({{{"skill_a", "string", "skill id, the first of the two in byte order"},
                    {"skill_b", "string", "skill id"},
                    {"n_a", "integer", "postings with skill_a"},
                    {"n_b", "integer", "postings with skill_b"},
                    {"n_ab", "integer", "postings with both"},
                    {"n", "integer", "postings"},
                    {"lift", "number", "n * n_ab / (n_a * n_b); 1: no more often than by chance"},
                    {"lift_low", "number", "lower end of the 95 % interval of lift (log scale)"},
                    {"lift_high", "number", "upper end of the same"}}}),
          {}};
}

Table emerging_header() {
  return {"emerging",
          "Skills whose share moved between the first and the second half of the periods that "
          "have data (of an odd number, the one in the middle belongs to the second half).",
          columns({{skill(),
                    kind(),
                    {"period_before", "string", "first and last period of the first half"},
                    {"period_after", "string", "first and last period of the second half"},
                    {"n_before", "integer", "new vacancies of the first half"},
                    {"with_skill_before", "integer", "of n_before, those with the skill"},
                    {"share_before", "number", "with_skill_before / n_before"},
                    {"n_after", "integer", "new vacancies of the second half"},
                    {"with_skill_after", "integer", "of n_after, those with the skill"},
                    {"share_after", "number", "with_skill_after / n_after"},
                    {"difference", "number", "share_after - share_before"},
                    {"p", "number",
                     "two-sided test of equal shares: pooled z, or Fisher's where fewer than 5 are "
                     "expected"},
                    {"p_adjusted", "number", "p after Benjamini-Hochberg over the rows"},
                    {"direction", "string", "up or down where p_adjusted <= 0.05, else none"},
                    {"seasonal", "string",
                     "yes where the shares follow the calendar (Friedman's test on what a moving "
                     "year leaves, adjusted by Benjamini-Hochberg, p <= 0.05), else no; unknown: "
                     "not months or quarters, or fewer than three whole years of them"}}}),
          {}};
}

Table salary_by_skill_header() {
  const std::string part = " of the middle of annual_min and annual_max, in currency per year";
  return {
      "salary_by_skill",
      "Stated pay of postings with a skill, each vacancy once. Only postings that state an annual "
      "figure (or one that was understood as such) and its currency; stated is not paid.",
      columns({{skill(),
                {"currency", "string", "ISO 4217"},
                {"n", "integer", "postings with the skill and pay in this currency"},
                {"p25", "number", "first quartile" + part},
                {"p50", "number", "median" + part},
                {"p75", "number", "third quartile" + part},
                {"p50_low", "number", "lower end of the 95 % interval of p50 (order statistics)"},
                {"p50_high", "number", "upper end of the same"}}}),
      {}};
}

Table sources_header() {
  return {
      "sources",
      "Where the postings came from, so that a change of the mix is visible. Counts of the "
      "input, never suppressed.",
      columns({{period(),
                {"source", "string", "feed, board or file; unknown: none stated"},
                {"postings", "integer", "postings with a date, whatever their verdict"},
                {"ok", "integer", "of postings, those with verdict ok"},
                {"copies", "integer",
                 "of ok, those whose vacancy another posting of the period stands for"},
                {"new", "integer", "of ok less copies, those whose vacancy is new in the period"},
                {"in_panel", "boolean",
                 "whether the other tables count this source; all are without --panel"}}}),
      {}};
}

}  // namespace skillgap
