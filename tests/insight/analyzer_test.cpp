#include "skillgap/analyzer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "skillgap/report.h"
#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

SmallTaxonomy tables() {
  return SmallTaxonomy()
      .rows("skills",
            {"python | language | Python", "sql | language | SQL", "r | language | R",
             "excel | tool | Excel", "pytorch | library | PyTorch", "c-plus-plus | language | C++"})
      .rows("certifications", {"cka | certification | CKA"})
      .rows("platforms", {"kursus | platform | Kursus"})
      .rows("industries", {"retail | industry | Retail"})
      .rows("education", {"diploma | degree | Diploma | | | | | 2",
                          "bachelor | degree | Bachelor | Sarjana | | | | 3",
                          "master | degree | Master | Magister | | | | 4",
                          "computer-science | field-of-study | Computer science"})
      .rows("aliases", {"r | R | | company", "python | Py", "pytorch | Torch Py"})
      .rows("roles", {"data-engineer | Data engineer | | | yes",
                      "data-analyst | Data analyst | Analis data | | yes"})
      .rows("role_skills", {"data-engineer | python | 1", "data-engineer | sql | 1"})
      .rows("seniority", {"Senior | senior", "Junior | junior", "Lead | lead"})
      .rows("sections",
            {"Requirements | requirements", "Nice to have | preferred", "Benefits | benefits"})
      .rows("cues", {"must have | required", "is a plus | preferred", "not needed | negated",
                     "experience | experience", "experience with | asks"})
      .rows("units", {"years | year", "+ | plus"})
      .rows("work_modes",
            {"remote | remote", "hybrid | hybrid", "on-site | onsite", "telecommute | remote"})
      .rows("function_words", {"the | en", "and | en", "we | en", "is | en", "a | en", "for | en",
                               "dan | id", "yang | id", "untuk | id"});
}

const Analyzer& analyzer() {
  static const Analyzer analyzer = Analyzer::make(tables().parse()).value();
  return analyzer;
}

AnalyzedPosting analyze(Posting posting) { return analyzer().analyze(std::move(posting)); }

std::string name_of(ConceptId id) { return analyzer().taxonomy()[id].id; }

std::string names_of(const std::vector<ConceptId>& ids) {
  std::string text;
  for (const ConceptId id : ids) (text += text.empty() ? "" : " ") += name_of(id);
  return text;
}

// "title SQL; description Python; tags0 Py": what stands at each span.
std::string mentions_of(const AnalyzedPosting& posting) {
  std::string text;
  for (const Mention& mention : posting.mentions) {
    text += text.empty() ? "" : "; ";
    text += field_name(mention.field);
    if (mention.field == Field::kTags) text += std::to_string(mention.tag);
    (text += " ") += mention.where.of(field_text(posting, mention));
  }
  return text;
}

std::string skills_of(const AnalyzedPosting& posting) {
  std::string text;
  for (const SkillDemand& skill : posting.skills) {
    text += text.empty() ? "" : "; ";
    text += name_of(skill.skill) + " " + std::string(status_name(skill.status)) + " " +
            std::to_string(skill.count);
    if (skill.years_min) text += " " + std::to_string(static_cast<int>(*skill.years_min)) + "y";
  }
  return text;
}

// --- the same posting, the same answer ---

const std::vector<Posting>& several() {
  static const std::vector<Posting> postings = {
      {.id = "1", .title = "Senior Data Engineer", .description = "3+ years of Python and SQL"},
      {.id = "2", .title = "", .description = "<p>We need <b>PyTorch</b></p><p>and a Bachelor</p>"},
      {.id = "3",
       .title = "Analis Data",
       .description = "dan yang untuk",
       .tags = {"SQL", "Excel"}},
      {.id = "4"},
      {.id = "5", .description = "Requirements\n- R\n- SQL is a plus\nBenefits\n- Kursus"},
  };
  return postings;
}

std::vector<std::string> json_of_all(const Analyzer& with) {
  std::vector<std::string> lines;
  for (const Posting& posting : several()) lines.push_back(to_json(with.analyze(posting), with));
  return lines;
}

