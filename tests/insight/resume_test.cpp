#include "skillgap/resume.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <simdjson.h>

#include "insight/resume_dates.h"
#include "support/shared_data.h"
#include "support/shipped_tables.h"
#include "support/small_documents.h"

namespace skillgap {
namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20)};

// --- dates ---

std::string span_in(std::string_view line) {
  static const ResumeDates dates(shipped_analyzer().taxonomy(), shipped_analyzer().tokenizer());
  const auto span = dates.find(line);
  if (!span) return "none";
  const auto month = [](int m) {
    return std::to_string(m / 12) + "-" + std::to_string(m % 12 + 1);
  };
  return month(span->begin) + " " + (span->end ? month(*span->end - 1) : "now");
}

TEST(ResumeDates, AreReadInBothLanguagesAndAllForms) {
  const std::pair<const char*, const char*> cases[] = {
      {"Jan 2020 – Mar 2023", "2020-1 2023-3"},
      {"Data Analyst (Januari 2020 - Maret 2023)", "2020-1 2023-3"},
      {"Agustus 2019 s/d Mei 2021", "2019-8 2021-5"},
      {"Sept. 2019 to May 2021", "2019-9 2021-5"},
      {"03/2019 - 11/2020", "2019-3 2020-11"},
      {"2019-03 – 2020-11", "2019-3 2020-11"},
      {"03.2019 – 11.2020", "2019-3 2020-11"},
      {"01/03/2019 - 30/11/2020", "2019-3 2020-11"},
      {"2019-03-01 – 2020-11-30", "2019-3 2020-11"},
      {"Jan – Mar 2020", "2020-1 2020-3"},
      {"Nov - Feb 2020", "none"},
      {"2018 – 2021", "2018-7 2021-6"},
      {"2018-2021, PT Contoh", "2018-7 2021-6"},
      {"2018 s.d. 2020", "2018-7 2020-6"},
      {"2018 sampai dengan 2020", "2018-7 2020-6"},
      {"2018-19", "2018-7 2019-6"},
      {"2018 – 19", "2018-7 2019-6"},
      {"2018/19", "2018-7 2019-6"},
      {"2018/2019", "2018-7 2019-6"},
      {"2019-11", "none"},
      {"2020 - 2020", "2020-1 2020-12"},
      {"2020 - Mar 2020", "2020-1 2020-3"},
      {"Mar 2020 - 2020", "2020-3 2020-12"},
      {"2021 - Mar 2023", "2021-7 2023-3"},
      {"Jan 2019 - Mar 2021", "2019-1 2021-3"},
      {"Jan 2024 - Present", "2024-1 now"},
      {"2022 – sekarang", "2022-7 now"},
      {"2019-present", "2019-7 now"},
      {"2019 to date", "2019-7 now"},
      {"Jan 2019 until now", "2019-1 now"},
      {"2018 sampai sekarang", "2018-7 now"},
      {"2018 s.d. saat ini", "2018-7 now"},
      {"2018 s/d Sekarang", "2018-7 now"},
      {"(since 2018)", "2018-7 now"},
      {"Since Jan 2018: analyst", "2018-1 now"},
      {"Analis, PT Contoh, sejak Mei 2018", "2018-5 now"},
      {"I have used SQL since 2018", "none"},
      {"- Since 2018 I have led the team.", "none"},
      {"Award of 2018, now lost", "none"},
      {"in 2018 nowhere", "none"},
      {"05/2022 — now", "2022-5 now"},
      {"Mar 2020 - Jan 2020", "none"},
      {"2020", "none"},
      {"Served 2000 - 3000 customers", "none"},
      {"May 2020", "none"},
      {"grew from 2019 by far more than any plan until 2021", "none"},
      {"1234-5678", "none"},
      {"", "none"},
  };
  for (const auto& [line, span] : cases) EXPECT_EQ(span_in(line), span) << line;
}

// --- text ---

constexpr std::string_view kText = R"(Sari Contoh
Data analyst in Bandung

Skills
Python (primary), some R, SQL, Tableau

Experience

Senior Data Analyst, PT Contoh Data
Jan 2023 - Present
- Dashboards in Tableau and SQL
- Churn models with scikit-learn

Data Analyst, CV Misal
2021 - Mar 2023
- Reports in SQL and Excel

Education

S1 Statistika, Universitas Contoh
2015 - 2019
- Thesis about time series analysis in R

Languages
Indonesian, English
)";

std::string text_of(const Profile& profile) {
  std::string text;
  for (const ProfileSkill& skill : profile.skills) {
    text += skill.name;
    if (skill.years) text += " " + std::to_string(*skill.years).substr(0, 3);
    if (skill.last_used) text += " " + std::to_string(*skill.last_used);
    text += skill.claimed ? (skill.shown.empty() ? " claimed; " : " both; ") : " shown; ";
  }
  return text;
}

