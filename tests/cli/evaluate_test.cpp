#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class EvaluateCommandTest : public testing::Test {
 protected:
  static std::string sentence(const std::string& term, int label) {
    return R"({"term":")" + term + R"(","skill":")" + term + R"(","text":"We use )" + term +
           R"( daily","start":7,"end":)" + std::to_string(7 + term.size()) + R"(,"label":)" +
           std::to_string(label) + R"(,"lang":"en"})" + "\n";
  }
  TestFolder folder_;
  const std::string gold_ = folder_.write(
      "gold.ndjson", sentence("Python", 1) + sentence("PyTorch", 0) + sentence("MySQL", 1));
};

TEST_F(EvaluateCommandTest, ShowsTables) {
  const CommandResult result = run_command({"evaluate", gold_});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_EQ(
      result.out,
      "Words in sentences\n"
      "row           language  cases  right  share\n"
      "------------  --------  -----  -----  ------------------\n"
      "all           all           3      2  0.667 [0.00, 1.00]\n"
      "all           en            3      2  0.667 [0.00, 1.00]\n"
      "term MySQL    all           1      1  1.000 [1.00, 1.00]\n"
      "term MySQL    en            1      1  1.000 [1.00, 1.00]\n"
      "term PyTorch  all           1      0  0.000 [0.00, 0.00]\n"
      "term PyTorch  en            1      0  0.000 [0.00, 0.00]\n"
      "term Python   all           1      1  1.000 [1.00, 1.00]\n"
      "term Python   en            1      1  1.000 [1.00, 1.00]\n"
      "\n"
      "3 lines; 0 annotated names are unknown to the taxonomy. Intervals: 95 %, bootstrap over "
      "lines.\n");
}

std::string gold_role(const std::string& title, const std::string& role) {
  return R"({"title":")" + title + R"(","description":"","gold":{"lang":"en","role":")" + role +
         R"(","roles_more":[],"mentions":[],"decoys":[]}})" + "\n";
}

TEST_F(EvaluateCommandTest, MeasuresRolesAlone) {
  const std::string gold = folder_.write(
      "roles.ndjson", gold_role("Data Engineer", "data-engineer") +
                          gold_role("Cashier", "not-tech") + gold_role("Cashier", "data-analyst"));
  const CommandResult result = run_command({"evaluate", gold, "--roles"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find("all              3     1.000           0.667"), std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("data-analyst  not-tech         1"), std::string::npos) << result.out;
  EXPECT_NE(
      run_command({"evaluate", gold, "--roles", "--json"}).out.find(R"("answered":3,"right":2)"),
      std::string::npos);
  EXPECT_NE(result.out.find("not-tech              1       2      0.500   1.000"),
            std::string::npos)
      << result.out;
  const CommandResult among =
      run_command({"evaluate", gold, "--roles", "--among", "data-engineer,data-analyst"});
  EXPECT_NE(among.out.find("all              2 "), std::string::npos) << among.out;
  const std::string errors = run_command({"evaluate", gold, "--roles", "--errors"}).out;
  EXPECT_NE(errors.find("\ten\tdata-analyst\tnot-tech\t"), std::string::npos) << errors;
  EXPECT_NE(run_command({"evaluate", gold, "--roles", "--without-title"})
                .out.find("all              3     0.000"),
            std::string::npos);
}

TEST_F(EvaluateCommandTest, MeasuresRolesAgainstTheClassesOfOtherData) {
  const std::string postings =
      folder_.write("p.ndjson", R"({"job":"Data Engineer","class":"DE","description":"x"})"
                                "\n"
                                R"({"job":"Cashier","class":"Shop","description":"x"})"
                                "\n"
                                R"({"job":"Cashier","class":"Unlisted","description":"x"})"
                                "\n");
  const std::string map =
      folder_.write("map.tsv", "# class\troles\nDE\tdata-engineer\nShop\tnot-tech\n");
  const CommandResult result = run_command({"evaluate", postings, "--roles", "--label", "class",
                                            "--role-map", map, "--map", "title=job"});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find("all              2     1.000           1.000"), std::string::npos)
      << result.out;

  const std::string bad = folder_.write("bad.tsv", "DE data-engineer\n");
  EXPECT_EQ(
      run_command({"evaluate", postings, "--roles", "--label", "class", "--role-map", bad}).err,
      "skillgap: " + bad + ":1: no tab, write a class, a tab and its roles\n");
}