// Each behind each, so that every answer is there before it has to be forgotten.
TEST(Analyzer, LeavesNothingOfThePostingBefore) {
  std::vector<Posting> postings = several();
  postings.push_back({.id = "6",
                      .title = "ML Engineer (Remote, full-time)",
                      .company = "PyTorch",
                      .description = "Pay: $90,000 - $120,000 a year. A Bachelor in Physics, AWS "
                                     "Certified Developer, 5+ years of Python in banking.",
                      .tags = {"SQL"}});
  AnalyzedPosting analyzed;
  const auto expect_same = [&](const Posting& posting) {
    analyzed.posting = posting;
    analyzer().analyze_in_place(analyzed);
    const AnalyzedPosting afresh = analyzer().analyze(posting);
    EXPECT_EQ(to_json(analyzed, analyzer(), {.with_text = true}),
              to_json(afresh, analyzer(), {.with_text = true}));
  };
  for (const Posting& before : postings) {
    for (const Posting& behind : postings) {
      expect_same(before);
      expect_same(behind);
    }
  }
}

TEST(Analyzer, TakesTheEmployersNameForTheEmployer) {
  const std::string text = "At PyTorch we use Python and SQL.";
  const auto rule_of = [&](const std::string& company, std::string_view skill) {
    const AnalyzedPosting posting = analyze({.company = company, .description = text});
    const auto found = std::ranges::find(posting.mentions, skill,
                                         [&](const Mention& m) { return name_of(m.concept_id); });
    return found == posting.mentions.end()
               ? ""
               : std::string(status_name(found->status)) + " " + std::string(found->rule);
  };
  EXPECT_EQ(rule_of("PyTorch Indonesia", "pytorch"), "");
  EXPECT_EQ(rule_of("PyTorch Indonesia", "python"), "mentioned default");
  EXPECT_EQ(rule_of("PT Maju", "pytorch"), "mentioned default");
}

// A word that needs company as a skill names the employer where it is all of his name.
TEST(Analyzer, TakesAWordThatIsTheEmployersWholeNameForTheEmployer) {
  const auto size_with = [](const std::string& company) {
    return analyze({.company = company, .description = "We use R, SQL and Python."})
        .mentions.size();
  };
  EXPECT_EQ(size_with("R"), 2u);
  EXPECT_EQ(size_with("R Staffing"), 3u);
}

TEST(Analyzer, ReadsTheLevelOfAnUntitledTextFromItsOpeningOnly) {
  EXPECT_EQ(analyze({.description = "\n Junior Data analyst\nYou report to the Lead."}).seniority,
            "junior");
  EXPECT_EQ(analyze({.description = "Data analyst\nYou report to the Lead."}).seniority, "");
  EXPECT_EQ(analyze({.description = std::string(200, 'x') + " Senior"}).seniority, "");
}

TEST(Analyzer, GivesTheSameAnswerWhateverWasAnalyzedBefore) {
  const std::vector<std::string> first = json_of_all(analyzer());
  EXPECT_EQ(json_of_all(analyzer()), first);
  for (std::size_t i = several().size(); i-- > 0;)
    EXPECT_EQ(to_json(analyze(several()[i]), analyzer()), first[i]);
  const Analyzer other = Analyzer::make(tables().parse()).value();
  EXPECT_EQ(json_of_all(other), first);
}

TEST(Analyzer, GivesTheSameAnswerToThreadsThatShareIt) {
  const std::vector<std::string> alone = json_of_all(analyzer());
  std::vector<std::vector<std::string>> answers(2);
  {
    std::vector<std::jthread> threads;
    for (std::vector<std::string>& answer : answers) {
      threads.emplace_back([&answer] {
        for (int round = 0; round < 50; ++round) answer = json_of_all(analyzer());
      });
    }
  }
  for (const std::vector<std::string>& answer : answers) EXPECT_EQ(answer, alone);
}

TEST(Analyzer, StillWorksAfterItIsMoved) {
  Analyzer moved = Analyzer::make(tables().parse()).value();
  Analyzer target = std::move(moved);
  moved = Analyzer::make(SmallTaxonomy().parse()).value();
  EXPECT_EQ(json_of_all(target), json_of_all(analyzer()));
  EXPECT_EQ(skills_of(moved.analyze({.description = "Python"})), "");
}

TEST(Analyzer, NamesItsMethod) {
  EXPECT_EQ(analyzer().method().substr(0, 9), "skillgap ");
  EXPECT_TRUE(analyzer().method().ends_with(analyzer().tokenizer().version()));
}

// --- the text that spans refer to ---

