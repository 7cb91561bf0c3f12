// taxonomy import and export as a person types them.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class TaxonomyExchange : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("skills_en.csv",
                  "conceptUri,skillType,preferredLabel,altLabels\n"
                  "http://data.europa.eu/esco/skill/a-1,knowledge,quill weaving,\"quill work\n"
                  "weave quills\"\n"
                  "http://data.europa.eu/esco/skill/a-2,knowledge,\n");
    folder_.write("a.ndjson",
                  "{\"title\":\"A\",\"description\":\"Requirements:\\n- quill work is a must\"}\n");
  }
  CommandResult import_esco(const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {
        "taxonomy", "import", "esco", folder_.path("skills_en.csv"), "-o", folder_.path("out")};
    words.insert(words.end(), more.begin(), more.end());
    return run_command(words);
  }
  TestFolder folder_;
};

TEST_F(TaxonomyExchange, ImportsAFolderThatLintAndAnalyzeTake) {
  const CommandResult imported = import_esco({"--version", "esco-1.2"});
  EXPECT_EQ(imported.code, kDoneWithProblems);
  EXPECT_EQ(imported.out, "");
  EXPECT_TRUE(holds(imported.err,
                    "skills_en.csv:4: 3 cells where the header has 4, row left out; "
                    "check its quotes\n"))
      << imported.err;
  EXPECT_TRUE(holds(imported.err,
                    "1 rows read: 1 concepts with 2 more names, 0 roles with 0 more "
                    "titles, 0 skills of roles; written to " +
                        folder_.path("out")))
      << imported.err;
  EXPECT_TRUE(holds(imported.err, "left out: 1 bad row\n")) << imported.err;

  const CommandResult lint = run_command({"taxonomy", "lint", "--taxonomy", folder_.path("out")});
  EXPECT_EQ(lint.code, kDone) << lint.err;
  const CommandResult analyzed =
      run_command({"analyze", folder_.path("a.ndjson"), "--taxonomy", folder_.path("out")});
  EXPECT_EQ(analyzed.code, kDone) << analyzed.err;
  EXPECT_TRUE(holds(analyzed.out, "\"skill\":\"quill-weaving\"")) << analyzed.out;
  EXPECT_TRUE(holds(analyzed.out, "\"status\":\"required\"")) << analyzed.out;
  EXPECT_TRUE(holds(analyzed.out, "\"taxonomy\":\"esco-1.2+")) << analyzed.out;
}

TEST_F(TaxonomyExchange, ShowsNamesOfEveryLanguage) {
  folder_.write("skills_de.csv",
                "conceptUri,preferredLabel\nhttp://data.europa.eu/esco/skill/a-1,Federflechten\n");
  import_esco({folder_.path("skills_de.csv")});
  const CommandResult shown =
      run_command({"taxonomy", "show", "federflechten", "--taxonomy", folder_.path("out")});
  EXPECT_TRUE(holds(shown.out, "aliases de    Federflechten\n")) << shown.out;
  EXPECT_TRUE(holds(shown.out, "aliases en    quill work, weave quills\n")) << shown.out;
}

TEST_F(TaxonomyExchange, ReplacesAFolderOnlyByForce) {
  import_esco();
  const CommandResult again = import_esco();
  EXPECT_EQ(again.code, kNotDone);
  EXPECT_TRUE(holds(again.err, "is not empty, name another folder or replace it with --force"))
      << again.err;
  EXPECT_EQ(import_esco({"--force"}).code, kDoneWithProblems);
}

TEST_F(TaxonomyExchange, WritesNothingWhereNothingCanBeImported) {
  folder_.write("x.csv", "a,b,c\n1,2,3\n");
  for (const char* from : {"esco", "onet", "csv"}) {
    const CommandResult result = run_command(
        {"taxonomy", "import", from, folder_.path("x.csv"), "-o", folder_.path("none")});
    EXPECT_EQ(result.code, kNotDone) << from;
    EXPECT_TRUE(holds(result.err, "nothing to import was found, nothing written")) << result.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path("none"))) << from;
  }
  const CommandResult absent = run_command(
      {"taxonomy", "import", "esco", folder_.path("absent.csv"), "-o", folder_.path("none")});
  EXPECT_EQ(absent.code, kNotDone);
  EXPECT_TRUE(holds(absent.err, "absent.csv: No such file or directory")) << absent.err;
}

TEST_F(TaxonomyExchange, ImportsItsOwnCsvAgain) {
  import_esco();
  const CommandResult csv =
      run_command({"taxonomy", "export", "csv", "--taxonomy", folder_.path("out")});
  folder_.write("own.csv", csv.out);
  EXPECT_EQ(run_command(
                {"taxonomy", "import", "csv", folder_.path("own.csv"), "-o", folder_.path("again")})
                .code,
            kDone);
  EXPECT_EQ(folder_.read("again/aliases.tsv").size(),
            folder_.read("out/aliases.tsv").size() +
                2 * (std::string("csv-own:3").size() - std::string("esco-skills-en:2").size()));
}

TEST_F(TaxonomyExchange, ExportsToAFileOrToStandardOutput) {
  const CommandResult shown = run_command({"taxonomy", "export", "skos"});
  const CommandResult written =
      run_command({"taxonomy", "export", "skos", "-o", folder_.path("a.ttl")});
  EXPECT_EQ(shown.code, kDone);
  EXPECT_EQ(written.code, kDone);
  EXPECT_EQ(written.out, "");
  EXPECT_EQ(folder_.read("a.ttl"), shown.out);
  EXPECT_TRUE(
      holds(run_command({"taxonomy", "export", "skos", "--base", "https://t.example/x#"}).out,
            "<https://t.example/x#concept/python> a skos:Concept"));
}

TEST_F(TaxonomyExchange, NamesTheWordsThatWouldDo) {
  const std::vector<std::string> import = {"taxonomy", "import", "csv", folder_.path("a.csv"),
                                           "-o",       "x"};
  const auto with = [&](const std::string& option, const std::string& value) {
    std::vector<std::string> words = import;
    words.insert(words.end(), {option, value});
    return run_command(words);
  };
  EXPECT_TRUE(holds(with("--kind", "gadget").err,
                    "unknown kind 'gadget', see taxonomy/README.md for the kinds"));
  EXPECT_TRUE(holds(with("--map", "thing=x").err,
                    "'thing=x' is not FIELD=COLUMN with one of concept, name, alias, label, kind, "
                    "language, type, rule, broader, implies, exactMatch as the field"));
  for (const std::vector<std::string>& words : {std::vector<std::string>{"taxonomy", "import"},
                                                {"taxonomy", "import", "esco", "a.csv"},
                                                {"taxonomy", "import", "esco", "-o", "x"},
                                                {"taxonomy", "export"}})
    EXPECT_EQ(run_command(words).code, kNotDone) << words.back();
}

}  // namespace
}  // namespace skillgap
