// The tables that are compiled in, as they stand.
#include <gtest/gtest.h>

#include "skillgap/taxonomy.h"
#include "skillgap/taxonomy_lint.h"
#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

TEST(ShippedTaxonomy, ParsesWithoutProblems) {
  const ParsedTaxonomy parsed = parse_taxonomy(built_in_taxonomy_files());
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << to_line(problem);
  EXPECT_FALSE(parsed.taxonomy.concepts.empty());
  EXPECT_FALSE(parsed.taxonomy.roles.empty());
}

TEST(ShippedTaxonomy, IsCleanForLint) {
  for (const Problem& problem : lint_taxonomy(built_in_taxonomy_files(), test_tokenizer()))
    ADD_FAILURE() << to_line(problem);
}

TEST(ShippedTaxonomy, GivesEveryConceptASourceAndALabel) {
  const Taxonomy& taxonomy = shipped_taxonomy();
  for (const Concept& item : taxonomy.concepts) {
    EXPECT_FALSE(item.source.empty()) << item.id;
    EXPECT_FALSE(item.label_en.empty()) << item.id;
  }
}

}  // namespace
}  // namespace skillgap
