// Who asks for a part of the answers gets those of the whole, and copies are counted as the first.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/posting_counter.h"
#include "skillgap/report.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

// Postings of names, titles, levels and phrases of the shipped tables, in any order.
class MadeUpPostings {
 public:
  Posting next() {
    Posting posting{.title = random_() % 8 == 0 ? "" : words(3),
                    .company = random_() % 2 == 0 ? "" : words(1),
                    .location = random_() % 2 == 0 ? "Jakarta" : "Remote",
                    .description = lines()};
    posting.employment_type = random_() % 2 == 0 ? "" : "FULL_TIME";
    posting.salary.surface = random_() % 4 == 0 ? "Rp 8.000.000" : "";
    if (random_() % 2 == 0) posting.tags = {words(1), words(2)};
    return posting;
  }

 private:
  std::string lines() {
    std::string text;
    for (auto left = 1 + random_() % 12; left > 0; --left) text += words(8) + ".\n";
    return text;
  }
  std::string words(std::size_t most) {
    std::string text;
    for (auto left = 1 + random_() % most; left > 0; --left) text += word() + " ";
    return text;
  }
  std::string word() {
    const Taxonomy& t = shipped_taxonomy();
    constexpr const char* kOthers[] = {
        "3+ years",  "$90,000 a year", "minimal 2 tahun", "and",          "we need", "bachelor",
        "part time", "hybrid",         "accounting",      "the employer", "with",    "dan"};
    const std::size_t at = random_();
    switch (random_() % 6) {
      case 0:
        return t.aliases[at % t.aliases.size()].text;
      case 1:
        return t.titles[at % t.titles.size()].text;
      case 2:
        return t.cues[at % t.cues.size()].text;
      case 3:
        return t.sections[at % t.sections.size()].text + ":\n";
      case 4:
        return t.seniority[at % t.seniority.size()].text;
      default:
        return kOthers[at % std::size(kOthers)];
    }
  }

  std::mt19937 random_{20261123};
};

void leave_out(AnalyzedPosting& posting, const AnalyzedParts& parts) {
  if (!parts.reasons && posting.role) {
    posting.role->runner_up.reset();
    posting.role->margin = 0;
    posting.role->reasons.clear();
    posting.role->several.clear();
  }
  if (!parts.terms_of_work) posting.work_mode = posting.employment = "";
  if (parts.studies) return;
  posting.education_min.reset();
  posting.fields_of_study = posting.certifications = posting.industries = {};
}

TEST(AnalyzedParts, AreThoseOfTheWholeAnalysis) {
  const AnalyzedParts asked[] = {kCountedParts,
                                 {.terms_of_work = false},
                                 {.studies = false},
                                 {.reasons = false, .studies = false}};
  const Analyzer& whole = shipped_analyzer();
  for (const AnalyzedParts& parts : asked) {
    const Analyzer part = Analyzer::make(shipped_taxonomy(), {.parts = parts}).value();
    MadeUpPostings postings;
    std::size_t works = 0, studies = 0;
    for (int round = 0; round < 150; ++round) {
      const Posting posting = postings.next();
      AnalyzedPosting expected = whole.analyze(posting);
      works += !expected.work_mode.empty();
      studies += !expected.fields_of_study.empty();
      leave_out(expected, parts);
      ASSERT_EQ(to_json(part.analyze(posting), part), to_json(expected, whole));
    }
    EXPECT_GT(works, 20u);
    EXPECT_GT(studies, 5u);
  }
}

void expect_equal(const CountedPosting& a, const CountedPosting& b) {
  EXPECT_EQ(a.input, b.input);
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.source, b.source);
  EXPECT_EQ(a.location, b.location);
  EXPECT_EQ(a.currency, b.currency);
  EXPECT_EQ(a.seniority, b.seniority);
  EXPECT_EQ(a.day, b.day);
  EXPECT_EQ(a.last_day, b.last_day);
  EXPECT_EQ(a.salary, b.salary);
  EXPECT_EQ(a.role, b.role);
  EXPECT_EQ(a.language, b.language);
  EXPECT_EQ(a.verdict, b.verdict);
  EXPECT_EQ(a.sketch, b.sketch);
  ASSERT_EQ(a.uses.size(), b.uses.size());
  for (std::size_t i = 0; i < a.uses.size(); ++i) {
    EXPECT_EQ(a.uses[i].skill, b.uses[i].skill);
    EXPECT_EQ(a.uses[i].status, b.uses[i].status);
  }
}

// The posting as it stands, on another day, without a day, of another source; then with another
// place, text, pay or tag, which make it another one.
std::vector<Posting> with_likes(const Posting& posting) {
  std::vector<Posting> likes(9, posting);
  likes[1].date_posted = "2026-03-01";
  likes[2].date_posted = "2026-04-02";
  likes[2].date_valid_through = "2026-05-02";
  likes[2].id = "other";
  likes[3].source = "elsewhere";
  likes[4].location += " 2";
  likes[5].description += " Excel";
  likes[6].salary.surface = "$10 an hour";
  likes[7].tags.push_back("Python");
  likes[8].title += " intern";
  return likes;
}

TEST(PostingCounter, CountsCopiesAsIfEachWereReadAnew) {
  const Analyzer& analyzer = shipped_analyzer();
  PostingCounter counter(analyzer);
  MadeUpPostings postings;
  for (int round = 0; round < 60; ++round) {
    for (const Posting& like : with_likes(postings.next())) {
      auto [analyzed, sketch] = analyzer.analyze_and_sketch(like);
      expect_equal(counter.count(Posting(like)), what_is_counted(analyzed, std::move(sketch)));
    }
  }
}

}  // namespace
}  // namespace skillgap
