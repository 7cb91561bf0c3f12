// What `match` shows of postings that are hard to show.
#include <gtest/gtest.h>

#include <algorithm>

#include "skillgap/report.h"
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
  EXPECT_NE(result.out.find("100  100 %   1/1  A"), std::string::npos) << result.out;
}

TEST_F(MatchCommandTest, SaysThatNoSkillOfTheProfileIsKnown) {
  const std::string profile = folder_.write("me.toml", "skills = [\"Kilatlapor\"]\n");
  const CommandResult result =
      run_command({"match", folder_.write("p.ndjson", "{\"title\":\"A\"}\n"), "-p", profile});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find(profile + ": no skill of this profile is in the taxonomy, so nothing "
                                      "can be compared"),
            std::string::npos)
      << result.err;
}

constexpr std::string_view kPostings =
    R"({"id":"a","title":"Data Analyst","location":"Bandung","date_posted":"2026-01-10","description":"Requirements:\n- SQL\n- Python"}
{"id":"b","title":"Data Analyst","location":"Bandung","date_posted":"2026-01-11","description":"Requirements:\n- SQL\n- Python"}
{"id":"c","title":"Data Analyst","location":"Jakarta","date_posted":"2026-03-10","description":"Requirements:\n- SQL\n- Python\n- Tableau"}
{"id":"d","title":"Cook","location":"Bandung","description":"Requirements:\n- SQL"}
{"id":"e","title":"Staff","location":"Bandung"}
)";

TEST_F(MatchCommandTest, TakesThePostingsThatWereChosenAndLeavesOutCopies) {
  struct Case {
    std::vector<std::string> choice;
    std::vector<std::string> ids;
  };
  const Case cases[] = {
      {{}, {"a", "c", "d"}},
      {{"--role", "data-analyst"}, {"a", "c"}},
      {{"--place", "jakarta"}, {"c"}},
      {{"--since", "2026-02-01"}, {"c"}},
      {{"--until", "2026-02-01"}, {"a"}},
      {{"--limit", "1"}, {"a"}},
  };
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\", \"Python\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  for (const auto& [choice, ids] : cases) {
    std::vector<std::string> words = {"match", postings, "-p", profile, "--format", "csv"};
    words.insert(words.end(), choice.begin(), choice.end());
    const CommandResult result = run_command(words);
    std::string expected;
    for (const std::string& id : ids) expected += " " + id;
    std::string found;
    for (std::size_t at = result.out.find('\n') + 1; at < result.out.size();
         at = result.out.find('\n', at) + 1) {
      const std::string line = result.out.substr(at, result.out.find('\n', at) - at);
      if (line[0] != ',') found += " " + line.substr(2, line.find(',', 2) - 2);
    }
    EXPECT_EQ(found, expected) << (choice.empty() ? "" : choice[0]) << "\n" << result.out;
  }
  const CommandResult all = run_command({"match", postings, "-p", profile});
  EXPECT_NE(all.out.find("1 copy left out\n1 not judged: what they ask for is unknown, not "
                         "nothing; 1 too-short\n"),
            std::string::npos)
      << all.out;
}

