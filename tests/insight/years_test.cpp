#include "insight/years.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "insight/signs.h"
#include "skillgap/analyzer.h"
#include "skillgap/structure.h"
#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Years = std::optional<double>;

std::string text_of(const Years& years) { return years ? std::to_string(*years) : "none"; }

struct YearsCase {
  std::string text;
  Years years;
};

void expect_overall(const std::vector<YearsCase>& cases) {
  for (const auto& [text, years] : cases) {
    const Years found = shipped_analyzer().analyze({.description = text}).years_min;
    EXPECT_EQ(text_of(found), text_of(years)) << text;
  }
}

TEST(Years, AreReadInEnglish) {
  expect_overall({
      {"3 years of experience", 3},
      {"3+ years of experience", 3},
      {"3 + years of experience", 3},
      {"3 or more years of experience", 3},
      {"3 years or more of relevant experience", 3},
      {"3-5 years of experience", 3},
      {"3 - 5 years of experience", 3},
      {"3–5 years of experience", 3},
      {"3 to 5 years of experience", 3},
      {"between 3 and 5 years of experience", 3},
      {"3+ to 5+ years of experience", 3},
      {"3 years to 5 years of experience", 3},
      {"6 months to 2 years of experience", 0.5},
      {"at least five years of experience", 5},
      {"a minimum of two years' experience", 2},
      {"minimum two years’ experience", 2},
      {"three (3) years of experience", 3},
      {"three (3) to five (5) years of experience", 3},
      {"one to three (1-3) years of experience", 1},
      {"minimum 3 year’s payroll experience", 3},
      {"4+ years of machine learning experience", 4},
      {"experience (3-5 years)", 3},
      {"experience: 5 (years)", 5},
      {"18 months of experience", 1.5},
      {"6 months experience", 0.5},
      {"5yrs experience", 5},
      {"5+yrs experience", 5},
      {"5 yrs. experience", 5},
      {"1.5 years of experience", 1.5},
      {"0-1 years of experience", 0},
      {"over 10 years of professional experience", 10},
      {"2) 3 years of experience", 3},
      {"Requirements:\nat least 3\nyears in an office", 3},
      {"THREE YEARS OF EXPERIENCE", 3},
  });
}

TEST(Years, AreReadInIndonesian) {
  expect_overall({
      {"pengalaman minimal 2 tahun", 2},
      {"minimal 2 tahun pengalaman kerja", 2},
      {"pengalaman 1 - 2 tahun", 1},
      {"pengalaman 2–4 tahun", 2},
      {"pengalaman 2 s/d 4 tahun", 2},
      {"pengalaman 2 sampai 4 tahun", 2},
      {"pengalaman 1 tahun sampai 3 tahun", 1},
      {"pengalaman lebih dari 3 tahun", 3},
      {"pengalaman dua tahun", 2},
      {"pengalaman 2 (dua) tahun", 2},
      {"pengalaman 3 tahun atau lebih", 3},
      {"pengalaman 2 thn", 2},
      {"pengalaman 2thn", 2},
      {"pengalaman 1,5 tahun", 1.5},
      {"pengalaman 6 bulan", 0.5},
      {"berpengalaman di bidangnya minimal 1 th", 1},
      {"Usia maksimal 27 tahun, pengalaman minimal 2 tahun", 2},
      {"Pengalaman minimal 2 tahun, usia maksimal 27 tahun", 2},
      {"Usia 20 tahun s/d 27 tahun, pengalaman 1 tahun", 1},
      {"Persyaratan:\n22-30 tahun, pengalaman 1 tahun", 1},
      {"pengalaman min. 2 tahun (pernah bekerja di perusahaan makanan menjadi nilai tambah)", 2},
      {"Fresh graduate dipersilakan melamar, pengalaman minimal 1 tahun", 0},
      {"pengalaman minimal 2 tahun (fresh graduate dipertimbangkan jika punya portofolio)", 2},
  });
}

