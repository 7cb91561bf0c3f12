#include "skillgap/alias_index.h"

#include <gtest/gtest.h>

#include <string>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

TEST(AliasIndex, NamesTheLongestAliasesInsideAPhraseWhateverTheirRules) {
  const Taxonomy taxonomy = SmallTaxonomy()
                                .rows("skills", {"excel | tool | Excel", "sql | language | SQL",
                                                 "sql-server | database | SQL Server"})
                                .rows("aliases", {"excel | Excel | | company"})
                                .parse();
  const AliasIndex index = AliasIndex::build(taxonomy, test_tokenizer());
  const auto inside = [&](std::string_view phrase) {
    std::string names;
    for (const Alias* alias : index.inside(phrase, test_tokenizer())) names += alias->text + ";";
    return names;
  };
  EXPECT_EQ(inside("excel at sql server"), "Excel;SQL Server;");
  EXPECT_EQ(inside("excellent"), "");
  EXPECT_EQ(inside(""), "");
}

}  // namespace
}  // namespace skillgap
