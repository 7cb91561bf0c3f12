#include "insight/title_reader.h"

#include <gtest/gtest.h>

#include "support/read_text_of.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("roles", {"data-analyst | Data analyst | Analis data | | yes",
                          "data-engineer | Data engineer | Insinyur data | | yes",
                          "finance | Finance officer | Staf keuangan | | no"})
          .rows("titles", {"Analytics Engineer | data-engineer | en"})
          .rows("role_fields", {"Finance | finance | en", "Keuangan | finance | id"})
          .rows("role_cues", {"looking for | seeks | en", "as | seeks | en", "will | acts | en",
                              "work with | besides | en", "sebagai | seeks | id",
                              "analytics engineer | acts | en"})
          .parse();
  return taxonomy;
}

struct Vote {
  std::string role;
  double weight;
  bool is_field;
  friend bool operator==(const Vote&, const Vote&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Vote& vote) {
    return out << vote.role << ' ' << vote.weight << (vote.is_field ? " field" : "");
  }
};

std::vector<Vote> votes_of(std::string_view title) {
  static const StructureReader structure = StructureReader::build(taxonomy(), test_tokenizer());
  static const TitleReader reader = TitleReader::build(taxonomy(), test_tokenizer());
  const ReadText text = read_text_of(title, structure);
  std::vector<Vote> votes;
  for (const TitleVote& vote : reader.read(text, 0, text.tokens.size()))
    votes.push_back({taxonomy()[vote.hit.role].id, vote.weight, vote.is_field});
  return votes;
}

TEST(TitleReader, LetsTheFirstPartThatNamesARoleCountMostAndFieldsLeast) {
  const std::pair<std::string, std::vector<Vote>> cases[] = {
      {"Data Analyst", {{"data-analyst", 2, false}}},
      {"Sr. Data-Analyst II (m/f)", {{"data-analyst", 3, false}}},
      {"Data Analyst, Finance", {{"data-analyst", 2, false}, {"finance", 0.25, true}}},
      {"Finance Data Analyst", {{"finance", 0.25, true}, {"data-analyst", 2, false}}},
      {"Data Analyst / Data Engineer", {{"data-analyst", 2, false}, {"data-engineer", 0.8, false}}},
      {"Acme: Data Engineer - Analis Data",
       {{"data-engineer", 2, false}, {"data-analyst", 0.8, false}}},
      {"Staf Keuangan", {{"finance", 2, false}}},
      {"Barista", {}},
      {"", {}},
  };
  for (const auto& [title, votes] : cases) EXPECT_EQ(votes_of(title), votes) << title;
}

TEST(TitleReader, FindsTitlesInTextsButNoFields) {
  static const StructureReader structure = StructureReader::build(taxonomy(), test_tokenizer());
  const TitleReader reader = TitleReader::build(taxonomy(), test_tokenizer());
  const ReadText text = read_text_of("Our finance team needs a data analyst.", structure);
  const std::vector<TitleHit> hits = reader.find(text);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].where.of(text.text), "data analyst");
}

TEST(TitleReader, TellsTheRoleThatATextLooksForFromColleagues) {
  static const StructureReader structure = StructureReader::build(taxonomy(), test_tokenizer());
  const TitleReader reader = TitleReader::build(taxonomy(), test_tokenizer());
  using enum Naming;
  const std::pair<std::string_view, std::vector<Naming>> cases[] = {
      {"We are looking for a Data Analyst.", {kSought}},
      {"looking for a highly motivated and curious Data Analyst to join us", {kSought}},
      {"We are looking for growth. Data Analyst", {kPlain}},
      {"looking for one two three four five six seven eight nine ten eleven to thirteen Data "
       "Analyst",
       {kPlain}},
      {"Bekerja sebagai Analis Data", {kSought}},
      {"The Data Analyst will write reports", {kSought}},
      {"The Data Analyst, who will", {kPlain}},
      {"As Data Analyst you work with a Data Engineer", {kSought, kBesides}},
      {"You work with a Data Engineer who will help", {kBesides}},
      {"work with the Data Engineer will", {kBesides}},
      {"Data Analyst and Data Engineer", {kPlain, kPlain}},
  };
  for (const auto& [written, expected] : cases) {
    const ReadText text = read_text_of(written, structure);
    std::vector<Naming> namings;
    for (const TitleHit& hit : reader.find(text)) namings.push_back(hit.naming);
    EXPECT_EQ(namings, expected) << written;
  }
}

TEST(TitleReader, TakesNoCueOfATitleForAField) {
  EXPECT_EQ(votes_of("Will work with Data Analyst as Data Engineer"),
            (std::vector<Vote>{{"data-analyst", 2, false}, {"data-engineer", 2, false}}));
  EXPECT_EQ(votes_of("Analytics Engineer"), (std::vector<Vote>{{"data-engineer", 2, false}}));
}

}  // namespace
}  // namespace skillgap