TEST(Years, OfOtherThingsAreNoExperience) {
  const Years none;
  expect_overall({
      {"Our company is 20 years old", none},
      {"With 20 years of experience, our company leads the market", none},
      {"We have been in business for 12 years", none},
      {"founded 5 years ago", none},
      {"usia maksimal 27 tahun", none},
      {"usia 18 - 30 tahun", none},
      {"Persyaratan:\n22-30 tahun, energik", none},
      {"Inventing for more than 25 years, with experience in many lands", none},
      {"berdiri sejak 10 tahun", none},
      {"a 401k plan for everyone with experience", none},
      {"support 24/7, experience welcome", none},
      {"gaji Rp 5 juta, pengalaman diutamakan", none},
      {"over 100 years of experience", none},
      {"experience since the year 2020", none},
      {"experience: nan years", none},
      {"experience: inf years", none},
      {"years of experience", none},
      {"1) Years of experience matter", none},
      {"experience with version 2 over the years", none},
      {"3 weeks of experience", none},
      {"", none},
  });
}

// Decided, not self-evident: a contract's length is not experience, and a number joined to its unit
// by a hyphen is left alone, because a "4-year" something is mostly a degree. A number at the end
// of a line belongs to a unit on the next only in a section of requirements.
TEST(Years, OfContractsAndTheNextLineAreLeftAlone) {
  expect_overall({
      {"2 years contract", {}},
      {"kontrak 1 tahun, pengalaman 3 tahun", 3},
      {"a 4-year degree, with experience", {}},
      {"Openings: 3\nYears of experience matter", {}},
  });
}

TEST(Years, ARangeAscendsSoAnEarlierNumberIsNotItsLowerEnd) {
  expect_overall({
      {"Grade 12 and 2 years of experience", 2},
      {"Fortune 500 and 5 years of experience", 5},
      {"GPA 3.50 - 3 years of experience", 3},
  });
}

// --- which years are asked of whom ---

const Taxonomy& small() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("skills", {"python | language | Python", "regression | method | Regression",
                           "sql | language | SQL", "monty | tool | Monty", "snake | tool | Snake"})
          .rows("aliases", {"monty | Py Suite", "snake | Py Suite"})
          .rows("units", {"year | year", "years | year", "months | month", "- | range", "+ | plus",
                          "two | number | 2"})
          .rows("cues", {"experience | experience", "founded | not-experience"})
          .rows("sections", {"Requirements | requirements", "Nice to have | preferred",
                             "About us | company", "Duties | duties", "Skills | skills"})
          .parse();
  return taxonomy;
}

AnalyzedPosting analyze(const std::string& text) {
  static const Analyzer analyzer = Analyzer::make(small()).value();
  return analyzer.analyze({.description = text});
}

TEST(Years, AreCredibleBesideACueASkillOrInARequirement) {
  const YearsCase cases[] = {
      {"2 years of experience", 2},
      {"2 years of Python", 2},
      {"2 years in an office", {}},
      {"Requirements\n2 years in an office", 2},
      {"Skills\n2 years in an office", 2},
      {"Duties\n2 years in an office", {}},
      {"About us\n2 years of experience", {}},
      {"Nice to have\n2 years of experience", {}},
      {"founded 2 years before with experience", {}},
      {"Experience\nwanted\n2 years", {}},
  };
  for (const auto& [text, years] : cases)
    EXPECT_EQ(text_of(analyze(text).years_min), text_of(years)) << text;
}

TEST(Years, OverallAreTheFirstWithoutASkillElseTheFirst) {
  const YearsCase cases[] = {
      {"5 years of Python\n2 years of experience\n3 years of experience", 2},
      {"2 years of Python\n5 years of SQL\n3 years of Python", 2},
      {"Requirements\nPython (3 years)\n2 years at work", 2},
      {"Requirements\nPython (3 years)\nSQL (4 years)", 3},
      {"Nice to have\n9 years of Python\nRequirements\n1 year of SQL", 1},
      {"2+ years with Python, and 5 years overall in experience", 5},
      {"5 years of experience, 2 years of it with Python", 5},
      {"Requirements\nPython: 3 years\n4 years in an office", 4},
      {"3 years of regression\n2 years of experience", 3},  // a technique is what one does overall
  };
  for (const auto& [text, years] : cases)
    EXPECT_EQ(text_of(analyze(text).years_min), text_of(years)) << text;
}

TEST(Years, OfSeveralDegreesAreTheLeast) {
  expect_overall({
      {"Bachelor's degree and 4+ years of experience OR Master's degree and 3+ years of experience",
       3},
      {"Minimum of 5 years of experience with a Bachelor’s degree; or 3 years and a Master’s "
       "degree",
       3},
      {"5 years of experience. 2 years of experience leading others", 5},
  });
}

