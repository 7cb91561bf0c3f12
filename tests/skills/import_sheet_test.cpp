#include "skills/import_sheet.h"

#include <gtest/gtest.h>

#include "skillgap/text.h"

namespace skillgap {
namespace {

constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
    {"concepturi", "uri"}, {"preferredlabel", "label"}, {"onetsoccode", "code"}};

struct Read {
  std::vector<std::string> labels;  // "line label"
  std::vector<std::string> problems;
};

Read read(const std::string& bytes, bool complete = true) {
  RawDocument document;
  document.where = "a.csv";
  document.bytes = bytes;
  document.complete = complete;
  std::vector<Problem> problems;
  ImportSheet sheet(document, kColumns, problems);
  Read result;
  while (sheet.next())
    result.labels.push_back(std::to_string(sheet.line()) + " " + single_line(sheet.cell("label")));
  for (const Problem& problem : problems) result.problems.push_back(to_line(problem));
  return result;
}

using Lines = std::vector<std::string>;

TEST(ImportSheet, KnowsColumnsByNameWhateverTheirPlaceAndSpelling) {
  const std::string cases[] = {"conceptUri,preferredLabel\nu,Python\n",
                               "preferred_label;x;CONCEPT URI\nPython;;u\n",
                               "\xEF\xBB\xBF\"Preferred label\"\tconceptUri\r\nPython\tu\r\n"};
  for (const std::string& text : cases) {
    const Read result = read(text);
    EXPECT_EQ(result.labels, Lines{"2 Python"}) << text;
    EXPECT_EQ(result.problems, Lines{}) << text;
  }
}

TEST(ImportSheet, TakesAHeaderOutOfAComment) {
  const Read result =
      read("# from somewhere\n# format: preferred_label<TAB>soc_code\nPython\t15\n");
  EXPECT_EQ(result.labels, Lines{"3 Python"});
}

TEST(ImportSheet, ReadsOnBehindARowWhoseQuotesAreWrong) {
  const Read open = read("conceptUri,preferredLabel\nu,\"Pyth\nv,SQL\nw,R\n");
  EXPECT_EQ(open.labels, (Lines{"3 SQL", "4 R"}));
  EXPECT_EQ(
      open.problems,
      Lines{"a.csv:2: a quote is opened and never closed, row left out; close it or double it"});
  const Read swallowed = read("conceptUri,preferredLabel\n\"u,Pyth\n\"v\",\"SQL\"\nw,R\n");
  EXPECT_EQ(swallowed.labels, (Lines{"3 SQL", "4 R"}));
  EXPECT_EQ(swallowed.problems, Lines{"a.csv:2: text stands behind a closing quote, row left out; "
                                      "double the quotes inside it"});
  const Read short_row = read("conceptUri,preferredLabel\n\"u\nPyth\"\nv,SQL\nw,\"\"R\n");
  EXPECT_EQ(short_row.labels, (Lines{"4 SQL", "5 R"}));
  EXPECT_EQ(short_row.problems,
            (Lines{"a.csv:2: 1 cells where the header has 2, row left out; check its quotes",
                   "a.csv:3: 1 cells where the header has 2, row left out; check its quotes"}));
}

// Each row here runs to the end of the text, so reading on behind each would take the square of it.
TEST(ImportSheet, StopsWhereReadingAgainCostsTooMuch) {
  std::string text = "conceptUri,preferredLabel\n";
  for (int i = 0; i < 2000; ++i) text += "\"a\",\"\n";
  const Read result = read(text);
  ASSERT_FALSE(result.problems.empty());
  EXPECT_LT(result.problems.size(), 20u);
  EXPECT_NE(
      result.problems.back().find("too many quotes are wrong, the rest of the file was left out"),
      std::string::npos)
      << result.problems.back();
}

TEST(ImportSheet, LeavesOutTheLineInWhichTheDataWereCut) {
  const Read result = read("conceptUri,preferredLabel\nu,Python\nv,Pyt", false);
  EXPECT_EQ(result.labels, Lines{"2 Python"});
  EXPECT_EQ(result.problems,
            Lines{"a.csv: the compressed data end early, what came before was read; get it again"});
  EXPECT_EQ(read("conce", false).labels, Lines{});
}

TEST(ImportSheet, ReplacesWhatIsNotUtf8AndSaysSo) {
  const Read result = read("conceptUri,preferredLabel\nu,caf\xE9\n");
  EXPECT_EQ(result.labels, Lines{"2 café"});
  EXPECT_EQ(result.problems,
            Lines{"a.csv: is not all UTF-8, what cannot be read was replaced; save it as UTF-8"});
}

TEST(ImportSheet, ReadsNothingFromNothing) {
  for (const std::string text : {"", "\n\n", "# only a comment", "\"", "conceptUri"})
    EXPECT_EQ(read(text).labels, Lines{}) << text;
}

}  // namespace
}  // namespace skillgap
