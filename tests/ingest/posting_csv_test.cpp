#include "skillgap/posting_csv.h"

#include <gmock/gmock.h>

#include <optional>

#include "skillgap/csv_reader.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, char separator = ',') {
  Rows rows;
  CsvReader reader(text, separator);
  for (CsvRow row; reader.next(row);) rows.push_back(row.cells);
  return rows;
}

CsvPostings read(std::string_view text, const ColumnMap& columns = {}) {
  auto postings = parse_posting_csv(text, "jobs.csv", columns);
  EXPECT_TRUE(postings.has_value()) << (postings ? "" : to_line(postings.error()));
  return postings ? *std::move(postings) : CsvPostings{};
}

std::vector<std::string> lines(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& problem : problems) {
    out.push_back(std::string(problem_kind_name(problem.kind)) + " " + to_line(problem));
  }
  return out;
}

TEST(CsvReader, ReadsRowsAsRfc4180Says) {
  struct Case {
    std::string_view text;
    Rows rows;
  };
  const Case cases[] = {
      {"", {}},
      {"a", {{"a"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {",\n", {{"", ""}}},
      {"a,,c", {{"a", "", "c"}}},
      {"\"a,b\",c", {{"a,b", "c"}}},
      {"\"a\nb\",c", {{"a\nb", "c"}}},
      {"\"a\r\nb\",c\r\n", {{"a\r\nb", "c"}}},
      {"\"say \"\"hi\"\"\"", {{"say \"hi\""}}},
      {"\"\"", {{""}}},
      {"\"\"\"\"", {{"\""}}},
      {"a\"b\",c", {{"a\"b\"", "c"}}},
      {"\"a\"b,c", {{"ab", "c"}}},
      {"a\rb,c", {{"a\rb", "c"}}},
      {"a\n\n\r\nb\n", {{"a"}, {"b"}}},
      {" a , b ", {{" a ", " b "}}},
      {"caf\xC3\xA9\xE2\x80\xA8x,y", {{"caf\xC3\xA9\xE2\x80\xA8x", "y"}}},
  };
  for (const auto& [text, rows] : cases) EXPECT_EQ(rows_of(text), rows) << text;
}

TEST(CsvReader, CountsLinesThroughQuotedCells) {
  CsvReader reader("h\n\"a\nb\nc\"\n\nd\n\"e", ',');
  CsvRow row;
  std::vector<std::size_t> starts;
  bool closed = true;
  while (reader.next(row)) {
    starts.push_back(row.line);
    closed = row.closed;
  }
  EXPECT_THAT(starts, ElementsAre(1, 2, 6, 7));
  EXPECT_FALSE(closed);
}

TEST(CsvReader, FindsTheSeparatorInTheHeader) {
  struct Case {
    std::string_view text;
    char separator;
  };
  const Case cases[] = {
      {"a,b,c\n1;2;3;4;5", ','}, {"a;b\n1,2,3", ';'}, {"a\tb,c\td", '\t'},
      {"\"a,b,c\";d", ';'},      {"title", ','},      {"", ','},
  };
  for (const auto& [text, separator] : cases) {
    EXPECT_EQ(find_csv_separator(text), separator) << text;
  }
}

// Any table, written as the RFC says, comes back; also with every other cell quoted.
TEST(CsvReader, ReadsBackEverySmallTable) {
  const std::string_view values[] = {"", "a", ",", "\"", "\n", "\r\n", "a\"b", "\"\"", " "};
  const auto quoted = [](std::string_view value) {
    std::string out = "\"";
    for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
  };
  for (const auto a : values) {
    for (const auto b : values) {
      const auto text = quoted(a) + "," + quoted(b) + "\r\n" + quoted(b) + ",x\n";
      EXPECT_EQ(rows_of(text), (Rows{{std::string(a), std::string(b)}, {std::string(b), "x"}}))
          << text;
    }
  }
}

TEST(PostingCsv, ReadsFieldsByTheHeader) {
  const auto [postings, problems] = read(
      "id,title,company,location,description,date_posted,employment_type,salary,tags,note\r\n"
      "7,Data Engineer,Acme,Oslo,\"SQL,\r\nPython\",2026-07-25T08:00:00Z,Full-time,Rp 8 "
      "juta,\"data, sql\",n1\r\n");
  EXPECT_THAT(problems, IsEmpty());
  ASSERT_EQ(postings.size(), 1u);
  const auto& posting = postings[0];
  EXPECT_EQ(posting.id, "7");
  EXPECT_EQ(posting.title, "Data Engineer");
  EXPECT_EQ(posting.company, "Acme");
  EXPECT_EQ(posting.location, "Oslo");
  EXPECT_EQ(posting.description, "SQL,\r\nPython");
  EXPECT_EQ(posting.date_posted, "2026-07-25");
  EXPECT_EQ(posting.employment_type, "Full-time");
  EXPECT_EQ(posting.salary.surface, "Rp 8 juta");
  EXPECT_THAT(posting.tags, ElementsAre("data", "sql"));
  ASSERT_EQ(posting.extra.size(), 1u);
  EXPECT_EQ(posting.extra[0].key, "note");
  EXPECT_EQ(posting.extra[0].json, "\"n1\"");
}

TEST(PostingCsv, GivesTheSamePostingAsJson) {
  const auto [postings, problems] = read("title,description,x\nA,None,1\n");
  ASSERT_EQ(postings.size(), 1u);
  const auto json = parse_posting_json(R"({"title":"A","description":"None","x":"1"})", "j:1");
  EXPECT_EQ(to_json(postings[0]), to_json(*json));
}

TEST(PostingCsv, ReadsOtherSeparatorsAndAByteOrderMark) {
  for (const std::string_view text :
       {"\xEF\xBB\xBFtitle,company\nA,B\n", "title;company\nA;B", "title\tcompany\r\nA\tB\r\n",
        "\xEF\xBB\xBF\"title\";\"company\"\n\"A\";\"B\"\n"}) {
    const auto [postings, problems] = read(text);
    ASSERT_EQ(postings.size(), 1u) << text;
    EXPECT_EQ(postings[0].title, "A") << text;
    EXPECT_EQ(postings[0].company, "B") << text;
  }
}

TEST(PostingCsv, TakesForeignColumnsByTheMap) {
  const auto [postings, problems] = read("job_title,job_content\nA,Text\n",
                                         {{"job_content", "description"}, {"job_title", "title"}});
  ASSERT_EQ(postings.size(), 1u);
  EXPECT_EQ(postings[0].title, "A");
  EXPECT_EQ(postings[0].description, "Text");
}

TEST(PostingCsv, SaysWhichColumnOfTheMapIsNone) {
  const auto [postings, problems] =
      read("judul,isi\nA,Text\n", {{"judl", "title"}, {"isi", "description"}});
  EXPECT_EQ(postings.size(), 1u);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(to_line(problems[0]),
            "jobs.csv:1: no column is named 'judl' for title, the columns are judul, isi");
}

TEST(PostingCsv, MakesColumnNamesDistinct) {
  const auto [postings, problems] = read("title,x,x,,x,x_2\nA,1,2,3,4,5\n");
  ASSERT_EQ(postings.size(), 1u);
  std::vector<std::string> extras;
  for (const auto& [key, json] : postings[0].extra) extras.push_back(key + "=" + json);
  EXPECT_THAT(extras,
              ElementsAre("x=\"1\"", "x_2=\"2\"", "column_4=\"3\"", "x_3=\"4\"", "x_2_2=\"5\""));
}

TEST(PostingCsv, LeavesEmptyCellsOut) {
  const auto [postings, problems] = read("title,description,x\nA,,\n");
  ASSERT_EQ(postings.size(), 1u);
  EXPECT_THAT(postings[0].extra, IsEmpty());
  EXPECT_EQ(postings[0].description, "");
}

TEST(PostingCsv, KeepsTheOtherRowsWhereSomeAreBad) {
  const auto [postings, problems] = read(
      "title,company\n"
      "A,B\n"
      "C\n"
      "D,\"E\nF\"\n"
      "G,H,I\n"
      ",J\n"
      "K,\"L\n");
  ASSERT_EQ(postings.size(), 2u);
  EXPECT_EQ(postings[1].company, "E\nF");
  EXPECT_THAT(
      lines(problems),
      ElementsAre(
          "bad-row jobs.csv:3: 1 cells where the header has 2, the row was skipped; check its "
          "quotes",
          "bad-row jobs.csv:6: 3 cells where the header has 2, the row was skipped; check its "
          "quotes",
          "bad-row jobs.csv:7: neither title nor description, name their columns with --map",
          "bad-row jobs.csv:8: a quote is opened and never closed, the row was skipped; close it "
          "or double it"));
}

TEST(PostingCsv, RefusesATableWithoutTitleAndDescription) {
  struct Case {
    std::string_view text, error;
  };
  const Case cases[] = {
      {"", "jobs.csv: no rows, expected a header line"},
      {"\xEF\xBB\xBF\r\n", "jobs.csv: no rows, expected a header line"},
      {"job,text\nA,B\n",
       "jobs.csv:1: no column is named description or title, name one with --map "
       "description=COLUMN; the columns are job, text"},
      {"\n\njob\nA\n",
       "jobs.csv:3: no column is named description or title, name one with --map "
       "description=COLUMN; the columns are job"},
  };
  for (const auto& [text, error] : cases) {
    const auto postings = parse_posting_csv(text, "jobs.csv");
    ASSERT_FALSE(postings.has_value()) << text;
    EXPECT_EQ(to_line(postings.error()), error);
  }
}

TEST(PostingCsv, RemovesFormulaGuardsAndNoOtherApostrophes) {
  struct Case {
    std::string_view cell, title;
  };
  const Case cases[] = {
      {"'=1+1", "=1+1"},       {"'+62", "+62"},      {"'-A", "-A"},
      {"'@home", "@home"},     {"' =1", " =1"},      {"''=1", "'=1"},
      {"'＝1", "＝1"},         {"'＠x", "＠x"},      {"\"'\tA\"", "\tA"},
      {"\"'\"\"=1\"", "\"=1"}, {"'tis", "'tis"},     {"'", "'"},
      {"=1+1", "=1+1"},        {"O'Neil", "O'Neil"}, {"'90s = fun", "'90s = fun"},
  };
  for (const auto& [cell, title] : cases) {
    const auto [postings, problems] = read("title\n" + std::string(cell) + "\n");
    ASSERT_EQ(postings.size(), 1u) << cell;
    EXPECT_EQ(postings[0].title, title) << cell;
  }
}

TEST(PostingCsv, SurvivesBytesThatAreNoText) {
  const auto [postings, problems] = read("title\nA\xFF\x1B[31mB\n");
  ASSERT_EQ(postings.size(), 1u);
  EXPECT_EQ(postings[0].title, "A\xEF\xBF\xBD[31mB");
}

TEST(PostingCsv, EveryPrefixIsReadOrRefused) {
  const std::string_view text = "title,description\n\"A \"\"x\"\"\",\"b\r\nc\"\r\nD,\"e\"\n";
  for (std::size_t n = 0; n <= text.size(); ++n) {
    const auto read = parse_posting_csv(text.substr(0, n), "jobs.csv");
    if (read) {
      EXPECT_LE(read->postings.size() + read->problems.size(), 2u) << n;
    }
  }
}

}  // namespace
}  // namespace skillgap
