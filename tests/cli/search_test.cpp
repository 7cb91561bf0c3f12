#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class SearchCommandTest : public testing::Test {
 protected:
  SearchCommandTest() {
    const std::string postings = folder_.write(
        "p.ndjson",
        R"({"id":"a","title":"ML Engineer","company":"Ironworks","date_posted":"2026-01-05","description":"Requirements: PyTorch and Python, for deep learning."})"
        "\n"
        R"({"id":"b","title":"Data Analyst","date_posted":"2026-02-05","description":"Requirements: SQL and Python, reports for sales."})"
        "\n");
    EXPECT_EQ(run_command({"import", postings, "--db", db_}).code, kDone);
  }
  CommandResult search(std::vector<std::string> words) {
    words.insert(words.begin(), "search");
    words.insert(words.end(), {"--db", db_});
    return run_command(words);
  }
  std::string ids(const std::vector<std::string>& words) {
    std::vector<std::string> with = words;
    with.push_back("--json");
    std::string out = search(with).out, found;
    for (std::size_t at = out.find("{\"id\":\""); at != std::string::npos;
         at = out.find("{\"id\":\"", at + 1))
      found += out[at + 7];
    return found;
  }

  TestFolder folder_;
  std::string db_ = folder_.path("t.db");
};

TEST_F(SearchCommandTest, FindsByWordsSkillsRolesAndDates) {
  EXPECT_EQ(ids({"deep learning"}), "a");
  EXPECT_EQ(ids({"--skill", "pytorch"}), "a");
  EXPECT_EQ(ids({"--skill", "Python"}), "ba");
  EXPECT_EQ(ids({"--skill", "python", "--skill", "sql"}), "b");
  EXPECT_EQ(ids({"--role", "ml-engineer"}), "a");
  EXPECT_EQ(ids({"--role", "Machine Learning Engineer"}), "a");
  EXPECT_EQ(ids({"--since", "2026-02"}), "b");
  EXPECT_EQ(ids({"requirements", "--skill", "python", "--since", "2026-01", "--limit", "0"}).size(),
            2u);
  EXPECT_EQ(ids({"welder"}), "");
}

TEST_F(SearchCommandTest, SaysWhatItAnalyzedAndWhereTheWordsStand) {
  const CommandResult first = search({"deep"});
  EXPECT_EQ(first.code, kDone);
  EXPECT_EQ(first.err,
            "2 postings analyzed: 2 new, 0 found otherwise than before, 0 the same\n"
            "1 posting found\n");
  EXPECT_NE(first.out.find("[deep] learning"), std::string::npos) << first.out;
  EXPECT_EQ(search({"deep"}).err, "1 posting found\n");
}

// A snippet has twelve words, and these fill the column before the one that was found.
TEST_F(SearchCommandTest, ShowsTheFoundWordBehindLongOnes) {
  const std::string file = folder_.write(
      "long.ndjson",
      R"({"id":"long","title":"Data Engineer","description":")"
      "Pertanggungjawaban ketidakberpihakan keberlangsungan pengadministrasian zyzzyva"
      "\"}\n");
  ASSERT_EQ(run_command({"import", file, "--db", db_}).code, kDone);
  const CommandResult found = search({"zyzzyva"});
  EXPECT_NE(found.out.find("[zyzzyva]"), std::string::npos) << found.out;
}

TEST_F(SearchCommandTest, SaysThatSignsAreNotLookedFor) {
  search({"x"});
  EXPECT_EQ(search({"C++", "engineer"}).err,
            "'C++' is looked for without its signs; --skill 'C++' asks for the skill\n"
            "0 postings found\n"
            "all words have to stand in a posting; begin* finds beginnings of words\n");
}

TEST_F(SearchCommandTest, NamesWhatItDoesNotKnow) {
  EXPECT_EQ(search({"--skill", "qwertzuiop"}).err,
            "skillgap: --skill: no skill is called 'qwertzuiop', `skillgap taxonomy search` finds "
            "names by a part of them\n");
  EXPECT_EQ(search({"--skill", "pytorhc"}).err,
            "skillgap: --skill: no skill is called 'pytorhc', did you mean pytorch, gpytorch?\n");
  EXPECT_EQ(search({"--role", "ml-enginer"}).err,
            "skillgap: --role: no role is called 'ml-enginer', did you mean ml-engineer?\n");
  EXPECT_EQ(run_command({"search", "x", "--db", folder_.path("none.db")}).code, kNotDone);
}

}  // namespace
}  // namespace skillgap