// Sixty words and one changed: one vacancy, though not one text. From postings and from analyses.
TEST_F(MatchCommandTest, LeavesOutNearCopiesWhereTheyAreAskedFor) {
  std::string text = "Requirements:\\n- SQL\\n- Python\\nYou write";
  for (int i = 0; i < 20; ++i) text += " the report " + std::to_string(i) + " for the team and";
  const auto line = [&](const char* id, const std::string& end) {
    return std::string("{\"id\":\"") + id +
           "\",\"title\":\"Data Analyst\",\"company\":\"PT Contoh\",\"location\":\"Bandung\","
           "\"description\":\"" +
           text + end + "\"}\n";
  };
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n"),
                    postings = folder_.write("p.ndjson", line("b", " daily.") + line("a", ".") +
                                                             line("c", " and Tableau weekly")),
                    analyzed = folder_.write("a.ndjson", run_command({"analyze", postings}).out);
  for (const std::string& file : {postings, analyzed}) {
    const auto ids = [&](const char* rule) {
      const std::string out =
          run_command({"match", file, "-p", profile, "--copies", rule, "--format", "csv"}).out;
      return std::ranges::count(out, '\n') - 1;
    };
    EXPECT_EQ(ids("exact"), 3);
    EXPECT_EQ(ids("near"), 1);
    const std::string one = run_command({"match", file, "-p", profile, "--copies", "near"}).out;
    EXPECT_NE(one.find("id a\n"), std::string::npos) << one;
    EXPECT_NE(one.find("2 copies left out"), std::string::npos) << one;
    for (const std::vector<std::string>& more :
         {std::vector<std::string>{"plan"}, {"match", "--against", "data-analyst"}}) {
      std::vector<std::string> words = more;
      words.insert(words.end(), {file, "-p", profile, "--copies", "near"});
      EXPECT_NE(run_command(words).out.find("1 posting"), std::string::npos)
          << run_command(words).out;
    }
  }
  EXPECT_EQ(run_command({"match", postings, "-p", profile, "--copies", "all"}).code, kNotDone);
}

TEST_F(MatchCommandTest, ShowsNoTableWithoutPostings) {
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  const CommandResult none = run_command({"match", postings, "-p", profile, "--place", "Atlantis"});
  EXPECT_EQ(none.code, kDone);
  EXPECT_EQ(none.out, "");
  EXPECT_TRUE(none.err.starts_with("no posting to rank: ")) << none.err;
  EXPECT_EQ(
      run_command({"match", postings, "-p", profile, "--against", "Cook", "--place", "Atlantis"})
          .out,
      "");
}

TEST_F(MatchCommandTest, TakesRolesOfTheProfileByTheirTitles) {
  const std::string postings = folder_.write("p.ndjson", kPostings);
  const auto with_roles = [&](const std::string& roles) {
    return run_command({"match", postings, "-p",
                        folder_.write("me.toml", "skills = [\"SQL\"]\nroles = [" + roles + "]\n")});
  };
  EXPECT_EQ(with_roles("\"Data Analyst\"").out, with_roles("\"data-analyst\"").out);
  const std::string wrong = with_roles("\"data-analist\"").err;
  EXPECT_NE(
      wrong.find("me.toml: roles: no role is called 'data-analist', did you mean data-analyst"),
      std::string::npos)
      << wrong;
}

TEST_F(MatchCommandTest, SaysWhatIsWrongWithTheChoice) {
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"--role", "welderr"}, "skillgap: --role: no role is called 'welderr', did you mean "},
      {{"--since", "soon"}, "skillgap match: --since: 'soon' is no date, write YYYY-MM-DD"},
      {{"--until", "1/2/2024"}, "skillgap match: --until: '1/2/2024' is no date, write YYYY-MM-DD"},
  };
  for (const auto& [choice, message] : cases) {
    std::vector<std::string> words = {"match", postings, "-p", profile};
    words.insert(words.end(), choice.begin(), choice.end());
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.code, kNotDone);
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
  }
}

