#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>

#include "skillgap/json_writer.h"
#include "skillgap/posting_csv.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

// --- formula guard (invariant I7) ---

TEST(CsvCell, GuardsWhatASpreadsheetWouldRun) {
  const std::pair<std::string, std::string> cases[] = {
      // each first character
      {"=1+1", "'=1+1"},
      {"+cmd", "'+cmd"},
      {"-cmd", "'-cmd"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\tx", "'\tx"},
      {"\rx", "\"'\rx\""},
      {"\nx", "\"'\nx\""},
      {"=", "'="},
      {"+", "'+"},
      {"-", "'-"},
      {"@", "'@"},
      {"\t", "'\t"},
      {"\r", "\"'\r\""},
      {"\n", "\"'\n\""},
      // wide forms
      {"＝1+1", "'＝1+1"},
      {"＋cmd", "'＋cmd"},
      {"－cmd", "'－cmd"},
      {"＠SUM(A1)", "'＠SUM(A1)"},
      {"＝", "'＝"},
      // after blanks and quotes
      {" =1+1", "' =1+1"},
      {"   @x", "'   @x"},
      {" \t=1", "' \t=1"},
      {"\"=1+1", "\"'\"\"=1+1\""},
      {"\" =1", "\"'\"\" =1\""},
      {" \"+x\"", "\"' \"\"+x\"\"\""},
      {" ＝x", "' ＝x"},
      {"\"－x", "\"'\"\"－x\""},
      // what looks guarded already
      {"'=1+1", "''=1+1"},
      {"''=1+1", "'''=1+1"},
      {"' -x", "'' -x"},
      {"'\"@x", "\"''\"\"@x\""},
      {"'-3.5", "''-3.5"},
      // commands of the trade, one with a separator in it
      {"=HYPERLINK(\"http://example.org\",\"x\")",
       "\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\""},
      {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
      {"@import", "'@import"},
      {"-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"},
  };
  for (const auto& [text, cell] : cases) EXPECT_EQ(csv_cell(text), cell) << text;
}

TEST(CsvCell, TakesNumbersForNumbersAndNothingElse) {
  for (const char* number : {"-3.5", "+1e3", "-0", "+0.5", "-.5", "+5.", "-12", "+1E-7", "-2.5e+10",
                             "-0.012000", "3", "1e5"}) {
    EXPECT_EQ(csv_cell(number), number);
  }
  for (const char* text : {"-", "-.", "+e3", "-3.5.1", "-3-5", "+1e", "+1e+", "-1 2", "--1", "+-1",
                           "-0x1F", "-inf", "+nan", "-3.5%", " -3.5", "-3.5 ", "-1e5e5", "-²"}) {
    EXPECT_EQ(csv_cell(text), std::string("'") + text);
  }
}

TEST(CsvCell, LeavesOrdinaryTextAlone) {
  for (const char* text : {"", "Python", "C++", "a=b", "e-mail", "3-5", "x@example.org", "'quoted'",
                           "'90s", " x", "' ", "café", "データ", "1,5"}) {
    const std::string expected =
        std::string_view(text).contains(',') ? "\"" + std::string(text) + "\"" : text;
    EXPECT_EQ(csv_cell(text), expected);
  }
}

TEST(CsvCell, DropsNulBeforeItLooks) {
  using namespace std::string_literals;
  EXPECT_EQ(csv_cell("\0=1"s), "'=1");
  EXPECT_EQ(csv_cell("a\0b"s), "ab");
  EXPECT_EQ(csv_cell("\0=1"s, true), "=1");
}

TEST(CsvCell, IsUnguardedWhereAskedButQuotedAllTheSame) {
  EXPECT_EQ(csv_cell("=1+1", true), "=1+1");
  EXPECT_EQ(csv_cell("=SUM(1,2)", true), "\"=SUM(1,2)\"");
}

// --- RFC 4180 ---

TEST(CsvCell, QuotesSeparatorsQuotesAndLineBreaks) {
  const std::pair<std::string, std::string> cases[] = {
      {"a,b", "\"a,b\""},   {"say \"hi\"", "\"say \"\"hi\"\"\""},
      {"a\nb", "\"a\nb\""}, {"a\r\nb", "\"a\r\nb\""},
      {"\"", "\"\"\"\""},   {",", "\",\""},
      {"a;b", "a;b"},       {"a\tb", "a\tb"},
  };
  for (const auto& [text, cell] : cases) EXPECT_EQ(csv_cell(text), cell);
}

TEST(CsvLine, PartsCellsByCommasAndEndsWithANewline) {
  EXPECT_EQ(csv_line({"a", "", "b,c", "=d"}), "a,,\"b,c\",'=d\n");
  EXPECT_EQ(csv_line({"a", "=d"}, true), "a,=d\n");
}

// Cells that need no care are written at once: every cell of up to three of these bytes, beside
// the way that looks at everything.
TEST(CsvLine, WritesEachCellAsCsvCellDoes) {
  const std::string bytes = "a9Z.-+=@ '\",/:\t\r\n\xC3\xBC\xEF\xBC\x9D_";
  std::size_t cells = 0;
  const auto check = [&](const std::string& cell) {
    ASSERT_EQ(csv_line({"x", cell}), "x," + csv_cell(cell) + "\n") << cell;
    ++cells;
  };
  check("");
  for (const char a : bytes) {
    check({a});
    for (const char b : bytes) {
      check({a, b});
      for (const char c : bytes) check({a, b, c});
    }
  }
  EXPECT_GT(cells, 10'000U);
}

TEST(ToCsv, WritesHeaderAndRows) {
  const Table table{"demand",
                    "",
                    {{"skill", "string", ""}, {"share", "number", ""}},
                    {{"c", "-0.250000"}, {"=x", "suppressed"}}};
  EXPECT_EQ(to_csv(table), "skill,share\nc,-0.250000\n'=x,suppressed\n");
}

// Rows of plain cells are written many bytes at once: any row beside the way that takes cell by
// cell.
TEST(ToCsv, WritesEachRowAsCsvLineDoes) {
  const std::vector<std::string> ends = {"v1", "skillgap 0.1"};
  const std::string bytes = "aZ09.-+ /:\xC3\xBC,=\"\n\t_@'";
  constexpr std::uint32_t kPlain = 12;  // of these bytes
  std::mt19937 random(20261122);
  for (int round = 0; round < 3000; ++round) {
    Table table{"t", "", {{"c", "string", ""}}, TableRows(ends, 2)};
    const std::uint32_t kinds = round % 3 == 0 ? static_cast<std::uint32_t>(bytes.size()) : kPlain;
    std::string expected = "c\n";
    for (std::size_t rows = random() % 4; rows > 0; --rows) {
      std::vector<std::string> cells(4);
      for (std::string& cell : cells) {
        for (std::size_t size = random() % 24; size > 0; --size) cell += bytes[random() % kinds];
        if (round % 2 == 0 && !cell.empty()) cell[0] = 'a';
      }
      table.rows.add(
          {table.rows.part({cells[0]}), table.rows.part({cells[1], cells[2], cells[3]})});
      cells.insert(cells.end(), ends.begin(), ends.end());
      expected += csv_line(cells);
    }
    ASSERT_EQ(to_csv(table), expected);
  }
}

TEST(ToCsv, WritesLargeTablesInPiecesWithoutLosingARow) {
  Table table{"t", "", {{"c", "integer", ""}}, TableRows({"end"})};
  for (std::size_t i = 0; i < 200'000; ++i) table.rows.add({std::to_string(i)});
  std::string expected = "c\n";
  for (std::size_t i = 0; i < 200'000; ++i) expected += std::to_string(i) + ",end\n";
  CsvPieces pieces(table);
  std::string joined;
  std::size_t count = 0;
  for (auto piece = pieces.next(); piece; piece = pieces.next(), ++count) joined += *piece;
  EXPECT_EQ(joined, expected);
  EXPECT_GT(count, 4u);
}

TEST(CsvCell, IsReadBackAsItWas) {
  const std::vector<std::string> texts = {
      "=1+1", "+cmd",     "-cmd",       "@x",   " =1",   "\"=1", "'=1",  "''=1",   "'",
      "''",   "'quoted'", "'90s",       "-3.5", "'-3.5", "+1e3", "＝1",  " ＋x",   "\" －",
      "＠",   "a,b",      "say \"hi\"", "a\nb", "C++",   "' =",  "'\"=", "=\"a\"", "=a,b\n=c"};
  for (const std::string& text : texts) {
    const std::string csv = csv_line({"title", "note"}) + csv_line({"Data Analyst", text});
    const auto read = parse_posting_csv(csv, "t.csv");
    ASSERT_TRUE(read.has_value()) << text;
    ASSERT_EQ(read->postings.size(), 1u) << text;
    ASSERT_EQ(read->postings[0].extra.size(), 1u) << text;
    EXPECT_EQ(read->postings[0].extra[0].json, JsonWriter().string(text).text());
  }
}

// --- one row a posting ---

Taxonomy small_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.version = "2026.01.02";
  taxonomy.content_hash = "0123456789abcdef";
  taxonomy.concepts.resize(4);
  taxonomy.concepts[0].id = "python";
  taxonomy.concepts[1].id = "sql";
  taxonomy.concepts[2].id = "excel";
  taxonomy.concepts[3].id = "bachelor";
  taxonomy.roles.resize(2);
  taxonomy.roles[0].id = "data-analyst";
  taxonomy.roles[1].id = "data-engineer";
  return taxonomy;
}

AnalyzedPosting full_posting() {
  AnalyzedPosting result;
  result.posting.id = "u-1";
  result.posting.title = "Data Analyst";
  result.posting.company = "Toko Maju";
  result.posting.location = "Bandung";
  result.posting.date_posted = "2026-07-25";
  result.posting.url = "https://jobs.example/1";
  result.role = {RoleId{0},
                 0.914,
                 RoleId{1},
                 0.6,
                 {{"title", "Data Analyst", 3, Field::kTitle, {0, 12}},
                  {"skill", "sql", 1, Field::kDescription, {0, 3}}},
                 {}};
  result.seniority = "senior";
  result.years_min = 2.5;
  result.education_min = ConceptId{3};
  result.work_mode = "hybrid";
  result.employment = "full-time";
  result.salary = Salary{};
  result.salary->currency = "IDR";
  result.salary->surface = "Rp 8–15 juta/bulan";
  result.salary->annual_min = 96000000;
  result.salary->annual_max = 180000000;
  result.language = Language::kMixed;
  result.skills = {{ConceptId{0}, Status::kRequired, 2, {}},
                   {ConceptId{1}, Status::kRequired, 1, 3.0},
                   {ConceptId{2}, Status::kPreferred, 1, {}}};
  return result;
}

using Cells = std::vector<std::string>;

TEST(PostingCsv, HasTheColumnsOfTheContract) {
  EXPECT_EQ(posting_csv_header(), (Cells{"id",
                                         "title",
                                         "company",
                                         "location",
                                         "date_posted",
                                         "role",
                                         "role_confidence",
                                         "role_runner_up",
                                         "role_reasons",
                                         "seniority",
                                         "years_min",
                                         "education_min",
                                         "work_mode",
                                         "employment",
                                         "salary_annual_min",
                                         "salary_annual_max",
                                         "salary_currency",
                                         "salary",
                                         "language",
                                         "required_skills",
                                         "preferred_skills",
                                         "mentioned_skills",
                                         "verdict",
                                         "url",
                                         "taxonomy"}));
}

TEST(PostingCsv, TellsRoleFactsAndSkills) {
  EXPECT_EQ(posting_csv_row(full_posting(), small_taxonomy()),
            (Cells{"u-1",
                   "Data Analyst",
                   "Toko Maju",
                   "Bandung",
                   "2026-07-25",
                   "data-analyst",
                   "0.91",
                   "data-engineer",
                   "title: Data Analyst; skill: sql",
                   "senior",
                   "2.5",
                   "bachelor",
                   "hybrid",
                   "full-time",
                   "96000000",
                   "180000000",
                   "IDR",
                   "Rp 8–15 juta/bulan",
                   "mixed",
                   "python; sql",
                   "excel",
                   "",
                   "ok",
                   "https://jobs.example/1",
                   "2026.01.02+0123456789abcdef"}));
}

TEST(PostingCsv, SaysNoCallWithItsReasonAndLeavesOutWhatIsNotAskedFor) {
  AnalyzedPosting analyzed = full_posting();
  analyzed.role.reset();
  analyzed.role_reason = "two roles are equally likely";
  analyzed.skills[0].status = Status::kMentioned;
  analyzed.skills[1].status = Status::kNegated;
  analyzed.skills[2].status = Status::kBoilerplate;
  analyzed.years_min.reset();
  analyzed.education_min.reset();
  EXPECT_EQ(posting_csv_row(analyzed, small_taxonomy()), (Cells{"u-1",
                                                                "Data Analyst",
                                                                "Toko Maju",
                                                                "Bandung",
                                                                "2026-07-25",
                                                                "no call",
                                                                "",
                                                                "",
                                                                "two roles are equally likely",
                                                                "senior",
                                                                "",
                                                                "",
                                                                "hybrid",
                                                                "full-time",
                                                                "96000000",
                                                                "180000000",
                                                                "IDR",
                                                                "Rp 8–15 juta/bulan",
                                                                "mixed",
                                                                "",
                                                                "",
                                                                "python",
                                                                "ok",
                                                                "https://jobs.example/1",
                                                                "2026.01.02+0123456789abcdef"}));
}

TEST(PostingCsv, HasAsManyCellsAsItsHeaderEvenForAnEmptyPosting) {
  EXPECT_EQ(posting_csv_row({}, small_taxonomy()).size(), posting_csv_header().size());
}

}  // namespace
}  // namespace skillgap