TEST(Analyzer, ReadsTheFormatStatedElseTellsHtmlFromText) {
  struct Case {
    std::string description;
    std::optional<TextFormat> format;
    std::string text;
  };
  const std::string html = "<p>Python &amp; SQL</p>";
  const Case cases[] = {
      {html, TextFormat::kHtml, "Python & SQL"},
      {html, {}, "Python & SQL"},
      {html, TextFormat::kText, html},
      {"**Python** & SQL", TextFormat::kMarkdown, "**Python** & SQL"},
      {"Python < 3 & SQL > 4", {}, "Python < 3 & SQL > 4"},
      {"Python & SQL", TextFormat::kText, "Python & SQL"},
  };
  for (const auto& [description, format, text] : cases) {
    const AnalyzedPosting posting =
        analyze({.description = description, .description_format = format});
    EXPECT_EQ(posting.text, text);
    EXPECT_EQ(posting.posting.description, description);
    EXPECT_EQ(mentions_of(posting), "description Python; description SQL") << description;
  }
}

TEST(Analyzer, GivesSpansOfTheFieldThatAMentionStandsIn) {
  const AnalyzedPosting posting = analyze({.title = "Ünï SQL",
                                           .description = "„Python“ – C++\n• excel",
                                           .tags = {"x", "PY", "Torch-Py and SQL"}});
  EXPECT_EQ(mentions_of(posting),
            "title SQL; description Python; description C++; description excel; "
            "tags1 PY; tags2 Torch-Py; tags2 SQL");
}

TEST(Analyzer, ListsMentionsByTitleDescriptionTagsThenPlace) {
  const AnalyzedPosting posting = analyze(
      {.title = "SQL Python", .description = "Excel, SQL. Python", .tags = {"SQL", "Excel"}});
  EXPECT_EQ(mentions_of(posting),
            "title SQL; title Python; description Excel; description SQL; description Python; "
            "tags0 SQL; tags1 Excel");
  EXPECT_EQ(skills_of(posting), "sql required 3; python required 2; excel mentioned 2");
}

TEST(Analyzer, TakesControlsAndBrokenTextAsTheyAre) {
  using namespace std::string_literals;
  for (const std::string& text :
       {"a\0Python\x01 SQL"s, "\0\0Python\0SQL\x7f"s, "Python\r\n\f\vSQL"s})
    EXPECT_EQ(mentions_of(analyze({.description = text})), "description Python; description SQL");
}

// --- skills, summed up ---

TEST(Analyzer, SumsUpASkillByCountStrongestStatusAndMostYears) {
  struct Case {
    std::string text, skills;
  };
  const Case cases[] = {
      {"Python", "python mentioned 1"},
      {"Py and Python", "python mentioned 2"},
      {"Python is a plus.\nmust have Python", "python required 2"},
      {"must have Python.\nPython is a plus", "python required 2"},
      {"Python not needed", "python negated 1"},
      {"Benefits\nPython\nRequirements\nSQL", "python boilerplate 1; sql required 1"},
      {"Benefits\nPython\nNice to have\nPython", "python preferred 2"},
      {"2 years of Python\n5 years of Python\nPython", "python mentioned 3 5y"},
      {"SQL, then Python, then SQL", "sql mentioned 2; python mentioned 1"},
      {"CKA and Python", "cka mentioned 1; python mentioned 1"},
      {"Retail Kursus Bachelor", ""},
  };
  for (const auto& [text, skills] : cases)
    EXPECT_EQ(skills_of(analyze({.description = text})), skills) << text;
}

// --- facts ---

TEST(Analyzer, MovesFactsOutOfTheMentions) {
  const AnalyzedPosting posting = analyze(
      {.description = "Master or Bachelor of Computer science. CKA, CKA. Retail. Kursus. Python"});
  EXPECT_EQ(name_of(posting.education_min.value()), "bachelor");
  EXPECT_EQ(names_of(posting.fields_of_study), "computer-science");
  EXPECT_EQ(names_of(posting.certifications), "cka");
  EXPECT_EQ(names_of(posting.industries), "retail");
  // A certificate is a skill too, and a course platform stays a mention.
  EXPECT_EQ(mentions_of(posting),
            "description CKA; description CKA; description Kursus; description Python");
  EXPECT_EQ(skills_of(posting), "cka mentioned 2; python mentioned 1");
}