TEST_F(EvaluateCommandTest, TakesASliceOfTheLines) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--every", "2"}, "2 lines"},
      {{"--every", "2", "--offset", "1"}, "1 lines"},
      {{"--every", "3", "--offset", "0", "--offset", "1"}, "2 lines"}};
  for (const auto& [options, lines] : cases) {
    std::vector<std::string> words = {"evaluate", gold_};
    words.insert(words.end(), options.begin(), options.end());
    const CommandResult result = run_command(words);
    EXPECT_NE(result.out.find("\n" + lines), std::string::npos) << result.out << result.err;
  }
}

TEST_F(EvaluateCommandTest, ListsErrorsWithTheirContext) {
  EXPECT_EQ(run_command({"evaluate", gold_, "--errors"}).out,
            "word\tPyTorch\ten\tno skill: \tskill\tWe use ⟦PyTorch⟧ daily\n");
}

TEST_F(EvaluateCommandTest, WritesJson) {
  const CommandResult result =
      run_command({"evaluate", gold_, "--json", "--errors", "--every", "2", "--offset", "1"});
  EXPECT_EQ(result.out,
            R"({"lines":1,"unresolved":0,"rows":[)"
            R"({"level":"word","by":"all","value":"all","language":"all","gold":1,"recalled":0,)"
            R"("found":0,"right":0,"recall":[0,0,0]},)"
            R"({"level":"word","by":"all","value":"all","language":"en","gold":1,"recalled":0,)"
            R"("found":0,"right":0,"recall":[0,0,0]},)"
            R"({"level":"word","by":"term","value":"PyTorch","language":"all","gold":1,)"
            R"("recalled":0,"found":0,"right":0,"recall":[0,0,0]},)"
            R"({"level":"word","by":"term","value":"PyTorch","language":"en","gold":1,)"
            R"("recalled":0,"found":0,"right":0,"recall":[0,0,0]}],"statuses":[],"errors":[)"
            R"({"kind":"word","id":"PyTorch","language":"en","quote":"PyTorch",)"
            R"("expected":"no skill: ","got":"skill","context":"We use ⟦PyTorch⟧ daily"}]})"
            "\n");
}

TEST_F(EvaluateCommandTest, PassesOverBadLinesAndSaysSo) {
  const std::string bad = folder_.write("bad.ndjson", "{\"id\":\"a\"}\n" + sentence("Python", 1));
  const CommandResult result = run_command({"evaluate", bad});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find("bad.ndjson:1: no annotation"), std::string::npos) << result.err;
  EXPECT_NE(result.out.find("1 lines"), std::string::npos);
}

TEST_F(EvaluateCommandTest, FailsWhereNothingIsAnnotated) {
  const std::string file = folder_.write("p.ndjson", "{\"title\":\"A\"}\n");
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"evaluate", file}, {"evaluate", file, "--roles"}}) {
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.code, kNotDone);
    EXPECT_EQ(result.err,
              file +
                  ":1: no annotation, give 'gold' for a posting or 'term' for a sentence\n"
                  "skillgap: evaluate: no annotated line to judge by, see docs/formats.md for "
                  "their form\n");
  }
}

TEST_F(EvaluateCommandTest, FailsWhereAFileIsMissing) {
  EXPECT_EQ(run_command({"evaluate", folder_.path("none.ndjson")}).code, kNotDone);
}

}  // namespace
}  // namespace skillgap
