// Words that may name a skill, in sentences of our own: idioms, companies, places, other
// abbreviations, and the skill itself without company. `skillgap evaluate` reads the same file.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "skillgap/evaluation.h"
#include "support/shared_data.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

// Some are left that the tables cannot tell: "Nonlinear programming (NLP)" is meant as it stands.
constexpr double kRight = 0.96;

std::vector<std::string> sentences() {
  std::istringstream lines(
      read_file(std::filesystem::path(SKILLGAP_SOURCE_DIR) / "tests/data/word_sentences.ndjson"));
  std::vector<std::string> all;
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  return all;
}

TEST(WordSentences, AreUnderstoodButForAFew) {
  const Judge judge(shipped_analyzer());
  std::vector<EvaluationError> wrong;
  const std::vector<std::string> all = sentences();
  ASSERT_GT(all.size(), 1000u);
  for (const std::string& line : all) {
    const auto gold = parse_gold_line(line, "word_sentences.ndjson");
    ASSERT_TRUE(gold) << line;
    const JudgedLine judged = judge.judge(*gold);
    wrong.insert(wrong.end(), judged.errors.begin(), judged.errors.end());
  }
  const double right = 1.0 - static_cast<double>(wrong.size()) / static_cast<double>(all.size());
  if (right >= kRight) return;
  for (const EvaluationError& error : wrong)
    ADD_FAILURE() << error.expected << ", not " << error.got << ": " << error.context;
}

}  // namespace
}  // namespace skillgap
