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

// One message for a file of another form, in place of one a line, and no header without rows.
TEST_F(AnalyzeCommandTest, SaysOnceThatAFileHasNoPostingsByLine) {
  const std::string other =
      ": not one JSON object a line; `skillgap import FILE --stdout` makes such lines of CSV and "
      "JSON lists, by the endings .csv, .tsv and .json\n";
  const std::pair<std::string, std::string> cases[] = {
      {"title,text\nData engineer,SQL\n", other},
      {"[{\"title\":\"A\"}]\n", other},
      {std::string("\xFF\xFE{\0\"\0", 6), ": text in UTF-16, save it as UTF-8\n"},
  };
  for (const auto& [bytes, message] : cases) {
    const std::string input = file("other", bytes);
    for (const char* command : {"analyze", "trends", "export", "classify"}) {
      std::vector<std::string> words = {command, input};
      if (words[0] == "export") words.insert(words.begin() + 1, "roles");
      const CommandResult result = run_command(words);
      EXPECT_EQ(result.code, kNotDone) << command;
      EXPECT_EQ(result.out, "") << command;
      EXPECT_EQ(result.err, input + message) << command;
    }
  }
  EXPECT_EQ(run_command({"analyze", file("empty", ""), "--format", "csv"}).code, kDone);
}

TEST_F(AnalyzeCommandTest, ShowsTwentyBadLinesOfAKindAndCountsTheOthers) {
  std::string lines;
  for (int i = 0; i < 50; ++i) lines += "{\"company\":\"A\"}\n";
  const std::string input = file("unmapped.ndjson", lines);
  const CommandResult none = run_command({"analyze", input});
  EXPECT_EQ(none.code, kNotDone);
  EXPECT_EQ(std::ranges::count(none.err, '\n'), 21);
  EXPECT_TRUE(
      none.err.ends_with(":20: neither title nor description, name their columns with --map\n" +
                         input + ": more of this kind (bad-row) are counted and not shown\n"))
      << none.err;
  const CommandResult some =
      run_command({"analyze", input, file("good.ndjson", "{\"title\":\"A\"}\n")});
  EXPECT_EQ(some.code, kDoneWithProblems);
  EXPECT_TRUE(some.err.ends_with("50 problems: 50 bad-row\n")) << some.err;
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

TEST_F(AnalyzeCommandTest, SaysWhichColumnOfTheMapNoLineHas) {
  const std::string input = file("map.ndjson", "{\"title\":\"A\",\"firm\":\"B\"}\n");
  const CommandResult result = run_command({"analyze", input, "--map", "company=frim"});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_TRUE(result.err.starts_with(input + ": no line has a column 'frim' for company"))
      << result.err;
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 1);
  EXPECT_EQ(run_command({"analyze", input, "--map", "company=firm"}).code, kDone);
}

TEST_F(AnalyzeCommandTest, GivesTheSameForItsOwnOutput) {
  const std::string once =
      run_command({"analyze", file("first.ndjson", many_postings().substr(0, 20000))}).out;
  EXPECT_EQ(run_command({"analyze", file("second.ndjson", once)}).out, once);
}

}  // namespace
}  // namespace skillgap