TEST(Years, OfAnItemBelowAForeignHeadingCountWhereNothingElseIsStated) {
  expect_overall({
      {"Benefits:\nhealth insurance\nMinimum 3 years of experience in a similar role", 3},
      {"Benefits:\n3 weeks off after 2 years, experience counts", {}},
  });
}

// "Python:3 SQL:-", by mention.
std::string years_by_mention(const std::string& text) {
  const AnalyzedPosting posting = analyze(text);
  std::string all;
  for (const Mention& mention : posting.mentions) {
    if (!all.empty()) all += " ";
    all += small()[mention.concept_id].label_en + ":";
    all += mention.years_min ? std::to_string(static_cast<int>(*mention.years_min * 12)) : "-";
  }
  return all;
}

TEST(Years, AreReadInOtherShapes) {
  expect_overall({
      {"Years of experience: 3", 3},
      {"Experience (years): 5", 5},
      {"Pengalaman (tahun): 2", 2},
      {"a 2-year track record of experience", 2},
      {"Experience in the same field min. 2 years", 2},
      {"Usia maksimal 35 tahunPendidikan minimal D3Minimal 1 tahun pengalaman", 1},
      {"Usia 25 - 35 tahun. Pengalaman minimal 2 tahun", 2},
      {"a related field4+ years of experience", 4},
      {"Pengalaman maksimal 2 tahun", {}},
      {"Experience: Retail, 1 year (preferred)", {}},
      {"Masa percobaan 3 bulan. Pengalaman minimal 1 tahun", 1},
      {"With over 20 years of history, our company", {}},
  });
}

TEST(Years, OfNoneAreZeroUnlessANumberIsStated) {
  expect_overall({
      {"Fresh graduates are welcome", 0},
      {"Tidak diperlukan pengalaman kerja untuk posisi ini", 0},
      {"No experience required", 0},
      {"Pengalaman minimal 2 tahun, fresh graduate dipersilakan melamar", 2},
      {"A great place to work", {}},
  });
}

TEST(Years, QualifyTheSkillsBehindThemInMonths) {
  struct Case {
    std::string text, by_mention;
  };
  const Case cases[] = {
      {"3 years of Python", "Python:36"},
      {"3 years of Python and SQL", "Python:36 SQL:36"},
      {"3 years of Python, 1 year of SQL", "Python:36 SQL:12"},
      {"SQL, 3 years of Python", "SQL:- Python:36"},
      {"18 months of Python; SQL", "Python:18 SQL:-"},
      {"3 years of experience\nPython", "Python:-"},
      {"Python (3 years), SQL (2 - 4 years)", "Python:36 SQL:24"},
      {"Python (3 years)\nSQL", "Python:36 SQL:-"},
      {"Python (2 years of SQL)", "Python:- SQL:24"},
      {"Requirements\nPython\nan office (3 years)", "Python:-"},
      {"1 year - 3 years of Python", "Python:12"},
      {"two + years of Python", "Python:24"},
      {"Py Suite (3 years)", "Monty:36 Snake:36"},
  };
  for (const auto& [text, by_mention] : cases)
    EXPECT_EQ(years_by_mention(text), by_mention) << text;
}

TEST(Years, StatementsSayWhichTokensTheyStandAt) {
  const std::string text = "with two (2) - 4 years experience";
  const Tokens tokens = tokens_of(text);
  const Structure structure = StructureReader::build(small(), test_tokenizer()).read(text, tokens);
  const SignReader reader = SignReader::build(small(), test_tokenizer());
  Signs signs;
  reader.read(text, tokens, signs);
  const std::vector<YearsStatement> statements =
      credible_years(stated_durations(signs), structure, {});
  ASSERT_EQ(statements.size(), 1u);
  EXPECT_EQ(statements[0].min, 2);
  EXPECT_EQ(tokens.folded(statements[0].first_token), "two");
  EXPECT_EQ(tokens.folded(statements[0].end_token), "experience");
}

TEST(Years, OfHostileTextAreStillFound) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "( + founded - 1 ) years ";
  text += ". 7 years of Python";
  EXPECT_EQ(text_of(analyze(text).years_min), text_of(7));
  std::string wishes;
  for (int i = 0; i < 50000; ++i) wishes += "experience 2 years (preferred) ";
  EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = wishes}).years_min), "none");
}

}  // namespace
}  // namespace skillgap
