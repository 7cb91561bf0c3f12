#include "skillgap/duplicates.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "support/naive_duplicates.h"

namespace skillgap {
namespace {

const Tokenizer& tokenizer() {
  static const Tokenizer made = Tokenizer::make().value();
  return made;
}

AnalyzedPosting posting(const std::string& text) {
  AnalyzedPosting result;
  result.posting.title = "Data Engineer";
  result.posting.company = "Ironworks";
  result.posting.location = "Bandung";
  result.posting.date_posted = "2026-01-10";
  result.text = text;
  return result;
}

// Words that stand in no other text of the test but those made with the same seed.
std::string words(std::size_t from, std::size_t count) {
  std::string text;
  for (std::size_t i = from; i < from + count; ++i) text += fmt::format("word{} ", i);
  return text;
}

PostingSketch sketch(const AnalyzedPosting& one) { return sketch_posting(one, tokenizer()); }

std::string reason(const AnalyzedPosting& a, const AnalyzedPosting& b,
                   const DuplicateOptions& options = {}) {
  const DuplicateLink link = compare_postings(sketch(a), sketch(b), options);
  EXPECT_EQ(link.reason, compare_postings(sketch(b), sketch(a), options).reason);
  return std::string(duplicate_reason_name(link.reason));
}

template <typename Change>
AnalyzedPosting changed(AnalyzedPosting one, const Change& change) {
  change(one);
  return one;
}

TEST(Duplicates, AreTheSameTextInTheSamePlaceUnderTheSameTitle) {
  using P = AnalyzedPosting;
  const P one = posting(words(0, 100));
  const struct {
    const char* what;
    P other;
    const char* reason;
  } cases[] = {
      {"nothing differs", one, "same-text"},
      {"case and marks of the place", changed(one, [](P& p) { p.posting.location = "BANDUNG "; }),
       "same-text"},
      {"marks in the text", changed(one, [](P& p) { p.text = "* " + p.text + "!"; }), "same-text"},
      {"another place", changed(one, [](P& p) { p.posting.location = "Medan"; }), ""},
      {"no place against one", changed(one, [](P& p) { p.posting.location = ""; }), ""},
      {"the place in the title",
       changed(one, [](P& p) { p.posting.title = "Data Engineer - Bandung"; }), "near-text"},
      {"another title", changed(one, [](P& p) { p.posting.title = "Data Analyst"; }), ""},
      {"another employer, place known", changed(one, [](P& p) { p.posting.company = "Agency"; }),
       "same-text"},
      {"some words more", changed(one, [](P& p) { p.text += "apply by mail"; }), "near-text"},
      {"a day unknown", changed(one, [](P& p) { p.posting.date_posted = ""; }), "same-text"},
      {"another day", changed(one, [](P& p) { p.posting.date_posted = "2026-02-01"; }), "repost"},
      {"another day and some words more",
       changed(one,
               [](P& p) {
                 p.posting.date_posted = "2026-02-01";
                 p.text += "apply by mail";
               }),
       "repost"},
      {"a quarter rewritten", changed(one, [](P& p) { p.text = words(0, 87) + words(900, 13); }),
       "version"},
      {"half rewritten", changed(one, [](P& p) { p.text = words(0, 50) + words(900, 50); }), ""},
      {"an agency's version",
       changed(one,
               [](P& p) {
                 p.text = words(0, 87) + words(900, 13);
                 p.posting.company = "Agency";
               }),
       ""},
  };
  for (const auto& [what, other, expected] : cases) EXPECT_EQ(reason(one, other), expected) << what;
}

TEST(Duplicates, EndWithTheWindow) {
  const AnalyzedPosting one = posting(words(0, 100));
  const std::tuple<const char*, int, const char*> cases[] = {
      {"2026-03-11", 60, "repost"}, {"2026-03-12", 60, ""},       {"2025-11-11", 60, "repost"},
      {"2025-11-10", 60, ""},       {"2026-03-12", 61, "repost"}, {"2026-01-11", 0, ""},
  };
  for (const auto& [date, days, expected] : cases) {
    AnalyzedPosting other = one;
    other.posting.date_posted = date;
    EXPECT_EQ(reason(one, other, {.window_days = days}), expected) << date << " " << days;
  }
}

// Branches of one firm post one text, and say where they are by their names only.
TEST(Duplicates, NeedTheSameEmployerWhereNoPlaceIsStated) {
  AnalyzedPosting one = posting(words(0, 100)), other = one;
  one.posting.location = other.posting.location = "";
  EXPECT_EQ(reason(one, other), "same-text");
  other.posting.company = "Ironworks Medan";
  EXPECT_EQ(reason(one, other), "");
  other.posting.company = "";
  EXPECT_EQ(reason(one, other), "same-text");
}

TEST(Duplicates, NeedTheSameEmployerWhereTheTextIsShort) {
  AnalyzedPosting one = posting(""), other = one;
  EXPECT_EQ(reason(one, other), "same-text");
  other.posting.company = "Agency";
  EXPECT_EQ(reason(one, other), "");
  other.posting.company = "";
  EXPECT_EQ(reason(one, other), "");
  other = one;
  other.posting.date_posted = "2026-01-11";
  EXPECT_EQ(reason(one, other), "repost");
}

TEST(Duplicates, AreNotSeenByTextAloneUnlessItIsTheSame) {
  AnalyzedPosting one = posting(words(0, 200)), other = one;
  for (AnalyzedPosting* p : {&one, &other}) p->posting = {};
  EXPECT_EQ(reason(one, other), "same-text");
  other.text += "apply by mail";
  EXPECT_EQ(reason(one, other), "");
  one.posting.date_posted = other.posting.date_posted = "2026-01-10";
  EXPECT_EQ(reason(one, other), "near-text");
  other.text = words(0, 175) + words(900, 25);  // an entry of a monthly thread, edited
  other.posting.date_posted = "2026-02-10";
  EXPECT_EQ(reason(one, other), "version");
}

TEST(Similarity, IsTheJaccardIndexOfRunsOfThreeWords) {
  const auto alike = [](const std::string& a, const std::string& b) {
    AnalyzedPosting one, other;
    one.text = a;
    other.text = b;
    return similarity(sketch(one), sketch(other));
  };
  EXPECT_EQ(alike("a b c d", "a b c d"), 1);
  EXPECT_EQ(alike("a b c d", "a b c e"), 1.0 / 3);
  EXPECT_EQ(alike("a b c a b c", "A, b: c!"), 1.0 / 3);  // abc bca cab, of which abc
  EXPECT_EQ(alike("a b", "a b"), 1);
  EXPECT_EQ(alike("a b", "b a"), 0);
  EXPECT_EQ(alike("", "a"), 0);
  EXPECT_EQ(alike("", ""), 0);
  EXPECT_EQ(alike("a b c d e", ""), 0);
}

// Runs of a long text are those of its parts, where the parts overlap by two words.
TEST(PostingSketch, KeepsTheSmallestRunsInOrder) {
  const auto runs = [](std::size_t from, std::size_t count) {
    AnalyzedPosting one;
    one.text = words(from, count);
    return sketch(one).shingles;
  };
  for (const std::size_t parts : {1u, 2u, 3u, 20u, 200u}) {
    std::set<std::uint32_t> all;
    for (std::size_t part = 0; part < parts; ++part) {
      const auto some = runs(part * 100, 102);
      EXPECT_EQ(some.size(), 100u);
      all.insert(some.begin(), some.end());
    }
    std::vector<std::uint32_t> expected(all.begin(), all.end());
    expected.resize(std::min(expected.size(), PostingSketch::kMostShingles));
    EXPECT_EQ(runs(0, parts * 100 + 2), expected) << parts;
  }
}

// However many are made at once.
TEST(PostingSketch, HasTheRunsOfEachThreeWords) {
  for (std::size_t count = 3; count < 40; ++count) {
    std::set<std::uint32_t> expected;
    AnalyzedPosting one;
    for (std::size_t i = 0; i + 3 <= count; ++i) {
      one.text = words(i, 3);
      expected.insert(sketch(one).shingles.at(0));
    }
    one.text = words(0, count);
    EXPECT_EQ(sketch(one).shingles, std::vector(expected.begin(), expected.end())) << count;
  }
}

TEST(PostingSketch, OfFewWordsIsOneRun) {
  for (const std::size_t count : {0u, 1u, 2u, 3u, 4u}) {
    AnalyzedPosting one;
    one.text = words(0, count);
    const std::size_t runs = count < 3 ? std::min<std::size_t>(count, 1) : count - 2;
    EXPECT_EQ(sketch(one).shingles.size(), runs) << count;
  }
}

// A thousand times the same three words are three runs.
TEST(PostingSketch, CountsARunOnce) {
  AnalyzedPosting one;
  for (int i = 0; i < 1000; ++i) one.text += "one two three ";
  EXPECT_EQ(sketch(one).shingles.size(), 3u);
}

TEST(Similarity, IsEstimatedWithinItsErrorForLongTexts) {
  std::mt19937 random(3);
  for (const std::size_t shared : {100u, 500u, 900u, 990u}) {
    double error = 0;
    for (std::size_t round = 0; round < 30; ++round) {
      const std::size_t begin = 2000 * round + random() % 100;
      AnalyzedPosting one, other;
      one.text = words(begin, 1000);
      other.text = words(begin + 1000 - shared, 1000);
      error += similarity(sketch(one), sketch(other)) - naive_similarity(one.text, other.text);
    }
    EXPECT_NEAR(error / 30, 0, 0.03 / std::sqrt(30.0) * 4) << shared;
  }
}

// Groups of texts that share most, some or none of their words, over places, titles, employers and
// days: everything by which the rules decide.
std::vector<PostingSketch> random_postings(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  const auto pick = [&](std::uint32_t n) { return random() % n; };
  std::vector<PostingSketch> postings;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t base = 1000 * pick(6), length = std::array{2, 30, 120, 400}[pick(4)];
    const std::size_t kept = length * std::array{100, 97, 85, 60}[pick(4)] / 100;
    AnalyzedPosting one = posting(words(base, kept) + words(10000 + 1000 * pick(5), length - kept));
    one.posting.location = std::array{"Bandung", "Medan", ""}[pick(3)];
    one.posting.title = std::array{"Data Engineer", "Welder", ""}[pick(3)];
    one.posting.company = std::array{"Ironworks", "Ironworks Medan", ""}[pick(3)];
    one.posting.date_posted = pick(5) == 0 ? "" : fmt::format("2026-0{}-1{}", 1 + pick(5), pick(9));
    postings.push_back(sketch(one));
  }
  return postings;
}

// The clever way may miss a pair by design (bands, bounds), so it must join nothing that the twin
// does not, and miss no more than its chance.
TEST(Duplicates, AgreeWithTheTwinThatComparesAllPairs) {
  std::size_t copies = 0, missed = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const auto postings = random_postings(seed, 300);
    const Duplicates found = find_duplicates(postings);
    const std::vector<std::size_t> expected = naive_duplicates(postings, {});
    for (std::size_t i = 0; i < postings.size(); ++i) {
      EXPECT_EQ(expected[found.first_of[i]], expected[i]) << "joined what does not belong together";
      copies += expected[i] != i;
      missed += expected[i] != i && found.first_of[i] == i;
    }
  }
  EXPECT_GT(copies, 500u);
  EXPECT_LE(missed, copies / 100) << copies;
}

