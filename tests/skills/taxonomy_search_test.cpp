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

std::vector<std::string> found(std::string_view text, std::size_t limit = 10) {
  const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("skills", {"c-plus-plus | language | C++", "data-analysis | method | Data analysis",
                           "r | language | R", "scikit-learn | library | scikit-learn",
                           "sql | language | SQL", "tensorflow | library | TensorFlow"})
          .rows("aliases", {"data-analysis | analisis data | id", "scikit-learn | sklearn"})
          .rows("roles", {"data-analyst | Data analyst | Analis data",
                          "ml-engineer | ML engineer | Insinyur ML"})
          .rows("titles", {"Pembelajar Mesin | ml-engineer | id"})
          .parse();
  std::vector<std::string> lines;
  for (const SearchHit& hit : search_taxonomy(taxonomy, test_tokenizer(), text, limit))
    lines.push_back(hit.kind + " " + hit.id + " '" + hit.label + "' by " + hit.matched + " " +
                    std::to_string(hit.distance));
  return lines;
}

TEST(TaxonomySearch, FindsNearNames) {
  struct Case {
    std::string text;
    std::vector<std::string> hits;
  };
  const Case cases[] = {
      {"tensor flw", {"library tensorflow 'TensorFlow' by tensorflow 1"}},
      {"TENSOR-FLOW", {"library tensorflow 'TensorFlow' by tensorflow 0"}},
      {"tnesorflow", {"library tensorflow 'TensorFlow' by tensorflow 1"}},
      {"tensor", {"library tensorflow 'TensorFlow' by tensorflow 1"}},
      {"Scikit learn", {"library scikit-learn 'scikit-learn' by scikit-learn 0"}},
      {"sklern", {"library scikit-learn 'scikit-learn' by sklearn 1"}},
      {"c++", {"language c-plus-plus 'C++' by C++ 0"}},
      {"sq", {"language sql 'SQL' by sql 1"}},
      {"r", {"language r 'R' by r 0"}},
      {"pembelajar mesin", {"role ml-engineer 'ML engineer' by Pembelajar Mesin 0"}},
      {"data anal",
       {"method data-analysis 'Data analysis' by data-analysis 1",
        "role data-analyst 'Data analyst' by data-analyst 1"}},
      {"analis data",
       {"role data-analyst 'Data analyst' by Analis data 0",
        "method data-analysis 'Data analysis' by analisis data 2"}},
      {"cobol", {}},
      {"", {}},
      {" - ", {}},
      {"\u00AD", {}},
  };
  for (const auto& [text, hits] : cases) EXPECT_EQ(found(text), hits) << text;
}

TEST(TaxonomySearch, GoesByDistanceThenIdUpToTheLimit) {
  const std::vector<std::string> both = {"method data-analysis 'Data analysis' by data-analysis 1",
                                         "role data-analyst 'Data analyst' by data-analyst 1"};
  EXPECT_EQ(found("data"), both);
  EXPECT_EQ(found("data", 1), std::vector{both[0]});
  EXPECT_EQ(found("data", 0), std::vector<std::string>{});
}

}  // namespace
}  // namespace skillgap
