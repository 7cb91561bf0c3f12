#include "skillgap/phrase_screen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "skillgap/phrase_matcher.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Places places_of(const std::vector<PhraseHit>& hits) {
  Places places;
  for (const PhraseHit& hit : hits) places.push_back({hit.first_token, hit.end_token});
  return places;
}

Places places_in(const PhraseMatcher& matcher, std::string_view text, const Tokens& tokens,
                 std::size_t first, std::size_t end) {
  std::vector<PhraseHit> hits;
  matcher.find_more(text, tokens, first, end, hits);
  return places_of(hits);
}

Places places_in_parts(const PhraseMatcher& matcher, std::string_view text, const Tokens& tokens,
                       const std::vector<std::uint32_t>& begins) {
  std::vector<PhraseHit> hits;
  matcher.find_in_parts(text, tokens, begins, hits);
  return places_of(hits);
}

// The slow twin: a search for each part.
Places places_in_each(const PhraseMatcher& matcher, std::string_view text, const Tokens& tokens,
                      const std::vector<std::uint32_t>& begins) {
  std::vector<PhraseHit> hits;
  for (std::size_t part = 0; part + 1 < begins.size(); ++part)
    matcher.find_more(text, tokens, begins[part], begins[part + 1], hits);
  return places_of(hits);
}

std::vector<PhraseEntry> numbered(const std::vector<std::string>& phrases) {
  std::vector<PhraseEntry> entries;
  for (const std::string& phrase : phrases)
    entries.push_back({phrase, static_cast<std::uint32_t>(entries.size())});
  return entries;
}

// Phrases and texts of few words, so that many begin alike and many are found.
class FewWords {
 public:
  std::string some(std::size_t most) {
    constexpr std::string_view kPieces[] = {"a ", "b ", "c ", "go-", "-", "\u2010", "+",
                                            "#",  "d.", "é ", "a",   "b", " ",      "\n\n"};
    std::string text;
    for (auto left = 1 + random_() % most; left > 0; --left)
      text += kPieces[random_() % std::size(kPieces)];
    return text;
  }
  std::vector<std::string> phrases(std::size_t most) {
    std::vector<std::string> all(1 + random_() % most);
    for (std::string& phrase : all) phrase = some(5);
    return all;
  }
  std::size_t up_to(std::size_t most) { return random_() % (most + 1); }
  // The ends of parts of so many tokens.
  std::vector<std::uint32_t> parts(std::size_t tokens) {
    std::vector<std::uint32_t> begins;
    for (std::size_t left = 2 + up_to(10); left > 0; --left)
      begins.push_back(static_cast<std::uint32_t>(up_to(tokens)));
    std::ranges::sort(begins);
    return begins;
  }

 private:
  std::mt19937 random_{20261122};
};

TEST(PhraseScreen, ChangesNoHitOfAnyMatcherInAnyPartOfAText) {
  FewWords words;
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    PhraseScreen screen;
    std::vector<PhraseMatcher> alone, joined;
    for (std::size_t m = 0; m <= words.up_to(PhraseScreen::kMostMatchers + 2); ++m) {
      const auto phrases = numbered(words.phrases(8));
      alone.push_back(PhraseMatcher::build(phrases, test_tokenizer()));
      joined.push_back(PhraseMatcher::build(phrases, test_tokenizer()));
      joined.back().join(screen);
    }
    screen.close();
    const std::string text = words.some(400);
    Tokens tokens = tokens_of(text), marked = tokens;
    screen.mark(marked);
    const std::size_t end = words.up_to(tokens.size()), first = words.up_to(end);
    for (std::size_t m = 0; m < alone.size(); ++m) {
      const auto expected = places_in(alone[m], text, tokens, first, end);
      ASSERT_EQ(places_in(joined[m], text, marked, first, end), expected) << text;
      ASSERT_EQ(places_in(joined[m], text, tokens, first, end), expected) << text;  // no marks
      hits += expected.size();
    }
  }
  EXPECT_GT(hits, 5000U);
}

TEST(PhraseScreen, FindsInPartsWhatIsFoundInEachOfThem) {
  FewWords words;
  std::size_t hits = 0;
  for (int round = 0; round < 300; ++round) {
    PhraseScreen screen;
    auto matcher = PhraseMatcher::build(numbered(words.phrases(8)), test_tokenizer());
    matcher.join(screen);
    screen.close();
    const std::string text = words.some(400);
    Tokens tokens = tokens_of(text), marked = tokens;
    screen.mark(marked);
    const auto begins = words.parts(tokens.size());
    const auto expected = places_in_each(matcher, text, tokens, begins);
    ASSERT_EQ(places_in_parts(matcher, text, tokens, begins), expected) << text;
    ASSERT_EQ(places_in_parts(matcher, text, marked, begins), expected) << text;
    hits += expected.size();
  }
  EXPECT_GT(hits, 2000U);
}

TEST(PhraseScreen, MarksFewTokensAtWhichNothingBegins) {
  PhraseScreen screen;
  auto matcher = PhraseMatcher::build(numbered({"machine learning", "Go"}), test_tokenizer());
  matcher.join(screen);
  screen.close();
  Tokens tokens = tokens_of("Machine learning in Go, and a machine that goes on learning");
  screen.mark(tokens);
  ASSERT_TRUE(screen.has_marked(tokens));
  EXPECT_EQ(PhraseScreen::marks(tokens, 0, 0), 0b1001U);
}

TEST(PhraseScreen, MarksAreGoneOnceTheTokensChange) {
  PhraseScreen screen;
  auto matcher = PhraseMatcher::build(numbered({"Go"}), test_tokenizer());
  matcher.join(screen);
  screen.close();
  Tokens tokens;
  const auto mark_again = [&] {
    tokens = tokens_of("Go");
    screen.mark(tokens);
    ASSERT_TRUE(screen.has_marked(tokens));
  };
  mark_again();
  tokens.add({3, 5}, "go");
  EXPECT_FALSE(screen.has_marked(tokens));
  mark_again();
  test_tokenizer().tokenize("we go", tokens);
  EXPECT_FALSE(screen.has_marked(tokens));
  EXPECT_EQ(places_in(matcher, "we go", tokens, 0, 2), (Places{{1, 2}}));
}

TEST(PhraseScreen, LeavesTokensAloneUntilItIsClosed) {
  PhraseScreen screen;
  auto matcher = PhraseMatcher::build(numbered({"Go"}), test_tokenizer());
  matcher.join(screen);
  Tokens tokens = tokens_of("Go");
  screen.mark(tokens);
  EXPECT_FALSE(screen.has_marked(tokens));
  EXPECT_EQ(places_in(matcher, "Go", tokens, 0, 1), (Places{{0, 1}}));
}

TEST(PhraseScreen, HasNoPlaceForMoreMatchersThanItHasBits) {
  PhraseScreen screen;
  for (std::size_t m = 0; m < PhraseScreen::kMostMatchers; ++m) EXPECT_EQ(screen.add({}), m);
  EXPECT_EQ(screen.add({}), std::nullopt);
}

}  // namespace
}  // namespace skillgap
