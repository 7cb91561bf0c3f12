#include "insight/role_caller.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy taxonomy =
      SmallTaxonomy()
          .rows("roles", {"data-analyst | Data analyst | Analis data | | yes",
                          "data-engineer | Data engineer | Insinyur data | | yes",
                          "ml-engineer | Machine learning engineer | | | yes",
                          "engineer | Engineer | | | yes"})
          .rows("titles", {"ML Engineer | ml-engineer | en", "Analis | data-analyst | id",
                           "Analytics | data-analyst | en"})
          .rows("skills", {"excel | tool | Excel", "spark | tool | Spark", "sql | language | SQL",
                           "pytorch | library | PyTorch", "mlflow | tool | MLflow"})
          .rows("role_skills", {"data-analyst | excel | 1", "data-analyst | sql | 0.5",
                                "data-engineer | spark | 1", "data-engineer | sql | 0.8",
                                "ml-engineer | mlflow | 0.9", "ml-engineer | pytorch | 1"})
          .parse();
  return taxonomy;
}

using Skills = std::vector<std::pair<std::string, Status>>;

RoleAnswer call(std::string_view title, std::string_view text, const Skills& skills = {}) {
  static const RoleCaller caller = RoleCaller::build(taxonomy(), test_tokenizer());
  std::vector<SkillDemand> demands;
  for (const auto& [id, status] : skills) demands.push_back({*taxonomy().find(id), status, 1, {}});
  const Tokens title_tokens = tokens_of(title), text_tokens = tokens_of(text);
  return caller.call({title, title_tokens, text, text_tokens, demands});
}

std::string role_name(const RoleAnswer& answer) {
  return answer.call ? taxonomy()[answer.call->role].id : "none";
}

std::string runner_up(const RoleAnswer& answer) {
  return answer.call && answer.call->runner_up ? taxonomy()[*answer.call->runner_up].id : "none";
}

// What holds of every call.
void expect_sound(const RoleAnswer& answer) {
  EXPECT_EQ(answer.reason.empty(), answer.call.has_value());
  if (!answer.call) return;
  const RoleCall& role = *answer.call;
  EXPECT_GT(role.confidence, 0);
  EXPECT_LE(role.confidence, 1);
  EXPECT_GE(role.margin, 0);
  EXPECT_LE(role.margin, role.confidence);
  EXPECT_FALSE(role.why.empty());
  EXPECT_LE(role.why.size(), 5u);
  if (!role.runner_up) {
    EXPECT_EQ(role.margin, role.confidence);
  }
}

struct TitleCase {
  std::string title, role, runner_up;
};

TEST(RoleCaller, ReadsTitlesInBothLanguages) {
  const TitleCase cases[] = {
      {"Data Analyst", "data-analyst", "none"},
      {"ANALIS DATA - Jakarta", "data-analyst", "none"},
      {"Insinyur Data (m/f)", "data-engineer", "none"},
      {"Senior ML Engineer", "ml-engineer", "none"},
      {"Machine-Learning Engineer II", "ml-engineer", "none"},
      {"Barista", "none", "none"},
      {"Engineering", "none", "none"},
  };
  for (const auto& [title, role, second] : cases) {
    const RoleAnswer answer = call(title, "");
    EXPECT_EQ(role_name(answer), role) << title;
    EXPECT_EQ(runner_up(answer), second) << title;
    expect_sound(answer);
  }
}

TEST(RoleCaller, PrefersTheLongerPhraseOfATitleAndOfEqualsTheFirst) {
  const TitleCase cases[] = {
      {"Data Engineer / Data Analyst", "data-engineer", "data-analyst"},
      {"Data Analyst / Data Engineer", "data-analyst", "data-engineer"},
      {"Engineer, Machine Learning Engineer", "ml-engineer", "engineer"},
      {"Analytics: Data Engineer", "data-engineer", "data-analyst"},
      {"Data Engineer, Analytics", "data-engineer", "data-analyst"},
      {"Data Analyst (Analis Data)", "data-analyst", "none"},
  };
  for (const auto& [title, role, second] : cases) {
    const RoleAnswer answer = call(title, "");
    EXPECT_EQ(role_name(answer), role) << title;
    EXPECT_EQ(runner_up(answer), second) << title;
    expect_sound(answer);
  }
}

TEST(RoleCaller, WorksOutConfidenceAndMarginFromTheShares) {
  const RoleCall alone = call("Data Engineer", "").call.value();
  EXPECT_DOUBLE_EQ(alone.confidence, 0.95);
  EXPECT_DOUBLE_EQ(alone.margin, 0.95);
  EXPECT_EQ(alone.why, std::vector<std::string>{"title: Data Engineer"});

  // Two tokens against one token at 0.9: shares 2/2.9 and 0.9/2.9.
  const RoleCall two = call("Data Engineer, Analytics", "").call.value();
  EXPECT_DOUBLE_EQ(two.confidence, 0.95 * 2 / 2.9);
  EXPECT_NEAR(two.margin, two.confidence - 0.95 * 0.9 / 2.9, 1e-12);
}

TEST(RoleCaller, ReadsTheTextOnlyWhereThereIsNoTitle) {
  const std::string text = "As a Data Engineer you help a Data Analyst. Data engineers: apply.";
  EXPECT_EQ(role_name(call("Barista", text)), "none");
  const RoleAnswer answer = call("", "Data Engineer wanted. Data engineer, Data Analyst.");
  EXPECT_EQ(role_name(answer), "data-engineer");
  EXPECT_EQ(runner_up(answer), "data-analyst");
  EXPECT_DOUBLE_EQ(answer.call->confidence, 0.8 * 2 / 3);
  EXPECT_EQ(answer.call->why,
            (std::vector<std::string>{"text: Data Engineer", "text: Data engineer"}));
  expect_sound(answer);
}

