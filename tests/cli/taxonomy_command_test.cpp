// --taxonomy and the taxonomy commands: a folder with faults is used as far as it goes, and says
// where they are.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class TaxonomyCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("VERSION", "2026.01.01\n");
    folder_.write("sources.tsv", "id\ttitle\tlicence\tnote\nown\tOwn\t\t\n");
    folder_.write("skills.tsv",
                  "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
                  "mend\ttool\tMendix\t\t\t\t\town\n");
    folder_.write(
        "aliases.tsv",
        "concept\talias\tlanguage\trule\tsource\nmend\tMX\t\tcase\town\nmend\tmx\t\t\town\n");
    folder_.write("a.ndjson", "{\"title\":\"A\",\"description\":\"We use MX and Python here.\"}\n");
  }
  TestFolder folder_;
};

TEST_F(TaxonomyCommandTest, ReplacesTheBuiltInTablesAndNamesTheDoubleAlias) {
  const CommandResult result =
      run_command({"analyze", folder_.path("a.ndjson"), "--taxonomy", folder_.path()});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.out.find("\"skill\":\"mend\""), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("\"skill\":\"python\""), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("\"taxonomy\":\"2026.01.01+"), std::string::npos) << result.out;
  EXPECT_NE(result.err.find(
                "/aliases.tsv:3: alias 'mx' of 'mend' stands twice, remove one; row left out"),
            std::string::npos)
      << result.err;
}

TEST_F(TaxonomyCommandTest, RefusesAFolderWithoutConcepts) {
  const CommandResult result =
      run_command({"taxonomy", "show", "python", "--taxonomy", "/nonexistent"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("/nonexistent"), std::string::npos) << result.err;
}

TEST_F(TaxonomyCommandTest, SuggestsNamesForAMisspeltOne) {
  const CommandResult result = run_command({"taxonomy", "show", "pytroch"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("pytroch: nothing of this name is known, did you mean pytorch"),
            std::string::npos)
      << result.err;
}

TEST_F(TaxonomyCommandTest, LintsAFolder) {
  const CommandResult result = run_command({"taxonomy", "lint", "--taxonomy", folder_.path()});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find("/aliases.tsv:3: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("/roles.tsv: this table is missing"), std::string::npos) << result.err;
}

}  // namespace
}  // namespace skillgap
