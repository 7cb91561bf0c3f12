#include "skillgap/evaluation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Analyzer& analyzer() {
  static const Analyzer analyzer =
      Analyzer::make(
          SmallTaxonomy()
              .rows("skills", {"excel | tool | Excel", "python | language | Python",
                               "regression | method | Regression", "scrum | practice | Scrum",
                               "sheets | tool | Sheets", "teamwork | soft | Teamwork"})
              .rows("sections",
                    {"nice to have | preferred | en", "requirements | requirements | en"})
              .parse())
          .value();
  return analyzer;
}

// One gold line; `rest` is what follows the description.
std::string gold(const std::string& description, const std::string& mentions,
                 const std::string& rest = "") {
  return R"({"id":"g","source":"board","title":"Clerk","description":")" + description +
         R"(","gold":{"lang":"en","mentions":[)" + mentions + "]" + rest + "}}";
}

std::string mention(const std::string& quote, int start, const std::string& name,
                    const std::string& type, const std::string& status) {
  const int end = start + static_cast<int>(quote.size());
  return R"({"quote":")" + quote + R"(","start":)" + std::to_string(start) + R"(,"end":)" +
         std::to_string(end) + R"(,"name":")" + name + R"(","type":")" + type + R"(","status":")" +
         status + "\"}";
}

Evaluation evaluate_lines(const std::vector<std::string>& lines) {
  const Judge judge(analyzer());
  std::vector<JudgedLine> judged;
  for (const std::string& line : lines) {
    const auto parsed = parse_gold_line(line, "gold.ndjson:1");
    if (!parsed) {
      ADD_FAILURE() << to_line(parsed.error());
      continue;
    }
    judged.push_back(judge.judge(*parsed));
  }
  return evaluate(std::move(judged));
}

const EvaluationRow& row(const Evaluation& evaluation, const RowKey& key) {
  static const EvaluationRow kNone{};
  for (const EvaluationRow& row : evaluation.rows) {
    if (row.key == key) return row;
  }
  ADD_FAILURE() << "no row " << std::get<1>(key) << " " << std::get<2>(key);
  return kNone;
}

std::string error_of(const std::string& line) {
  const auto parsed = parse_gold_line(line, "gold.ndjson:7");
  return parsed ? "" : to_line(parsed.error());
}

// By hand: Python, Regression and Excel are annotated, Python and Scrum are found beside Excel.
TEST(Evaluation, CountsSpansAsWorkedOutByHand) {
  const Evaluation e =
      evaluate_lines({gold("Python, Scrum and Excel; curves",
                           mention("Python", 0, "Python", "language", "required") + "," +
                               mention("Excel", 18, "Excel", "tool", "mentioned") + "," +
                               mention("curves", 25, "Regression", "method", "mentioned"))});
  const EvaluationRow& names = row(e, {"span", "group", "names", "en"});
  EXPECT_EQ(names.counts.gold, 2u);
  EXPECT_EQ(names.counts.recalled, 2u);
  EXPECT_EQ(names.counts.found, 2u);
  EXPECT_EQ(names.counts.right, 2u);
  EXPECT_DOUBLE_EQ(names.f1->value, 1);
  const EvaluationRow& methods = row(e, {"span", "group", "methods", "all"});
  EXPECT_EQ(methods.counts.gold, 1u);
  EXPECT_EQ(methods.counts.recalled, 0u);
  EXPECT_EQ(methods.counts.found, 1u);  // Scrum, which is not annotated
  EXPECT_DOUBLE_EQ(methods.precision->value, 0);
  EXPECT_DOUBLE_EQ(methods.recall->value, 0);
  EXPECT_DOUBLE_EQ(methods.f1->value, 0);
  const EvaluationRow& status = row(e, {"status", "all", "all", "en"});
  EXPECT_EQ(status.counts.gold, 2u);
  EXPECT_EQ(status.counts.recalled, 1u);
  EXPECT_EQ(e.statuses.at({"en", Status::kRequired, Status::kMentioned}), 1u);
  ASSERT_EQ(e.errors.size(), 4u);  // the fourth: too short a text to tell its language
  EXPECT_EQ(e.errors[0].kind + " " + e.errors[0].expected, "status required");
  EXPECT_EQ(e.errors[1].kind + " " + e.errors[1].expected, "miss Regression (method)");
  EXPECT_EQ(e.errors[2].kind + " " + e.errors[2].got,
            "false-alarm scrum (practice, mentioned, default)");
  EXPECT_EQ(e.errors[2].context, "Python, ⟦Scrum⟧ and Excel; curves");
}