TEST(ResumeText, GivesSkillsWithYearsOfWorkThatShowsThem) {
  const Resume resume = read_resume_text(kText, shipped_analyzer());
  ASSERT_EQ(resume.items.size(), 3u);
  EXPECT_EQ(resume.items[2].kind, ResumeItem::Kind::kStudy);
  const auto profile = make_profile(resume, shipped_analyzer(), kToday, "cv.txt");
  ASSERT_TRUE(profile);
  const std::string text = text_of(*profile);
  // SQL: the middle of 2021 to November 2026, the overlap of 2023 counted once.
  for (const char* part : {"Python claimed; ", "SQL 5.4 2026 both; ", "Tableau 3.9 2026 both; ",
                           "scikit-learn 3.9 2026 shown; ", "Microsoft Excel 1.8 2023 shown; "})
    EXPECT_NE(text.find(part), std::string::npos) << part << "in " << text;
  EXPECT_NE(text.find("R 2019 both; "), std::string::npos) << text;  // study is no work
  EXPECT_EQ(profile->years, 5.4);
  ASSERT_EQ(profile->languages.size(), 2u);
  ASSERT_EQ(profile->studies.size(), 1u);
  EXPECT_EQ(profile->studies[0].degree, "bachelor");
}

TEST(ResumeText, LeavesOutWhatIsNegated) {
  for (const char* denial :
       {"Python is not required.", "No experience with Python", "Never used Python in production",
        "I have not used Python", "Not familiar with Python", "Belum pernah menggunakan Python",
        "Belum menguasai Python", "Tidak menguasai Python", "Some R, no Python", "R and no Python",
        "Dashboards without Python", "Analisis tanpa Python atau Java", "Tidak bisa Python",
        "Bukan Python", "Excel, but I have never used Python",
        "Excel, tetapi belum pernah memakai Python"}) {
    const Resume resume = read_resume_text(
        fmt::format("Skills: SQL and Tableau.\n\n- {}\n", denial), shipped_analyzer());
    const auto profile = make_profile(resume, shipped_analyzer(), kToday, "cv.txt");
    ASSERT_TRUE(profile) << denial;
    EXPECT_FALSE(text_of(*profile).contains("Python")) << text_of(*profile);
  }
}

TEST(ResumeText, KeepsWhatStandsBehindAButOrAnotherItem) {
  const std::pair<const char*, const char*> cases[] = {
      {"Belum pernah memakai Docker, tetapi menguasai Excel", "Microsoft Excel claimed; "},
      {"Never used Docker, but strong in Excel", "Microsoft Excel claimed; "},
      {"Belum bisa Docker namun mahir Excel", "Microsoft Excel claimed; "},
      {"I know Excel but have never used Docker", "Microsoft Excel claimed; "},
      {"No Docker, Excel", "Microsoft Excel claimed; "},
      {"Tanpa Docker atau Java, hanya Excel", "Microsoft Excel claimed; "},
      {"No less than 5 years of Java", "Java claimed; "},
  };
  for (const auto& [line, skills] : cases) {
    const auto profile =
        make_profile(read_resume_text(std::string("- ") + line + "\n", shipped_analyzer()),
                     shipped_analyzer(), kToday, "cv.txt");
    ASSERT_TRUE(profile) << line;
    EXPECT_EQ(text_of(*profile), skills) << line;
  }
}

TEST(ResumeText, MakesNoProfileOfATextWithoutSkills) {
  const auto profile = make_profile(read_resume_text("I like long walks.\n", shipped_analyzer()),
                                    shipped_analyzer(), kToday, "cv.txt");
  ASSERT_FALSE(profile);
  EXPECT_EQ(
      to_line(profile.error()),
      "cv.txt: no skill of the taxonomy in this résumé, so there is no profile to make of it");
}

// --- JSON Resume ---

constexpr std::string_view kJson = R"({
  "basics": {"name": "Sari Contoh", "label": "Data analyst", "summary": "Likes SQL."},
  "work": [{"name": "PT Contoh", "position": "Analyst", "startDate": "2020-01-15",
            "endDate": "2021-12-31", "highlights": ["Dashboards in Tableau"], "x-own": {"a": 1}},
           {"name": "CV Misal", "position": "Analyst", "startDate": "2021-07",
            "summary": "Tableau and Python"}],
  "education": [{"institution": "Universitas Contoh", "area": "Statistics",
                 "studyType": "Bachelor", "startDate": "2015", "endDate": "2019"}],
  "skills": [{"name": "Data", "level": "advanced",
              "keywords": ["Python", "Zwirbeln", "no Spark", "tanpa Java"]}],
  "languages": [{"language": "English", "fluency": "B2"}],
  "certificates": [{"name": "CKA"}],
  "meta": {"version": "v1.0.0", "lastModified": "2026-01-01T00:00:00"}})";

