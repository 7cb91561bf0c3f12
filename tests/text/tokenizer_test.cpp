#include "skillgap/tokenizer.h"

#include <gtest/gtest.h>

#include <thread>
#include <utility>
#include <vector>

#include "support/listed_tokens.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const NaiveToken& token : listed(tokens_of(text))) words.push_back(token.folded);
  return words;
}

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(Tokenizer, CutsAndFoldsWordsNumbersAndSymbols) {
  struct Case {
    std::string text;
    std::vector<std::string> words;
  };
  const Case cases[] = {
      {"", {}},
      {" \t\r\n\v\f\u00A0\u2003\u3000\u2028", {}},
      {"C++", {"c", "+", "+"}},
      {"C#", {"c", "#"}},
      {".NET", {".", "net"}},
      {"ASP.NET", {"asp.net"}},
      {"Node.js.", {"node.js", "."}},
      {"CI/CD", {"ci", "/", "cd"}},
      {"A/B testing", {"a", "/", "b", "testing"}},
      {"R", {"r"}},
      {"R&D", {"r", "&", "d"}},
      {"scikit-learn", {"scikit", "-", "learn"}},
      {"F1-score", {"f1", "-", "score"}},
      {"python_3", {"python_3"}},
      {"__init__", {"__init__"}},
      {"v2.0", {"v2.0"}},
      {"2.5x", {"2.5x"}},
      {"e.g. SQL", {"e.g", ".", "sql"}},
      {"don't", {"don't"}},
      {"don\u2019t", {"don\u2019t"}},
      {"'quoted'", {"'", "quoted", "'"}},
      {"Rp7.000.000", {"rp7.000.000"}},
      {"1,5 juta", {"1,5", "juta"}},
      {"3-5 years", {"3", "-", "5", "years"}},
      {"2\u20134 tahun", {"2", "\u2013", "4", "tahun"}},
      {"skills:SQL", {"skills", ":", "sql"}},
      {"me@example.com", {"me", "@", "example.com"}},
      {"#LI-Remote", {"#", "li", "-", "remote"}},
      {"one\ntwo\r\nthree", {"one", "two", "three"}},
      // Folding: full width, ligature, circled, sharp s, Turkish dotted I, non-breaking hyphen.
      {"\uFF33\uFF31\uFF2C", {"sql"}},
      {"\uFB01nance", {"finance"}},
      {"\u2460", {"1"}},
      {"Stra\u00DFe", {"strasse"}},
      {"\u0130", {"i\u0307"}},
      {"e\u2011mail", {"e", "\u2010", "mail"}},
      {"CAFE\u0301", {"caf\u00E9"}},
      {"\u212Bngstr\u00F6m", {"\u00E5ngstr\u00F6m"}},
      // Invisible characters inside a word vanish, alone they are no token.
      {"Py\u00ADthon", {"python"}},
      {"Py\u200Dthon", {"python"}},
      {"machine\u200Blearning", {"machine", "learning"}},
      {"\u00AD", {}},
      {"\u00ADSQL", {"sql"}},
      {"\uFEFFSQL", {"sql"}},
      // A sign of format that is seen is a token (the Arabic number sign).
      {"\u0600", {"\u0600"}},
      // No dictionary: each Han character is a token.
      {"数据", {"数", "据"}},
      {"データ", {"データ"}},
      // Two regional indicators are one flag; a family is one picture.
      {"\U0001F1EE\U0001F1E9\U0001F1EE\U0001F1E9",
       {"\U0001F1EE\U0001F1E9", "\U0001F1EE\U0001F1E9"}},
      {"\U0001F468\u200D\U0001F469", {"\U0001F468\U0001F469"}},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(words_of(text), words) << text;
}

TEST(Tokenizer, GivesTheBytesOfEachTokenAndWhichTouch) {
  const Tokens tokens = tokens_of("C++ & \u00E9t\u00E9.");
  const std::pair<Span, bool> expected[] = {
      {{0, 1}, true},  {{1, 2}, true},  {{2, 3}, false},
      {{4, 5}, false}, {{6, 11}, true}, {{11, 12}, false},
  };
  ASSERT_EQ(tokens.size(), std::size(expected));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    EXPECT_EQ(tokens.span(i), expected[i].first) << i;
    EXPECT_EQ(tokens.touches_next(i), expected[i].second) << i;
  }
}

TEST(Tokenizer, GivesEqualHashesToEqualFoldedTokensOnly) {
  const Tokens tokens = tokens_of("Node.js NODE.JS node");
  EXPECT_EQ(tokens.hash(0), tokens.hash(1));
  EXPECT_NE(tokens.hash(0), tokens.hash(2));
}

