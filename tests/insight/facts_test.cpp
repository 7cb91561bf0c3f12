#include "insight/facts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "skillgap/analyzer.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

AnalyzedPosting analyze(const std::string& text, const std::string& title = "") {
  Posting posting;
  posting.title = title;
  posting.description = text;
  return shipped_analyzer().analyze(std::move(posting));
}

struct Case {
  std::string text, expected;
};

const std::string kEnglish = "\nYou will work with the team on what is asked of you.";
const std::string kIndonesian = "\nAnda akan bekerja dengan tim dan untuk kami yang ada di sini.";

std::string degree(const std::string& text) {
  const auto found = analyze(text);
  return found.education_min ? shipped_analyzer().taxonomy()[*found.education_min].id : "none";
}

TEST(Facts, TheLeastDegreeAskedForIsTheMinimum) {
  const Case cases[] = {
      {"Pendidikan minimal SMA/SMK/D3/S1", "high-school"},
      {"Pendidikan minimal D3/S1 semua jurusan", "diploma"},
      {"Pendidikan minimal S1 Teknik Informatika", "bachelor"},
      {"Lulusan S2 Statistika", "master"},
      {"Bachelor's degree in Statistics required", "bachelor"},
      {"Bachelor's degree or equivalent experience", "bachelor"},
      {"Bachelor's or Master's degree", "bachelor"},
      {"Master's degree preferred, Bachelor's degree required", "bachelor"},
      {"PhD preferred", "none"},
      {"MS or PhD preferred", "none"},
      {"Bachelor's degree in Statistics, a Master's degree is preferred", "bachelor"},
      {"Master's degree in Statistics, an MBA in Finance would be a plus, PhD preferred", "master"},
      {"Bachelor's degree preferably in Statistics", "bachelor"},
      {"Pendidikan minimal S1 diutamakan jurusan Statistika", "bachelor"},
      {"Bachelor's degree in Statistics. Fresh graduates are welcome to apply.", "bachelor"},
      {"Pendidikan minimal S1, fresh graduate dipersilakan melamar", "bachelor"},
      {"Bachelor/Master degree in Statistics", "bachelor"},
      {"Bachelor in Accounting", "bachelor"},
      {"MS, PhD in Computer Science", "master"},
      {"MS Office and MS Excel", "none"},
      {"Undergraduate studies in Economics", "bachelor"},
      {"A graduate degree in a quantitative field", "master"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(degree(text), expected) << text;
}

TEST(Facts, IndonesianNamesOfDegreesAreNoneInEnglishTexts) {
  EXPECT_EQ(degree("Charts with D3 and Vega." + kEnglish), "none");
  EXPECT_EQ(degree("Pendidikan D3." + kIndonesian), "diploma");
}

TEST(Facts, IndonesianNamesOfDegreesCountBesideADegreeOrAFieldOfStudy) {
  const Case cases[] = {
      {"Minimum D3 in Accounting." + kEnglish, "diploma"},
      {"SMK Accounting or S1." + kEnglish, "high-school"},
      {"Statistics or a related field (S1/D3)." + kEnglish, "diploma"},
      {"Statistics of a thousand charts, drawn with D3." + kEnglish, "none"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(degree(text), expected) << text;
}

TEST(Facts, SeniorityIsThatOfTheTitle) {
  const Case cases[] = {
      {"Senior Data Engineer", "senior"},
      {"Product Manager", ""},
      {"Senior Product Manager", "senior"},
      {"Engineering Manager", "manager"},
      {"Account Executive", ""},
      {"Data Analyst (Intern)", "intern"},
      {"Director of Photography", ""},
      {"Kepala Bagian Data", "manager"},
  };
  for (const auto& [title, expected] : cases)
    EXPECT_EQ(analyze("Do things.", title).seniority, expected) << title;
}

TEST(Facts, WithoutATitleTheFirstLinesSayTheSeniority) {
  EXPECT_EQ(analyze("Posting 885\nPosition: Senior Analyst\nSite: here").seniority, "senior");
  EXPECT_EQ(analyze("Reporting to the Technical Manager, the Junior Analyst works").seniority,
            "junior");
  EXPECT_EQ(analyze("a\nb\nc\nd\nSenior Analyst").seniority, "");
  EXPECT_EQ(analyze("ABAP Developer 1").seniority, "junior");
  EXPECT_EQ(analyze("ABAP Developer\n\n1. Knows ABAP").seniority, "");
}

TEST(Facts, YearsTellTheSeniorityWhereTheTitleIsSilent) {
  const auto level = [](const std::string& text) { return analyze(text, "Analyst").seniority; };
  EXPECT_EQ(level("5+ years of experience." + kEnglish), "senior");
  EXPECT_EQ(level("2 years of experience." + kEnglish), "mid");
  EXPECT_EQ(level("Fresh graduates are welcome." + kEnglish), "junior");
  EXPECT_EQ(level("Pengalaman minimal 3 tahun." + kIndonesian), "");
  EXPECT_EQ(level("Tanpa pengalaman." + kIndonesian), "junior");
  EXPECT_EQ(analyze("9 years of experience." + kEnglish, "Junior Analyst").seniority, "junior");
}

TEST(Facts, WorkModeIsNotThatOfOtherThings) {
  const Case cases[] = {
      {"This is a hybrid role", "hybrid"},
      {"We run a hybrid cloud", ""},
      {"Hybrid vector databases and remote sensing", ""},
      {"There is an on-site gym", ""},
      {"On-site gym; the work is remote", "remote"},
      {"Kerja dari rumah", "remote"},
      {"Wajib WFO", "onsite"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(analyze(text).work_mode, expected) << text;
}

TEST(Facts, WorkModeIsReadFromThePlace) {
  const Case places[] = {
      {"Jakarta Selatan, Jakarta Raya\n(Hibrid)", "hybrid"},
      {"Jakarta (Jarak jauh)", "remote"},
      {"Remote, Indonesia", "remote"},
      {"Jakarta Selatan", ""},
  };
  for (const auto& [place, expected] : places) {
    Posting posting;
    posting.title = "x";
    posting.location = place;
    EXPECT_EQ(shipped_analyzer().analyze(posting).work_mode, expected) << place;
  }
}

TEST(Facts, EmploymentIsReadFromTheFieldTheTitleAndTheText) {
  const Case fields[] = {
      {"FULL_TIME", "full-time"},
      {"Full time", "full-time"},
      {"Contract/Temp", "contract"},
      {"Paruh waktu", "part-time"},
      {"INTERN", "internship"},
      {"Kontrak", "contract"},
      {"other", ""},
  };
  for (const auto& [field, expected] : fields) {
    Posting posting;
    posting.title = "x";
    posting.employment_type = field;
    EXPECT_EQ(shipped_analyzer().analyze(posting).employment, expected) << field;
  }
  EXPECT_EQ(analyze("Magang selama 6 bulan").employment, "internship");
  EXPECT_EQ(analyze("You lead contract negotiations").employment, "");
  EXPECT_EQ(analyze("A full-time job", "Analyst (Part-time)").employment, "part-time");
}

}  // namespace
}  // namespace skillgap