TEST(Duplicates, DoNotDependOnTheOrderBeyondWhichComesFirst) {
  std::mt19937 random(9);
  const std::vector<PostingSketch> postings = random_postings(42, 250);
  const Duplicates expected = find_duplicates(postings);
  std::vector<std::size_t> order(postings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (int round = 0; round < 5; ++round) {
    std::ranges::shuffle(order, random);
    std::vector<PostingSketch> shuffled;
    for (const std::size_t i : order) shuffled.push_back(postings[i]);
    const Duplicates found = find_duplicates(shuffled);
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j)
        ASSERT_EQ(found.first_of[i] == found.first_of[j],
                  expected.first_of[order[i]] == expected.first_of[order[j]]);
    }
  }
}

TEST(Duplicates, AreNamedByTheFirstAndKeepTheirReason) {
  AnalyzedPosting first = posting(words(0, 100)), second = first, third = first;
  second.posting.date_posted = "2026-02-20";
  third.posting.date_posted = "2026-04-05";  // too late for the first, not for the second
  const std::vector<PostingSketch> postings = {sketch(posting("Other words.")), sketch(first),
                                               sketch(second), sketch(third)};
  const Duplicates found = find_duplicates(postings);
  EXPECT_EQ(found.first_of, (std::vector<std::size_t>{0, 1, 1, 1}));
  EXPECT_EQ(found.reasons[0].reason, DuplicateReason::kNone);
  EXPECT_EQ(found.reasons[1].reason, DuplicateReason::kNone);
  EXPECT_EQ(found.reasons[2].reason, DuplicateReason::kRepost);
  EXPECT_EQ(found.reasons[3].reason, DuplicateReason::kRepost);
  EXPECT_EQ(found.reasons[3].like, 2u);
  EXPECT_EQ(found.reasons[3].similarity, 1);
}

TEST(Duplicates, AreUndoneForAPostingThatIsKeptApart) {
  const PostingSketch one = sketch(posting(words(0, 100)));
  const std::vector<PostingSketch> postings = {one, one, one};
  const Duplicates found = find_duplicates(postings, {}, {false, true, false});
  EXPECT_EQ(found.first_of, (std::vector<std::size_t>{0, 1, 0}));
}

// Ten thousand postings of one form letter: the bound on comparisons keeps this from being fifty
// million of them, and they are one vacancy all the same.
TEST(Duplicates, TakeTimeInProportionToTheNumberOfCopies) {
  const PostingSketch one = sketch(posting(words(0, 100)));
  const std::vector<PostingSketch> postings(10'000, one);
  const Duplicates found = find_duplicates(postings);
  EXPECT_TRUE(std::ranges::all_of(found.first_of, [](std::size_t first) { return first == 0; }));
}

TEST(Duplicates, OfNothingAreNothing) { EXPECT_TRUE(find_duplicates({}).first_of.empty()); }

}  // namespace
}  // namespace skillgap
