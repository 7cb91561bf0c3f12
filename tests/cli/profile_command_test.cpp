// profile import, show, audit, export; and what a profile must never do.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/command.h"
#include "support/compressed.h"
#include "support/small_documents.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

// Blank lines are what pdftotext makes of paragraphs; the same text serves all formats.
constexpr std::string_view kResume = R"(Sari Contoh
Skills: Python, SQL, Tableau
Work
Data Analyst, PT Contoh
Jan 2021 - Dec 2022
Dashboards in Tableau and reports in SQL
Education
S1 Statistics, Universitas Contoh
2015 - 2019
Languages: Indonesian, English
)";

class ProfileCommandTest : public testing::Test {
 protected:
  CommandResult import(const std::string& name, std::string_view bytes) {
    return run_command(
        {"profile", "import", folder_.write(name, bytes), "--at", "2026-11-20", "-q"});
  }
  static bool has_pdftotext() { return std::filesystem::exists("/usr/bin/pdftotext"); }
  TestFolder folder_;
};

// What a person has edited stays, and nobody else reads it.
TEST_F(ProfileCommandTest, WritesOverNoFileUnlessItIsForced) {
  const std::string cv = folder_.write("cv.txt", kResume), me = folder_.path("me.json");
  ASSERT_EQ(run_command({"profile", "import", cv, "-o", me}).code, kDone);
  EXPECT_EQ(std::filesystem::status(me).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"profile", "import", cv, "-o", me},
        {"profile", "export", me, "-o", me},
        {"taxonomy", "compile", "-o", me},
        {"taxonomy", "export", "csv", "-o", me}}) {
    const CommandResult refused = run_command(words);
    EXPECT_EQ(refused.code, kNotDone);
    EXPECT_EQ(
        refused.err,
        "skillgap: " + me + ": exists already, choose another name or replace it with --force\n");
  }
  EXPECT_EQ(run_command({"profile", "import", cv, "-o", me, "--force"}).code, kDone);
}

