#include "skills/senses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Taxonomy& taxonomy() {
  static const Taxonomy t =
      SmallTaxonomy()
          .rows("skills",
                {"c | language | C", "computer-vision | method | Computer vision",
                 "creativity | soft | Creativity", "css | language | CSS", "elm | language | Elm",
                 "finance | business | Finance", "linux | tool | Linux",
                 "linux-mint | tool | Linux Mint", "machine-learning | method | Machine learning",
                 "operations | practice | Site reliability", "react | library | React",
                 "repair | method | Repair work", "ruby | language | Ruby", "salt | tool | Salt",
                 "security | method | Information security", "swift | language | Swift",
                 "wix | tool | Wix"})
          .rows(
              "aliases",
              {"c | C | | company", "computer-vision | CV | | company", "creativity | creative",
               "elm | Elm | | name", "linux-mint | Linux Mint | | case", "wix | Velo",
               "operations | reliability | | company", "repair | CAN | | company",
               "repair | mending | | list", "ruby | Ruby | | company", "salt | Salt | | company",
               "salt | SaltStack", "security | security | | company", "swift | Swift | | company"})
          .rows("senses",
                {"Foundation | name-before", "and | joins", "codebase | skill-before",
                 "collaborate with | with", "company engaged in | trade",
                 "customers include | companies-behind", "developers | makers",
                 "environment | workplace", "environment that is | workplace",
                 "is hiring | employer-before", "libraries | tool-before",
                 "or similar | tool-before", "platform | product", "repair work | colleagues",
                 "such as | skill-behind", "including | skill-behind", "teams | colleagues",
                 "to | towards", "written in | skill-behind"})
          .rows("everyday_words", {"can", "reliability", "ruby"})
          .rows("sections", {"Requirements | requirements", "What we offer | benefits"})
          .rows("cues", {"build | duty", "experience with | asks", "experience | experience",
                         "is a plus | preferred", "you will | mentioned"})
          .parse();
  return t;
}

std::vector<std::string> skills_in(std::string_view text) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const Tokens tokens = tokens_of(text);
  const Structure structure = reader.read(text, tokens);
  std::vector<std::string> ids;
  for (const Mention& mention : finder.find({Field::kDescription, text, tokens, structure}))
    ids.push_back(taxonomy()[mention.concept_id].id);
  return ids;
}

struct Case {
  std::string text;
  std::vector<std::string> skills;
};

