#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class ExportCommandTest : public testing::Test {
 protected:
  std::string mentions(const std::string& format) {
    const std::string postings = folder_.write("p.ndjson",
                                               "{\"id\":\"a\",\"title\":\"Programmer\","
                                               "\"description\":\"Requirements:\\n- Python\"}\n");
    return run_command({"export", "mentions", postings, "--format", format}).out;
  }
  TestFolder folder_;
};

TEST_F(ExportCommandTest, WritesNumbersOfMentionsAsNumbersInNdjson) {
  const std::string line = mentions("ndjson");
  EXPECT_NE(line.find("\"start\":16,\"end\":22,\"status\":\"required\""), std::string::npos)
      << line;
  EXPECT_EQ(line.find("years_min"), std::string::npos) << line;
}

TEST_F(ExportCommandTest, WritesNoHeaderWhereThereIsNoStore) {
  const CommandResult result = run_command({"export", "roles", "--db", folder_.path("none.db")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(result.out, "");
}

TEST_F(ExportCommandTest, KeepsEveryColumnInCsv) {
  EXPECT_NE(mentions("csv").find("a,python,language,Python,description,16,22,required,"),
            std::string::npos)
      << mentions("csv");
}

}  // namespace
}  // namespace skillgap
