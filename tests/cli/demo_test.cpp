#include <gtest/gtest.h>

#include <filesystem>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

TEST(Demo, RunsTheWholeChainAndEndsWithTheNamesOfTheFiles) {
  const TestFolder folder;
  const CommandResult first = run_command({"demo", folder.path("demo")});
  EXPECT_EQ(first.code, kDone) << first.err;
  EXPECT_NE(first.out.find("Machine Learning Engineer"), std::string::npos) << first.out;
  EXPECT_NE(first.out.find("answer"), std::string::npos) << first.out;
  for (const char* name : {"skill_demand.csv", "role_demand.csv", "skill_pairs.csv", "emerging.csv",
                           "salary_by_skill.csv", "sources.csv", "datapackage.json"}) {
    EXPECT_NE(first.out.find(folder.path("demo/trends/") + name), std::string::npos) << name;
    EXPECT_TRUE(std::filesystem::exists(folder.path("demo/trends/") + name)) << name;
  }
  const CommandResult again = run_command({"demo", folder.path("demo")});
  EXPECT_EQ(again.code, kDone) << again.err;
  EXPECT_EQ(again.out, first.out);
  EXPECT_NE(again.err.find("0 new, 0 changed"), std::string::npos) << again.err;
}

TEST(Demo, SaysWhyItCannotWriteThere) {
  const TestFolder folder;
  const CommandResult result = run_command({"demo", folder.write("a-file", "x")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("a-file"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace skillgap