TEST(Evaluation, NeedsBothThePlaceAndTheSkill) {
  const std::vector<std::pair<std::string, std::uint64_t>> cases = {
      {mention("Python", 0, "Python", "language", "mentioned"), 1},
      {mention("Python and", 0, "Python", "language", "mentioned"), 1},
      {mention("Python", 0, "Excel", "language", "mentioned"), 0},
      {mention("and", 7, "Python", "language", "mentioned"), 0}};
  for (const auto& [gold_mention, recalled] : cases) {
    const Evaluation e = evaluate_lines({gold("Python and more", gold_mention)});
    EXPECT_EQ(row(e, {"span", "kind", "language", "en"}).counts.recalled, recalled) << gold_mention;
  }
}

TEST(Evaluation, TriesThePartsOfANameThatIsUnknownAsAWhole) {
  for (const char* name : {"Excel / Numbers", "Sheets / Excel", "Spreadsheets (Excel)", "Excel"}) {
    const Evaluation e =
        evaluate_lines({gold("Uses Excel", mention("Excel", 5, name, "tool", "mentioned"))});
    EXPECT_EQ(row(e, {"span", "kind", "tool", "en"}).counts.recalled, 1u) << name;
    EXPECT_EQ(e.unresolved, 0u) << name;
  }
  const Evaluation e =
      evaluate_lines({gold("Uses Excel", mention("Excel", 5, "Numbers", "tool", "mentioned"))});
  EXPECT_EQ(row(e, {"span", "kind", "tool", "en"}).counts.recalled, 0u);
  EXPECT_EQ(e.unresolved, 1u);
}

TEST(Evaluation, CountsAConceptOnceAPosting) {
  const Evaluation e =
      evaluate_lines({gold("Teamwork, Python, Python, teamwork, Excel",
                           mention("Teamwork", 0, "Teamwork", "soft", "mentioned") + "," +
                               mention("Python", 10, "Python", "language", "mentioned") + "," +
                               mention("Python", 18, "Python", "language", "mentioned"))});
  const EvaluationRow& soft = row(e, {"posting", "kind", "soft", "en"});
  EXPECT_EQ(soft.counts.gold, 1u);
  EXPECT_EQ(soft.counts.found, 1u);
  EXPECT_EQ(soft.counts.right, 1u);
  const EvaluationRow& names = row(e, {"posting", "group", "names", "en"});
  EXPECT_EQ(names.counts.gold, 1u);
  EXPECT_EQ(names.counts.found, 2u);  // and Excel
  EXPECT_EQ(names.counts.right, 1u);
}

TEST(Evaluation, DoesNotBlameASecondPlaceThatGoldDoesNotName) {
  const Evaluation e = evaluate_lines(
      {gold("Scrum, then Scrum", mention("Scrum", 0, "Scrum", "business", "mentioned"))});
  for (const EvaluationRow& each : e.rows) {
    if (std::get<0>(each.key) != "span") continue;
    EXPECT_EQ(each.counts.found, each.counts.right);
  }
}

TEST(Evaluation, CountsDecoysThatWereTagged) {
  const Evaluation e =
      evaluate_lines({gold("Excel at it, swift", "",
                           R"(,"decoys":[{"quote":"Excel","start":0,"end":5,"why":"a verb"},)"
                           R"({"quote":"swift","start":13,"end":18,"why":"fast"}])")});
  const EvaluationRow& decoys = row(e, {"decoy", "all", "all", "en"});
  EXPECT_EQ(decoys.counts.gold, 2u);
  EXPECT_EQ(decoys.counts.recalled, 1u);
}

