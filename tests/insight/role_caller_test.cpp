#include "insight/role_caller.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "support/read_text_of.h"

namespace skillgap {
namespace {

SmallTaxonomy rows() {
  return SmallTaxonomy()
      .rows("roles", {"data-analyst | Data analyst | Analis data | | yes",
                      "data-engineer | Data engineer | Insinyur data | | yes",
                      "etl-engineer | ETL engineer | Insinyur ETL | data-engineer | yes",
                      "cook | Cook | Koki | | no"})
      .rows("role_fields", {"Finance | cook | en", "Pipelines | etl-engineer | en"})
      .rows("role_cues", {"hiring a | seeks | en"})
      .rows("skills", {"excel | tool | Excel", "spark | tool | Spark"});
}

const Taxonomy& trained() {
  static const Taxonomy taxonomy =
      rows()
          .rows(
              "role_weights",
              {"bias: | cook | 0", "bias: | data-analyst | 0", "bias: | data-engineer | 0",
               "named:cook | cook | 4", "opens:cook | cook | 3.5", "skill:excel | data-analyst | 9",
               "skill:spark | data-engineer | 9", "text:kitchen | cook | 9", "text:menu | cook | 6",
               "text:stove | cook | 3", "title:day | cook | -9", "title:night | cook | 9",
               "title:shift | cook | 9", "title:pot | cook | 9"})
          .rows("role_settings",
                {"damping | x | 1", "floor | x | 0.5", "heading-phrase | x | 3", "text | x | 1",
                 "text-with-title | x | 1", "title-phrase | x | 4", "title-words | x | 1"})
          .parse();
  return taxonomy;
}

const Taxonomy& untrained() {
  static const Taxonomy taxonomy =
      rows().rows("role_skills", {"data-analyst | excel | 1", "data-engineer | spark | 1"}).parse();
  return taxonomy;
}

using Skills = std::vector<std::pair<std::string, Status>>;

Mention mention(const Taxonomy& taxonomy, std::string_view skill, Status status) {
  Mention made;
  made.concept_id = *taxonomy.find(skill);
  made.where = {1, 2};
  made.status = status;
  return made;
}

RoleAnswer call(const Taxonomy& taxonomy, std::string_view title, std::string_view text,
                const Skills& skills = {}, Language language = Language::kEnglish,
                std::optional<double> floor = {}, const std::vector<std::string>& among = {}) {
  const StructureReader structure = StructureReader::build(taxonomy, test_tokenizer());
  const RoleCaller caller = RoleCaller::build(taxonomy, test_tokenizer(), {floor, among});
  const ReadText read_title = read_text_of(title, structure), read = read_text_of(text, structure);
  std::vector<Mention> mentions;
  for (const auto& [id, status] : skills) mentions.push_back(mention(taxonomy, id, status));
  return caller.call({read_title, read, mentions, language});
}

std::string name_of(const Taxonomy& taxonomy, const RoleAnswer& answer) {
  return answer.call ? taxonomy[answer.call->role].id : "none: " + answer.reason;
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
  EXPECT_LE(role.reasons.size(), 5u);
  EXPECT_LE(in_words(role.reasons).size(), role.reasons.size());
  for (const RoleReason& reason : role.reasons) EXPECT_GT(reason.weight, 0);
}

struct Case {
  std::string title, text, role;
};

TEST(RoleCaller, AddsTitleAndTextUp) {
  const Case cases[] = {
      {"Data Analyst", "We speak of many things here.", "data-analyst"},
      {"ANALIS DATA - Jakarta", "Kami mencari orang.", "data-analyst"},
      {"Night shift pot", "We are open.", "cook"},
      {"Data Analyst, Finance", "We speak of many things.", "data-analyst"},
      {"Data Analyst", "", "data-analyst"},
      {"ETL engineer", "", "etl-engineer"},
      // A field that is a kind of the role beside it says which kind; another field does not.
      {"Data Engineer (Pipelines)", "", "etl-engineer"},
      {"Pipelines: Data Engineer", "", "etl-engineer"},
      {"Data Analyst, Pipelines", "", "data-analyst"},
      // The first line of a text without a title stands for it.
      {"", "Data Engineer\nWe speak of many things here.", "data-engineer"},
      {"", "The kitchen, the menu and the stove", "cook"},
      // Where that line is short its fields count, which a sentence names in passing.
      {"", "Head of Finance\nWe speak of many things here.", "cook"},
      {"", "For our customers in finance we look for a Data Analyst who likes spreadsheets.",
       "data-analyst"},
      {"", "Our customers are in finance and in ten other trades of this old town.",
       "none: too little text to tell a role"},
  };
  for (const auto& [title, text, role] : cases) {
    const RoleAnswer answer = call(trained(), title, text);
    EXPECT_EQ(name_of(trained(), answer), role) << title << " / " << text;
    expect_sound(answer);
  }
}

// Of 7 logits 5 are for the role named first, 2 for the wider one named in a later part.
TEST(RoleCaller, CountsTheShareOfAWiderRoleForANarrowerOne) {
  const RoleAnswer answer = call(trained(), "ETL Engineer, Data Engineer", "");
  EXPECT_EQ(name_of(trained(), answer), "etl-engineer");
  const double narrow = std::exp(5.0), wide = std::exp(2.0), others = 2;
  EXPECT_NEAR(answer.call->confidence, (narrow + wide) / (narrow + wide + others), 1e-6);
}

// A phrase of titles that is one of fields too counts for both roles by half.
TEST(RoleCaller, LetsTheTextTellWhichOfTwoTradesATitleMeans) {
  const Taxonomy taxonomy =
      rows()
          .rows("role_fields", {"Data Analyst | cook | en"})
          .rows("role_weights", {"bias: | cook | 0", "bias: | data-analyst | 0",
                                 "text:kitchen | cook | 9", "text:tables | data-analyst | 9"})
          .rows("role_settings", {"damping | x | 1", "floor | x | 0.5", "text-with-title | x | 1",
                                  "title-phrase | x | 4", "title-phrase-alone | x | 4"})
          .parse();
  const auto role = [&](std::string_view title, std::string_view text) {
    return name_of(taxonomy, call(taxonomy, title, text));
  };
  EXPECT_EQ(role("Data Analyst", "The tables are ours"), "data-analyst");
  EXPECT_EQ(role("Data Analyst", "The kitchen is ours"), "cook");
  EXPECT_EQ(role("Data Analyst", ""), "data-analyst");  // nothing else is known
  EXPECT_TRUE(call(taxonomy, "Data Analyst", "The kitchen is ours").call->several.empty());
}

// A kind that is at least half as likely as the wider role says more, and is right with it.
TEST(RoleCaller, CallsAKindThatIsNearlyAsLikelyAsTheWiderRole) {
  const Taxonomy taxonomy =
      rows()
          .rows("role_weights",
                {"bias: | cook | 0", "bias: | data-engineer | 3", "bias: | etl-engineer | 2",
                 "text:lakes | data-engineer | 0.5", "text:pipes | etl-engineer | 0.5",
                 "text:rivers | data-engineer | 0.5", "text:seas | data-engineer | 0.5",
                 "text:taps | etl-engineer | 0.5", "text:valves | etl-engineer | 0.5"})
          .rows("role_settings", {"damping | x | 0", "floor | x | 0.5", "text | x | 1"})
          .parse();
  EXPECT_EQ(name_of(taxonomy, call(taxonomy, "", "pipes, taps and valves")), "etl-engineer");
  EXPECT_EQ(name_of(taxonomy, call(taxonomy, "", "lakes, rivers and seas")), "data-engineer");
}

// Which of the other trades it is matters less than that it is one of them.
TEST(RoleCaller, CallsWhatTwoTradesOutsideOursHaveInCommon) {
  const Taxonomy taxonomy =
      rows()
          .rows("roles",
                {"outside | Outside | Di luar | | no", "waiter | Waiter | Pelayan | outside | no",
                 "driver | Driver | Sopir | outside | no"})
          .rows("role_weights", {"bias: | data-analyst | 0", "bias: | outside | 0"})
          .rows("role_settings", {"floor | x | 0.7", "title-phrase-alone | x | 4"})
          .parse();
  const auto role = [&](std::string_view title, std::vector<std::string> among = {}) {
    return name_of(taxonomy, call(taxonomy, title, "", {}, Language::kEnglish, {}, among));
  };
  EXPECT_EQ(role("Driver"), "driver");
  EXPECT_EQ(role("Waiter and driver"), "outside");
  EXPECT_EQ(role("Waiter and driver", {"driver"}), "driver");
  EXPECT_FALSE(call(taxonomy, "Driver, Data Analyst", "").call);  // within or outside?
  const RoleAnswer answer = call(taxonomy, "Waiter and driver", "");
  expect_sound(answer);
  EXPECT_EQ(in_words(answer.call->reasons),
            (std::vector<std::string>{"title: Waiter", "title: driver"}));
  EXPECT_EQ(taxonomy[answer.call->runner_up.value()].id, "data-analyst");
}

TEST(RoleCaller, AsksForMoreConfidenceWhereThereIsAText) {
  const Taxonomy taxonomy =
      rows()
          .rows("role_weights", {"bias: | cook | 0", "bias: | data-analyst | 0"})
          .rows("role_settings", {"floor | x | 0.5", "floor-with-text | x | 0.99",
                                  "title-phrase | x | 4", "title-phrase-alone | x | 4"})
          .parse();
  const auto role = [&](std::string_view text, std::optional<double> floor = {}) {
    return name_of(taxonomy, call(taxonomy, "Cook", text, {}, Language::kEnglish, floor));
  };
  EXPECT_EQ(role(""), "cook");
  EXPECT_EQ(role("We are open."), "none: low margin: cook at 0.98, data-analyst at 0.02");
  EXPECT_EQ(role("We are open.", 0.6), "cook");  // asked for
}

// 4 logits of the title and 1 for roles outside the trades, where there are title and text.
TEST(RoleCaller, AddsToRolesOutsideTheTradesBesideATitle) {
  const Taxonomy taxonomy =
      rows()
          .rows("role_weights", {"bias: | cook | 0", "bias: | data-analyst | 0"})
          .rows("role_settings", {"floor | x | 0.4", "outside-with-title | x | 1",
                                  "title-phrase | x | 4", "title-phrase-alone | x | 4"})
          .parse();
  const auto confidence = [&](std::string_view title, std::string_view text) {
    return call(taxonomy, title, text).call->confidence;
  };
  EXPECT_NEAR(confidence("Cook", "We are open."), std::exp(5.0) / (std::exp(5.0) + 1), 1e-6);
  EXPECT_NEAR(confidence("Data Analyst", "We are open."),
              std::exp(4.0) / (std::exp(4.0) + std::exp(1.0)), 1e-6);
  EXPECT_NEAR(confidence("Cook", ""), std::exp(4.0) / (std::exp(4.0) + 1), 1e-6);
}

// Three words make √3 logits of the share. Where a text alone speaks, twice these less 1 are those
// of the confidence; what is left goes to the others.
TEST(RoleCaller, IsAsSureAsJudgedPostingsOfTheSameShareHaveIt) {
  const Taxonomy taxonomy =
      rows()
          .rows("role_weights",
                {"bias: | cook | 0", "bias: | data-analyst | 0", "text:kitchen | cook | 1",
                 "text:menu | cook | 1", "text:stove | cook | 1"})
          .rows("role_settings", {"confidence-inside | x | 9", "confidence-outside | x | -1",
                                  "confidence-outside-scale | x | 2", "damping | x | 0",
                                  "floor | x | 0.5", "text | x | 1", "text-with-title | x | 1",
                                  "title-phrase | x | 2", "title-phrase-alone | x | 2"})
          .parse();
  const auto sure = [](double logits) { return 1 / (1 + std::exp(-logits)); };
  const std::string text = "The kitchen, a stove and the menu";
  const RoleAnswer by_text = call(taxonomy, "", text);
  EXPECT_NEAR(by_text.call->confidence, sure(2 * std::sqrt(3.0) - 1), 1e-6);
  EXPECT_NEAR(by_text.call->margin, 2 * by_text.call->confidence - 1, 1e-6);
  EXPECT_NEAR(call(taxonomy, "Cook", text).call->confidence, sure(2 + std::sqrt(3.0)), 1e-6);
  EXPECT_NEAR(call(taxonomy, "Cook", "").call->confidence, sure(2), 1e-6);
}

// 4 logits of the title against 9 / √2 of the skill.
TEST(RoleCaller, LetsAStrongTextOutweighATitle) {
  const RoleAnswer answer =
      call(trained(), "Data Analyst", "Spark", {{"spark", Status::kRequired}});
  EXPECT_EQ(name_of(trained(), answer), "data-engineer");
  EXPECT_EQ(trained()[*answer.call->runner_up].id, "data-analyst");
  const double engineer = std::exp(9 / std::sqrt(2.0)), analyst = std::exp(4.0);
  EXPECT_NEAR(answer.call->confidence, engineer / (engineer + analyst + 1), 1e-6);
  EXPECT_NEAR(answer.call->margin, (engineer - analyst) / (engineer + analyst + 1), 1e-6);
}

TEST(RoleCaller, GivesReasonsStrongestFirstWithTheirPlaces) {
  const std::string text = "We have a stove, a kitchen, a menu";
  const RoleAnswer answer = call(trained(), "", text);
  ASSERT_EQ(name_of(trained(), answer), "cook");
  EXPECT_EQ(in_words(answer.call->reasons),
            (std::vector<std::string>{"text: kitchen", "text: menu", "text: stove"}));
  for (const RoleReason& reason : answer.call->reasons)
    EXPECT_EQ(reason.where.of(text), reason.term) << reason.term;
  EXPECT_NEAR(answer.call->reasons[0].weight, 9 / 2.0, 1e-9);

  // A name of a role opens the text and stands for a title too: one reason a place.
  EXPECT_EQ(in_words(call(trained(), "", "We look for a Cook. The kitchen is small").call->reasons),
            (std::vector<std::string>{"text: kitchen", "named: cook"}));

  const RoleAnswer titled = call(trained(), "Sr. Data Analyst", "");
  EXPECT_EQ(in_words(titled.call->reasons), std::vector<std::string>{"title: Data Analyst"});
  EXPECT_EQ(titled.call->reasons[0].field, Field::kTitle);
}

TEST(RoleCaller, ListsTheRolesOfATitleForSeveral) {
  struct SeveralCase {
    std::string title;
    std::vector<std::string> roles;
  };
  const SeveralCase cases[] = {
      {"Data Analyst / Data Engineer", {"data-analyst", "data-engineer"}},
      {"Data Analyst", {}},
      {"Data Analyst, Finance", {}},         // a field is no second role
      {"Data Engineer (ETL engineer)", {}},  // one is a kind of the other
      {"Cook, Data Analyst, Koki", {"cook", "data-analyst"}},
  };
  for (const auto& [title, roles] : cases) {
    const RoleAnswer answer = call(trained(), title, "", {}, Language::kEnglish, 0);
    std::vector<std::string> several;
    for (const RoleId role : answer.call.value().several) several.push_back(trained()[role].id);
    EXPECT_EQ(several, roles) << title;
  }
}

TEST(RoleCaller, SaysWhyThereIsNoCall) {
  EXPECT_EQ(call(trained(), "", "Come and work").reason, "too little text to tell a role");
  EXPECT_EQ(call(trained(), "Barista", "Come and work").reason,
            "the title names no known role, and there is too little text to tell one");
  EXPECT_EQ(call(trained(), "", "The kitchen, the menu and the stove", {}, Language::kOther).reason,
            "the language is neither English nor Indonesian, and the title names no known role");
  EXPECT_EQ(call(trained(), "Data Analyst", "Spark", {{"spark", Status::kRequired}},
                 Language::kEnglish, 0.95)
                .reason,
            "low margin: data-engineer at 0.91, data-analyst at 0.09");
  EXPECT_EQ(call(untrained(), "", "Come and work").reason, "too little text to tell a role");
}

// A title alone is too short to tell its language by: what counts is whether its words are known.
TEST(RoleCaller, ReadsTheWordsOfATitleAloneWhereItKnowsMostOfThem) {
  EXPECT_EQ(name_of(trained(), call(trained(), "Night pot", "", {}, Language::kOther)), "cook");
  EXPECT_EQ(name_of(trained(), call(trained(), "Night Watch", "", {}, Language::kOther)), "cook");
  EXPECT_EQ(call(trained(), "Garde de Night", "", {}, Language::kOther).reason,
            "the title names no known role, and there is too little text to tell one");
  EXPECT_EQ(call(trained(), "Chef pour night, shift, pot", "", {}, Language::kOther).reason, "");
  EXPECT_EQ(
      call(trained(), "Chef pour le soir: night, shift, pot", "", {}, Language::kOther).reason,
      "the title names no known role, and most of its words are unknown");
}

TEST(RoleCaller, CallsNoRoleThatNothingSpeaksFor) {
  EXPECT_EQ(call(trained(), "Day watch", "", {}, Language::kEnglish, 0).reason,
            "nothing in title or text speaks for a role");
}

TEST(RoleCaller, ListsTheRolesOfATextWhoseTitleNamesNone) {
  const std::string text = "- Data Analyst\n- Cook\n";
  const auto listed = [&](std::string_view title) {
    return call(trained(), title, text, {}, Language::kEnglish, 0).call.value().several.size();
  };
  EXPECT_EQ(listed(""), 2u);
  EXPECT_EQ(listed("Night shift pot"), 2u);
  EXPECT_EQ(listed("Data Analyst"), 0u);
}

TEST(RoleCaller, CallsOneOfTheGivenRolesAloneAndTheirKinds) {
  const auto called = [](std::string_view title, std::vector<std::string> among) {
    return name_of(trained(), call(trained(), title, "We speak of Spark",
                                   {{"spark", Status::kRequired}}, Language::kEnglish, 0, among));
  };
  EXPECT_EQ(called("Cook", {}), "data-engineer");  // spark at 9 / √2 against a title at 4
  EXPECT_EQ(called("Cook", {"data-analyst", "cook"}), "cook");
  EXPECT_EQ(called("Cook, Data Analyst", {"data-analyst"}), "data-analyst");
  EXPECT_EQ(called("ETL engineer", {"data-engineer"}), "etl-engineer");
  EXPECT_EQ(called("ETL engineer", {"data-analyst"}),
            "none: the title names no known role, and there is too little text to tell one");
}

TEST(RoleCaller, CallsATitleInAnyLanguage) {
  EXPECT_EQ(name_of(trained(), call(trained(), "Data Engineer", "Nous cherchons une personne.", {},
                                    Language::kOther)),
            "data-engineer");
}

TEST(RoleCaller, OfATaxonomyWithoutWeightsGoesByTitlesAndSkills) {
  EXPECT_EQ(name_of(untrained(), call(untrained(), "Koki", "")), "cook");
  EXPECT_EQ(name_of(untrained(), call(untrained(), "", "Spark", {{"spark", Status::kRequired}},
                                      Language::kEnglish, 0.3)),
            "data-engineer");
  expect_sound(call(untrained(), "Koki", ""));
}

// What a title means in another trade is no label.
TEST(RoleCaller, LabelsATitleOfTwoTradesByTheFirst) {
  const Taxonomy taxonomy = rows().rows("role_fields", {"Data Analyst | cook | en"}).parse();
  const StructureReader structure = StructureReader::build(taxonomy, test_tokenizer());
  const RoleCaller caller = RoleCaller::build(taxonomy, test_tokenizer());
  const ReadText title = read_text_of("Data Analyst", structure);
  const ReadText text = read_text_of("We are open.", structure);
  std::vector<std::string> called;
  for (const RoleFeature& feature : caller.features({title, text, {}, Language::kEnglish})) {
    if (feature.name.starts_with("called:")) called.push_back(feature.name);
  }
  EXPECT_EQ(called, std::vector<std::string>{"called:data-analyst"});
}

TEST(RoleCaller, ListsFeaturesForTraining) {
  const Taxonomy& taxonomy = trained();
  const StructureReader structure = StructureReader::build(taxonomy, test_tokenizer());
  const RoleCaller caller = RoleCaller::build(taxonomy, test_tokenizer());
  const ReadText title = read_text_of("Data Analyst, Finance", structure);
  const ReadText text =
      read_text_of("Data engineers: a Data Engineer writes reports; hiring a Cook", structure);
  const std::vector<Mention> mentions = {mention(taxonomy, "excel", Status::kPreferred)};
  std::vector<std::string> names;
  for (const RoleFeature& feature : caller.features({title, text, mentions, Language::kEnglish}))
    names.push_back(feature.name + "=" + std::to_string(feature.value).substr(0, 4));
  for (const std::string_view expected :
       {"called:data-analyst=0.88", "called:cook=0.11", "named:data-engineer=1.00",
        "opens:data-engineer=1.00", "sought:cook=1.00", "skill:excel=0.50",
        "text:writes reports=1.00", "title:finance=1.00", "title:data analyst=1.00"})
    EXPECT_NE(std::ranges::find(names, expected), names.end()) << expected;
}

}  // namespace
}  // namespace skillgap
