#include "cli/options.h"

#include <gtest/gtest.h>

#include "support/command.h"

namespace skillgap {
namespace {

TEST(Options, SayWhatIsWrongAndExitWithTwo) {
  const std::vector<std::vector<std::string>> cases = {{},
                                                       {"nonsense"},
                                                       {"analyze", "--jobs", "0"},
                                                       {"analyze", "--format", "xml"},
                                                       {"match"},
                                                       {"analyze", "--map", "description"},
                                                       {"trends", "--by", "fortnight"},
                                                       {"export", "everything"},
                                                       {"taxonomy"}};
  for (const auto& words : cases) {
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.code, kNotDone) << (words.empty() ? "" : words[0]);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err, "");
  }
}

TEST(Options, NameTheWordThatIsWrong) {
  EXPECT_NE(run_command({"analyze", "--map", "description"})
                .err.find("'description' is not FIELD=COLUMN"),
            std::string::npos);
  EXPECT_NE(run_command({"trends", "--by", "fortnight"})
                .err.find("unknown period 'fortnight', use day, week, month, quarter or year"),
            std::string::npos);
}

TEST(Options, NameTheWordsThatWouldDo) {
  EXPECT_NE(run_command({"analyze", "--format", "xml"})
                .err.find("unknown word 'xml', use one of ndjson, csv"),
            std::string::npos);
  EXPECT_NE(run_command({"export", "all"})
                .err.find("unknown word 'all', use one of postings, mentions, roles"),
            std::string::npos);
  EXPECT_NE(
      run_command({"analyze", "--map", "nofield=x"}).err.find("'nofield' is none of our fields"),
      std::string::npos);
}

TEST(Options, PutTheStoreUnderTheDataFolder) {
  const char* argv[] = {"skillgap", "trends"};
  EXPECT_EQ(parse_options(2, argv, {"/h", "", "", 1})->common.db,
            "/h/.local/share/skillgap/skillgap.db");
  EXPECT_EQ(parse_options(2, argv, {"/h", "/data", "", 1})->common.db,
            "/data/skillgap/skillgap.db");
}

TEST(Options, TakeCommonOptionsBehindTheCommandToo) {
  const char* argv[] = {"skillgap", "trends", "--db", "t.db", "--quiet"};
  const auto options = parse_options(5, argv, {"/h", "", "", 1});
  ASSERT_TRUE(options);
  EXPECT_EQ(options->common.db, "t.db");
  EXPECT_TRUE(options->common.quiet);
}

TEST(Options, GiveHelpOnStandardOutput) {
  const CommandResult result = run_command({"fetch", "--help"});
  EXPECT_EQ(result.code, kDone);
  EXPECT_NE(result.out.find("--allow-private"), std::string::npos);
  EXPECT_EQ(result.err, "");
}

}  // namespace
}  // namespace skillgap
