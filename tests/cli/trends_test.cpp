#include <gtest/gtest.h>

#include <filesystem>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

// Sixty postings of four months, of which some are copies and some are posted anew.
std::string postings() {
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(100 + i);
    lines += "{\"id\":\"p" + number + "\",\"source\":\"board" + std::to_string(i % 3) +
             "\",\"title\":\"Data Engineer\",\"company\":\"Firm " + std::to_string(i % 20) +
             "\",\"location\":\"Bandung\",\"date_posted\":\"2026-0" + std::to_string(1 + i % 4) +
             "-1" + std::to_string(i % 7) +
             "\",\"description\":\"Requirements:\\n- Python and SQL, team " +
             std::to_string(i % 20) + "\\n- " + (i % 2 == 0 ? "Docker" : "Kafka") + "\"}\n";
  }
  return lines;
}

class TrendsCommandTest : public testing::Test {
 protected:
  // The files of a folder, names and bytes.
  static std::string all_of(const TestFolder& folder, const std::string& name) {
    std::string all;
    for (const char* table :
         {"skill_demand", "role_demand", "skill_pairs", "emerging", "salary_by_skill", "sources"})
      all += folder.read(name + "/" + table + ".csv");
    return all + folder.read(name + "/datapackage.json");
  }
  CommandResult trends(std::vector<std::string> words) {
    words.insert(words.begin(), "trends");
    return run_command(words);
  }

  TestFolder folder_;
  std::string whole_ = folder_.write("p.ndjson", postings());
};

TEST_F(TrendsCommandTest, GivesTheSameBytesFromPartsAsFromTheWhole) {
  ASSERT_EQ(trends({whole_, "--csv", folder_.path("whole"), "--floor", "2"}).code, kDone);
  std::vector<std::string> parts = {"--merge", "--csv", folder_.path("merged"), "--floor", "2"};
  const std::string lines = postings();
  const std::size_t cuts[] = {0, lines.find("{\"id\":\"p117"), lines.find("{\"id\":\"p118"),
                              lines.size()};
  for (std::size_t i = 0; i + 1 < std::size(cuts); ++i) {
    const std::string name = "part" + std::to_string(i);
    const std::string file =
        folder_.write(name + ".ndjson", lines.substr(cuts[i], cuts[i + 1] - cuts[i]));
    const CommandResult made = trends({file, "--partial", folder_.path(name)});
    EXPECT_EQ(made.code, kDone);
    EXPECT_EQ(made.out, folder_.path(name) + "\n");
    parts.insert(parts.begin() + 1, folder_.path(name));
  }
  ASSERT_EQ(trends(parts).code, kDone);
  EXPECT_GT(all_of(folder_, "whole").size(), 5000u);
  EXPECT_EQ(all_of(folder_, "merged"), all_of(folder_, "whole"));
}

TEST_F(TrendsCommandTest, RefusesAPartThatIsNone) {
  const CommandResult result = trends({"--merge", whole_});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(result.err, "skillgap: " + whole_ +
                            ": no partial table of this version, make it with trends --partial\n");
  EXPECT_EQ(trends({"--merge"}).err,
            "skillgap: --merge: no files, name the partial tables to add up\n");
}

TEST_F(TrendsCommandTest, UndoesWhatTheFileOfIdsSays) {
  const auto copies = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {whole_, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    const std::string out = trends(words).out;
    return out.substr(out.find("copies") + 8, 2);
  };
  EXPECT_EQ(copies({}), "40");
  const std::string apart = folder_.write("apart", "# read on Monday\n\np159,p119,repost\np158\n");
  EXPECT_EQ(copies({"--apart", apart}), "38");
  EXPECT_EQ(copies({"--window", "0"}), "0,");
  EXPECT_EQ(trends({whole_, "--apart", folder_.path("none")}).code, kNotDone);
}