TEST(Analyzer, TakesTheLowestDegreeThatIsAskedFor) {
  struct Case {
    std::string text, degree;
  };
  const Case cases[] = {
      {"Bachelor or Master", "bachelor"},
      {"Master or Bachelor", "bachelor"},
      {"Magister, Sarjana, Diploma", "diploma"},
      {"Requirements\nBachelor\nNice to have\nMaster", "bachelor"},
      {"Requirements\nMaster\nNice to have\nBachelor", "master"},
      {"Bachelor is a plus", "none"},
      {"Bachelor not needed", "none"},
      {"Benefits\nBachelor", "none"},
      {"Python", "none"},
  };
  for (const auto& [text, degree] : cases) {
    const auto found = analyze({.description = text}).education_min;
    EXPECT_EQ(found ? name_of(*found) : "none", degree) << text;
  }
}

TEST(Analyzer, KeepsIndustriesOfTheEmployerButNotItsDegrees) {
  const AnalyzedPosting posting =
      analyze({.description = "Benefits\nRetail, CKA, Computer science"});
  EXPECT_EQ(names_of(posting.industries), "retail");
  EXPECT_EQ(names_of(posting.certifications), "");
  EXPECT_EQ(names_of(posting.fields_of_study), "");
}

TEST(Analyzer, ReadsSeniorityFromTheTitleElseFromAnUntitledText) {
  struct Case {
    std::string title, text, level;
  };
  const Case cases[] = {
      {"Senior Data Engineer", "Junior", "senior"},
      {"SENIOR / Lead", "", "senior"},
      {"Data Engineer", "You help a Senior", ""},
      {"", "a Junior for the team", "junior"},
      {" \t", "a Lead and a Junior", "lead"},
      {"", "", ""},
      {"Seniority", "", ""},
  };
  for (const auto& [title, text, level] : cases)
    EXPECT_EQ(analyze({.title = title, .description = text}).seniority, level) << title << text;
}

TEST(Analyzer, TakesTheWorkModeThatTheSourceStatesFirst) {
  Posting posting = {.title = "Engineer", .location = "hybrid", .description = "on-site"};
  EXPECT_EQ(analyze(posting).work_mode, "hybrid");
  posting.extra.push_back({"jobLocationType", "\"TELECOMMUTE\""});
  EXPECT_EQ(analyze(posting).work_mode, "remote");
  posting.extra.back().json = "null";
  EXPECT_EQ(analyze(posting).work_mode, "hybrid");
}

TEST(Analyzer, TakesTheWorkModeOfTitleThenLocationThenTypeThenText) {
  struct Case {
    std::string title, location, type, text, mode;
  };
  const Case cases[] = {
      {"Engineer (remote)", "hybrid", "on-site", "hybrid", "remote"},
      {"Engineer", "Bandung, hybrid", "on-site", "remote", "hybrid"},
      {"Engineer", "Bandung", "on-site full-time", "remote", "onsite"},
      {"Engineer", "Bandung", "full-time", "partly Remote", "remote"},
      {"", "", "", "hybrid or remote", "hybrid"},
      {"", "", "", "remotely", ""},
  };
  for (const auto& [title, location, type, text, mode] : cases) {
    const Posting posting = {
        .title = title, .location = location, .description = text, .employment_type = type};
    EXPECT_EQ(analyze(posting).work_mode, mode) << text;
  }
}

TEST(Analyzer, CallsTheRoleAndTheYears) {
  const AnalyzedPosting posting = analyze(
      {.title = "Data Engineer", .description = "4+ years of experience.\n2 years of SQL."});
  EXPECT_EQ(analyzer().taxonomy()[posting.role.value().role].id, "data-engineer");
  EXPECT_EQ(posting.role_reason, "");
  EXPECT_EQ(posting.years_min, 4);
  EXPECT_EQ(skills_of(posting), "sql mentioned 1 2y");

  const AnalyzedPosting other = analyze({.title = "Barista", .description = "the coffee"});
  EXPECT_FALSE(other.role);
  EXPECT_NE(other.role_reason, "");
}

// --- fingerprints ---

std::string fingerprint(const std::string& title, const std::string& text,
                        std::optional<TextFormat> format = {}) {
  return analyze({.title = title, .description = text, .description_format = format}).fingerprint;
}

