#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "skillgap/skill_finder.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy t =
      SmallTaxonomy()
          .rows("skills", {"java | language | Java", "python | language | Python",
                           "sql | language | SQL", "patience | soft | patient"})
          .rows("sections", {"Requirements | requirements", "About us | company",
                             "Benefits | benefits", "Preferred | preferred", "Duties | duties"})
          .rows("cues",
                {"you will | mentioned", "we use | mentioned", "you will have | required",
                 "our team | team", "we develop | team", "develop | duty", "membuat | duty | id",
                 "experience with | asks", "your expertise in | asks", "preferred | preferred",
                 "preferably | preferred", "a plus | preferred", "market leader | boilerplate",
                 "required | required", "seeking a | seeks", "must be | person",
                 "to join | mentioned"})
          .parse();
  return t;
}

std::vector<std::string> rules_in(std::string_view text) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const Tokens tokens = tokens_of(text);
  const Structure structure = reader.read(text, tokens);
  std::vector<std::string> rules;
  for (const Mention& mention : finder.find({Field::kDescription, text, tokens, structure}))
    rules.push_back(fmt::format("{} {}", status_name(mention.status), mention.rule));
  return rules;
}

struct Case {
  std::string text;
  std::vector<std::string> rules;
};

TEST(ClauseCues, TellWorkFromWhatIsAskedFor) {
  const Case cases[] = {
      {"About us\nYou will write Java", {"mentioned cue:mentioned"}},
      {"About us\nWe use Java", {"mentioned cue:mentioned"}},
      {"About us\nOur team likes Java", {"boilerplate section:company"}},
      {"Benefits\nYou will write Java", {"mentioned cue:mentioned"}},
      {"Benefits\nJava, and you will love it", {"boilerplate section:benefits"}},
      {"Requirements\nWe use Java", {"mentioned cue:mentioned"}},
      {"Requirements\nOur team knows Java", {"mentioned cue:mentioned"}},
      {"Requirements\nJava, which our team likes", {"required section:requirements"}},
      {"Requirements\nSo that one day on the job you will write Java",
       {"required section:requirements"}},
      {"Requirements\nYou will have Java", {"required cue:required"}},
      {"Requirements\nDevelop Java", {"required section:requirements"}},
      {"Preferred\nWe use Java", {"preferred section:preferred"}},
      {"You will write Java with your expertise in SQL",
       {"mentioned cue:mentioned", "required cue:asks"}},
      {"Experience with SQL: you will write Java", {"required cue:asks", "mentioned default"}},
      {"Develop your expertise in Java", {"mentioned default"}},
      {"With your expertise in Java", {"required cue:asks"}},
      {"Our team develop Java", {"mentioned cue:mentioned"}},
      {"Our team has experience with Java", {"required cue:asks"}},
  };
  for (const auto& [text, rules] : cases) EXPECT_EQ(rules_in(text), rules) << text;
}

TEST(ClauseCues, AskForTheCharacterOfWhomTheySeek) {
  const Case cases[] = {
      {"Seeking a patient Java developer", {"required cue:asks", "mentioned cue:mentioned"}},
      {"Duties\nSeeking a patient Java developer",
       {"required cue:asks", "mentioned cue:mentioned"}},
      {"Seeking a developer to join a patient team", {"mentioned default"}},
      {"Requirements\nMust be a patient Java developer",
       {"required section:requirements", "required section:requirements"}},
      {"Duties\nJava\nMust be patient", {"mentioned section:duties", "required cue:asks"}},
      {"About us\nWe are seeking a patient one", {"required cue:asks"}},
      {"About us\nWe are patient", {"boilerplate section:company"}},
      {"About us\nOur team likes Java and we seek, seeking a patient one",
       {"boilerplate section:company", "required cue:asks"}},
      {"About us\nOne must be a Java fan", {"boilerplate section:company"}},
      {"Duties\nExperience with tools, must be patient and know SQL",
       {"required cue:asks", "required cue:asks"}},
      {"Seeking a one two three four five six seven eight nine ten eleven twelve patient one",
       {"required cue:asks"}},
      {"Seeking a one two three four five six seven eight nine ten eleven twelve and patient",
       {"mentioned cue:mentioned"}},
  };
  for (const auto& [text, rules] : cases) EXPECT_EQ(rules_in(text), rules) << text;
}

TEST(ClauseCues, SayNothingOfTheEmployerWhereTheClauseAsks) {
  const Case cases[] = {
      {"A market leader in Java", {"boilerplate cue:boilerplate"}},
      {"Experience with Java at a market leader", {"required cue:asks"}},
      {"Requirements\nJava for a market leader", {"boilerplate cue:boilerplate"}},
      {"We use Java as the market leader", {"mentioned cue:mentioned"}},
  };
  for (const auto& [text, rules] : cases) EXPECT_EQ(rules_in(text), rules) << text;
}

TEST(ClauseCues, SpeakForTheirPartOfAClause) {
  const Case cases[] = {
      {"Requirements\nJava, experience with SQL a plus",
       {"required section:requirements", "preferred cue:preferred"}},
      {"Requirements\nSQL, preferably with Java",
       {"required section:requirements", "preferred cue:preferred"}},
      {"Requirements\nSQL, Java, preferred",
       {"preferred cue:preferred", "preferred cue:preferred"}},
      {"Preferably Java, experience with SQL",
       {"preferred cue:preferred", "preferred cue:preferred"}},
      {"Required: Java. (Preferred) Python, and SQL",
       {"required cue:required", "preferred cue:preferred", "preferred cue:preferred"}},
      {"Java (preferred), SQL required", {"preferred cue:preferred", "required cue:required"}},
      {"Requirements\nJava and SQL (preferred).\nPython",
       {"preferred cue:preferred", "preferred cue:preferred", "required section:requirements"}},
      {"Requirements\nJava (preferred) and SQL",
       {"preferred cue:preferred", "required section:requirements"}},
  };
  for (const auto& [text, rules] : cases) EXPECT_EQ(rules_in(text), rules) << text;
}

}  // namespace
}  // namespace skillgap
