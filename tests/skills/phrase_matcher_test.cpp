#include "skillgap/phrase_matcher.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "support/naive_matcher.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

std::vector<NaiveHit> hits_in(const PhraseMatcher& matcher, std::string_view text,
                              const Tokens& tokens) {
  std::vector<PhraseHit> hits;
  matcher.find(text, tokens, hits);
  std::vector<NaiveHit> all;
  for (const PhraseHit& hit : hits)
    all.push_back({hit.first_token, hit.end_token, hit.where, {hit.ids.begin(), hit.ids.end()}});
  return all;
}

std::vector<PhraseEntry> numbered(const std::vector<std::string>& phrases) {
  std::vector<PhraseEntry> entries;
  for (const std::string& phrase : phrases)
    entries.push_back({phrase, static_cast<std::uint32_t>(entries.size())});
  return entries;
}

// What is found, as it stands in the text.
std::vector<std::string> found(const std::vector<std::string>& phrases, std::string_view text) {
  const auto matcher = PhraseMatcher::build(numbered(phrases), test_tokenizer());
  std::vector<std::string> surfaces;
  for (const NaiveHit& hit : hits_in(matcher, text, tokens_of(text)))
    surfaces.emplace_back(hit.where.of(text));
  return surfaces;
}

struct Case {
  std::vector<std::string> phrases;
  std::string text;
  std::vector<std::string> surfaces;
};

void expect_all(const std::vector<Case>& cases) {
  for (const auto& [phrases, text, surfaces] : cases)
    EXPECT_EQ(found(phrases, text), surfaces) << testing::PrintToString(phrases) << " in " << text;
}

TEST(PhraseMatcher, MatchesWholeTokensOnly) {
  expect_all({
      {{"Java"}, "JavaScript", {}},
      {{"Java"}, "Java, JavaScript and java", {"Java", "java"}},
      {{"SQL"}, "PostgreSQL or SQL", {"SQL"}},
      {{"R"}, "Ruby R", {"R"}},
      {{"go"}, "going", {}},
      {{"script"}, "Java script", {"script"}},
      {{"Node.js"}, "NODE.JS.", {"NODE.JS"}},
      {{"node"}, "Node.js", {}},
      {{"café"}, "CAFE\u0301", {"CAFE\u0301"}},
      {{"python"}, "Py\u00ADthon", {"Py\u00ADthon"}},
      {{"数据"}, "大数据", {"数据"}},
  });
}

TEST(PhraseMatcher, PrefersTheLeftmostThenTheLongest) {
  expect_all({
      {{"SQL", "SQL Server"}, "SQL Server", {"SQL Server"}},
      {{"SQL", "SQL Server"}, "SQL on a server", {"SQL"}},
      {{"Microsoft SQL", "SQL Server Integration"},
       "Microsoft SQL Server Integration",
       {"Microsoft SQL"}},
      {{"a b c d", "b c", "a"}, "a b c", {"a", "b c"}},
      {{"machine learning", "learning"},
       "machine learning learning",
       {"machine learning", "learning"}},
  });
}

TEST(PhraseMatcher, AsksSymbolsToTouchWhereTheyTouchInThePhrase) {
  expect_all({
      {{"C++"}, "C++, C + + and C ++", {"C++"}},
      {{"C#"}, "C# or C #", {"C#"}},
      {{".NET"}, "a .NET b. NET", {".NET"}},
      {{"CI/CD"}, "CI/CD, CI / CD", {"CI/CD"}},
      {{"CI / CD"}, "CI/CD, CI / CD", {"CI/CD", "CI / CD"}},
      {{"R&D"}, "R&D, R & D", {"R&D"}},
      {{"scikit-learn"}, "scikit-learn, scikit learn, scikit - learn", {"scikit-learn"}},
  });
}

TEST(PhraseMatcher, ReadsABlankAsAHyphenBetweenWords) {
  expect_all({
      {{"machine learning"}, "machine-learning", {"machine-learning"}},
      {{"machine learning"}, "machine\u2010learning", {"machine\u2010learning"}},
      {{"machine learning"}, "machine\u2011learning", {"machine\u2011learning"}},
      {{"machine learning"}, "machine\u2013learning", {}},
      {{"machine learning"}, "machine--learning", {}},
      {{"machine learning"}, "machine - learning", {}},
      {{"machine learning"}, "machine- learning", {}},
      {{"machine learning"}, "machine -learning", {}},
      {{"state of the art"}, "state-of-the-art", {"state-of-the-art"}},
      {{"state of the art"}, "state-of the-art", {"state-of the-art"}},
      {{"scikit learn"}, "scikit-learn", {"scikit-learn"}},
      {{"learning"}, "-learning", {"learning"}},
      {{"a +"}, "a-+", {}},
  });
}

