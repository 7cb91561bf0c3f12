#include "skillgap/role_evaluation.h"

#include <gtest/gtest.h>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("roles", {"data-engineer | Data engineer | Insinyur data | | yes",
                          "analytics-engineer | Analytics engineer | X | data-engineer | yes",
                          "game-developer | Game developer | Y | | yes", "cook | Cook | Z | | no"})
          .parse();
  return taxonomy;
}

AnalyzedPosting called(std::string_view role, bool several = false) {
  AnalyzedPosting posting;
  if (role.empty()) return posting;
  posting.role = RoleCall{.role = *taxonomy().find_role(role),
                          .confidence = 0.5,
                          .runner_up = {},
                          .margin = 0,
                          .reasons = {},
                          .several = {}};
  if (several) posting.role->several = {posting.role->role};
  return posting;
}

TEST(RoleEvaluation, JudgesAsTheAnnotatorsTellRolesApart) {
  struct Case {
    ExpectedRole expected;
    std::string called;
    bool right;
    std::string got;
  };
  const Case cases[] = {
      {{"data-engineer", {}}, "data-engineer", true, "data-engineer"},
      {{"data-engineer", {}}, "analytics-engineer", true, "data-engineer"},
      {{"data-engineer", {}}, "game-developer", false, "other-tech"},
      {{"data-engineer", {"other-tech"}}, "game-developer", true, "data-engineer"},
      {{"other-tech", {}}, "game-developer", true, "other-tech"},
      {{"other-tech", {}}, "data-engineer", false, "data-engineer"},
      {{"not-tech", {}}, "cook", true, "not-tech"},
      {{"data-engineer", {}}, "cook", false, "not-tech"},
      {{"data-engineer", {}}, "", false, ""},
      {{"several-roles", {"not-tech"}}, "cook", true, "several-roles"},
      {{"several-roles", {}}, "cook", false, "not-tech"},
  };
  for (const Case& one : cases) {
    const RoleCase judged = judge_role(one.expected, called(one.called), "en", taxonomy());
    EXPECT_EQ(judged.right, one.right) << one.expected.name << ' ' << one.called;
    EXPECT_EQ(judged.got, one.got) << one.expected.name << ' ' << one.called;
  }
  EXPECT_TRUE(judge_role({"several-roles", {}}, called("cook", true), "en", taxonomy()).right);
}

RoleCase answer(std::string expected, std::string got, double confidence) {
  const bool right = expected == got;
  return {"en", std::move(expected), std::move(got), confidence, right};
}

TEST(RoleEvaluation, MeasuresByHand) {
  const RoleEvaluation e = evaluate_roles(
      {answer("a", "a", 0.9), answer("a", "b", 0.7), answer("b", "b", 0.8), answer("b", "", 0)});
  const RoleMeasures& m = e.by_language.at("all");
  EXPECT_EQ(m.cases, 4u);
  EXPECT_EQ(m.answered, 3u);
  EXPECT_EQ(m.right, 2u);
  EXPECT_NEAR(m.macro_f1, (2.0 / 3 + 2.0 / 4) / 2, 1e-12);
  EXPECT_NEAR(m.coverage, 0.5, 1e-12);  // two answers at 0.8 and above, both right
  EXPECT_NEAR(m.calibration_error, (0.1 + 0.7 + 0.2) / 3, 1e-12);
  EXPECT_EQ(e.by_language.at("en").right, 2u);
  EXPECT_EQ(e.confusion.at({"a", "b"}), 1u);
  EXPECT_EQ(e.confusion.at({"b", ""}), 1u);
}

TEST(RoleEvaluation, MeasuresWhatIsOutsideTheTrades) {
  const RoleMeasures m =
      evaluate_roles({answer("not-tech", "not-tech", 1), answer("not-tech", "a", 1),
                      answer("a", "not-tech", 1), answer("a", "a", 1), answer("not-tech", "", 0)})
          .by_language.at("all");
  EXPECT_NEAR(m.outside_precision, 1.0 / 2, 1e-12);
  EXPECT_NEAR(m.outside_recall, 1.0 / 3, 1e-12);
}

TEST(RoleEvaluation, OfNothingIsEmpty) { EXPECT_TRUE(evaluate_roles({}).by_language.empty()); }

}  // namespace
}  // namespace skillgap