TEST(Tokenizer, LeavesNothingOfTheTextBefore) {
  Tokens tokens = tokens_of("a long text that was here before");
  test_tokenizer().tokenize("SQL", tokens);
  ASSERT_EQ(tokens.size(), 1u);
  EXPECT_EQ(tokens.folded(0), "sql");
  test_tokenizer().tokenize("", tokens);
  EXPECT_TRUE(tokens.empty());
}

TEST(Tokenizer, LeavesMovedTokensEmpty) {
  Tokens tokens = tokens_of("Python and SQL");
  Tokens taken = std::move(tokens);
  EXPECT_EQ(taken.size(), 3u);
  EXPECT_TRUE(tokens.empty());  // NOLINT(bugprone-use-after-move): what is tested
  tokens = std::move(taken);
  EXPECT_EQ(tokens.folded(2), "sql");
  EXPECT_TRUE(taken.empty());  // NOLINT(bugprone-use-after-move)
}

TEST(Tokenizer, HashesAddedTokensAsItsOwn) {
  const Tokens tokens = tokens_of("natural language-processing_pipelines");
  Tokens added;
  for (std::size_t i = 0; i < tokens.size(); ++i) added.add(tokens.span(i), tokens.folded(i));
  ASSERT_EQ(listed(added), listed(tokens));
  for (std::size_t i = 0; i < tokens.size(); ++i) EXPECT_EQ(added.hash(i), tokens.hash(i));
}

TEST(Tokenizer, NamesIcuUnicodeAndRules) {
  const std::string& version = test_tokenizer().version();
  EXPECT_EQ(version.rfind("icu", 0), 0u) << version;
  EXPECT_NE(version.find("/unicode"), std::string::npos) << version;
  EXPECT_EQ(version.size() - version.rfind('/'), 9u) << version << ": not the fast path";
}

TEST(Tokenizer, AnswersTheSameFromSeveralThreads) {
  const std::string text = times(500, "Python, C++ und Caf\u00E9 \u0130stanbul; ");
  const auto expected = listed(tokens_of(text));
  std::vector<std::vector<NaiveToken>> seen(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : seen) threads.emplace_back([&] { result = listed(tokens_of(text)); });
  }
  for (const auto& result : seen) EXPECT_EQ(result, expected);
}

// --- marks without end ------------------------------------------------------------------------

TEST(Tokenizer, FoldsRunsOfMarksInPiecesOf30) {
  // U+0323 (below) sorts before U+0308 (above), but not over the cut behind the 30th mark.
  const std::string above = "\u0308", below = "\u0323";
  struct Case {
    std::string text, folded;
  };
  const Case cases[] = {
      {"1" + above + below, "1" + below + above},
      {"1" + times(29, above) + below, "1" + below + times(29, above)},
      {"1" + times(30, above) + below, "1" + times(30, above) + below},
      {"1" + times(31, above) + below, "1" + times(30, above) + below + above},
      {"1" + times(31, above), "1" + times(31, above)},
  };
  for (const auto& [text, folded] : cases) {
    EXPECT_EQ(words_of(text), std::vector{folded});
    EXPECT_EQ(listed(tokens_of(text)), naive_tokens(text));
  }
}

// U+0F73 is of class 0, but becomes two marks that have to be sorted.
TEST(Tokenizer, CutsRunsOfCharactersThatBecomeMarks) {
  const std::string piece = times(30, "\u0F71") + times(30, "\u0F72");
  const std::string text = times(31, "\u0F73");
  EXPECT_EQ(words_of(text), std::vector{piece + "\u0F71\u0F72"});
  EXPECT_EQ(listed(tokens_of(text)), naive_tokens(text));
}

TEST(Tokenizer, BearsHundredsOfKilobytesOfMarks) {
  // Sorting these as one run would take the square of their number.
  struct Case {
    std::string marks, folded;
  };
  const Case cases[] = {
      {"\u0308\u0323", times(15, "\u0323") + times(15, "\u0308")},
      {"\u0F73", times(30, "\u0F71") + times(30, "\u0F72")},
      {"\u0301\uFF9E", times(15, "\u3099") + times(15, "\u0301")},
  };
  for (const auto& [marks, folded] : cases) {
    const std::size_t pieces = 4000;
    const std::size_t in_a_piece = marks == "\u0F73" ? 30 : 15;
    const auto tokens = listed(tokens_of(times(pieces * in_a_piece, marks)));
    ASSERT_EQ(tokens.size(), 1u);
    EXPECT_TRUE(tokens[0].folded == times(pieces, folded)) << marks;  // too long to print
  }
}

}  // namespace
}  // namespace skillgap
