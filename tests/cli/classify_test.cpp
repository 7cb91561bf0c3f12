// `classify`: the role of each posting as a table, and what it is based on.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class ClassifyCommandTest : public testing::Test {
 protected:
  // The lines of the answer, without the header.
  std::vector<std::string> rows(const std::vector<std::string>& options = {}) {
    std::vector<std::string> words = {"classify", postings_};
    words.insert(words.end(), options.begin(), options.end());
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.code, kDone) << result.err;
    std::vector<std::string> lines;
    for (std::size_t at = 0, end = 0; at < result.out.size(); at = end + 1) {
      end = result.out.find('\n', at);
      lines.push_back(result.out.substr(at, end - at));
    }
    return lines;
  }

  TestFolder folder_;
  const std::string postings_ = folder_.write(
      "p.ndjson",
      R"({"id":"1","title":"Senior Data Engineer","company":"Acme","description":"Spark, Airflow and SQL: build data pipelines."})"
      "\n"
      R"({"id":"2","title":"","description":"Hello"})"
      "\n"
      R"({"id":"3","title":"Kasir","description":""})"
      "\n");
};

TEST_F(ClassifyCommandTest, WritesOneRowAPosting) {
  const auto lines = rows();
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0],
            "id,title,company,role,role_name,tech,confidence,runner_up,margin,several,reasons,"
            "seniority,taxonomy");
  EXPECT_TRUE(lines[1].starts_with("1,Senior Data Engineer,Acme,data-engineer,Data engineer,yes,"))
      << lines[1];
  EXPECT_NE(lines[1].find("title: Data Engineer"), std::string::npos) << lines[1];
  EXPECT_TRUE(lines[2].starts_with("2,,,no call,,,,,,,too little text to tell a role,,"))
      << lines[2];
  EXPECT_TRUE(lines[3].starts_with("3,Kasir,,cashier,Cashier,no,")) << lines[3];
}

TEST_F(ClassifyCommandTest, CallsOneOfTheRolesAskedFor) {
  const auto lines = rows({"--among", "data-analyst,accountant"});
  EXPECT_TRUE(lines[1].starts_with("1,Senior Data Engineer,Acme,data-analyst,")) << lines[1];
  // By their titles too, and what follows the option is a file.
  EXPECT_EQ(run_command({"classify", "--among", "Data analyst,accountant", postings_}).out,
            run_command({"classify", postings_, "--among", "data-analyst,accountant"}).out);
  const CommandResult wrong = run_command({"classify", postings_, "--among", "analyst"});
  EXPECT_TRUE(
      wrong.err.starts_with("skillgap: --among: no role is called 'analyst', did you mean "))
      << wrong.err;
  EXPECT_NE(wrong.err.find("data-analyst"), std::string::npos) << wrong.err;
}

TEST_F(ClassifyCommandTest, HidesTitleOrText) {
  EXPECT_NE(rows({"--without-title"})[3].find("no call"), std::string::npos);
  EXPECT_EQ(rows({"--without-text"})[1].find("skill:"), std::string::npos);
}

TEST_F(ClassifyCommandTest, CallsNothingBelowTheConfidenceAskedFor) {
  EXPECT_NE(rows({"--min-confidence", "1"})[1].find("low margin: data-engineer at "),
            std::string::npos);
}

TEST_F(ClassifyCommandTest, WritesReasonsWithWeightsAndPlacesAsJson) {
  const auto lines = rows({"--format", "ndjson"});
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(lines[0].starts_with(
      R"({"id":"1","title":"Senior Data Engineer","role":{"id":"data-engineer","confidence":)"))
      << lines[0];
  EXPECT_NE(lines[0].find(R"("reasons":[{"kind":"title","term":"Data Engineer","weight":)"),
            std::string::npos);
  EXPECT_NE(lines[0].find(R"("field":"title","start":7,"end":20})"), std::string::npos);
  EXPECT_EQ(lines[1], R"({"id":"2","role":null,"role_reason":"too little text to tell a role"})");
}

TEST_F(ClassifyCommandTest, ListsFeatures) {
  const auto lines = rows({"--features"});
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_NE(lines[0].find(R"("text:data pipelines":1)"), std::string::npos) << lines[0];
}

}  // namespace
}  // namespace skillgap