TEST(PhraseMatcher, CrossesALineBreakButNoEmptyLine) {
  expect_all({
      {{"machine learning"}, "machine\nlearning", {"machine\nlearning"}},
      {{"machine learning"}, "machine\r\n\t learning", {"machine\r\n\t learning"}},
      {{"machine learning"}, "machine\u00A0\u3000learning", {"machine\u00A0\u3000learning"}},
      {{"machine learning"}, "machine\n\nlearning", {}},
      {{"machine learning"}, "machine\n \t\nlearning", {}},
      {{"machine learning"}, "machine\u200Blearning", {"machine\u200Blearning"}},
  });
}

TEST(PhraseMatcher, RefusesALetterThatIsTheBeginningOfASymbolForm) {
  expect_all({
      {{"C"}, "C++", {}},
      {{"C"}, "C#", {}},
      {{"C"}, "C, C. and C +", {"C", "C", "C"}},
      {{"C", "C++"}, "C++", {"C++"}},
      {{"C", "C++"}, "C+", {}},
      {{"R"}, "R-squared", {"R"}},
      {{"Go"}, "Go+", {"Go"}},
      {{"5"}, "5+", {"5"}},
      {{"+"}, "+#", {"+"}},
  });
}

TEST(PhraseMatcher, GivesAllIdsOfATextInOrderOnce) {
  const PhraseEntry entries[] = {{"Go", 9}, {"go", 2}, {"GO", 9}, {"Rust", 4}, {"go", 5}};
  const auto matcher = PhraseMatcher::build(entries, test_tokenizer());
  const std::vector<NaiveHit> expected = {{0, 1, {0, 2}, {2, 5, 9}}, {1, 2, {3, 7}, {4}}};
  EXPECT_EQ(hits_in(matcher, "GO rust", tokens_of("GO rust")), expected);
}

TEST(PhraseMatcher, PrefersTheLiteralReadingOfEqualEnds) {
  const auto entries = numbered({"a b", "a-b", "a - b", "a +", "a+"});
  const auto matcher = PhraseMatcher::build(entries, test_tokenizer());
  const std::pair<std::string, std::uint32_t> cases[] = {{"a b", 0},  {"a-b", 1}, {"a - b", 2},
                                                         {"a -b", 2}, {"a +", 3}, {"a+", 4}};
  for (const auto& [text, id] : cases) {
    const auto hits = hits_in(matcher, text, tokens_of(text));
    ASSERT_EQ(hits.size(), 1u) << text;
    EXPECT_EQ(hits[0].ids, std::vector{id}) << text;
  }
}

TEST(PhraseMatcher, LeavesOutPhrasesThatCanNeverMatch) {
  expect_all({
      {{}, "anything", {}},
      {{"", " ", "\u00AD"}, "any \u00AD thing", {}},
      {{"", "any"}, "", {}},
  });
  std::string sixty_four, longer;
  for (int i = 0; i < 64; ++i) sixty_four += "a ";
  longer = sixty_four + "a";
  EXPECT_EQ(found({sixty_four}, longer).size(), 1u);
  EXPECT_EQ(found({longer}, longer).size(), 0u);
}

TEST(PhraseMatcher, LeavesNothingOfTheHitsBefore) {
  const auto matcher = PhraseMatcher::build(numbered({"a"}), test_tokenizer());
  std::vector<PhraseHit> hits(7);
  matcher.find("b", tokens_of("b"), hits);
  EXPECT_TRUE(hits.empty());
}

TEST(PhraseMatcher, AnswersTheSameFromSeveralThreads) {
  const auto matcher = PhraseMatcher::build(numbered({"a", "a b", "b-c"}), test_tokenizer());
  const std::string text = "a b-c a-b c b-c";
  const Tokens tokens = tokens_of(text);
  const auto expected = hits_in(matcher, text, tokens);
  std::vector<std::vector<NaiveHit>> seen(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : seen)
      threads.emplace_back([&] { result = hits_in(matcher, text, tokens); });
  }
  for (const auto& result : seen) EXPECT_EQ(result, expected);
}

// --- the slow twin ---------------------------------------------------------------------------

struct TokenizedText {
  std::string text;
  Tokens tokens;
};

