#include "skillgap/unlisted.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

const Taxonomy& tables() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("skills", {"communication | soft | Communication | Komunikasi",
                           "python | language | Python", "sql | language | SQL"})
          .rows("education", {"bachelor | degree | Bachelor | Sarjana"})
          .rows("roles", {"data-engineer | Data engineer | Insinyur data"})
          .rows("titles", {"data engineer | data-engineer | en"})
          .rows("sections", {"Benefits | benefits | en", "Requirements | requirements | en",
                             "Responsibilities | duties | en"})
          .rows("cues", {"experience with | skill | en"})
          .rows("function_words", {"and | en", "dan | id", "of | en", "or | en"})
          .rows("everyday_words", {"full time | en", "team | en"})
          .parse();
  return taxonomy;
}

AnalyzedPosting posting_of(std::string text, Posting posting = {}) {
  AnalyzedPosting analyzed;
  analyzed.posting = std::move(posting);
  analyzed.text = std::move(text);
  return analyzed;
}

const UnlistedReader& reader() {
  static const UnlistedReader reader = UnlistedReader::build(tables(), test_tokenizer());
  return reader;
}

Strings terms_in(const std::string& text, Posting posting = {}) {
  Strings terms;
  for (const TermUse& use : reader().read(posting_of(text, std::move(posting))).uses)
    terms.push_back(use.term);
  return terms;
}

TEST(UnlistedReader, OffersItemsOfListsAndNamesOfSkillSections) {
  struct Case {
    std::string text;
    Strings terms;
  };
  const Case cases[] = {
      // Whole lines, pieces between commas, words behind a cue.
      {"Requirements\n- Foo Bar\n- baz qux", {"Foo Bar", "baz qux"}},
      {"Requirements\nPython, Foo, baz and SQL", {"Foo"}},
      {"Requirements\nPython, Foo, baz", {"Foo", "baz"}},
      {"Requirements\nExperience with Foo, Bar", {"Foo", "Bar"}},
      {"Requirements\n- and Foo of", {"Foo"}},
      // Names inside of sentences.
      {"Requirements\nWe work with Foo Bar and gRPC every day", {"Foo Bar", "gRPC"}},
      {"Requirements\nWorking with colleagues all over the place", {}},
      // Too many words for a name.
      {"Requirements\n- one two three four five", {}},
      {"Requirements\nall of us like One Two Three Four Five a lot", {}},
      // What is known, everyday, glued, a label, a path, or has no letter.
      {"Requirements\n- Python\n- Data engineer\n- team\n- Full time\n- 2019\n- and/or", {}},
      {"Requirements\n- Rp3,000,000\n- 250.000k\n- ISO27001", {"ISO27001"}},
      {"Requirements\n- skillsAbility\nStart date: 2019\nwe read of it under example/Foo/more", {}},
      {"Requirements\n- Bachelor of Arts, Foo", {}},
      // Prose with commas says nothing without a skill or a capital.
      {"Requirements\nage, colour, creed", {}},
      // Elsewhere only beside a technical skill, and only names.
      {"Responsibilities\nwe build Foo with Python, quickly", {"Foo"}},
      {"Responsibilities\nwe build Foo with communication", {}},
      {"we like Foo", {}},
      {"Benefits\nPython lessons with Foo", {}},
      // Headlines are all capitals.
      {"Requirements\nWorking With Other People Python Every Day Of gRPC", {"gRPC"}},
  };
  for (const auto& [text, terms] : cases) EXPECT_EQ(terms_in(text), terms) << text;
}

TEST(UnlistedReader, PassesOverThePostingsOwnTitleEmployerAndPlace) {
  Posting posting;
  posting.title = "Foo wizard";
  posting.company = "Bar, Inc.";
  posting.location = "Springfield";
  EXPECT_EQ(terms_in("Requirements\n- Foo\n- Bar\n- Springfield\n- Foo Baz", posting),
            Strings{"Foo Baz"});
}

TEST(UnlistedReader, TakesTagsAsItems) {
  Posting posting;
  posting.tags = {"Foo", "Python", "Python 3", "team"};
  const PostingTerms terms = reader().read(posting_of("", posting));
  ASSERT_EQ(terms.uses.size(), 1u);
  EXPECT_EQ(terms.uses[0].term, "Foo");
  EXPECT_EQ(terms.uses[0].example.field, Field::kTags);
}

TEST(UnlistedReader, GivesEachTermOnceWithItsFirstPlace) {
  Posting posting;
  posting.id = "p1";
  const std::string text = "Requirements\n- all of us use Foo-Bar in summer\n- foo bar";
  const PostingTerms terms = reader().read(posting_of(text, posting));
  ASSERT_EQ(terms.uses.size(), 1u);
  const TermUse& use = terms.uses[0];
  EXPECT_EQ(use.key, "foo bar");
  EXPECT_EQ(use.term, "Foo-Bar");
  EXPECT_TRUE(use.has_capital);
  EXPECT_EQ(use.section, Section::kRequirements);
  EXPECT_EQ(use.example.posting, "p1");
  EXPECT_EQ(use.example.where.of(text), "Foo-Bar");
  EXPECT_EQ(use.example.snippet, "of us use Foo-Bar in summer");
}

