#include <gtest/gtest.h>

#include "skillgap/posting_json.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

constexpr ConceptId kPytorch{0}, kPython{1}, kBachelor{2}, kStatistics{3}, kCpa{4}, kFinance{5};

Concept concept_of(const std::string& id, Kind kind) {
  Concept result;
  result.id = id;
  result.label_en = id;
  result.kind = kind;
  return result;
}

Analyzer small_analyzer() {
  Taxonomy taxonomy;
  taxonomy.version = "2026.01.02";
  taxonomy.content_hash = "0123456789abcdef";
  taxonomy.concepts = {
      concept_of("pytorch", Kind::kLibrary),   concept_of("python", Kind::kLanguage),
      concept_of("bachelor", Kind::kDegree),   concept_of("statistics", Kind::kFieldOfStudy),
      concept_of("cpa", Kind::kCertification), concept_of("finance", Kind::kIndustry)};
  taxonomy.roles.resize(2);
  taxonomy.roles[0].id = "ml-engineer";
  taxonomy.roles[1].id = "data-scientist";
  auto analyzer = Analyzer::make(std::move(taxonomy));
  EXPECT_TRUE(analyzer.has_value());
  return std::move(*analyzer);
}

const Analyzer& analyzer() {
  static const Analyzer instance = small_analyzer();
  return instance;
}

// What every line ends with.
std::string ending(const std::string& input = "") {
  return R"(,"taxonomy":"2026.01.02+0123456789abcdef","method":")" + analyzer().method() + "\"" +
         input + "}";
}

AnalyzedPosting small_posting() {
  AnalyzedPosting result;
  result.posting.id = "u-1";
  result.posting.title = "Data";
  result.role_reason = "too little text";
  result.language = Language::kEnglish;
  return result;
}

std::string small_facts() {
  return R"("mentions":[],"skills":[],"role":null,"role_reason":"too little text",)"
         R"("fields_of_study":[],"certifications":[],"industries":[],"language":"en",)"
         R"("verdict":"ok")";
}

Posting source_posting() {
  Posting posting;
  posting.id = "u-1";
  posting.url = "https://jobs.example/1";
  posting.source = "board";
  posting.title = "ML Engineer";
  posting.company = "Toko \"Maju\"";
  posting.location = "Bandung";
  posting.description = "<p>PyTorch</p>";
  posting.description_format = TextFormat::kHtml;
  posting.date_posted = "2026-07-25";
  posting.date_valid_through = "2026-08-25";
  posting.employment_type = "FULL_TIME";
  posting.tags = {"ai", "python"};
  posting.extra = {{"ref", "{\"n\": 1.50}"}};
  posting.salary.surface = "Rp 8–15 juta/bulan";
  return posting;
}

AnalyzedPosting full_posting() {
  AnalyzedPosting result;
  result.posting = source_posting();
  result.text = "PyTorch";
  result.mentions = {{kPytorch,
                      Field::kDescription,
                      0,
                      {0, 7},
                      Status::kRequired,
                      "section:requirements",
                      0.976,
                      3.0},
                     {kPython, Field::kTags, 1, {0, 6}, Status::kMentioned, "default", 1, {}}};
  result.skills = {{kPytorch, Status::kRequired, 1, 3.0}, {kPython, Status::kMentioned, 1, {}}};
  result.role = {RoleId{0},
                 0.914,
                 RoleId{1},
                 0.6,
                 {{"title", "ML Engineer", 5.004, Field::kTitle, {0, 11}},
                  {"skill", "pytorch", 1.25, Field::kDescription, {0, 7}}},
                 {RoleId{0}, RoleId{1}}};
  result.salary = {.surface = "Rp 8–15 juta/bulan",
                   .min = 8e6,
                   .max = 15e6,
                   .currency = "IDR",
                   .unit = "month",
                   .annual_min = 96e6,
                   .annual_max = 180e6};
  result.salary_from = "field";
  result.seniority = "senior";
  result.years_min = 5;
  result.education_min = kBachelor;
  result.fields_of_study = {kStatistics};
  result.certifications = {kCpa};
  result.industries = {kFinance};
  result.work_mode = "hybrid";
  result.language = Language::kMixed;
  result.fingerprint = "00112233445566778899aabbccddeeff";
  return result;
}

