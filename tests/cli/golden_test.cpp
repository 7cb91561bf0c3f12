// The output of every command over the samples, compared with the files in tests/golden. What
// changes with every edit of the taxonomy (its hash) or of the machine (ICU's version, paths) is
// replaced by a name first. `match`, `plan`, `trends` and `taxonomy show` go by the fixed tables of
// tests/data/taxonomy, so that a row added to the shipped ones changes no file but those of
// `analyze` and `export`. SKILLGAP_UPDATE_GOLDEN=1 writes the files anew; read the difference
// before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "cli/input.h"
#include "skillgap/files.h"
#include "support/command.h"
#include "support/shared_data.h"
#include "support/shipped_tables.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

namespace fs = std::filesystem;

const std::string kSource = SKILLGAP_SOURCE_DIR;
const std::string kSamples = kSource + "/samples/";
const std::string kFixedTables = kSource + "/tests/data/taxonomy";

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

class Golden : public testing::Test {
 protected:
  // All samples as one NDJSON file.
  std::string all_postings() {
    std::vector<std::string> fetch = {"fetch", "--stdout"};
    for (const char* name : {"feeds/airoles.atom", "feeds/datajobs.rss", "feeds/lokerdata.rss",
                             "pages/ml-engineer.html"})
      fetch.push_back(kSamples + name);
    const std::string path = folder_.path("all.ndjson");
    const std::string postings =
        run_command(fetch).out +
        run_command({"import", "--stdout", kSamples + "postings.ndjson"}).out;
    EXPECT_TRUE(write_file(path, postings));
    return path;
  }

  std::string neutral(std::string text) const {
    for (const Analyzer* analyzer : {&shipped_analyzer(), &fixed()})
      replace_all(text, full_version(analyzer->taxonomy()), "TAXONOMY");
    replace_all(text, shipped_analyzer().method(), "METHOD");
    replace_all(text, kSamples, "SAMPLES/");
    replace_all(text, folder_.path(), "FOLDER/");
    return text;
  }

  void expect_golden(const std::string& name, const std::string& output) const {
    const fs::path file = fs::path(kSource) / "tests/golden" / name;
    const std::string actual = neutral(output);
    if (std::getenv("SKILLGAP_UPDATE_GOLDEN")) {
      ASSERT_TRUE(write_file(file.string(), actual));
      return;
    }
    ASSERT_TRUE(fs::exists(file)) << file << " is missing; write it with SKILLGAP_UPDATE_GOLDEN=1";
    EXPECT_EQ(actual, read_file(file)) << "differs from " << file;
  }

  void expect_golden_command(const std::string& name, const std::vector<std::string>& words) const {
    const CommandResult result = run_command(words);
    EXPECT_NE(result.code, kNotDone) << result.err;
    expect_golden(name, result.out);
  }

  // With the fixed tables.
  void expect_golden_by_fixed_tables(const std::string& name,
                                     std::vector<std::string> words) const {
    words.insert(words.end(), {"--taxonomy", kFixedTables});
    expect_golden_command(name, words);
  }

  static const Analyzer& fixed() {
    static const Analyzer built =
        Analyzer::make(parse_taxonomy(read_taxonomy_folder(kFixedTables).value()).taxonomy).value();
    return built;
  }

  TestFolder folder_;
};

TEST_F(Golden, Fetch) {
  const std::vector<std::string> sources = {
      kSamples + "feeds/airoles.atom", kSamples + "feeds/datajobs.rss",
      kSamples + "feeds/lokerdata.rss", kSamples + "pages/ml-engineer.html"};
  std::vector<std::string> print = {"fetch", "--stdout"},
                           store = {"fetch", "--db", folder_.path("t.db")};
  print.insert(print.end(), sources.begin(), sources.end());
  store.insert(store.end(), sources.begin(), sources.end());
  const CommandResult printed = run_command(print);
  expect_golden("fetch.ndjson", printed.out);
  EXPECT_EQ(printed.code, kDone) << printed.err;

  const CommandResult first = run_command(store), second = run_command(store);
  EXPECT_EQ(first.code, kDone);
  EXPECT_NE(first.err.find("26 new, 0 changed, 1 same"), std::string::npos) << first.err;
  EXPECT_NE(second.err.find("0 new, 0 changed, 27 same"), std::string::npos) << second.err;
}

TEST_F(Golden, Import) {
  expect_golden_command("import.ndjson", {"import", "--stdout", kSamples + "postings.ndjson"});
}