TEST(UnlistedReader, TakesEmployersOfOneNameAsOne) {
  const auto employer = [](std::string company) {
    Posting posting;
    posting.company = std::move(company);
    return reader().read(posting_of("", posting)).employer;
  };
  EXPECT_EQ(employer("Acme Web Services, Inc."), employer("ACME.com LLC"));
  EXPECT_EQ(employer("IT"), "IT");
  EXPECT_EQ(employer(""), "");
}

PostingTerms said(const std::string& number, const std::string& employer, const Strings& terms) {
  PostingTerms posting{number, employer, {}};
  for (const std::string& term : terms)
    posting.uses.push_back({term, term, Section::kSkills, false, {number, {}, {}, {}}});
  return posting;
}

Strings lines(const std::vector<UnlistedTerm>& terms) {
  Strings all;
  for (const UnlistedTerm& term : terms)
    all.push_back(term.term + " " + std::to_string(term.postings) + " " +
                  std::to_string(term.employers));
  return all;
}

TEST(UnlistedCounter, PutsTheMostFrequentFirstThenGoesByName) {
  UnlistedCounter counter;
  counter.add(said("1", "a", {"b", "a", "c"}));
  counter.add(said("2", "b", {"a", "b", "c"}));
  counter.add(said("3", "c", {"c", "d"}));
  const Strings all = {"c 3 3", "a 2 2", "b 2 2"};
  EXPECT_EQ(lines(counter.top({})), all);
  EXPECT_EQ(lines(counter.top({.limit = 1})), Strings{all[0]});
  EXPECT_EQ(lines(counter.top({.min_postings = 3})), Strings{all[0]});
  EXPECT_EQ(counter.top({.limit = 0, .min_postings = 1, .min_employers = 1}).size(), 4u);
}

TEST(UnlistedCounter, CountsCopiesOnceAndOneEmployersWordsNotAtAll) {
  UnlistedCounter counter;
  counter.add(said("1", "acme", {"a", "b"}));
  counter.add(said("1", "other", {"a", "b"}));
  counter.add(said("2", "acme", {"a"}));
  counter.add(said("3", "", {"b"}));
  counter.add(said("4", "", {"b"}));
  EXPECT_EQ(counter.postings(), 4u);
  EXPECT_EQ(counter.copies(), 1u);
  EXPECT_EQ(lines(counter.top({})), Strings{"b 3 3"});
}

TEST(UnlistedCounter, SumsUpSpellingsCapitalsSectionsAndExamples) {
  UnlistedCounter counter;
  const auto use = [](std::string term, Section section, bool capital, std::string posting) {
    return TermUse{"foo", std::move(term), section, capital, {std::move(posting), {}, {}, {}}};
  };
  counter.add({"1", "a", {use("Foo", Section::kSkills, true, "p1")}});
  counter.add({"2", "b", {use("foo", Section::kDuties, false, "p2")}});
  counter.add({"3", "c", {use("FOO", Section::kDuties, true, "p3")}});
  counter.add({"4", "d", {use("Foo", Section::kDuties, true, "p4")}});
  const auto terms = counter.top({});
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].term, "Foo");
  EXPECT_EQ(terms[0].capital_share, 0.75);
  EXPECT_EQ(terms[0].section, Section::kDuties);
  ASSERT_EQ(terms[0].examples.size(), UnlistedCounter::kExamples);
  EXPECT_EQ(terms[0].examples[0].posting, "p1");
  EXPECT_EQ(terms[0].missed, 0u);
}

// A stream with a few frequent terms among many that come once: the counts lack no more than is
// admitted, and no more terms are kept than allowed.
TEST(UnlistedCounter, ForgetsTheRarestWhereThereAreTooMany) {
  constexpr std::size_t kPostings = 200, kCapacity = 50;
  UnlistedCounter counter(kCapacity), exact;
  for (std::size_t i = 0; i < kPostings; ++i) {
    const std::string number = std::to_string(i);
    Strings terms = {"rare " + number};
    if (i % 2 == 0) terms.push_back("often");
    if (i % 5 == 3) terms.push_back("sometimes");
    counter.add(said(number, "", terms));
    exact.add(said(number, "", terms));
  }
  EXPECT_EQ(exact.missed(), 0u);
  EXPECT_GT(counter.missed(), 0u);
  const UnlistedChoice all{.limit = 0, .min_postings = 1, .min_employers = 1};
  EXPECT_LE(counter.top(all).size(), kCapacity);
  const auto kept = counter.top({.min_postings = 10});
  ASSERT_EQ(kept.size(), 2u);
  EXPECT_EQ(kept[0].term, "often");
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const std::size_t truth = exact.top({.min_postings = 10})[i].postings;
    EXPECT_LE(kept[i].postings, truth);
    EXPECT_GE(kept[i].postings + kept[i].missed, truth);
  }
}

}  // namespace
}  // namespace skillgap
