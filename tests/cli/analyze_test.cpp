// What `analyze` promises as a filter: one line for one line, in order, the same bytes however it
// is run.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class AnalyzeCommandTest : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& bytes) {
    return folder_.write(name, bytes);
  }
  TestFolder folder_;
};

// More than one unit of input (1 MiB each), so that the order of the threads could show.
std::string many_postings() {
  std::string lines;
  for (int i = 0; i < 6000; ++i) {
    lines += R"({"id":"p)" + std::to_string(i) +
             R"(","title":"Data Scientist","description":"We need Python, SQL and R. )" +
             std::string(static_cast<std::size_t>(i % 700), 'x') + "\"}\n";
  }
  return lines;
}

TEST_F(AnalyzeCommandTest, GivesTheSameBytesForAnyNumberOfJobs) {
  const std::string input = file("many.ndjson", many_postings());
  const CommandResult one = run_command({"analyze", input, "--jobs", "1"});
  EXPECT_EQ(std::ranges::count(one.out, '\n'), 6000);
  for (const char* jobs : {"2", "3", "7"})
    EXPECT_TRUE(run_command({"analyze", input, "--jobs", jobs}).out == one.out) << jobs;
}

TEST_F(AnalyzeCommandTest, ReportsABadLineAndGoesOn) {
  const std::string input =
      file("bad.ndjson", "{\"title\":\"A\"}\nnot json\n\n{\"company\":\"B\"}\n{\"title\":\"C\"}\n");
  const CommandResult result = run_command({"analyze", input});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 2);
  EXPECT_NE(result.err.find(input + ":2: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(input + ":4: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("2 problems: 2 bad-row"), std::string::npos) << result.err;
}

TEST_F(AnalyzeCommandTest, CannotBeDoneWithoutAReadableFile) {
  const CommandResult result = run_command({"analyze", "/nonexistent/a.ndjson"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find("/nonexistent/a.ndjson: "), std::string::npos) << result.err;
}

TEST_F(AnalyzeCommandTest, GoesOnWithTheFilesThatCanBeRead) {
  const std::string input = file("good.ndjson", "{\"title\":\"A\"}\n");
  const CommandResult result = run_command({"analyze", "/nonexistent/a.ndjson", input});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 1);
}

TEST_F(AnalyzeCommandTest, CarriesUnknownKeysThrough) {
  const std::string input =
      file("extra.ndjson", R"({"title":"A","applicants":[1, 2],"role":"theirs"})"
                           "\n");
  const CommandResult result = run_command({"analyze", input});
  EXPECT_NE(result.out.find(R"("applicants":[1, 2])"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find(R"("input":{"role":"theirs"})"), std::string::npos) << result.out;
}

TEST_F(AnalyzeCommandTest, ReadsForeignColumnsByMap) {
  const std::string input =
      file("map.ndjson", R"({"job_title":"Data Scientist","job_content":"Python"})"
                         "\n");
  const CommandResult result = run_command({"analyze", input, "--map", "title=job_title", "--map",
                                            "description=job_content", "--format", "csv"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find("data-scientist"), std::string::npos) << result.out;
}

TEST_F(AnalyzeCommandTest, GivesTheSameForItsOwnOutput) {
  const std::string once =
      run_command({"analyze", file("first.ndjson", many_postings().substr(0, 20000))}).out;
  EXPECT_EQ(run_command({"analyze", file("second.ndjson", once)}).out, once);
}

}  // namespace
}  // namespace skillgap