// Letters in a row are one word and blanks in a row one blank: neither adds a case.
bool adds_nothing(const std::string& text, const std::string& piece) {
  const auto both = [](char a, char b) { return (a == ' ' && b == ' ') || (a >= 'a' && b >= 'a'); };
  return text.empty() ? piece == " " : both(text.back(), piece.front());
}

// All texts of up to `length` of the pieces.
std::vector<TokenizedText> all_texts(const std::vector<std::string>& pieces, std::size_t length) {
  std::vector<std::string> texts = {""};
  for (std::size_t begin = 0; length > 0; --length) {
    const std::size_t end = texts.size();
    for (std::size_t i = begin; i < end; ++i) {
      for (const std::string& piece : pieces) {
        if (!adds_nothing(texts[i], piece)) texts.push_back(texts[i] + piece);
      }
    }
    begin = end;
  }
  std::vector<TokenizedText> all;
  for (std::string& text : texts) {
    Tokens tokens = tokens_of(text);
    all.push_back({std::move(text), std::move(tokens)});
  }
  return all;
}

// All phrases of one to `tokens` tokens.
std::vector<std::string> all_phrases(const std::vector<std::string>& pieces, std::size_t tokens) {
  std::vector<std::string> phrases;
  for (const TokenizedText& text : all_texts(pieces, 2 * tokens - 1)) {
    const bool fits = !text.tokens.empty() && text.tokens.size() <= tokens;
    if (fits && text.text.back() != ' ') phrases.push_back(text.text);
  }
  return phrases;
}

void expect_same(const std::vector<std::string>& phrases, const std::vector<TokenizedText>& texts) {
  const auto entries = numbered(phrases);
  const auto matcher = PhraseMatcher::build(entries, test_tokenizer());
  const NaiveMatcher naive(entries, test_tokenizer());
  for (const auto& [text, tokens] : texts) {
    const auto have = hits_in(matcher, text, tokens);
    const auto want = naive.find(text, tokens);
    ASSERT_TRUE(have == want) << testing::PrintToString(phrases) << " in "
                              << testing::PrintToString(text) << ": " << have.size() << " hits, "
                              << want.size() << " wanted";
  }
}

TEST(PhraseMatcher, AgreesWithItsTwinOnEverySmallPhraseAndText) {
  const auto texts = all_texts({"a", "b", "-", "+", " ", "\n\n"}, 6);
  for (const std::string& phrase : all_phrases({"a", "b", "-", "+", " "}, 2))
    ASSERT_NO_FATAL_FAILURE(expect_same({phrase}, texts));
  const auto shorter = all_texts({"a", "b", "-", "+", " ", "\n\n"}, 5);
  for (const std::string& phrase : all_phrases({"a", "b", "-", "+", " "}, 3))
    ASSERT_NO_FATAL_FAILURE(expect_same({phrase}, shorter));
}

TEST(PhraseMatcher, AgreesWithItsTwinOnEveryPairOfSmallPhrases) {
  const auto texts = all_texts({"a", "-", "+", " ", "\n\n"}, 4);
  const auto phrases = all_phrases({"a", "-", "+", " "}, 3);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      ASSERT_NO_FATAL_FAILURE(expect_same({phrases[i], phrases[j]}, texts));
  }
}

TEST(PhraseMatcher, AgreesWithItsTwinOnRandomTaxonomies) {
  const std::string_view pieces[] = {"a", "b", "cc",     "C",      "-",  "\u2010", "+", "#", "/",
                                     ".", "&", "\u2022", "\u00E9", "数", " ",      " ", " ", "\n"};
  std::mt19937 random(20260103);
  const auto some = [&](std::size_t longest) {
    std::string text;
    for (auto length = 1 + random() % longest; length > 0; --length)
      text += pieces[random() % std::size(pieces)];
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> phrases;
    for (auto count = 1 + random() % 12; count > 0; --count) phrases.push_back(some(6));
    std::vector<TokenizedText> texts;
    for (int i = 0; i < 5; ++i) {
      // Phrases in a row, so that most texts hold some.
      std::string text;
      for (auto count = 1 + random() % 6; count > 0; --count)
        (text += random() % 3 == 0 ? some(3) : phrases[random() % phrases.size()]) +=
            random() % 2 == 0 ? " " : "-";
      Tokens tokens = tokens_of(text);
      texts.push_back({std::move(text), std::move(tokens)});
    }
    ASSERT_NO_FATAL_FAILURE(expect_same(phrases, texts));
  }
}

}  // namespace
}  // namespace skillgap