// Analyzed postings are read back, not analyzed again: the result is the same.
TEST_F(MatchCommandTest, RanksAnalyzedPostingsAsItRanksPostings) {
  const std::string profile = folder_.write("me.toml", "skills = [\"SQL\", \"Python\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  const std::string analyzed = folder_.write("a.ndjson", run_command({"analyze", postings}).out);
  for (const char* format : {"json", "csv", "markdown", "table"})
    EXPECT_EQ(run_command({"match", analyzed, "-p", profile, "--format", format}).out,
              run_command({"match", postings, "-p", profile, "--format", format}).out);
}

TEST_F(MatchCommandTest, ComparesWithWhatARoleAsksForInTwoTimes) {
  const std::string me = folder_.write("me.toml", "skills = [\"SQL\", \"Python\"]\n"),
                    other = folder_.write("budi.toml", "skills = [\"Tableau\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  const CommandResult one = run_command({"match", postings, "-p", me, "--against", "data-analyst"});
  EXPECT_EQ(one.code, kDone) << one.err;
  EXPECT_NE(one.out.find("data-analyst: 2 postings\n"), std::string::npos) << one.out;
  EXPECT_NE(one.out.find("100 % [34, 100]     100 %  have"), std::string::npos) << one.out;
  const CommandResult two = run_command({"match", postings, "-p", me, "-p", other, "--against",
                                         "data-analyst", "--split", "2026-02-01"});
  EXPECT_NE(two.out.find("2 postings\n1 before 2026-02-01 and 1 from then on, 0 without a date"),
            std::string::npos)
      << two.out;
  EXPECT_NE(two.out.find("me: "), std::string::npos) << two.out;
  EXPECT_NE(two.out.find("budi: "), std::string::npos) << two.out;
  for (const char* format : {"json", "csv", "markdown"}) {
    const CommandResult result = run_command({"match", postings, "-p", me, "-p", other, "--against",
                                              "data-analyst", "--format", format});
    EXPECT_EQ(result.code, kDone);
    EXPECT_NE(result.out.find("budi"), std::string::npos) << result.out;
  }
  EXPECT_EQ(run_command({"match", postings, "-p", me, "-p", other, "--against", "data-analyst",
                         "--split", "2026-02-01", "--format", "csv"})
                .out,
            "skill,label,asked,required,postings,share,share_low,share_high,asked_before,"
            "postings_before,asked_after,postings_after,p,me,budi\n"
            "python,Python,2,2,2,1,0.3424,1,1,1,1,1,1,have,missing\n"
            "sql,SQL,2,2,2,1,0.3424,1,1,1,1,1,1,have,missing\n"
            "tableau,Tableau,1,1,2,0.5,0.0945,0.9055,0,1,1,1,0.1573,missing,have\n");
  EXPECT_EQ(run_command({"match", postings, "-p", me, "--against", "king"}).code, kNotDone);
}

TEST_F(MatchCommandTest, ShowsFurtherProfilesBesideTheFirst) {
  const std::string me = folder_.write("me.toml", "skills = [\"SQL\", \"Python\"]\n"),
                    other = folder_.write("budi.toml", "skills = [\"Tableau\"]\n"),
                    postings = folder_.write("p.ndjson", kPostings);
  const CommandResult result = run_command({"match", postings, "-p", me, "-p", other});
  EXPECT_NE(result.out.find("also budi 67 (fit 0 %)"), std::string::npos) << result.out;
  const CommandResult json = run_command({"match", postings, "-p", me, "-p", other, "--json"});
  EXPECT_NE(json.out.find("\"others\":[{\"profile\":\"budi\",\"band\":\"weak\",\"score\":0.6667,"
                          "\"fit\":0}]"),
            std::string::npos)
      << json.out;
}

TEST_F(MatchCommandTest, FitsIntoEightyColumns) {
  const std::string profile =
      folder_.write("me.toml", "skills = [\"SQL\"]\nlocations = [\"Bali\"]\n");
  std::string description = "Requirements:";
  for (const char* skill : {"Kubernetes", "TensorFlow", "Apache Airflow", "Amazon Redshift",
                            "Natural language processing", "Communication", "Google BigQuery"})
    description += std::string("\\n- many years of experience with ") + skill +
                   " in very large and quite demanding environments";
  const std::string posting = folder_.write(
      "p.ndjson", "{\"id\":\"a\",\"title\":\"" + std::string(200, 'T') +
                      "\",\"location\":\"Bandung\",\"description\":\"" + description + "\"}\n");
  for (const auto& words :
       {std::vector<std::string>{"match", posting, "-p", profile},
        std::vector<std::string>{"match", posting, "-p", profile, "--why", "a"}}) {
    const CommandResult result = run_command(words);
    std::size_t begin = 0;
    for (std::size_t end = result.out.find('\n'); end != std::string::npos;
         begin = end + 1, end = result.out.find('\n', begin))
      EXPECT_LE(display_width(result.out.substr(begin, end - begin)), 80u)
          << result.out.substr(begin, end - begin);
  }
}

}  // namespace
}  // namespace skillgap