TEST_F(ProfileCommandTest, MakesTheSameProfileOfTheSameResumeInEveryFormat) {
  const CommandResult text = import("cv.txt", kResume);
  ASSERT_EQ(text.code, kDone) << text.err;
  EXPECT_NE(text.out.find("\"name\": \"SQL\", \"years\": 2, \"last_used\": 2022"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("{\"degree\": \"bachelor\"}"), std::string::npos) << text.out;
  EXPECT_EQ(import("cv.md", kResume).out, text.out);
  EXPECT_EQ(import("cv.docx", small_docx(kResume)).out, text.out);
  if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  const CommandResult pdf = import("cv.pdf", small_pdf(kResume));
  EXPECT_EQ(pdf.out, text.out) << pdf.err;
}

TEST_F(ProfileCommandTest, ReadsALinkedInExport) {
  const CommandResult result =
      import("export.zip",
             small_zip({{"Profile.csv", "First Name,Last Name,Headline\nSari,Contoh,Analyst\n"},
                        {"Skills.csv", "Name\nPython\nSQL\n"},
                        {"Connections.csv", "First Name\nSomebody\n"},
                        {"Positions.csv",
                         "Company Name,Title,Description,Started On,Finished On\nPT "
                         "Contoh,Analyst,SQL reports,Jan 2021,Dec 2022\n"}}));
  EXPECT_EQ(result.code, kDone) << result.err;
  EXPECT_NE(result.out.find("\"name\": \"SQL\", \"years\": 2"), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("Somebody"), std::string::npos);
}

std::string zeros(std::size_t size) { return std::string(size, ' '); }

TEST_F(ProfileCommandTest, SaysPlainlyWhatItCannotRead) {
  struct Case {
    std::string name, bytes, message;
  };
  std::string locked = small_docx(kResume);
  for (std::size_t at = 0; (at = locked.find("PK\3\4", at)) != std::string::npos; ++at)
    locked[at + 6] = 1;  // the flag of an encrypted member
  for (std::size_t at = 0; (at = locked.find("PK\1\2", at)) != std::string::npos; ++at)
    locked[at + 8] = 1;
  const Case cases[] = {
      {"empty.txt", "", "nothing in this file"},
      {"walks.txt", "I like long walks.\n",
       "no skill of the taxonomy in this résumé, so there is no profile to make of it"},
      {"empty.json", "{}",
       "no section of JSON Resume (basics, work, education, skills …) in this file"},
      {"types.json", R"({"skills": "Python"})",
       "types.json: skills: must be a list, was left out\nskillgap: "},
      {"types.json", R"({"skills": "Python"})",
       "no skill of the taxonomy in this résumé, so there is no profile to make of it"},
      {"half.json", "{\"skills\": [", "not valid JSON ("},
      {"old.doc", "\xD0\xCF\x11\xE0 and more",
       "an old or password-protected office document, save it as DOCX without a password, or as "
       "text"},
      {"other.zip", small_zip({{"readme.txt", "Python"}}),
       "neither a DOCX nor a LinkedIn export (no Profile.csv, Positions.csv or Skills.csv in it)"},
      {"cut.docx", small_docx(kResume).substr(0, 200), "damaged archive ("},
      {"locked.docx", locked, "cannot be unpacked ("},
      {"long.txt", "Python " + zeros(2u << 20),
       "more than 1048576 bytes of text, a résumé has less"},
      {"bomb.docx", small_zip({{"word/document.xml", zeros((16u << 20) + 1)}}),
       "more than 16777216 bytes once unpacked, not read further"},
      {"deflated.docx", packed_zip({{"word/document.xml", gzip_of(zeros(64u << 20))}}),
       "deflated.docx: word/document.xml: more than 16777216 bytes once unpacked, not read "
       "further"},
      {"three.zip",
       packed_zip({{"Skills.csv", gzip_of(zeros(15u << 20))},
                   {"Positions.csv", gzip_of(zeros(15u << 20))},
                   {"Profile.csv", gzip_of(zeros(15u << 20))}}),
       "three.zip: Profile.csv: more than 2097152 bytes once unpacked, not read further"},
      {"blank.docx", small_docx("   \n"), "no text in this document"},
  };
  for (const auto& [name, bytes, message] : cases) {
    const CommandResult result = import(name, bytes);
    EXPECT_EQ(result.code, kNotDone) << name;
    EXPECT_EQ(result.out, "") << name;
    EXPECT_NE(result.err.find(message), std::string::npos) << name << ": " << result.err;
    EXPECT_NE(result.err.find(name), std::string::npos) << result.err;
  }
}

TEST_F(ProfileCommandTest, SaysPlainlyWhatIsWrongWithAPdf) {
  if (!has_pdftotext()) GTEST_SKIP() << "pdftotext is not installed";
  std::string pages = "Python";
  for (int i = 1; i < 500; ++i) pages += "\n\f\nSQL";
  const std::pair<std::string, std::string> cases[] = {
      {"%PDF-1.4 nothing", "damaged PDF, save it anew or as text"},
      {small_pdf(kResume, true), "is protected by a password, save it without"},
      {small_pdf(""), "no text in this PDF (a scan?)"},
      {small_pdf(pages), "more than 100 pages, a résumé has fewer"},
  };
  for (const auto& [bytes, message] : cases) {
    const CommandResult result = import("cv.pdf", bytes);
    EXPECT_EQ(result.code, kNotDone);
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
  }
}

// What is of the wrong kind is named and left out; the rest makes the profile.
TEST_F(ProfileCommandTest, NamesWhatIsOfTheWrongKindInAJsonResume) {
  const CommandResult result =
      import("cv.json", R"({"basics": 3, "skills": [7, {"name": "SQL", "keywords": ["Python", 1]}],
                            "work": [{"startDate": 2020, "summary": null}], "languages": {}})");
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.out.find("\"name\": \"Python\""), std::string::npos) << result.out;
  for (const char* line : {"cv.json: basics: must be an object, was left out\n",
                           "cv.json: work[0].startDate: must be a text, was left out\n",
                           "cv.json: skills[0]: must be an object, was left out\n",
                           "cv.json: skills[1].keywords[1]: must be a text, was left out\n",
                           "cv.json: languages: must be a list, was left out\n"})
    EXPECT_NE(result.err.find(line), std::string::npos) << line << result.err;
}

TEST_F(ProfileCommandTest, TakesProseApartWhereAResumeListsSkills) {
  const CommandResult result =
      import("cv.json", R"({"skills": [{"name": "Python (primary), some R, no Spark"}]})");
  EXPECT_EQ(result.code, kDone) << result.err;
  for (const char* name : {"\"Python\"", "\"R\""})
    EXPECT_NE(result.out.find(std::string("{\"name\": ") + name), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("\"Apache Spark\""), std::string::npos) << result.out;
}

// In a profile that a person keeps a name is a name: nothing is guessed.
TEST_F(ProfileCommandTest, AsksForNamesWhereAProfileHoldsProseOrOneSkillTwice) {
  const std::string postings = folder_.write(
      "p.ndjson", R"({"id":"a","title":"Data Analyst","description":"Requirements:\n- SQL"})");
  const std::string me = folder_.write(
      "me.toml",
      "skills = [\"SQL\",\n\"Python (primary), some R, no Spark\",\n\"sql\", \"SQL\"]\n");
  const CommandResult result = run_command({"match", postings, "-p", me});
  EXPECT_EQ(result.code, kDoneWithProblems);
  for (const char* line :
       {":2: skill 'Python (primary), some R, no Spark' is no name but names Python, R, write each "
        "as a "
        "skill of its own\n",
        ":3: skill 'sql' is SQL, as is 'SQL', remove one; the one with more years counts\n",
        ":3: skill 'SQL' stands twice (first at "})
    EXPECT_NE(result.err.find(me + line), std::string::npos) << line << result.err;
}