TEST_F(Golden, Analyze) {
  const std::string all = all_postings();
  expect_golden_command("analyze.ndjson", {"analyze", all});
  expect_golden_command("analyze.csv", {"analyze", all, "--format", "csv"});
}

// The same bytes from the compiled file as from the tables, whatever a posting is asked.
TEST_F(Golden, CompiledTaxonomyAnswersTheSame) {
  const std::string all = all_postings(), image = folder_.path("built-in.sgt");
  const CommandResult compiled = run_command({"taxonomy", "compile", "-o", image});
  ASSERT_EQ(compiled.code, kDone) << compiled.err;
  const std::vector<std::vector<std::string>> commands = {
      {"analyze", all, "--with-text"},
      {"analyze", all, "--seen-on", "2026-11-20", "--format", "csv"},
      {"match", all, "--profile", kSamples + "profiles/ml-engineer.json", "--json"},
      {"trends", all, "--json"},
      {"taxonomy", "unlisted", all, "--json", "--min-postings", "1", "--min-employers", "1"},
      {"taxonomy", "resolve", "sklearn", "Go", "pembelajaran mesin", "--json"}};
  for (std::vector<std::string> words : commands) {
    const CommandResult by_tables = run_command(words);
    words.insert(words.end(), {"--taxonomy", image});
    const CommandResult by_image = run_command(words);
    EXPECT_NE(by_tables.out, "") << words.front();
    EXPECT_EQ(by_image.out, by_tables.out) << words.front();
    EXPECT_EQ(by_image.code, by_tables.code) << by_image.err;
  }
}

TEST_F(Golden, Match) {
  const std::string all = all_postings();
  for (const char* profile :
       {"data-analyst-to-scientist.toml", "ml-engineer.json", "fresh-graduate.toml"}) {
    const std::string path = kSamples + "profiles/" + profile;
    expect_golden_by_fixed_tables(std::string("match-") + profile + ".txt",
                                  {"match", all, "--profile", path});
    expect_golden_by_fixed_tables(std::string("match-") + profile + ".jsonl",
                                  {"match", all, "--profile", path, "--json", "--limit", "5"});
  }
  expect_golden_by_fixed_tables(
      "match-posting.txt",
      {"match", all, "--profile", kSamples + "profiles/ml-engineer.json", "--posting", "nd-001"});
}

TEST_F(Golden, Plan) {
  const std::string all = all_postings(),
                    profile = kSamples + "profiles/data-analyst-to-scientist.toml";
  for (const char* format : {"table", "json", "csv", "markdown"})
    expect_golden_by_fixed_tables(
        std::string("plan.") + format + ".txt",
        {"plan", all, "--profile", profile, "--threshold", "0.8", "--format", format});
}

TEST_F(Golden, Trends) {
  const std::string csv = folder_.path("csv");
  expect_golden_by_fixed_tables("trends.txt",
                                {"trends", all_postings(), "--csv", csv, "--floor", "3"});
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(csv)) {
    expect_golden("trends-" + entry.path().filename().string(), read_file(entry.path()));
    ++files;
  }
  EXPECT_EQ(files, 7u);
}

TEST_F(Golden, Export) {
  const std::string all = all_postings();
  for (const char* what : {"postings", "mentions", "roles"})
    expect_golden_command(std::string("export-") + what + ".csv", {"export", what, all});
}

TEST_F(Golden, Taxonomy) {
  expect_golden_by_fixed_tables("taxonomy-show-pytorch.txt", {"taxonomy", "show", "pytorch"});
  expect_golden_by_fixed_tables("taxonomy-show-ml-engineer.txt",
                                {"taxonomy", "show", "ml-engineer"});
  expect_golden_by_fixed_tables("taxonomy-search.txt", {"taxonomy", "search", "tensor flw"});
  expect_golden_command("taxonomy-lint.txt", {"taxonomy", "lint"});
}

TEST_F(Golden, TaxonomyBuild) {
  const std::string document = kSamples + "documents/data-team-handbook.md";
  expect_golden_command("taxonomy-build.tsv", {"taxonomy", "build", document});
  expect_golden_command("taxonomy-build.jsonl", {"taxonomy", "build", document, "--json"});
  expect_golden("taxonomy-build.err.txt", run_command({"taxonomy", "build", document}).err);
}

TEST_F(Golden, Help) { expect_golden_command("help.txt", {"--help"}); }

}  // namespace
}  // namespace skillgap