TEST_F(TrendsCommandTest, DrawsWhatWasAskedForAndListsMovers) {
  const std::string svg = folder_.path("plot.svg");
  const CommandResult result = trends(
      {whole_, "--plot", "skill=Python,kafka", "--svg", svg, "--movers", "5", "--floor", "2"});
  EXPECT_EQ(result.code, kDone);
  EXPECT_TRUE(result.out.starts_with("python: 100.0 % (2026-01) to 100.0 % (2026-04)\n"))
      << result.out;
  EXPECT_NE(result.out.find("kafka: "), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("no skill moved by more than chance\n"), std::string::npos);
  EXPECT_TRUE(folder_.read("plot.svg").starts_with("<svg "));
  const CommandResult few = trends({whole_, "--plot", "skill=python", "--floor", "1000"});
  EXPECT_TRUE(few.out.starts_with("python: no figures\n")) << few.out;
  EXPECT_EQ(few.err,
            "no figures: no posting asks for it, or no period has the 1000 vacancies a share needs "
            "(--floor)\n");
  EXPECT_EQ(trends({whole_, "--plot", "python"}).err,
            "skillgap: --plot: 'python' names no skills, write for example skill=python,sql\n");
  EXPECT_EQ(trends({whole_, "--plot", "skill=python,qwertzuiop"}).err,
            "skillgap: --plot: no skill is called 'qwertzuiop', `skillgap taxonomy search` finds "
            "names by a part of them\n");
}

// Tables of an earlier run are replaced; what else is there only with --force.
TEST_F(TrendsCommandTest, WritesOverNoFilesOfOthers) {
  const std::string there = ": exists already, choose another name or replace it with --force\n";
  ASSERT_EQ(trends({whole_, "--csv", folder_.path("tables")}).code, kDone);
  EXPECT_EQ(trends({whole_, "--csv", folder_.path("tables")}).code, kDone);
  std::filesystem::create_directory(folder_.path("mine"));
  const std::string mine = folder_.write("mine/sources.csv", "mine\n");
  const CommandResult refused = trends({whole_, "--csv", folder_.path("mine")});
  EXPECT_EQ(refused.code, kNotDone);
  EXPECT_EQ(refused.err, "skillgap: " + mine + there);
  EXPECT_EQ(folder_.read("mine/sources.csv"), "mine\n");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{whole_, "--partial", mine},
        {whole_, "--plot", "skill=python", "--svg", mine}}) {
    EXPECT_EQ(trends(words).err, "skillgap: " + mine + there);
    std::vector<std::string> forced = words;
    forced.push_back("--force");
    EXPECT_EQ(trends(forced).code, kDone);
  }
  EXPECT_NE(folder_.read("mine/sources.csv"), "mine\n");
}

class DuplicatesCommandTest : public TrendsCommandTest {};

TEST_F(DuplicatesCommandTest, ListsEachCopyWithItsVacancyAndReason) {
  EXPECT_EQ(run_command({"duplicates", whole_, "--json"}).out,
            run_command({"duplicates", whole_, "--format", "ndjson"}).out);
  const CommandResult result = run_command({"duplicates", whole_, "--format", "csv"});
  EXPECT_EQ(result.code, kDone);
  EXPECT_EQ(result.err,
            "60 postings, 20 vacancies: 0 same-text, 0 near-text, 40 repost, 0 version\n");
  EXPECT_TRUE(
      result.out.starts_with("posting,vacancy,reason,like,similarity,title,date_posted\n"
                             "p120,p100,repost,"))
      << result.out;
}

TEST_F(DuplicatesCommandTest, WritesTheSameWhateverTheOrderAndForm) {
  std::string backwards;
  const std::string lines = postings();
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = lines.find('\n', begin) + 1;
    backwards.insert(0, lines.substr(begin, end - begin));
    begin = end;
  }
  const std::string other = folder_.write("q.ndjson", backwards);
  for (const char* format : {"csv", "ndjson", "table"})
    EXPECT_EQ(run_command({"duplicates", whole_, "--format", format}).out,
              run_command({"duplicates", other, "--format", format}).out);
  EXPECT_NE(run_command({"duplicates", whole_, "--format", "ndjson"})
                .out.find("{\"posting\":\"p120\",\"vacancy\":\"p100\",\"reason\":\"repost\""),
            std::string::npos);
}

}  // namespace
}  // namespace skillgap