TEST(JsonResume, GivesSkillsLanguagesStudiesAndCertificates) {
  const auto resume = read_json_resume(kJson, "cv.json");
  ASSERT_TRUE(resume);
  const auto profile = make_profile(*resume, shipped_analyzer(), kToday, "cv.json");
  ASSERT_TRUE(profile);
  const std::string text = text_of(*profile);
  // Tableau: January 2020 to November 2026 without a gap.
  for (const char* part : {"Python 5.4 2026 both; ", "Tableau 6.9 2026 shown; ", "SQL claimed; ",
                           "Zwirbeln claimed; "})
    EXPECT_NE(text.find(part), std::string::npos) << part << "in " << text;
  EXPECT_EQ(profile->years, 6.9);
  EXPECT_EQ(profile->languages[0].name + profile->languages[0].level, "EnglishB2");
  EXPECT_EQ(profile->studies[0].degree + " " + profile->studies[0].field, "bachelor Statistics");
  EXPECT_EQ(profile->certificates, std::vector<std::string>{"CKA"});
}

bool same_json(std::string_view a, std::string_view b) {
  simdjson::dom::parser one, two;
  return simdjson::minify(one.parse(simdjson::padded_string(a)).value()) ==
         simdjson::minify(two.parse(simdjson::padded_string(b)).value());
}

Profile imported(std::string_view json) {
  const auto profile = make_profile(read_json_resume(json, "cv.json").value(), shipped_analyzer(),
                                    kToday, "cv.json");
  // As a person keeps it: written to a file and read again.
  return parse_profile(profile_json(profile.value()), "me.json").value().profile;
}

TEST(JsonResume, ComesBackAsItWas) {
  EXPECT_TRUE(same_json(to_json_resume(imported(kJson)), kJson)) << to_json_resume(imported(kJson));
}

TEST(JsonResume, TakesTheSkillsThatWereAddedByHand) {
  Profile profile = imported(kJson);
  profile.skills.push_back({"Apache Airflow", "beginner", {}});
  const std::string json = to_json_resume(profile);
  EXPECT_NE(json.find("Apache Airflow"), std::string::npos) << json;
  EXPECT_NE(json.find("Zwirbeln"), std::string::npos);
  EXPECT_NE(json.find("x-own"), std::string::npos);
}

TEST(JsonResume, OfAProfileByHandHoldsItsSkills) {
  Profile profile;
  profile.name = "Sari Contoh";
  profile.skills = {{"SQL", "expert", 3}};
  profile.languages = {{.name = "English", .level = "B2"}};
  EXPECT_TRUE(
      same_json(to_json_resume(profile),
                R"({"basics":{"name":"Sari Contoh"},"skills":[{"name":"SQL","level":"expert"}],
                            "languages":[{"language":"English","fluency":"B2"}],"education":[],
                            "certificates":[]})"));
}

TEST(JsonResume, SaysWhatIsNone) {
  const std::pair<const char*, const char*> cases[] = {
      {"{", "cv.json: not valid JSON ("},
      {"[]", "cv.json: not a JSON object, a résumé is one"},
      {"{}", "cv.json: no section of JSON Resume (basics, work, education, skills …) in this file"},
      {R"({"skill": []})", "cv.json: no section of JSON Resume"},
  };
  for (const auto& [json, begin] : cases) {
    const auto resume = read_json_resume(json, "cv.json");
    ASSERT_FALSE(resume) << json;
    EXPECT_TRUE(to_line(resume.error()).starts_with(begin)) << to_line(resume.error());
  }
}

TEST(JsonResume, SurvivesWrongTypesEverywhere) {
  for (const char* json :
       {R"({"basics": 3, "skills": {"name": "SQL"}, "work": "SQL"})",
        R"({"basics": {"name": 3}, "skills": [3, null, {"name": ["SQL"], "keywords": [1]}]})",
        R"({"work": [{"startDate": 2020, "endDate": "soon", "highlights": "SQL"}], "skills": []})",
        R"({"work": [{"startDate": "20-1", "position": "SQL"}], "education": [null]})"})
    EXPECT_TRUE(read_json_resume(json, "cv.json")) << json;
}