TEST(Senses, MeanANameBesideWordsOfTheTrade) {
  const Case cases[] = {
      {"Ruby developers wanted", {"ruby"}},
      {"our ruby developers", {"ruby"}},
      {"a codebase of Ruby", {}},
      {"a Ruby codebase", {"ruby"}},
      {"all of it is written in Ruby", {"ruby"}},
      {"notes written in ruby ink", {}},
      {"Ruby experience", {"ruby"}},
      {"Ruby and much experience", {}},
      {"she likes Ruby a lot", {}},
      {"for our work Ruby is a plus", {"ruby"}},
      {"two developers (Ruby)", {"ruby"}},
      {"two people (Ruby)", {}},
      {"Linux (Ruby)", {"linux", "ruby"}},
      {"experience with ruby", {}},
      {"experience with ruby and swift, among others", {"ruby", "swift"}},
      {"experience with ruby, among others", {}},
      {"experience with ruby rings", {}},
      {"work such as ruby, swift", {"ruby", "swift"}},
      {"work including ruby, swift", {}},
      {"machine learning (ruby)", {"machine-learning", "ruby"}},
      {"machine learning (ruby rings)", {"machine-learning"}},
      {"Linux ruby Wix", {"linux", "ruby", "wix"}},
      {"Linux ruby for Wix", {"linux", "wix"}},
      {"experience with ruby or similar", {"ruby"}},
      {"give her a ruby or similar", {}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanASmallEverydayWordBesideAProductOnly) {
  const Case cases[] = {
      {"all Linux tools are written in ruby", {"linux", "ruby"}},
      {"all the tools are written in ruby", {}},
      {"Ruby libraries", {"ruby"}},
      {"our Big Ruby libraries", {}},
      {"ruby libraries", {}},
      {"ruby libraries on Linux", {"ruby", "linux"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanANameInTheLineOfAProductUnlessItIsPartOfAnother) {
  const Case cases[] = {
      {"we love Linux plus our Ruby", {"linux", "ruby"}},
      {"we love Linux plus our All Ruby", {"linux"}},
      {"we love Linux plus our Ruby Store", {"linux"}},
      {"Ruby rings for Linux", {"linux"}},
      {"Swift apps for Linux", {"swift", "linux"}},
      {"experience with some language (Ruby)", {"ruby"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanAWordOfRuleNameByItsCapitalInsideAClause) {
  const Case cases[] = {
      {"You are deep in Elm by now", {"elm"}},
      {"You pair on servers (Elm)", {"elm"}},
      {"Elm is a tree", {}},
      {"You sit under an elm", {}},
      {"You work for the ELM of it", {}},
      {"You live in Elm Street", {}},
      {"You live at Old Elm", {}},
      {"we love Linux plus our Elm", {"linux", "elm"}},
      {"Linux, elm", {"linux", "elm"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanTwoNamesBesideASlash) {
  const Case cases[] = {
      {"somebody for ruby/swift here", {"ruby", "swift"}},
      {"somebody for ruby and swift here", {}},
      {"somebody for ruby/rings here", {}},
      {"somebody for c/Linux here", {"c", "linux"}},
      {"somebody for c, Linux here", {"linux"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanATechniqueInTechnicalCompanyOnly) {
  const Case cases[] = {
      {"safe with Linux, a matter of security", {"linux", "security"}},
      {"machine learning, and what it does for security", {"machine-learning", "security"}},
      {"creative guards, day and night, for security", {"creativity"}},
      {"finance is what we do, besides some security", {"finance"}},
      {"experience with security", {"security"}},
      {"security", {"security"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutATechniqueBesideASoftSkill) {
  const Case cases[] = {
      {"creative, security", {"creativity"}},
      {"Linux, security", {"linux", "security"}},
      {"finance, security", {"finance", "security"}},
      {"machine learning, CV", {"machine-learning", "computer-vision"}},
      {"CV", {}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanATechniqueOfAnEverydayWordInTechnicalCompanyOnly) {
  const Case cases[] = {
      {"reliability", {}},
      {"experience with reliability", {}},
      {"experience with security", {"security"}},
      {"Linux and all of its reliability", {"linux", "operations"}},
      {"machine learning, reliability", {"machine-learning", "operations"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

// The tenth product or technique makes a text technical.
TEST(Senses, MeanAWordOfEverySentenceInAnotherCaseBetweenMarksOnly) {
  const std::vector<Case> cases = {
      {"Linux and CAN", {"linux", "repair"}},
      {"Linux and can read", {"linux"}},
      {"Linux, can read", {"linux"}},
      {"Linux (can)", {"linux", "repair"}},
      {"Linux, can, machine learning", {"linux", "repair", "machine-learning"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanATechniqueAnywhereInATechnicalText) {
  SmallTaxonomy tables;
  std::vector<std::string> rows = {"computer-vision | method | CV",
                                   "security | method | Information security"};
  std::string text;
  for (char c = 'a'; c <= 'j'; ++c) {
    const std::string name = std::string(3, c);
    rows.push_back(name + " | method | " + name);
    text += name + "\n";
  }
  const Taxonomy t =
      tables.rows("skills", rows)
          .rows("aliases", {"computer-vision | CV | | company", "security | security | | company"})
          .parse();
  const StructureReader reader = StructureReader::build(t, test_tokenizer());
  const SkillFinder finder = SkillFinder::build(t, test_tokenizer());
  const auto count_in = [&](const std::string& some) {
    const Tokens tokens = tokens_of(some);
    const Structure structure = reader.read(some, tokens);
    return finder.find({Field::kDescription, some, tokens, structure}).size();
  };
  const std::string end = "we think of security and your CV";
  EXPECT_EQ(count_in(text + "we are Acme Security of London"), 10u);
  EXPECT_EQ(count_in(text + end), 11u);
  EXPECT_EQ(count_in(text.substr(4) + end), 9u);
  EXPECT_EQ(count_in(text.substr(4) + text.substr(4) + end), 18u);
}

TEST(Senses, LookInsideANameWrittenOtherwise) {
  const Case cases[] = {
      {"Linux Mint", {"linux-mint"}},
      {"linux mint", {"linux"}},
      {"fresh linux mint tea", {"linux"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanANameInsideAClauseThatAsks) {
  const Case cases[] = {
      {"Requirements\nYou build apps with Swift.", {"swift"}},
      {"Requirements\nYou are swift", {}},
      {"Requirements\nSwift as a bird", {}},
      {"Requirements\nYou live near Salt Lake City", {}},
      {"Requirements\nYou live in a Big Salt town", {}},
      {"Experience with building what people want in Swift", {"swift"}},
      {"Building what people want in Swift", {}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanAWordOfRuleListBesideATechniqueOnly) {
  const Case cases[] = {
      {"Mending, and machine learning", {"repair", "machine-learning"}},
      {"mending and security and machine learning", {"repair", "security", "machine-learning"}},
      {"mending of machine learning", {"machine-learning"}},
      {"mending and creative", {"creativity"}},
      {"experience with mending", {}},
      {"mending", {}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutNamesOfOthers) {
  const Case cases[] = {
      {"the Linux Foundation pays", {}},
      {"a Linux foundation course", {"linux"}},
      {"- I know Linux\n- Foundation course", {"linux"}},
      {"Our customers include Linux, Wix and more. Wix too", {"wix"}},
      {"Our customers include users with experience with Wix", {"wix"}},
      {"Our customers include Wix and Ruby and React", {"react"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

// The employer's name is no product; what else his product is called is one, and so is his name
// where it is called a product.
TEST(Senses, TellTheEmployerFromWhatHeMakes) {
  const Case cases[] = {
      {"Wix is hiring. Join Wix", {}},
      {"I know Wix\nis hiring", {"wix"}},
      {"Wix - Tel Aviv - from here", {}},
      {"Wix - and more of it", {"wix"}},
      {"Wix - and more of it\n- and more", {"wix"}},
      {"Big Wix | Tel Aviv", {}},
      {"big Wix | Tel Aviv", {"wix"}},
      {"Acme Machine Learning | Tel Aviv", {}},
      {"Linux Acme | Tel Aviv", {}},
      {"Linux Developers | Tel Aviv", {"linux"}},
      {"Machine Learning | Tel Aviv", {"machine-learning"}},
      {"Linux Wix | Tel Aviv", {"linux", "wix"}},
      {"You Are A Big Wix | Tel Aviv", {"wix"}},
      {"Wix is hiring. Build with Velo", {"wix"}},
      {"Wix is hiring. Extend the Wix platform", {"wix"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutTheSubjectsOfColleagues) {
  const Case cases[] = {
      {"Collaborate with finance", {}},
      {"Collaborate with machine learning teams", {"machine-learning"}},
      {"Collaborate with teams of machine learning", {}},
      {"Collaborate with teams of finance to use machine learning", {"machine-learning"}},
      {"Collaborate with teams, you will use machine learning", {"machine-learning"}},
      {"Collaborate with teams, build machine learning", {"machine-learning"}},
      {"Collaborate with teams of build machine learning", {}},
      {"Collaborate with machine learning", {"machine-learning"}},
      {"Collaborate with Linux teams", {"linux"}},
      {"Collaborate with repair work on tests", {}},
      {"Collaborate with others. Finance", {"finance"}},
      {"Experience with repair work", {"repair"}},
      {"Finance teams", {"finance"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutTheLineOfBusinessOfTheEmployer) {
  const Case cases[] = {
      {"a company engaged in retail and finance", {}},
      {"a company engaged in machine learning", {"machine-learning"}},
      {"a company engaged in retail. Finance", {"finance"}},
      {"a company engaged in retail to finance houses", {"finance"}},
      {"a company engaged in a b c d e f g h i j k l m n o finance", {}},
      {"a company engaged in a b c d e f g h i j k l m n o p finance", {"finance"}},
      {"Finance in a company engaged in retail", {"finance"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutWhatDescribesAWorkplace) {
  const Case cases[] = {
      {"a creative environment", {}},
      {"an environment that is creative", {}},
      {"What we offer:\nan environment that is warm, kind and creative", {}},
      {"What we offer:\nan environment that is warm with creative people", {"creativity"}},
      {"What we offer:\nan environment that is warm, kind and supports creative people", {}},
      {"What we offer:\nan environment that is warm, kind and supports the creative",
       {"creativity"}},
      {"What we offer:\nan environment that is supporting creative people", {"creativity"}},
      {"Requirements:\nan environment that is warm, creative", {"creativity"}},
      {"creative people in an environment", {"creativity"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanANameThatTheTextSurelyNamesElsewhere) {
  const Case cases[] = {
      {"Experience with Salt. We say how Salt is tested", {"salt", "salt"}},
      {"We say how Salt is tested. Experience with Salt", {"salt", "salt"}},
      {"SaltStack is it. We say how Salt is tested", {"salt", "salt"}},
      {"We say how Salt is tested", {}},
      {"Experience with Salt and with more of it. Salt is tested", {"salt"}},
      {"Experience with Salt. We see that Marlin Salt is tested", {"salt"}},
      {"Experience with Salt. We see how salt is tested", {"salt"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, MeanAProductThatIsAllOfItsLineWhereSkillsAreListed) {
  const Case cases[] = {
      {"Requirements\nsalt\nRuby", {"salt", "ruby"}},
      {"Requirements\npass the salt", {}},
      {"Requirements\nmending", {}},
      {"Dinner\nsalt", {}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

TEST(Senses, LeaveOutAnAbbreviationThatTheTextSpellsOutAsSomethingElse) {
  const Case cases[] = {
      {"the Customer Service & Support (CSS) team. In CSS, you write", {}},
      {"in CSS the Customer Service and Support (CSS)", {}},
      {"a cascade of style sheets (CSS) for pages", {}},
      {"Customer Service (CSS)", {"css"}},
      {"Computer vision (CV)", {"computer-vision", "computer-vision"}},
      {"and service support (CSS)", {"css"}},
      {"Customer Service Support (CSS/Linux)", {"css", "linux"}},
      {"(CSS)", {"css"}},
  };
  for (const auto& [text, skills] : cases) EXPECT_EQ(skills_in(text), skills) << text;
}

}  // namespace
}  // namespace skillgap
