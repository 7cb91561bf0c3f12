// `import`: files of every form, foreign columns, and bad rows among good ones.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class ImportCommandTest : public testing::Test {
 protected:
  CommandResult import(std::vector<std::string> words) {
    words.insert(words.begin(), {"import", "--stdout"});
    return run_command(words);
  }
  TestFolder folder_;
};

TEST_F(ImportCommandTest, ReadsEveryFormOfFile) {
  const std::string posting = R"({"title":"A","description":"Python"})";
  const std::pair<const char*, std::string> cases[] = {
      {"a.ndjson", posting + "\n" + posting + "\n"},
      {"a.jsonl", posting + "\n" + posting},
      {"a.json", "[" + posting + ",\n" + posting + "]"},
      {"b.json", R"({"count":2,"jobs":[)" + posting + "," + posting + "]}"},
      {"a.csv", "title,description\nA,Python\nA,\"Python\"\n"},
      {"b.csv", "\xEF\xBB\xBFtitle;description\r\nA;Python\r\nA;Python\r\n"},
  };
  const std::string expected =
      import({folder_.write("one.ndjson", posting + "\n" + posting + "\n")}).out;
  EXPECT_EQ(std::ranges::count(expected, '\n'), 2);
  for (const auto& [name, bytes] : cases) {
    const CommandResult result = import({folder_.write(name, bytes)});
    EXPECT_EQ(result.code, kDone) << name << result.err;
    EXPECT_EQ(result.out, expected) << name;
  }
}

TEST_F(ImportCommandTest, TakesAPostingWithAListInItForOnePosting) {
  const CommandResult result = import(
      {folder_.write("one.json", R"({"title":"A","locations":[{"city":"Bandung"}]})"),
       folder_.write("board.json", R"({"title":"Board","jobs":[{"title":"B"},{"title":"C"}]})")});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 3) << result.out;
}

TEST_F(ImportCommandTest, KnowsFormsByTheirEndingInAnyCase) {
  EXPECT_EQ(import({folder_.write("A.CSV", "title\nA\n")}).code, kDone);
}

TEST_F(ImportCommandTest, ReadsForeignColumns) {
  const std::string csv =
      folder_.write("f.csv", "job_title,job_content,post_date\nData Analyst,SQL,2024-03-14\n");
  const CommandResult result =
      import({csv, "--map", "title=job_title", "--map", "description=job_content", "--map",
              "date_posted=post_date"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find(R"("title":"Data Analyst","description":"SQL")"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find(R"("date_posted":"2024-03-14")"), std::string::npos) << result.out;
}

TEST_F(ImportCommandTest, TakesSeveralColumnsAtOnce) {
  const std::string csv =
      folder_.write("f.csv", "job_title,\"text, plain\",post_date\nData Analyst,SQL,2024-03-14\n");
  const CommandResult result =
      import({csv, "--map", "title=job_title,description=text, plain,date_posted=post_date"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find(R"("title":"Data Analyst","description":"SQL")"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find(R"("date_posted":"2024-03-14")"), std::string::npos) << result.out;
}

TEST_F(ImportCommandTest, SaysWhichColumnIsMissing) {
  const std::string csv = folder_.write("f.csv", "name,text\nA,B\n");
  const CommandResult result = import({csv});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find(csv + ":1: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("--map"), std::string::npos) << result.err;
}

TEST_F(ImportCommandTest, KeepsTheGoodRowsAmongBadOnes) {
  const CommandResult result = import({folder_.write("f.csv", "title,description\nA,B,C\nD,E\n"),
                                       folder_.write("f.ndjson", "{\"title\":\"F\"}\n{broken\n"),
                                       folder_.path("missing.csv")});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_EQ(std::ranges::count(result.out, '\n'), 2) << result.out;
  EXPECT_NE(result.err.find("f.csv:2: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("f.ndjson:2: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("missing.csv: "), std::string::npos) << result.err;
}

TEST_F(ImportCommandTest, StoresOnceAndKeepsWhatWasThere) {
  const std::string db = folder_.path("t.db");
  const std::string file =
      folder_.write("a.ndjson", "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"title\":\"B\"}\n");
  EXPECT_NE(run_command({"import", file, "--db", db}).err.find("2 new, 0 changed, 0 same"),
            std::string::npos);
  folder_.write("a.ndjson", "{\"id\":\"2\",\"title\":\"B2\"}\n{\"id\":\"3\",\"title\":\"C\"}\n");
  EXPECT_NE(run_command({"import", file, "--db", db}).err.find("1 new, 1 changed, 0 same"),
            std::string::npos);
  const CommandResult all = run_command({"export", "postings", "--format", "ndjson", "--db", db});
  EXPECT_EQ(all.out,
            "{\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\"title\":\"B2\"}\n{\"id\":\"3\","
            "\"title\":\"C\"}\n");
}

TEST_F(ImportCommandTest, TakesBackWhatExportWrote) {
  const std::string db = folder_.path("t.db");
  run_command(
      {"import", std::string(SKILLGAP_SOURCE_DIR) + "/samples/postings.ndjson", "--db", db});
  const std::string out = run_command({"export", "postings", "--format", "ndjson", "--db", db}).out;
  const CommandResult again =
      run_command({"import", folder_.write("back.ndjson", out), "--db", db});
  EXPECT_NE(again.err.find("0 new, 0 changed, 14 same"), std::string::npos) << again.err;
}

TEST_F(ImportCommandTest, LeavesAFileAloneThatIsNoStore) {
  const std::string db = folder_.write(
      "notes.db", "my notes, not a database, long enough to be looked at as one by anybody");
  const CommandResult result =
      run_command({"import", folder_.write("a.ndjson", "{\"title\":\"A\"}\n"), "--db", db});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(folder_.read("notes.db"),
            "my notes, not a database, long enough to be looked at as one by anybody");
}

}  // namespace
}  // namespace skillgap