TEST(JsonResume, ReadsThePublishedSamples) {
  const auto folder = shared_folder("data/resumes/jsonresume-schema");
  if (!folder) GTEST_SKIP() << "no samples beside this checkout";
  const std::string sample = read_file(*folder / "sample.resume.json");
  const auto resume = read_json_resume(sample, "sample");
  ASSERT_TRUE(resume);
  const auto profile = make_profile(*resume, shipped_analyzer(), kToday, "sample");
  ASSERT_TRUE(profile) << to_line(profile.error());
  EXPECT_TRUE(resume->problems.empty());
  EXPECT_TRUE(same_json(to_json_resume(imported(sample)), sample));
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder / "test" / "__test__")) {
    const std::string json = read_file(entry.path());
    if (json.empty()) continue;
    (void)read_json_resume(json, entry.path().string());
    ++read;
  }
  EXPECT_GE(read, 12u);
}

// --- the profile file ---

TEST(ProfileJson, IsReadBackEqual) {
  const Profile first = imported(kJson);
  const auto second = parse_profile(profile_json(first), "me.json");
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->problems.empty());
  EXPECT_EQ(profile_json(second->profile), profile_json(first));
}

// --- other formats ---

TEST(Docx, GivesALineForEachParagraphAndTableRow) {
  const auto text = docx_text(
      R"(<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Skills</w:t></w:r></w:p>
<w:p><w:r><w:t>Python</w:t><w:tab/><w:t>SQL</w:t></w:r><w:del><w:r><w:t>Java</w:t></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2019 - 2021</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>PT Contoh</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>)",
      "cv.docx");
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "\nSkills\nPython SQL\n2019 - 2021 PT Contoh \n");
}

TEST(Docx, SaysWhatIsDamagedOrTooDeep) {
  EXPECT_TRUE(to_line(docx_text("<a><b></a>", "cv.docx").error())
                  .starts_with("cv.docx: damaged document ("));
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  for (int i = 0; i < 300; ++i) deep += "</a>";
  EXPECT_EQ(to_line(docx_text(deep, "cv.docx").error()),
            "cv.docx: a document nested too deep, save it as text");
  std::string many = "<a>";
  for (int i = 0; i < 1'000'001; ++i) many += "<b/>";
  EXPECT_EQ(to_line(docx_text(many, "cv.docx").error()),
            "cv.docx: more than 1000000 elements in this document, save it as text");
}

TEST(LinkedInExport, IsReadByTheNamesOfItsFilesAndColumns) {
  Resume resume;
  EXPECT_TRUE(read_linkedin_file("Profile.csv",
                                 "First Name,Last Name,Headline,Summary\nSari,Contoh,Analyst,I use "
                                 "Tableau\n",
                                 shipped_analyzer(), resume));
  EXPECT_TRUE(read_linkedin_file("Basic/Positions.csv",
                                 "Company Name,Title,Description,Location,Started On,Finished On\n"
                                 "PT Contoh,Analyst,\"SQL, Excel\",Bandung,Jan 2020,Dec 2021\n",
                                 shipped_analyzer(), resume));
  EXPECT_TRUE(read_linkedin_file("Skills.csv", "Name\nPython\n", shipped_analyzer(), resume));
  EXPECT_TRUE(read_linkedin_file("Languages.csv", "Name,Proficiency\nEnglish,Full\n",
                                 shipped_analyzer(), resume));
  EXPECT_FALSE(
      read_linkedin_file("Connections.csv", "Name\nSomebody\n", shipped_analyzer(), resume));
  const auto profile = make_profile(resume, shipped_analyzer(), kToday, "export.zip");
  ASSERT_TRUE(profile);
  EXPECT_EQ(
      text_of(*profile),
      "Python claimed; Tableau claimed; SQL 2.0 2021 shown; Microsoft Excel 2.0 2021 shown; ");
}

// --- the audit ---

TEST(ProfileAudit, NamesWhatIsNeverShownNeverClaimedStaleOrUnknown) {
  Profile profile;
  profile.skills = {{"Python", "", {}}, {"SQL", "", {}}, {"Zwirbeln", "", {}}, {"Tableau", "", {}}};
  profile.skills[1].shown = {"Reports in SQL"};
  profile.skills[1].last_used = 2019;
  profile.skills[3].shown = {"Dashboards in Tableau"};
  profile.skills[3].claimed = false;
  profile.skills[3].last_used = 2024;
  std::string text;
  for (const AuditLine& line : audit_profile(profile, shipped_analyzer(), kToday))
    text += std::string(audit_name(line.finding)) + ": " + line.skill + " " + line.detail + "\n";
  EXPECT_EQ(text,
            "claimed, never shown: Python \n"
            "shown, never claimed: Tableau Dashboards in Tableau\n"
            "stale: SQL last used 2019\n"
            "unknown: Zwirbeln \n");
  for (ProfileSkill& skill : profile.skills) skill.shown.clear();
  profile.skills.resize(1);
  EXPECT_TRUE(audit_profile(profile, shipped_analyzer(), kToday).empty());  // no evidence to miss
}

}  // namespace
}  // namespace skillgap
