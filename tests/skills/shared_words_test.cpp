// Names of a list that share a word with the next one.
#include "skills/shared_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy t =
      SmallTaxonomy()
          .rows("skills", {"android-development | method | Android development",
                           "cleaning | method | Data cleaning | Pembersihan data",
                           "collection | method | Data collection | Pengumpulan data",
                           "communication | soft | Communication | Komunikasi",
                           "data-analysis | method | Data analysis | Analisis data",
                           "data-engineering | method | Data engineering",
                           "data-science | method | Data science",
                           "end-to-end | practice | End-to-end testing",
                           "ios | language | iOS",
                           "ios-development | method | iOS development",
                           "lasso | method | Lasso regression",
                           "linear | method | Linear regression",
                           "logistic | method | Logistic regression",
                           "python | language | Python",
                           "predictive | method | Predictive analysis | Analisis prediktif",
                           "descriptive | method | Descriptive analysis | Analisis deskriptif",
                           "regression | method | Regression",
                           "regression-testing | practice | Regression testing | Uji regresi",
                           "rest | practice | REST testing",
                           "smoke | practice | Smoke testing",
                           "unit | practice | Unit testing | Uji unit",
                           "welding | business | Spot welding"})
          .rows("aliases",
                {"collection | mengumpulkan data", "communication | clear communication",
                 "communication | effective communication", "data-analysis | menganalisis data",
                 "predictive | predictive | | list", "rest | REST testing | | case",
                 "smoke | whole smoke testing | | asked", "unit | uji satuan | id"})
          .rows("senses",
                {"and | joins", "atau | joins", "communication | shared-end", "dan | joins",
                 "data | shared-begin", "data | shared-end", "development | shared-end",
                 "or | joins", "regression | shared-end", "testing | shared-end",
                 "analysis | shared-end", "analisis | shared-begin", "uji | shared-begin",
                 "data science | stands-alone", "engineering | stands-alone"})
          .rows("function_words", {"for | en", "of | en", "untuk | id"})
          .rows("sections", {"Requirements | requirements"})
          .rows("cues", {"a plus | preferred"})
          .parse();
  return t;
}

std::vector<Mention> mentions_in(std::string_view text) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const Tokens tokens = tokens_of(text);
  const Structure structure = reader.read(text, tokens);
  return finder.find({Field::kDescription, text, tokens, structure});
}

struct Case {
  std::string text;
  std::vector<std::string> found;  // "words = skill"
};

void expect_found(const std::vector<Case>& cases) {
  for (const auto& [text, found] : cases) {
    std::vector<std::string> lines;
    for (const Mention& mention : mentions_in(text))
      lines.push_back(std::string(mention.where.of(text)) + " = " +
                      taxonomy()[mention.concept_id].id);
    EXPECT_EQ(lines, found) << text;
  }
}

TEST(SharedWords, EndAllNamesOfAList) {
  expect_found({
      {"We fit linear and logistic regression.",
       {"linear = linear", "logistic regression = logistic"}},
      {"Lasso, linear, and logistic regression",
       {"Lasso = lasso", "linear = linear", "logistic regression = logistic"}},
      {"Linear/logistic regression", {"Linear = linear", "logistic regression = logistic"}},
      {"unit & end-to-end testing", {"unit = unit", "end-to-end testing = end-to-end"}},
      {"end-to-end or unit testing", {"end-to-end = end-to-end", "unit testing = unit"}},
      {"mengumpulkan dan menganalisis data",
       {"mengumpulkan = collection", "menganalisis data = data-analysis"}},
      {"pengumpulan atau analisis data",
       {"pengumpulan = collection", "analisis data = data-analysis"}},
  });
}

TEST(SharedWords, BeginAllNamesOfAList) {
  expect_found({
      {"Data collection and cleaning", {"Data collection = collection", "cleaning = cleaning"}},
      {"data collection, cleaning, and analysis of sales",
       {"data collection = collection", "cleaning = cleaning", "analysis = data-analysis"}},
      {"data cleaning/collection for reports",
       {"data cleaning = cleaning", "collection = collection"}},
      {"Menguasai analisis deskriptif dan prediktif.",
       {"analisis deskriptif = descriptive", "prediktif = predictive"}},
      {"uji unit atau regresi untuk aplikasi", {"uji unit = unit", "regresi = regression-testing"}},
  });
}

TEST(SharedWords, AreNoneWhereTheListOrTheNameEnds) {
  const Case kNone[] = {
      {"linear, logistic regression", {"logistic regression = logistic"}},  // joined by nothing
      {"- linear and\n- logistic regression", {"logistic regression = logistic"}},  // another line
      {"linear (and) logistic regression", {"logistic regression = logistic"}},
      {"linear and good logistic regression", {"logistic regression = logistic"}},
      {"rivers and logistic regression", {"logistic regression = logistic"}},
      {"whole smoke and unit testing", {"smoke = smoke", "unit testing = unit"}},
      {"rest and unit testing", {"unit testing = unit"}},     // not in the case that it asks for
      {"seam and spot welding", {"spot welding = welding"}},  // no row says that it is shared
      {"data collection and cleaning services", {"data collection = collection"}},
      {"data collection, cleaning", {"data collection = collection"}},
      {"data cleaning and engineering", {"data cleaning = cleaning"}},
      {"science and collection of data", {}},
      {"data collection and science", {"data collection = collection"}},
  };
  expect_found({std::begin(kNone), std::end(kNone)});
}

TEST(SharedWords, SayWhatATechniqueMeansThere) {
  expect_found({
      {"regression and unit testing", {"regression = regression-testing", "unit testing = unit"}},
      {"regression and Python", {"regression = regression", "Python = python"}},
      // A product remains what it is.
      {"iOS and Android development", {"iOS = ios", "Android development = android-development"}},
      // What a word says by itself, or what its neighbour says, is not said twice.
      {"descriptive, predictive or data analysis",
       {"descriptive = descriptive", "predictive = predictive", "data analysis = data-analysis"}},
      {"clear and effective communication", {"effective communication = communication"}},
  });
}

TEST(SharedWords, HaveAStatusOfTheirOwnAndLessConfidence) {
  const std::vector<Mention> mentions =
      mentions_in("Requirements\nlinear and logistic regression\nunit and smoke testing a plus\n");
  ASSERT_EQ(mentions.size(), 4U);
  for (const Mention& mention : mentions) {
    const bool is_wish = mention.where.begin > 40;
    EXPECT_EQ(mention.status, is_wish ? Status::kPreferred : Status::kRequired);
  }
  EXPECT_EQ(mentions[0].confidence, 0.8);
  EXPECT_EQ(mentions[1].confidence, 1);
  EXPECT_EQ(mentions[2].confidence, 0.8);
}

// Each name looks at few others, however many there are.
TEST(SharedWords, AreFoundInListsWithoutEnd) {
  std::string text = "unit and smoke testing";
  for (int i = 0; i < 1000; ++i) text = "regression, " + text;
  EXPECT_GT(mentions_in(text).size(), 1000U);
  std::string names;
  for (int i = 0; i < 1000; ++i)
    names += "data collection and cleaning and unit and smoke testing, ";
  EXPECT_EQ(mentions_in(names).size(), 4000U);
}

}  // namespace
}  // namespace skillgap