TEST(AnalyzedPostingJson, WritesEveryKeyOfTheContractInItsOrder) {
  const std::string expected =
      R"({"id":"u-1","url":"https://jobs.example/1","source":"board","title":"ML Engineer",)"
      R"("company":"Toko \"Maju\"","location":"Bandung","description":"<p>PyTorch</p>",)"
      R"("description_format":"html","date_posted":"2026-07-25","date_valid_through":"2026-08-25",)"
      R"("employment_type":"FULL_TIME","tags":["ai","python"],"ref":{"n": 1.50},"text":"PyTorch",)"
      R"("mentions":[{"skill":"pytorch","kind":"library","surface":"PyTorch",)"
      R"("field":"description","start":0,"end":7,"status":"required","years_min":3,)"
      R"("confidence":0.98,"rule":"section:requirements"},)"
      R"({"skill":"python","kind":"language","surface":"python","field":"tags","tag":1,"start":0,)"
      R"("end":6,"status":"mentioned","confidence":1,"rule":"default"}],)"
      R"("skills":[{"skill":"pytorch","status":"required","count":1,"years_min":3},)"
      R"({"skill":"python","status":"mentioned","count":1}],)"
      R"("role":{"id":"ml-engineer","confidence":0.91,"runner_up":"data-scientist","margin":0.6,)"
      R"("why":["title: ML Engineer","skill: pytorch"],)"
      R"("reasons":[{"kind":"title","term":"ML Engineer","weight":5,"field":"title","start":0,)"
      R"("end":11},{"kind":"skill","term":"pytorch","weight":1.25,"field":"description","start":0,)"
      R"("end":7}],"several":["ml-engineer","data-scientist"]},)"
      R"("seniority":"senior","years_min":5,"education_min":"bachelor",)"
      R"("fields_of_study":["statistics"],"certifications":["cpa"],"industries":["finance"],)"
      R"("salary":{"min":8000000,"max":15000000,"currency":"IDR","unit":"month",)"
      R"("annual_min":96000000,"annual_max":180000000,"surface":"Rp 8–15 juta/bulan","from":"field"},)"
      R"("salary_stated":{"surface":"Rp 8–15 juta/bulan"},)"
      R"("work_mode":"hybrid","language":"mixed","fingerprint":"00112233445566778899aabbccddeeff",)"
      R"("verdict":"ok")";
  EXPECT_EQ(to_json(full_posting(), analyzer(), {.with_text = true}), expected + ending());
}

TEST(AnalyzedPostingJson, LeavesOutWhatIsAbsentButSaysWhyThereIsNoRole) {
  EXPECT_EQ(to_json(small_posting(), analyzer()),
            R"({"id":"u-1","title":"Data",)" + small_facts() + ending());
}

TEST(AnalyzedPostingJson, TakesTheSurfaceFromTheFieldOfTheMention) {
  AnalyzedPosting posting = small_posting();
  posting.posting.title = "x PyTorch";
  posting.posting.tags = {"-", "torch!"};
  posting.text = "PYTORCH";
  posting.mentions = {
      {kPytorch, Field::kTitle, 0, {2, 9}, Status::kMentioned, "default", 1, {}},
      {kPytorch, Field::kDescription, 0, {0, 7}, Status::kMentioned, "default", 1, {}},
      {kPytorch, Field::kTags, 1, {0, 5}, Status::kMentioned, "default", 1, {}}};
  const std::string json = to_json(posting, analyzer());
  for (const char* part : {R"("surface":"PyTorch","field":"title","start":2,"end":9)",
                           R"("surface":"PYTORCH","field":"description","start":0,"end":7)",
                           R"("surface":"torch","field":"tags","tag":1,"start":0,"end":5)"}) {
    EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
  }
}

TEST(AnalyzedPostingJson, WritesConfidencesWithTwoDecimalsAtMost) {
  const std::pair<double, std::string> cases[] = {
      {1, "1"},     {0, "0"},        {0.07, "0.07"},     {0.999, "1"}, {1.5, "1.5"},
      {0.5, "0.5"}, {0.976, "0.98"}, {0.1 + 0.2, "0.3"}, {0.004, "0"}};
  for (const auto& [confidence, written] : cases) {
    AnalyzedPosting posting = small_posting();
    posting.text = "x";
    posting.mentions = {
        {kPytorch, Field::kDescription, 0, {0, 1}, Status::kMentioned, "default", confidence, {}}};
    EXPECT_NE(to_json(posting, analyzer()).find("\"confidence\":" + written + ","),
              std::string::npos)
        << confidence;
  }
}