TEST(Analyzer, GivesCopiesTheSameFingerprint) {
  const std::string original = fingerprint("Data Engineer", "Python and SQL\nfor the team");
  EXPECT_EQ(original.size(), 32u);
  EXPECT_EQ(original.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(fingerprint("DATA  engineer", " python and sql for\t\tthe team\n"), original);
  EXPECT_EQ(fingerprint("Data Engineer", "<p>Python and SQL</p><p>for the team</p>"), original);
  EXPECT_EQ(fingerprint("Data\u00A0Engineer", "Py\u00ADthon and \uFF33\uFF31\uFF2C for the team"),
            original);
  EXPECT_EQ(fingerprint("\u200BData Engineer", "Python and SQL\n\u00ADfor the team"), original);

  Posting elsewhere = {.id = "9",
                       .url = "https://jobs.example/9",
                       .source = "board",
                       .title = "Data Engineer",
                       .company = "Contoh",
                       .location = "Bogor",
                       .description = "Python and SQL\nfor the team",
                       .tags = {"SQL"}};
  EXPECT_EQ(analyze(elsewhere).fingerprint, original);
}

TEST(Analyzer, GivesOtherTextsOtherFingerprints) {
  std::vector<std::string> prints = {
      fingerprint("", ""),           fingerprint("a", ""),       fingerprint("", "a"),
      fingerprint("a", "b c"),       fingerprint("a b", "c"),    fingerprint("", "a b c"),
      fingerprint("", "abc"),        fingerprint("", "c b a"),   fingerprint("", "a b c."),
      fingerprint("", "C++ skills"), fingerprint("", "C skills")};
  std::ranges::sort(prints);
  EXPECT_EQ(std::ranges::adjacent_find(prints), prints.end());
}

// --- verdicts ---

std::string times(std::size_t count, std::string_view words) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) (text += words) += ' ';
  return text;
}

TEST(Analyzer, SaysWhatItsSilenceIsWorth) {
  struct Case {
    std::string title, text, verdict;
  };
  const Case cases[] = {
      {"", "", "too-short"},
      {"Barista", "we make the coffee", "too-short"},
      {"", "one two three four five six seven", "too-short"},
      {"", "one two three four five six seven eight", "no-skills-found"},
      {"Barista for the shop", "we make the coffee", "no-skills-found"},
      {"", "we look for the best and a good coffee", "no-skills-found"},
      {"", "Kursus for the best and a Bachelor", "too-short"},
      {"", "Python", "ok"},
      {"SQL", "", "ok"},
      {"", "we want Python and SQL for the team", "ok"},
      {"", "Python not needed", "ok"},
      // twenty words besides skills, and not one that we know
      {"", times(19, "mot"), "no-skills-found"},
      {"", times(20, "mot"), "unsupported-language"},
      {"", "Python " + times(20, "mot"), "unsupported-language"},
      {times(20, "mot"), "", "unsupported-language"},
      {times(20, "mot"), "we make the coffee", "no-skills-found"},
      {"", "the " + times(20, "mot"), "no-skills-found"},
  };
  for (const auto& [title, text, verdict] : cases) {
    const AnalyzedPosting posting = analyze({.title = title, .description = text});
    EXPECT_EQ(verdict_name(posting.verdict), verdict) << title << "|" << text;
  }
}

TEST(Analyzer, TakesNoBareListOfSkillsForAForeignLanguage) {
  EXPECT_EQ(analyze({.description = times(30, "Python, SQL; C++ - Excel |")}).verdict,
            Verdict::kOk);
  EXPECT_EQ(analyze({.title = times(30, "Python, SQL;")}).verdict, Verdict::kOk);
}

// --- the ends of the scale ---

TEST(Analyzer, AnswersAnEmptyPosting) {
  const AnalyzedPosting posting = analyze({});
  EXPECT_EQ(posting.text, "");
  EXPECT_TRUE(posting.mentions.empty());
  EXPECT_TRUE(posting.skills.empty());
  EXPECT_FALSE(posting.role);
  EXPECT_EQ(posting.role_reason, "too little text to tell a role");
  EXPECT_FALSE(posting.years_min);
  EXPECT_FALSE(posting.education_min);
  EXPECT_EQ(posting.language, Language::kOther);
  EXPECT_EQ(posting.fingerprint.size(), 32u);
  EXPECT_EQ(posting.verdict, Verdict::kTooShort);
  EXPECT_EQ(analyze({.tags = {"", "", "SQL"}}).mentions.at(0).tag, 2u);
}

