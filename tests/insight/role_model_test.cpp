#include "insight/role_model.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/read_text_of.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("roles", {"analyst | Analyst | Analis | | yes",
                          "bi-analyst | BI analyst | Analis BI | analyst | yes",
                          "cook | Cook | Koki | | no"})
          .rows("skills", {"sql | language | SQL"})
          .rows("role_weights",
                {"bias: | analyst | 0.5", "bias: | cook | -1", "opens:analyst | analyst | 2",
                 "skill:sql | analyst | 3", "text:kitchen | cook | 4",
                 "text:kitchen | analyst | -2", "text:daily reports | analyst | 1",
                 "title:night | cook | 1.5", "title-bias: | cook | -0.25"})
          .rows("role_settings", {"damping | how short | 2"})
          .parse();
  return taxonomy;
}

struct Scored {
  RoleScores scores;
  std::vector<std::string> found;
};

Scored score(std::string_view title, std::string_view text, std::vector<Status> sql = {},
             bool opens = false) {
  static const StructureReader structure = StructureReader::build(taxonomy(), test_tokenizer());
  static const RoleModel model = RoleModel::build(taxonomy(), test_tokenizer());
  const ReadText read_title = read_text_of(title, structure),
                 read_text = read_text_of(text, structure);
  std::vector<Mention> mentions;
  for (const Status status : sql) {
    Mention mention;
    mention.concept_id = *taxonomy().find("sql");
    mention.status = status;
    mentions.push_back(mention);
  }
  std::vector<TitleHit> named;
  if (opens) named.push_back({*taxonomy().find_role("analyst"), 0, 1, {}});
  Scored scored;
  model.score({read_title, read_text, mentions, Language::kEnglish}, named, scored.scores);
  for (const FoundFeature& found : scored.scores.found) scored.found.push_back(model.name(found));
  return scored;
}

// The classes are those with a bias, the greatest first: analyst, cook.
TEST(RoleModel, AddsUpWeightsOverTheLengthAsItsHeaderSays) {
  const Scored both = score("", "Daily reports from the kitchen", {Status::kRequired});
  const double length = std::sqrt(2 + 3);
  EXPECT_NEAR(both.scores.text[0], (3 - 2 + 1) / length, 1e-12);
  EXPECT_NEAR(both.scores.text[1], 4 / length, 1e-12);

  const Scored preferred = score("", "", {Status::kPreferred, Status::kBoilerplate});
  EXPECT_NEAR(preferred.scores.text[0], 3 * 0.5 / std::sqrt(2 + 0.25), 1e-12);

  for (const auto& twice : {std::vector{Status::kPreferred, Status::kRequired},
                            std::vector{Status::kRequired, Status::kPreferred}})
    EXPECT_NEAR(score("", "", twice).scores.text[0], 3 / std::sqrt(2.0 + 1), 1e-12)
        << "the greatest value counts";

  EXPECT_EQ(score("", "", {Status::kNegated, Status::kBoilerplate}).found,
            std::vector<std::string>{});
}

TEST(RoleModel, CountsRolesThatTheTextNamesOutsideTheLength) {
  const Scored scored = score("", "Analyst kitchen", {}, true);
  EXPECT_NEAR(scored.scores.text[0], 2 - 2 / std::sqrt(3.0), 1e-12);
}

TEST(RoleModel, KeepsWordsOfTheTitleApart) {
  const Scored scored = score("Night kitchen", "kitchen kitchen");
  EXPECT_NEAR(scored.scores.title[1], 1.5 / std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(scored.scores.text[1], 4 / std::sqrt(3.0), 1e-12);
  EXPECT_EQ(scored.found, (std::vector<std::string>{"title:night", "text:kitchen"}));
}

TEST(RoleModel, CallsARoleWithoutABiasByItsWiderOne) {
  const RoleModel model = RoleModel::build(taxonomy(), test_tokenizer());
  EXPECT_EQ(model.class_of(*taxonomy().find_role("bi-analyst")), 0u);
  EXPECT_EQ(model.class_of(*taxonomy().find_role("cook")), 1u);
  EXPECT_EQ(model.biases()[1], -1);
  EXPECT_EQ(model.title_biases()[1], -0.25);
  EXPECT_EQ(model.title_biases()[0], -0.25);  // of no titles: the least of all
  EXPECT_TRUE(model.is_trained());
}

TEST(RoleModel, TakesTheSkillsOfRolesWhereATaxonomyHasNoWeights) {
  const Taxonomy untrained = SmallTaxonomy()
                                 .rows("roles", {"analyst | Analyst | Analis | | yes"})
                                 .rows("skills", {"sql | language | SQL"})
                                 .rows("role_skills", {"analyst | sql | 0.5"})
                                 .parse();
  const RoleModel model = RoleModel::build(untrained, test_tokenizer());
  EXPECT_FALSE(model.is_trained());
  ASSERT_EQ(model.classes().size(), 1u);
}

}  // namespace
}  // namespace skillgap