TEST(RoleCaller, CallsNoneOfTwoRolesThatATextNamesEquallyOften) {
  const std::string text = "Data Engineer or Data Analyst";
  EXPECT_EQ(role_name(call("", text)), "none");
  EXPECT_EQ(role_name(call(" \n", text)), "none");
  // Then the skills decide.
  const RoleAnswer answer =
      call("", text, {{"excel", Status::kRequired}, {"sql", Status::kRequired}});
  EXPECT_EQ(role_name(answer), "data-analyst");
  EXPECT_EQ(answer.call->why, (std::vector<std::string>{"skill: excel", "skill: sql"}));
}

TEST(RoleCaller, WeighsSkillsByTheirStatus) {
  struct Case {
    Skills skills;
    std::string role;
  };
  const Status required = Status::kRequired, preferred = Status::kPreferred;
  const Case cases[] = {
      {{{"pytorch", required}, {"mlflow", required}}, "ml-engineer"},
      {{{"pytorch", required}, {"mlflow", preferred}}, "ml-engineer"},
      {{{"pytorch", required}}, "none"},                                   // 1 is under 1.2
      {{{"pytorch", preferred}, {"mlflow", Status::kMentioned}}, "none"},  // 0.95
      {{{"pytorch", required}, {"mlflow", Status::kNegated}}, "none"},
      {{{"pytorch", required}, {"mlflow", Status::kBoilerplate}}, "none"},
      {{{"spark", required}, {"sql", required}}, "data-engineer"},
      // 1.5 against 1.8: a share of 0.545
      {{{"excel", required}, {"spark", required}, {"sql", required}}, "none"},
      {{}, "none"},
  };
  for (const auto& [skills, role] : cases) {
    const RoleAnswer answer = call("", "", skills);
    EXPECT_EQ(role_name(answer), role);
    expect_sound(answer);
  }
}

// The title names a role that we do not know: skills worth 1.9 do not overrule it.
TEST(RoleCaller, AsksForMoreSkillsAgainstATitleItDoesNotKnow) {
  const Status required = Status::kRequired;
  EXPECT_EQ(role_name(call("Barista", "", {{"pytorch", required}, {"mlflow", required}})), "none");
  EXPECT_EQ(role_name(call("", "", {{"pytorch", required}, {"mlflow", required}})), "ml-engineer");
}

TEST(RoleCaller, GivesSkillsAsReasonsStrongestFirstAndNoneThatIsNotAskedFor) {
  const Taxonomy& t = taxonomy();
  const RoleAnswer answer = call(
      "", "",
      {{"mlflow", Status::kRequired}, {"pytorch", Status::kRequired}, {"excel", Status::kNegated}});
  ASSERT_TRUE(answer.call);
  EXPECT_EQ(t[answer.call->role].id, "ml-engineer");
  EXPECT_EQ(answer.call->why, (std::vector<std::string>{"skill: pytorch", "skill: mlflow"}));
  EXPECT_FALSE(answer.call->runner_up);

  const RoleAnswer negated =
      call("", "",
           {{"spark", Status::kRequired}, {"sql", Status::kRequired}, {"excel", Status::kNegated}});
  EXPECT_EQ(negated.call->why, (std::vector<std::string>{"skill: spark", "skill: sql"}));
  const RoleAnswer own = call("", "",
                              {{"pytorch", Status::kRequired},
                               {"mlflow", Status::kRequired},
                               {"spark", Status::kBoilerplate}});
  EXPECT_FALSE(own.call->runner_up);
}

TEST(RoleCaller, LeavesASkillThatIsNotAskedForOutOfTheReasons) {
  static const Taxonomy three =
      SmallTaxonomy()
          .rows("roles", {"r | Rolle | | | yes"})
          .rows("skills", {"a | tool | Aaa", "b | tool | Bbb", "c | tool | Ccc"})
          .rows("role_skills", {"r | a | 1", "r | b | 1", "r | c | 1"})
          .parse();
  const RoleCaller caller = RoleCaller::build(three, test_tokenizer());
  const std::vector<SkillDemand> demands = {{*three.find("a"), Status::kRequired, 1, {}},
                                            {*three.find("b"), Status::kRequired, 1, {}},
                                            {*three.find("c"), Status::kNegated, 1, {}}};
  const Tokens none;
  const RoleAnswer answer = caller.call({"", none, "", none, demands});
  EXPECT_EQ(answer.call.value().why, (std::vector<std::string>{"skill: a", "skill: b"}));
}

TEST(RoleCaller, SaysWhyThereIsNoCall) {
  EXPECT_EQ(call("Barista", "").reason,
            "the title names no known role, and the skills do not tell one from another");
  EXPECT_EQ(call("", "Come and work").reason,
            "no title, and the text does not tell one role from another");
  EXPECT_EQ(call("Data Analyst", "").reason, "");
}

TEST(RoleCaller, GivesNoMoreThanFiveReasonsAndNoneTwice) {
  std::string text;
  for (int i = 0; i < 9; ++i) text += "Data Engineer, data engineer, DATA engineer; ";
  const RoleAnswer answer = call("", text);
  EXPECT_EQ(answer.call.value().why.size(), 3u);
  std::string mixed =
      "data engineer Data engineer dAta engineer daTa engineer datA engineer DATA engineer";
  EXPECT_EQ(call("", mixed).call.value().why.size(), 5u);
}

}  // namespace
}  // namespace skillgap
