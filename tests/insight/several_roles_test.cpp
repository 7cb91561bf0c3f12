#include "insight/several_roles.h"

#include <gtest/gtest.h>

#include "support/read_text_of.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("roles", {"data-analyst | Data analyst | Analis data | | yes",
                          "data-engineer | Data engineer | Insinyur data | | yes",
                          "etl-engineer | ETL engineer | Insinyur ETL | data-engineer | yes",
                          "cook | Cook | Koki | | no"})
          .parse();
  return taxonomy;
}

std::string listed(const std::string& text) {
  const StructureReader structure = StructureReader::build(taxonomy(), test_tokenizer());
  const TitleReader titles = TitleReader::build(taxonomy(), test_tokenizer());
  const ReadText read = read_text_of(text, structure);
  std::string names;
  for (const RoleId role : listed_roles(read, titles.find(read), taxonomy()))
    names += taxonomy()[role].id + " ";
  return names;
}

TEST(SeveralRoles, AreThoseOfLinesThatNameLittleElse) {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"We need people:\n- Data analyst (Jakarta)\n- Cook\n", "data-analyst cook "},
      {"Our cafe grows.\nData analyst, data engineer and cook\n",
       "data-analyst data-engineer cook "},
      // One role, and kinds of one role.
      {"Data analyst\nYou write reports for us.\n", ""},
      {"Data engineer\nETL engineer\n", ""},
      // Sentences name colleagues.
      {"You report to a data engineer of ours.\nThe cook brings you lunch each day.\n", ""},
      {"Data analyst\nYou report to a data engineer of ours.\n", ""},
  };
  for (const auto& [text, roles] : cases) EXPECT_EQ(listed(text), roles) << text;
}

TEST(SeveralRoles, OfAKindAreARole) {
  const auto role = [](std::string_view id) { return *taxonomy().find_role(id); };
  EXPECT_TRUE(is_a(role("cook"), role("cook"), taxonomy()));
  EXPECT_TRUE(is_a(role("etl-engineer"), role("data-engineer"), taxonomy()));
  EXPECT_FALSE(is_a(role("data-engineer"), role("etl-engineer"), taxonomy()));
}

}  // namespace
}  // namespace skillgap
