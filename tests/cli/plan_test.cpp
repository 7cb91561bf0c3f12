// What `plan` shows.
#include <gtest/gtest.h>

#include "skillgap/report.h"
#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class PlanCommandTest : public testing::Test {
 protected:
  CommandResult plan(const std::vector<std::string>& more = {}) {
    const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n");
    std::string postings;
    for (int i = 0; i < 4; ++i)
      postings += "{\"id\":\"p" + std::to_string(i) + "\",\"title\":\"Data Engineer " +
                  std::to_string(i) +
                  "\",\"location\":\"Bandung\",\"description\":\"Requirements:\\n- SQL\\n- " +
                  (i < 3 ? "Apache Airflow" : "Docker") + "\\n- Kubernetes\"}\n";
    std::vector<std::string> words = {"plan", folder_.write("p.ndjson", postings), "-p", profile};
    words.insert(words.end(), more.begin(), more.end());
    return run_command(words);
  }
  TestFolder folder_;
};

TEST_F(PlanCommandTest, ShowsWhatToLearnAndWhatItOpens) {
  const CommandResult result = plan({"--threshold", "0.6"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find("4 postings; within reach = fit of 60 % or more\n"
                            "now    0 % [0, 0]         within reach, mean fit 33 %\n"
                            "after  100 % [100, 100]   within reach, mean fit"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find(" 1.  Kubernetes"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("Enough then: 100 % of the postings are within reach.\n"),
            std::string::npos)
      << result.out;
}

TEST_F(PlanCommandTest, SaysThatItIsEnoughAlready) {
  const CommandResult result = plan({"--threshold", "0.3"});
  EXPECT_NE(result.out.find("Enough already: 100 % of these postings are within reach (80 % "
                            "asked).\n"),
            std::string::npos)
      << result.out;
}

TEST_F(PlanCommandTest, SaysThatNoPostingIsLeft) {
  const CommandResult result = plan({"--place", "Jakarta"});
  EXPECT_NE(result.err.find("no posting to plan for"), std::string::npos);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(plan({"--place", "Jakarta", "--json"}).out.find("\"postings\":0,"), std::string::npos);
}

TEST_F(PlanCommandTest, GivesTheSameInEachFormatAndRun) {
  for (const char* format : {"table", "json", "csv", "markdown"}) {
    const CommandResult first = plan({"--threshold", "0.6", "--format", format});
    EXPECT_NE(
        first.out.find(std::string(format) == "json" ? "\"skill\":\"kubernetes\"" : "Kubernetes"),
        std::string::npos)
        << first.out;
    EXPECT_EQ(plan({"--threshold", "0.6", "--format", format, "--jobs", "1"}).out, first.out);
  }
}

TEST_F(PlanCommandTest, FitsIntoEightyColumns) {
  const std::string out = plan({"--threshold", "0.9"}).out;
  std::size_t begin = 0;
  for (std::size_t end = out.find('\n'); end != std::string::npos;
       begin = end + 1, end = out.find('\n', begin))
    EXPECT_LE(display_width(out.substr(begin, end - begin)), 80u) << out;
}

}  // namespace
}  // namespace skillgap
