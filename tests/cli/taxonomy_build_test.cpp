// taxonomy build as it is typed: what cannot be read is said and passed over.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/command.h"
#include "support/shared_data.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class TaxonomyBuild : public testing::Test {
 protected:
  CommandResult build(std::vector<std::string> words) {
    words.insert(words.begin(), {"taxonomy", "build"});
    return run_command(words);
  }
  TestFolder folder_;
};

TEST_F(TaxonomyBuild, WritesProposalsAndNamesIgnoredLines) {
  folder_.write("a.md", "- Python, Quokkaformer\n- 12, 13\n");
  const CommandResult result = build({folder_.path("a.md")});
  EXPECT_EQ(result.code, kDone);
  EXPECT_NE(result.out.find("new\tskills\tquokkaformer\tlanguage\tQuokkaformer\t\t\titem\t1\t" +
                            folder_.path("a.md") + ":1\n"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.out.find("known\tskills\tpython\t"), std::string::npos) << result.out;
  EXPECT_EQ(result.err,
            folder_.path("a.md") +
                ":2: ignored, numbers and everyday words only: 12, 13\n"
                "1 document, 2 lines, 2 terms: 1 known, 0 near, 1 new; 1 line ignored\n");
}

TEST_F(TaxonomyBuild, GoesOnPastWhatCannotBeRead) {
  folder_.write("a.md", "- Python\n");
  std::string binary = "PK\x03\x04";
  for (int i = 0; i < 1000; ++i) binary += static_cast<char>(i * 7919);
  folder_.write("b.docx", binary);
  folder_.write("empty.txt", "");
  const CommandResult result =
      build({folder_.path("missing.md"), folder_.path("b.docx"), folder_.path("empty.txt"),
             folder_.path(), folder_.path("a.md")});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.out.find("known\tskills\tpython\t"), std::string::npos) << result.out;
  EXPECT_NE(result.err.find(folder_.path("missing.md") + ": "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(folder_.path("b.docx") +
                            ": is no text, save it as Markdown, plain text or HTML and try again"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("2 documents, 1 line, 1 term: 1 known"), std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("3 problems: 3 unreadable"), std::string::npos) << result.err;
}

TEST_F(TaxonomyBuild, IsNotDoneWhereNothingCanBeRead) {
  const CommandResult result = build({folder_.path("missing.md")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find("skillgap: taxonomy build: no document could be read, name text, "
                            "Markdown or HTML files\n"),
            std::string::npos)
      << result.err;
}

TEST_F(TaxonomyBuild, WritesTheRowsIntoAFolder) {
  folder_.write("a.md", "- Python, Quokkaformer\n");
  const CommandResult result = build({folder_.path("a.md"), "-o", folder_.path("out/deep")});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_EQ(result.out, "");
  EXPECT_TRUE(std::filesystem::exists(folder_.path("out/deep/review.tsv")));
  EXPECT_EQ(read_file(folder_.path("out/deep/skills.tsv")),
            "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
            "quokkaformer\tlanguage\tQuokkaformer\t\t\t\t\ta:1\n");
}

TEST_F(TaxonomyBuild, SaysWhereAFolderCannotBeMade) {
  folder_.write("a.md", "- Python\n");
  const CommandResult result = build({folder_.path("a.md"), "-o", folder_.path("a.md") + "/below"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("/a.md/below: cannot be made ("), std::string::npos) << result.err;
}

TEST_F(TaxonomyBuild, ReadsALineOfTenMegabytes) {
  std::string line;
  while (line.size() < (10u << 20)) line += std::string(1000, 'x') + " mill, ";
  folder_.write("a.txt", line + "Python\n");
  const CommandResult result = build({folder_.path("a.txt"), "--json"});
  EXPECT_EQ(result.code, kDone) << result.err.substr(0, 500);
  EXPECT_NE(result.out.find("\"id\":\"python\""), std::string::npos);
}

TEST_F(TaxonomyBuild, LeavesOutWhatIsPastTheLimit) {
  std::string text;
  for (int i = 0; i < 20'002; ++i) text += "- Zyx" + std::to_string(i) + "\n";
  folder_.write("a.md", text);
  const CommandResult result = build({folder_.path("a.md"), "-q"});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_EQ(result.err,
            "terms: more than 20000 new ones, 2 places of others left out; give fewer documents at "
            "a time\n");
}

}  // namespace
}  // namespace skillgap
