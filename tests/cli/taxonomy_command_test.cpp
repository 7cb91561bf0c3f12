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
  EXPECT_EQ(run_command({"taxonomy", "show", "Machine", "Learning", "Engineer"}).out,
            run_command({"taxonomy", "show", "ml-engineer"}).out);
  const CommandResult result = run_command({"taxonomy", "show", "pytorhc"});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find("pytorhc: nothing of this name is known, did you mean pytorch"),
            std::string::npos)
      << result.err;
}

TEST_F(TaxonomyCommandTest, CompilesAFolderIntoAFileThatAnswersTheSame) {
  const std::string file = folder_.path("t.sgt");
  const CommandResult compiled = run_command({"taxonomy", "compile", folder_.path(), "-o", file});
  EXPECT_EQ(compiled.code, kDoneWithProblems);  // the alias that stands twice
  EXPECT_NE(compiled.err.find("t.sgt: 2 names of 1 concepts, version 2026.01.01+"),
            std::string::npos)
      << compiled.err;
  const CommandResult by_folder =
      run_command({"analyze", folder_.path("a.ndjson"), "--taxonomy", folder_.path()});
  const CommandResult by_file =
      run_command({"analyze", folder_.path("a.ndjson"), "--taxonomy", file});
  EXPECT_EQ(by_file.code, kDone) << by_file.err;
  EXPECT_EQ(by_file.out, by_folder.out);
}

TEST_F(TaxonomyCommandTest, RefusesAFileThatIsNoCompiledTaxonomy) {
  const CommandResult result =
      run_command({"analyze", folder_.path("a.ndjson"), "--taxonomy", folder_.path("aliases.tsv")});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(
      result.err.find("/aliases.tsv: is no compiled taxonomy, name a folder of tables or what "
                      "`skillgap taxonomy compile` wrote"),
      std::string::npos)
      << result.err;
}

TEST_F(TaxonomyCommandTest, LintsAFolder) {
  const CommandResult result = run_command({"taxonomy", "lint", "--taxonomy", folder_.path()});
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find("/aliases.tsv:3: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("/roles.tsv: this table is missing"), std::string::npos) << result.err;
}

TEST_F(TaxonomyCommandTest, ResolvesNames) {
  EXPECT_EQ(run_command({"taxonomy", "resolve", "sklearn", "no such thing"}).out,
            "sklearn\tscikit-learn\nno such thing\t\n");
  EXPECT_EQ(run_command({"taxonomy", "resolve", "--json", "sklearn"}).out,
            "{\"name\":\"sklearn\",\"ids\":[\"scikit-learn\"]}\n");
}

TEST_F(TaxonomyCommandTest, ShowsThePhrasesInWhichANameIsNoSkill) {
  folder_.write("aliases.tsv", "concept\talias\tlanguage\trule\tsource\nmend\tMX\t\tcase\town\n");
  folder_.write("senses.tsv", "phrase\tsense\tsource\nMX record\tnot-a-skill\town\n");
  EXPECT_EQ(run_command({"taxonomy", "show", "mend", "--taxonomy", folder_.path()}).out,
            "id            mend\n"
            "kind          tool\n"
            "prefLabel en  Mendix\n"
            "aliases       MX (case), Mendix\n"
            "not in        MX record (MX)\n"
            "source        own\n"
            "row           skills.tsv:2\n");
}

class UnlistedCommandTest : public TaxonomyCommandTest {
 protected:
  void SetUp() override {
    TaxonomyCommandTest::SetUp();
    std::string lines;
    for (const char* company : {"One", "Two", "Three"})
      lines += std::string("{\"id\":\"") + company + "\",\"title\":\"A\",\"company\":\"" + company +
               "\",\"description\":\"In " + company +
               " we use MX and Zorkle daily, or =Blip Blop.\"}\n";
    folder_.write("b.ndjson", lines);
  }
  CommandResult unlisted(const std::vector<std::string>& more) {
    std::vector<std::string> words = {"taxonomy", "unlisted", folder_.path("b.ndjson"),
                                      "--taxonomy", folder_.path()};
    words.insert(words.end(), more.begin(), more.end());
    return run_command(words);
  }
};

TEST_F(UnlistedCommandTest, ListsTermsAsATable) {
  folder_.write("aliases.tsv", "concept\talias\tlanguage\trule\tsource\nmend\tMX\t\tcase\town\n");
  const CommandResult result = unlisted({});
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_EQ(result.out,
            "postings  term       capital  section  nearest skill  example\n"
            "--------  ---------  -------  -------  -------------  ------------------------\n"
            "       3  Blip Blop    100 %  none                    daily, or =Blip Blop.\n"
            "       3  Zorkle       100 %  none                    use MX and Zorkle daily…\n");
  EXPECT_EQ(result.err, "2 terms of 3 postings (0 copies left out)\n");
}

TEST_F(UnlistedCommandTest, WritesCsvAndNdjson) {
  folder_.write("aliases.tsv", "concept\talias\tlanguage\trule\tsource\nmend\tMX\t\tcase\town\n");
  const std::string csv = unlisted({"--format", "csv", "--limit", "1"}).out;
  EXPECT_EQ(csv.substr(0, csv.find('\n', csv.find('\n') + 1)),
            "term,postings,missed,employers,capital_share,section,nearest_skill,example_posting,"
            "example_field,example_start,example_end,example\n"
            "Blip Blop,3,0,3,1.00,none,,One,description,39,48,\"daily, or =Blip Blop.\"");
  const std::string json = unlisted({"--json", "--limit", "1"}).out;
  EXPECT_EQ(
      json.substr(0, json.find("},")),
      "{\"term\":\"Blip Blop\",\"postings\":3,\"missed\":0,\"employers\":3,\"capital_share\":1,"
      "\"section\":\"none\",\"examples\":[{\"posting\":\"One\",\"field\":\"description\","
      "\"start\":39,\"end\":48,\"snippet\":\"daily, or =Blip Blop.\"");
}

TEST_F(UnlistedCommandTest, DoesNotDependOnTheNumberOfThreads) {
  const std::vector<std::string> one = {"--json", "--jobs", "1"}, four = {"--json", "--jobs", "4"};
  EXPECT_EQ(unlisted(one).out, unlisted(four).out);
}

TEST_F(UnlistedCommandTest, AsksForAsManyPostingsAndEmployersAsAreWanted) {
  EXPECT_EQ(unlisted({"--min-postings", "4"}).out, "");
  EXPECT_EQ(unlisted({"--min-employers", "4"}).out, "");
  EXPECT_EQ(unlisted({"--min-employers", "6"}).code, kNotDone);
}

}  // namespace
}  // namespace skillgap