TEST(Evaluation, JudgesWordsInSentences) {
  const Evaluation e = evaluate_lines(
      {R"({"term":"Excel","skill":"Excel","text":"Uses Excel","start":5,"end":10,"label":1,"lang":"en"})",
       R"({"term":"Excel","skill":"Excel","text":"Excel at it","start":0,"end":5,"label":0,"lang":"en","note":"verb"})"});
  const EvaluationRow& word = row(e, {"word", "term", "Excel", "en"});
  EXPECT_EQ(word.counts.gold, 2u);
  EXPECT_EQ(word.counts.recalled, 1u);
  EXPECT_EQ(e.errors.at(0).expected, "no skill: verb");
}

TEST(Evaluation, CountsCodePointsNotBytes) {
  const Evaluation e = evaluate_lines(
      {gold("caf\u00E9 \u2013 Python", mention("Python", 7, "Python", "language", "mentioned"))});
  EXPECT_EQ(row(e, {"span", "kind", "language", "en"}).counts.recalled, 1u);
}

TEST(Evaluation, ComparesFactsWithThoseOfGold) {
  const Evaluation e = evaluate_lines(
      {gold("Python", "", R"(,"seniority":"unspecified","years_min":3,"education_min":"none")")});
  EXPECT_EQ(row(e, {"fact", "fact", "seniority", "en"}).counts.recalled, 1u);
  EXPECT_EQ(row(e, {"fact", "fact", "education", "en"}).counts.recalled, 1u);
  EXPECT_EQ(row(e, {"fact", "fact", "years", "en"}).counts.recalled, 0u);
}

TEST(Evaluation, GivesIntervalsAroundTheValueAndTheSameEachTime) {
  std::vector<std::string> lines;
  for (int i = 0; i < 20; ++i)
    lines.push_back(
        gold("Python", i % 4 == 0 ? "" : mention("Python", 0, "Python", "language", "mentioned")));
  const Evaluation first = evaluate_lines(lines), second = evaluate_lines(lines);
  const Estimate precision = *row(first, {"span", "kind", "language", "en"}).precision;
  EXPECT_DOUBLE_EQ(precision.value, 0.75);
  EXPECT_LT(precision.interval.low, 0.75);
  EXPECT_GT(precision.interval.high, 0.75);
  EXPECT_GT(precision.interval.low, 0.4);  // binomial: standard error 0.097
  const Estimate again = *row(second, {"span", "kind", "language", "en"}).precision;
  EXPECT_EQ(precision.interval.low, again.interval.low);
  EXPECT_EQ(precision.interval.high, again.interval.high);
}

TEST(Evaluation, OfNothingIsEmpty) {
  const Evaluation e = evaluate({});
  EXPECT_EQ(e.lines, 0u);
  EXPECT_TRUE(e.rows.empty());
}

TEST(GoldLine, SaysWhatIsWrongWithIt) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"{",
       "gold.ndjson:7: not valid JSON (The JSON document has an improper structure:"
       " missing or superfluous commas, braces, missing keys, etc.), check commas and quotes"},
      {R"({"id":"a"})",
       "gold.ndjson:7: no annotation, give 'gold' for a posting or 'term' for a sentence"},
      {gold("Python", mention("Python", 1, "Python", "language", "required")),
       "gold.ndjson:7: mentions[0]: no span within the text, give start and end in code points"},
      {gold("A Python", mention("Python", 1, "Python", "language", "required")),
       "gold.ndjson:7: mentions[0]: the span holds ' Pytho' and not its quote 'Python', count code "
       "points of the text as it stands"},
      {gold("Python", mention("Python", 0, "Python", "language", "urgent")),
       "gold.ndjson:7: mentions[0]: unknown status 'urgent', use one of required, preferred, "
       "mentioned, negated, boilerplate"},
      {R"({"description":"<p>a</p>","description_format":"html","gold":{}})",
       "gold.ndjson:7: spans refer to plain text, give the description as such"}};
  for (const auto& [line, message] : cases) EXPECT_EQ(error_of(line), message);
}

}  // namespace
}  // namespace skillgap
