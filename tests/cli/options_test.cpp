#include "cli/options.h"

#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

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

struct Wrong {
  std::vector<std::string> words;
  std::string message;  // its first line
};

void expect_messages(const std::vector<Wrong>& cases) {
  for (const auto& [words, message] : cases) {
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.err.substr(0, result.err.find('\n')), message);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.code, kNotDone);
  }
}

TEST(Options, NameTheNearestCommand) {
  expect_messages({
      {{"fethc"}, "skillgap: 'fethc' is no command, did you mean fetch?"},
      {{"analize", "x"}, "skillgap: 'analize' is no command, did you mean analyze?"},
      {{"trend"}, "skillgap: 'trend' is no command, did you mean trends?"},
      {{"help"}, "skillgap: 'help' is no command, did you mean --help?"},
      {{"taxonomy", "lnit"}, "skillgap taxonomy: 'lnit' is no command, did you mean lint?"},
      {{"taxonomy", "import", "foo", "x"},
       "skillgap taxonomy import: 'foo' is no command, use one of esco, onet, csv"},
      {{"taxonomy"}, "skillgap taxonomy: a command is missing"},
  });
}

TEST(Options, NameTheNearestOptionOrTheCommandThatHasIt) {
  expect_messages({
      {{"analyze", "--jbos", "2"},
       "skillgap analyze: there is no option --jbos, did you mean --jobs?"},
      {{"match", "--profil=x", "y"},
       "skillgap match: there is no option --profil, did you mean --profile?"},
      {{"analyze", "--csv", "x"},
       "skillgap analyze: there is no option --csv here, only of trends"},
      {{"analyze", "--qwertz"}, "skillgap analyze: there is no option --qwertz, take it out"},
  });
}

TEST(Options, SayWhichWordOrValueIsTooMuchOrMissing) {
  expect_messages({
      {{"x.ndjson", "analyze"},
       "skillgap analyze: 'x.ndjson' stands before the command, put it behind"},
      {{"taxonomy", "lint", "x"}, "skillgap taxonomy lint: 'x' is one word too many, take it out"},
      {{"profile", "show", "my", "file"},
       "skillgap profile show: 'file' is one word too many, put what belongs together in quotes"},
      {{"analyze", "-j", "1", "-j", "2"}, "skillgap analyze: --jobs: given 2 times, give it once"},
      {{"match", "-p"}, "skillgap match: --profile: its value is missing, write --profile FILE"},
      {{"match", "-p", "me.toml", "--why", "a", "--against", "data-analyst"},
       "skillgap match: --why and --against do not go together, take one out"},
      {{"export"}, "skillgap export: WHAT is missing: postings, mentions or roles"},
      {{"analyze", "--jobs", "0"},
       "skillgap analyze: --jobs: '0' is no whole number from 1 to 256"},
      {{"search", "--limit", "-1"},
       "skillgap search: --limit: '-1' is no whole number, write 0 or more"},
      {{"trends", "--movers", "1.5"},
       "skillgap trends: --movers: '1.5' is no whole number, write 0 or more"},
      {{"analyze", "--min-confidence", "nan"},
       "skillgap analyze: --min-confidence: 'nan' is no number from 0 to 1"},
  });
}

TEST(Options, SayWhereHelpIs) {
  EXPECT_TRUE(run_command({"taxonomy", "lnit"})
                  .err.ends_with("\nRun `skillgap taxonomy --help` for more.\n"));
  EXPECT_NE(run_command({}).err.find("\n  analyze                     Postings in"),
            std::string::npos);
}

// A year alone is no number of seconds since 1970.
TEST(Options, TakeAMonthOrAYearForADay) {
  const std::tuple<const char*, const char*, const char*> cases[] = {
      {"2026-03-05", "2026-03-05", "2026-03-05"},
      {"2026-02", "2026-02-01", "2026-02-28"},
      {"2024", "2024-01-01", "2024-12-31"},
      {"5 Mar 2026", "2026-03-05", "2026-03-05"},
  };
  for (const auto& [typed, since, until] : cases) {
    const char* argv[] = {"skillgap", "match", "-p", "me", "--since", typed, "--until", typed};
    const auto options = parse_options(8, argv, {"/h", "", "", 1});
    ASSERT_TRUE(options) << typed;
    const PostingChoice& choice = std::get<MatchCommand>(options->command).choice;
    EXPECT_EQ(choice.since, since);
    EXPECT_EQ(choice.until, until);
  }
  expect_messages({{{"search", "--since", "foo"},
                    "skillgap search: --since: 'foo' is no date, write YYYY-MM-DD"},
                   {{"analyze", "--seen-on", "2026-02-30"},
                    "skillgap analyze: --seen-on: '2026-02-30' is no date, write YYYY-MM-DD"}});
}

TEST(Options, TakeATextOfSeveralWords) {
  const char* argv[] = {"skillgap", "search", "data", "science", "--limit", "3"};
  const auto options = parse_options(6, argv, {"/h", "", "", 1});
  ASSERT_TRUE(options);
  EXPECT_EQ(std::get<SearchCommand>(options->command).query.words, "data science");
}

TEST(Options, PutTheStoreUnderTheDataFolder) {
  const char* argv[] = {"skillgap", "trends"};
  EXPECT_EQ(parse_options(2, argv, {"/h", "", "", 1})->common.db,
            "/h/.local/share/skillgap/skillgap.db");
  EXPECT_EQ(parse_options(2, argv, {"/h", "/data", "", 1})->common.db,
            "/data/skillgap/skillgap.db");
  EXPECT_EQ(parse_options(2, argv, {"", "", "", 1})->common.db, "");
  EXPECT_EQ(run_command({"trends"}, Environment{"", "", "", 1}).err,
            "skillgap: --db: empty, name a file\n");
}

// Who pipes into a command that reads the store is told so.
TEST(Options, SayThatAPipeIsNotRead) {
  const TestFolder folder;
  Environment environment{"/h", "", "", 1};
  environment.is_piped_into = true;
  const std::string db = folder.path("t.db"), empty = folder.write("empty.ndjson", "");
  run_command({"import", empty, "--db", db});
  EXPECT_EQ(run_command({"analyze", "--db", db}, environment).err,
            db + ": the store is read, not the pipe; write - to read that\n" + db +
                ": no postings yet, fetch or import some first\n");
  EXPECT_EQ(run_command({"analyze", empty, "--db", db}, environment).err, "");
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