TEST_F(ProfileCommandTest, SaysThatAJsonResumeIsToBeImported) {
  const std::string me = folder_.write("cv.json", R"({"basics": {}, "skills": ["SQL"]})");
  const CommandResult result = run_command({"match", folder_.path("none"), "-p", me});
  EXPECT_EQ(result.code, kNotDone);
  EXPECT_NE(result.err.find(me + ": a JSON Resume, make a profile of it: skillgap profile import "
                                 "FILE"),
            std::string::npos)
      << result.err;
}

TEST_F(ProfileCommandTest, LooksAtNoMacros) {
  const CommandResult result =
      import("cv.docm",
             small_zip({{"word/document.xml", docx_xml(kResume)}, {"word/vbaProject.bin", "x"}}));
  EXPECT_EQ(result.code, kDoneWithProblems);
  EXPECT_NE(result.err.find("holds macros, they were not looked at"), std::string::npos);
  EXPECT_NE(result.out.find("Tableau"), std::string::npos);
}

TEST_F(ProfileCommandTest, ShowsAndAuditsWhatItImported) {
  const std::string cv = folder_.write("cv.txt", kResume), me = folder_.path("me.json");
  const CommandResult imported =
      run_command({"profile", "import", cv, "-o", me, "--at", "2026-11-20"});
  EXPECT_EQ(imported.code, kDone) << imported.err;
  EXPECT_NE(imported.err.find("skills ("), std::string::npos) << imported.err;
  const CommandResult shown = run_command({"profile", "show", me});
  EXPECT_EQ(shown.code, kDone) << shown.err;
  EXPECT_NE(shown.out.find("Tableau"), std::string::npos) << shown.out;
  const CommandResult audit = run_command({"profile", "audit", me, "--at", "2026-11-20"});
  EXPECT_NE(audit.out.find("claimed, never shown  Python"), std::string::npos) << audit.out;
  EXPECT_NE(audit.out.find("last used 2022"), std::string::npos) << audit.out;
  const CommandResult json = run_command({"profile", "export", me});
  EXPECT_NE(json.out.find("\"basics\""), std::string::npos) << json.out;
  // A person may go on: the file is a profile for match and plan.
  const std::string postings = folder_.write(
      "p.ndjson",
      R"({"id":"a","title":"Data Analyst","description":"Requirements:\n- SQL\n- Python"})");
  EXPECT_EQ(run_command({"match", postings, "-p", me}).code, kDone);
}

// --- privacy (invariant I6) ---

// Forty marked strings in every field: none appears in what other people may see.
TEST_F(ProfileCommandTest, LeavesNoTraceOfTheProfileInResultsLogsAndStore) {
  std::string profile =
      "name = \"canary00\"\nyears = 3\nlocations = [\"canary01\", \"canary02\"]\n"
      "certificates = [\"canary03\", \"canary04\"]\n"
      "languages = [{ name = \"English\", level = \"canary05\" }]\n";
  profile += "skills = [\"SQL\"]\n";
  for (int i = 6; i < 40; ++i)
    profile += (i == 6 ? "[[education]]\n" : "[[education]]\n") +
               std::string("degree = \"bachelor\"\n") + (i % 2 ? "field" : "institution") +
               " = \"canary" + (i < 10 ? "0" : "") + std::to_string(i) + "\"\n";
  const std::string me = folder_.write("me.toml", profile);
  const std::string postings = folder_.write(
      "p.ndjson",
      R"({"id":"a","title":"Data Analyst","location":"Bandung","description":"Requirements:\n- SQL\n- Python"})");
  const std::string db = folder_.path("t.db");
  ASSERT_EQ(run_command({"import", postings, "--db", db}).code, kDone);
  std::string all;
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"match", "-p", me, "--db", db},
        {"match", "-p", me, "--db", db, "--format", "csv"},
        {"plan", "-p", me, "--db", db, "--json"},
        {"plan", "-p", me, "--db", db},
        {"export", "postings", "--db", db}}) {
    const CommandResult result = run_command(words);
    EXPECT_EQ(result.code, kDone) << result.err;
    all += result.out + result.err;
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    const std::string name = entry.path().filename().string();
    if (name != "me.toml") all += folder_.read(name);
  }
  for (std::size_t at = 0; (at = all.find("canary", at)) != std::string::npos; ++at)
    ADD_FAILURE() << all.substr(at, 40);
}

}  // namespace
}  // namespace skillgap
