// Builders of postings for the tests of trends, and a reader of their tables.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "skillgap/trends.h"

namespace skillgap::trend_tests {

inline constexpr ConceptId kPython{0}, kSql{1}, kExcel{2}, kCoursePlatform{3}, kCertificate{4};
inline constexpr RoleId kAnalyst{0}, kEngineer{1};

inline Concept concept_of(const std::string& id, Kind kind) {
  Concept result;
  result.id = id;
  result.kind = kind;
  return result;
}

inline Role role_of(const std::string& id) {
  Role role;
  role.id = id;
  return role;
}

inline Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.version = "2026.01.02";
  taxonomy.content_hash = "0123456789abcdef";
  taxonomy.concepts = {concept_of("python", Kind::kLanguage), concept_of("sql", Kind::kLanguage),
                       concept_of("excel", Kind::kTool), concept_of("courses", Kind::kPlatform),
                       concept_of("cpa", Kind::kCertification)};
  taxonomy.roles = {role_of("data-analyst"), role_of("ml-engineer")};
  return taxonomy;
}

inline const Taxonomy kTaxonomy = small_taxonomy();

using Uses = std::vector<std::pair<ConceptId, Status>>;

inline std::string fingerprint(std::size_t number) { return fmt::format("{:032x}", number + 1); }

// Of one text each; see text_seven for copies.
inline AnalyzedPosting posting(const std::string& id, const std::string& date, const Uses& uses) {
  static std::size_t next_fingerprint = 0;
  AnalyzedPosting result;
  result.posting.id = id;
  result.posting.date_posted = date;
  result.posting.location = "Bandung";
  result.posting.source = "board";
  result.language = Language::kEnglish;
  result.fingerprint = fingerprint(1'000'000 + next_fingerprint++);
  for (const auto& [skill, status] : uses) {
    SkillDemand demand;
    demand.skill = skill;
    demand.status = status;
    result.skills.push_back(demand);
  }
  return result;
}

inline AnalyzedPosting called(AnalyzedPosting result, RoleId role) {
  result.role.emplace();
  result.role->role = role;
  return result;
}

// Everything is shown, however few postings it rests on.
inline TrendOptions without_floors() {
  TrendOptions options;
  options.sample_floor = 1;
  options.pair_floor = 1;
  return options;
}

inline TrendTables count(const std::vector<AnalyzedPosting>& postings,
                         const TrendOptions& options = without_floors()) {
  TrendCounter counter(kTaxonomy, options);
  for (const AnalyzedPosting& analyzed : postings) counter.add(what_is_counted(analyzed));
  return counter.tables("test 1");
}

using Row = std::map<std::string, std::string>;

inline const Table& table_of(const TrendTables& tables, const std::string& name) {
  const auto found = std::ranges::find(tables.tables, name, &Table::name);
  EXPECT_NE(found, tables.tables.end()) << name;
  return *found;
}

// Rows of a table that have all these cells; of two series `open` where none is named.
inline std::vector<Row> rows_with(const TrendTables& tables, const std::string& name, Row cells) {
  const Table& table = table_of(tables, name);
  if (std::ranges::find(table.columns, "series", &Column::name) != table.columns.end())
    cells.try_emplace("series", "open");
  std::vector<Row> result;
  for (const std::vector<std::string>& cells_of_row : table.rows) {
    Row row;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      row[table.columns[i].name] = cells_of_row[i];
    }
    const auto same = [&](const auto& cell) { return row[cell.first] == cell.second; };
    if (std::ranges::all_of(cells, same)) result.push_back(row);
  }
  return result;
}

inline Row row_with(const TrendTables& tables, const std::string& name, const Row& cells) {
  const std::vector<Row> rows = rows_with(tables, name, cells);
  EXPECT_EQ(rows.size(), 1u) << name;
  return rows.empty() ? Row{} : rows[0];
}

// The row of a skill in the total of a period.
inline Row demand(const TrendTables& tables, const std::string& period, const std::string& skill) {
  return row_with(tables, "skill_demand",
                  {{"period", period},
                   {"skill", skill},
                   {"role", "all"},
                   {"location", "all"},
                   {"language", "all"},
                   {"seniority", "all"},
                   {"source", "all"}});
}

inline std::string header(const Table& table) {
  std::string line;
  for (const Column& column : table.columns) line += column.name + " ";
  return line;
}

// Postings made here are copies of each other where place and period are the same.
inline AnalyzedPosting text_seven(const std::string& id, const std::string& date,
                                  const std::string& place) {
  AnalyzedPosting result = posting(id, date, {{kPython, Status::kRequired}});
  result.fingerprint = fingerprint(7);
  result.posting.location = place;
  return result;
}

// For what must hold whatever the input: repeated ids and texts, every status, gaps in every field.
inline std::vector<AnalyzedPosting> random_postings(std::uint32_t seed, std::size_t size) {
  std::mt19937 random(seed);
  const auto pick = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  std::vector<AnalyzedPosting> postings;
  for (std::size_t i = 0; i < size; ++i) {
    Uses uses;
    for (const ConceptId skill : {kPython, kSql, kExcel, kCertificate}) {
      if (pick(2) == 0) uses.emplace_back(skill, static_cast<Status>(pick(5)));
    }
    // Few ids, so that even ids repeat.
    AnalyzedPosting next = posting(fmt::format("p{}", pick(60)),
                                   fmt::format("2026-0{}-1{}", 1 + pick(3), pick(9)), uses);
    next.fingerprint = fingerprint(pick(20));
    next.posting.location = std::array{"Bandung", "BANDUNG", "Medan", ""}[pick(4)];
    next.posting.source = std::array{"one", "two", ""}[pick(3)];
    next.salary = Salary{.currency = std::array{"IDR", "USD", ""}[pick(3)]};
    if (pick(2) == 0) next.salary->annual_min = 1000.0 * pick(50);
    next.language = static_cast<Language>(pick(4));
    next.seniority = std::array{"junior", "senior", ""}[pick(3)];
    if (pick(6) == 0) next.posting.date_valid_through = fmt::format("2026-0{}-01", 2 + pick(3));
    if (pick(3) > 0) next = called(next, RoleId{pick(2)});
    if (pick(9) == 0) next.verdict = Verdict::kTooShort;
    postings.push_back(next);
  }
  return postings;
}

}  // namespace skillgap::trend_tests