TEST(Analyzer, ReadsAMegabyteOnOneLine) {
  constexpr std::size_t kTimes = 12000;
  const std::string text = times(
      kTimes, "we want 3+ years of Python and SQL for the team, (remote); a Bachelor is a plus.");
  ASSERT_GT(text.size(), 900000u);
  const AnalyzedPosting posting = analyze({.description = text});
  EXPECT_EQ(skills_of(posting), "python mentioned 12000 3y; sql mentioned 12000 3y");
  EXPECT_EQ(posting.mentions.size(), 2 * kTimes);
  EXPECT_EQ(posting.mentions.back().where.of(posting.text), "SQL");
  EXPECT_EQ(posting.language, Language::kEnglish);
  EXPECT_EQ(posting.work_mode, "remote");
}

// --- names ---

TEST(Analyzer, ResolvesIdsAndAliasesButNoSentences) {
  struct Case {
    std::string name, found;
  };
  const Case cases[] = {{"c-plus-plus", "c-plus-plus"},
                        {"c++", "c-plus-plus"},
                        {"PY", "python"},
                        {"torch-py", "pytorch"},
                        {"Cobol", ""},
                        {"", ""},
                        {"Python and SQL", ""},
                        {"R", "r"}};
  for (const auto& [name, found] : cases) EXPECT_EQ(names_of(analyzer().resolve(name)), found);
}

// The example of the header.
TEST(Analyzer, SketchesAPostingAsIfItWereReadAgain) {
  const Analyzer& analyzer = shipped_analyzer();
  const Posting postings[] = {
      {.title = "Data Engineer - Bandung", .company = "Ironworks", .location = "Bandung"},
      {.title = "Data Engineer", .description = "<p>SQL and Python,</p><p>3 years</p>"},
      {.description = "pengalaman 2 tahunPendidikan S1, bekerja di kotaJakarta. SQL yang baik"},
      {.title = "", .description = ""},
  };
  for (const Posting& posting : postings) {
    const SketchedPosting both = analyzer.analyze_and_sketch(posting);
    EXPECT_EQ(both.sketch, sketch_posting(analyzer.analyze(posting), analyzer.tokenizer()))
        << posting.description;
    EXPECT_EQ(to_json(both.posting, analyzer), to_json(analyzer.analyze(posting), analyzer));
  }
}

TEST(Analyzer, GivesTheSameAnswerWithoutItsExplanation) {
  const Taxonomy& taxonomy = shipped_taxonomy();
  const Analyzer whole = Analyzer::make(taxonomy).value();
  const Analyzer brief = Analyzer::make(taxonomy, {.parts = {.reasons = false}}).value();
  const Posting postings[] = {
      {.title = "Data Engineer", .description = "<p>SQL and Python,</p><p>3 years</p>"},
      {.title = "Data Engineer / Data Analyst", .description = "dashboards in Tableau"},
      {.description = "We hire a backend developer: Go, PostgreSQL, Kubernetes, REST"},
      {.title = "Wizard", .description = "we and you"},
      {.title = "Staf Akuntansi", .description = "membuat laporan keuangan dan pajak"},
      {.title = "", .description = ""},
  };
  std::size_t called = 0;
  for (const Posting& posting : postings) {
    AnalyzedPosting expected = whole.analyze(posting);
    if (expected.role) {
      ++called;
      expected.role->runner_up.reset();
      expected.role->margin = 0;
      expected.role->reasons.clear();
      expected.role->several.clear();
    }
    EXPECT_EQ(to_json(brief.analyze(posting), brief), to_json(expected, whole)) << posting.title;
    const SketchedPosting both = brief.analyze_and_sketch(posting);
    EXPECT_EQ(both.sketch, whole.analyze_and_sketch(posting).sketch);
    expected.fingerprint.clear();
    EXPECT_EQ(to_json(both.posting, brief), to_json(expected, whole)) << posting.title;
  }
  EXPECT_GT(called, 2u);
}

TEST(Analyzer, DoesWhatItsHeaderShows) {
  const Analyzer& shipped = shipped_analyzer();
  const AnalyzedPosting a =
      shipped.analyze({.title = "ML Engineer", .description = "Python is a must"});
  const auto python = std::ranges::find(a.mentions, Field::kDescription, &Mention::field);
  ASSERT_NE(python, a.mentions.end());
  EXPECT_EQ(python->where.of(a.text), "Python");
  EXPECT_EQ(python->status, Status::kRequired);
  EXPECT_EQ(shipped.taxonomy()[a.role.value().role].id, "ml-engineer");
}

}  // namespace
}  // namespace skillgap
