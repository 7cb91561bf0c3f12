#include "skillgap/analyzed_json.h"

#include <gtest/gtest.h>

#include "skillgap/report.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

AnalyzedPosting sample() {
  return shipped_analyzer().analyze(
      {.id = "p\"1",
       .url = "https://jobs.example/1",
       .title = "Senior ML Engineer",
       .company = "Contoh",
       .location = "Bandung",
       .description = "Requirements:\n- 3 years of Python\n- PyTorch\n- S1 or higher\nHybrid. "
                      "Salary: Rp 8.000.000 - 10.000.000 per month\nYou will work on models.",
       .date_posted = "2026-02-03"});
}

TEST(AnalyzedJson, ReadsBackWhatMatchAndPlanNeed) {
  const AnalyzedPosting written = sample();
  const std::string line = to_json(written, shipped_analyzer());
  for (const bool padded : {false, true}) {
    const std::string bytes = line + std::string(padded ? 100 : 0, '\n');
    const auto read = AnalyzedReader(shipped_analyzer())
                          .read(std::string_view(bytes).substr(0, line.size()), bytes.size());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->posting.id, "p\"1");
    EXPECT_EQ(read->posting.title, written.posting.title);
    EXPECT_EQ(read->posting.url, written.posting.url);
    EXPECT_EQ(read->posting.company, written.posting.company);
    EXPECT_EQ(read->posting.location, written.posting.location);
    EXPECT_EQ(read->posting.date_posted, "2026-02-03");
    EXPECT_EQ(read->seniority, written.seniority);
    EXPECT_EQ(read->years_min, written.years_min);
    EXPECT_EQ(read->education_min, written.education_min);
    EXPECT_EQ(read->work_mode, written.work_mode);
    EXPECT_EQ(read->fingerprint, written.fingerprint);
    EXPECT_EQ(read->verdict, written.verdict);
    EXPECT_EQ(read->role.value().role, written.role.value().role);
    ASSERT_TRUE(written.salary);
    EXPECT_EQ(read->salary.value().annual_max, written.salary->annual_max);
    ASSERT_EQ(read->skills.size(), written.skills.size());
    for (std::size_t i = 0; i < read->skills.size(); ++i) {
      EXPECT_EQ(read->skills[i].skill, written.skills[i].skill);
      EXPECT_EQ(read->skills[i].status, written.skills[i].status);
      EXPECT_EQ(read->skills[i].count, written.skills[i].count);
      EXPECT_EQ(read->skills[i].years_min, written.skills[i].years_min);
    }
  }
}

TEST(AnalyzedJson, LeavesToTheAnalyzerWhatItDidNotWriteItself) {
  const std::string line = to_json(sample(), shipped_analyzer());
  const auto changed = [&](std::string_view what, std::string_view with) {
    std::string text = line;
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return text.replace(at, what.size(), with);
  };
  const std::string cases[] = {
      R"({"title": "ML Engineer"})",
      "",
      "no JSON \"verdict\":",
      changed("\"taxonomy\":\"", "\"taxonomy\":\"0"),
      changed("\"method\":\"", "\"method\":\"0"),
      changed("\"skill\":\"python\",\"status\"", "\"skill\":\"snake\",\"status\""),
      changed("\"verdict\":\"ok\"", "\"verdict\":\"fine\""),
      changed("\"count\":", "\"count\":x"),
      line.substr(0, line.size() / 2),
      line.substr(0, line.size() - 1),
  };
  AnalyzedReader reader(shipped_analyzer());
  for (const std::string& text : cases) EXPECT_FALSE(reader.read(text)) << text;
  EXPECT_TRUE(reader.read(line));  // and no case spoils the next one
}

TEST(AnalyzedJson, ReadsAPostingWithoutRoleOrSkills) {
  const auto read = AnalyzedReader(shipped_analyzer())
                        .read(to_json(shipped_analyzer().analyze({.id = "q", .title = "Cook"}),
                                      shipped_analyzer()));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->verdict, Verdict::kTooShort);
  EXPECT_TRUE(read->skills.empty());
}

}  // namespace
}  // namespace skillgap
