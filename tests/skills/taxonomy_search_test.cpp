#include "skillgap/taxonomy_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

TEST(EditDistance, CountsInsertionsDeletionsReplacementsAndSwaps) {
  struct Case {
    std::u32string_view a, b;
    std::size_t distance;
  };
  const Case cases[] = {
      {U"", U"", 0},
      {U"", U"abc", 3},
      {U"abc", U"abc", 0},
      {U"abc", U"abd", 1},
      {U"abc", U"abcd", 1},
      {U"abc", U"ac", 1},
      {U"abc", U"acb", 1},
      {U"ab", U"ba", 1},
      {U"ca", U"abc", 3},  // no edit inside a swap
      {U"kitten", U"sitting", 3},
      {U"pyhton", U"python", 1},
      {U"データ", U"デタ", 1},
  };
  for (const auto& [a, b, distance] : cases) {
    EXPECT_EQ(edit_distance(a, b, 10), distance);
    EXPECT_EQ(edit_distance(b, a, 10), distance);
  }
}

TEST(EditDistance, StopsCountingBehindTheLimit) {
  EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 3), 4u);
  EXPECT_EQ(edit_distance(U"abcdef", U"uvwxyz", 6), 6u);
  EXPECT_EQ(edit_distance(U"a", U"abcdefgh", 2), 3u);
  EXPECT_EQ(edit_distance(U"a", U"b", 0), 1u);
  EXPECT_EQ(edit_distance(U"a", U"a", 0), 0u);
}

// The definition, word by word.
std::size_t naive_distance(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const auto a1 = a.substr(1), b1 = b.substr(1);
  std::size_t best = naive_distance(a1, b1) + (a[0] == b[0] ? 0 : 1);
  best = std::min({best, naive_distance(a1, b) + 1, naive_distance(a, b1) + 1});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
    best = std::min(best, naive_distance(a.substr(2), b.substr(2)) + 1);
  return best;
}

TEST(EditDistance, AgreesWithItsTwinOnAllSmallStrings) {
  std::vector<std::u32string> all = {U""};
  for (std::size_t i = 0; all[i].size() < 4; ++i) {
    for (const char32_t c : {U'a', U'b', U'c'}) all.push_back(all[i] + c);
  }
  for (const auto& a : all) {
    for (const auto& b : all) {
      const std::size_t distance = naive_distance(a, b);
      ASSERT_EQ(edit_distance(a, b, 8), distance);
      ASSERT_EQ(edit_distance(a, b, 1), std::min<std::size_t>(distance, 2));
    }
  }
}

TEST(AllowedEdits, GrowWithTheLength) {
  const std::size_t allowed[] = {0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3};
  for (std::size_t letters = 0; letters < std::size(allowed); ++letters)
    EXPECT_EQ(allowed_edits(letters), allowed[letters]) << letters;
}

const Taxonomy& tables() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("skills",
                {"apache-pinot | database | Apache Pinot", "c-plus-plus | language | C++",
                 "data-analysis | method | Data analysis", "flask | library | Flask | | | python",
                 "machine-learning | method | Machine learning", "python | language | Python",
                 "r | language | R", "scikit-image | library | scikit-image",
                 "scikit-learn | library | scikit-learn | | machine-learning | python",
                 "sql | language | SQL", "tensorflow | library | TensorFlow"})
          .rows("aliases", {"apache-pinot | Pinot", "data-analysis | analisis data | id",
                            "scikit-learn | sklearn"})
          .rows("roles", {"data-analyst | Data analyst | Analis data",
                          "ml-engineer | ML engineer | Insinyur ML"})
          .rows("titles", {"Pembelajar Mesin | ml-engineer | id"})
          .parse();
  return taxonomy;
}

std::vector<std::string> found(std::string_view text, std::size_t limit = 10) {
  static const TaxonomySearch search = TaxonomySearch::build(tables(), test_tokenizer());
  std::vector<std::string> lines;
  for (const SearchHit& hit : search.nearest(text, limit))
    lines.push_back(hit.id + " by " + hit.matched + ": " +
                    std::string(nearness_name(hit.nearness)) +
                    (hit.nearness == Nearness::kEdits ? " " + std::to_string(hit.distance) : ""));
  return lines;
}

TEST(TaxonomySearch, FindsNearNames) {
  struct Case {
    std::string text;
    std::vector<std::string> hits;
  };
  const Case cases[] = {
      // The same letters.
      {"TENSOR-FLOW", {"tensorflow by tensorflow: same"}},
      {"c++", {"c-plus-plus by C++: same"}},
      {"r", {"r by r: same"}},
      {"pembelajar mesin", {"ml-engineer by Pembelajar Mesin: same"}},
      // The same words.
      {"learning machine", {"machine-learning by machine-learning: words"}},
      {"analis data",
       {"data-analyst by Analis data: same", "data-analysis by analisis data: edits 2"}},
      // Typing errors, alone and in swapped words.
      {"tensor flw", {"tensorflow by tensorflow: edits 1"}},
      {"tnesorflow", {"tensorflow by tensorflow: edits 1"}},
      {"sklern", {"scikit-learn by sklearn: edits 1"}},
      {"lerning machine", {"machine-learning by machine-learning: edits 1"}},
      // Equally far: what other rows build on comes first.
      {"piton", {"python by python: edits 2", "apache-pinot by Pinot: edits 2"}},
      // Beginnings and parts.
      {"sq", {"sql by sql: prefix"}},
      {"scikit", {"scikit-image by scikit-image: prefix", "scikit-learn by scikit-learn: prefix"}},
      {"learn", {"machine-learning by machine-learning: part", "scikit-learn by sklearn: edits 2"}},
      {"Google TensorFlow 2", {"tensorflow by tensorflow: part"}},
      // Nothing.
      {"cobol", {}},
      {"sq l x y z", {}},
      {"", {}},
      {" - ", {}},
      {"\u00AD", {}},
  };
  for (const auto& [text, hits] : cases) EXPECT_EQ(found(text), hits) << text;
}

TEST(TaxonomySearch, GivesNoMoreThanTheLimit) {
  EXPECT_EQ(found("data").size(), 2u);
  EXPECT_EQ(found("data", 1).size(), 1u);
  EXPECT_EQ(found("data", 0), std::vector<std::string>{});
}

TEST(TaxonomySearch, LeavesRolesOutWhereSkillsAreAskedFor) {
  const TaxonomySearch search = TaxonomySearch::build(tables(), test_tokenizer());
  ASSERT_EQ(search.nearest_skills("data anal", 5).size(), 1u);
  EXPECT_EQ(search.nearest_skills("data anal", 5)[0].id, "data-analysis");
}

}  // namespace
}  // namespace skillgap
