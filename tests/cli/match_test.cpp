// What `match` shows of postings that are hard to show.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

class MatchCommandTest : public testing::Test {
 protected:
  // The gap of one posting with this description, as a table.
  CommandResult gap(const std::string& description) {
    const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n");
    const std::string postings = folder_.write(
        "p.ndjson", R"({"id":"p","title":"Staff","description_format":"text","description":")" +
                        description + "\"}\n");
    return run_command({"match", postings, "--profile", profile, "--posting", "p"});
  }
  TestFolder folder_;
};

TEST_F(MatchCommandTest, ShowsTheSkillOfALineOfAnyLength) {
  const std::string run(400, 'x'), words = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "wort ";
    return text;
  }();
  for (const std::string& text :
       {run + ",Python", run + ",Python is used here " + words, words + "Python " + words,
        "Wir\u00E4\u00E4" + run + "\u00E4,Python"}) {
    const CommandResult result = gap(text);
    EXPECT_EQ(result.code, kDone) << result.err;
    EXPECT_NE(result.out.find("Python"), std::string::npos) << result.out;
  }
}

TEST_F(MatchCommandTest, LeavesOutBulletsWithoutCuttingCharacters) {
  for (const char* line :
       {"- Python and SQL", "\u2022 Python and SQL", "\u2013 Python and SQL", "* - Python and SQL"})
    EXPECT_NE(gap(line).out.find("  Python and SQL\n"), std::string::npos) << gap(line).out;
  EXPECT_NE(gap("\u201CPython and SQL\u201D").out.find("\u201CPython and SQL\u201D"),
            std::string::npos);
  EXPECT_EQ(gap("\u2013 Python").out.find("\uFFFD"), std::string::npos);
}

TEST_F(MatchCommandTest, SaysThatTheIdIsUnknown) {
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n");
  const CommandResult result =
      run_command({"match", folder_.write("p.ndjson", "{\"title\":\"A\"}\n"), "--profile", profile,
                   "--posting", "q"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("q: no posting with this id in the input, check the id"),
            std::string::npos)
      << result.err;
}

TEST_F(MatchCommandTest, NamesSkillsThatItDoesNotKnowAndGoesOn) {
  const std::string profile =
      folder_.write("me.toml", "skills = [\"SQL\",\n\"Kilatlapor\", \"Pythn\"]\n");
  const CommandResult result = run_command(
      {"match", folder_.write("p.ndjson", "{\"title\":\"A\",\"description\":\"We need SQL\"}\n"),
       "--profile", profile});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(
      result.err.find(profile + ":2: skill 'Kilatlapor' is not in the taxonomy, look for it with "
                                "`skillgap taxonomy search`"),
      std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find(":2: skill 'Pythn' is not in the taxonomy, did you mean Python"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.out.find("100 %"), std::string::npos) << result.out;
}

}  // namespace
}  // namespace skillgap