TEST(AnalyzedPostingJson, KeepsTheSalarySeenEvenWhereItWasNotUnderstood) {
  AnalyzedPosting posting = small_posting();
  posting.posting.salary.surface = "kompetitif";
  EXPECT_NE(to_json(posting, analyzer()).find(R"("salary":{"surface":"kompetitif"})"),
            std::string::npos);
}

TEST(AnalyzedPostingJson, NamesEveryFormatOfADescription) {
  const std::pair<TextFormat, std::string> cases[] = {{TextFormat::kText, "text"},
                                                      {TextFormat::kHtml, "html"},
                                                      {TextFormat::kMarkdown, "markdown"}};
  for (const auto& [format, name] : cases) {
    AnalyzedPosting posting = small_posting();
    posting.posting.description_format = format;
    EXPECT_NE(to_json(posting, analyzer()).find("\"description_format\":\"" + name + "\""),
              std::string::npos);
  }
}

// --- what the input said under a name of ours ---

TEST(AnalyzedPostingJson, KeepsFieldsOfTheInputThatWouldCollideUnderInput) {
  AnalyzedPosting posting = small_posting();
  posting.posting.language = "en-GB";
  posting.posting.extra = {{"ref", "7"},           {"skills", "[\"x\"]"}, {"text", "null"},
                           {"input", "{\"a\":1}"}, {"title", "[1]"},      {"Skills", "2"}};
  EXPECT_EQ(to_json(posting, analyzer()),
            R"({"id":"u-1","title":"Data","ref":7,"Skills":2,)" + small_facts() +
                ending(R"(,"input":{"language":"en-GB","skills":["x"],"text":null,)"
                       R"("input":{"a":1},"title":[1]})"));
}

TEST(AnalyzedPostingJson, MovesEveryKeyOfTheAnalysisOutOfTheWay) {
  std::vector<std::string> keys(std::begin(kAnalysisKeys), std::end(kAnalysisKeys));
  keys.insert(keys.end(), {"salary", "salary_stated"});
  for (const std::string& key : keys) {
    AnalyzedPosting posting = small_posting();
    posting.posting.extra = {{key, "1"}};
    EXPECT_EQ(to_json(posting, analyzer()), R"({"id":"u-1","title":"Data",)" + small_facts() +
                                                ending(R"(,"input":{")" + key + R"(":1})"))
        << key;
  }
}

// A key that is missing in kAnalysisKeys would come back as a field of the input.
TEST(AnalyzedPostingJson, IsReadAgainAsThePostingAlone) {
  const auto posting = parse_posting_json(to_json(full_posting(), analyzer()), "line");
  ASSERT_TRUE(posting);
  EXPECT_EQ(to_json(*posting), to_json(source_posting()));
}

TEST(AnalyzedPostingJson, WritesTheLanguageOfTheInputOnce) {
  AnalyzedPosting posting = small_posting();
  posting.posting.language = "en";
  posting.posting.extra = {{"language", "[\"en\"]"}};
  EXPECT_TRUE(to_json(posting, analyzer()).ends_with(R"(,"input":{"language":"en"}})"));
}

TEST(AnalyzedPostingJson, IsAppendedAsItIsWritten) {
  const JsonLines json(analyzer(), {.with_text = true});
  std::string lines;
  std::string expected;
  for (const AnalyzedPosting& posting : {full_posting(), small_posting(), full_posting()}) {
    json.append(lines, posting);
    lines += '\n';
    expected += to_json(posting, analyzer(), {.with_text = true}) + "\n";
  }
  EXPECT_EQ(lines, expected);
}

TEST(AnalyzedPostingJson, StaysOnOneLineWhateverTheExtraFieldsHold) {
  AnalyzedPosting posting = small_posting();
  posting.posting.extra = {{"ref", "{\n  \"n\":\r\n1}"}, {"skills", "[\n]"}};
  const std::string json = to_json(posting, analyzer());
  EXPECT_EQ(json.find_first_of("\r\n"), std::string::npos);
  EXPECT_NE(json.find(R"("ref":{   "n":  1})"), std::string::npos) << json;
}

}  // namespace
}  // namespace skillgap
