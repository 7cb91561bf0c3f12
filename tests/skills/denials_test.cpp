#include "skills/denials.h"

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
          .rows("skills",
                {"go | language | Go", "java | language | Java", "python | language | Python",
                 "spark | tool | Apache Spark", "sql | language | SQL"})
          .rows("aliases", {"spark | Spark"})
          .rows("cues",
                {"no | not | en", "without | not | en", "neither | not | en", "tanpa | not | id",
                 "tidak bisa | not | id", "or | nor | en", "nor | nor | en", "atau | nor | id",
                 "dan | nor | id", "/ | nor", "required | required | en"})
          .parse();
  return t;
}

std::string denied_in(std::string_view text, bool is_of_person = true) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const Tokens tokens = tokens_of(text);
  const Structure structure = reader.read(text, tokens);
  std::string denied;
  for (const Mention& mention :
       finder.find({Field::kDescription, text, tokens, structure, {}, is_of_person})) {
    if (mention.rule != "cue:not") continue;
    EXPECT_EQ(mention.status, Status::kNegated) << text;
    denied += (denied.empty() ? "" : " ") + std::string(mention.where.of(text));
  }
  return denied;
}

TEST(Denials, AreTheNamesDirectlyBehindANegation) {
  const std::pair<const char*, const char*> cases[] = {
      {"some Python, no Spark", "Spark"},
      {"Python and no Java", "Java"},
      {"Python without Java", "Java"},
      {"Python tanpa Spark, SQL", "Spark"},
      {"tidak bisa Java", "Java"},
      {"no Apache Spark at all", "Apache Spark"},
      {"no Spark or Java", "Spark Java"},
      {"no Spark/Java, but Python", "Spark Java"},
      {"no Spark, Java or Go", "Spark Java Go"},
      {"no Spark, Java, or Go", "Spark Java Go"},
      {"no Spark, Java, Python", "Spark"},  // each item for itself
      {"no Spark, no Java, Python", "Spark Java"},
      {"neither Java nor Go", "Java Go"},
      {"tanpa Java, Spark, dan Go", "Java Spark Go"},
      {"no Java required", "Java"},
      {"no less than 3 years of Python", ""},
      {"no problem. Java", ""},
      {"Remote: no\nJava", ""},
      {"no Java or\nPython", "Java"},
      {"Java or Python", ""},
      {"no", ""},
      {"no Java,", "Java"},
      {"no Java, or", "Java"},
  };
  for (const auto& [text, denied] : cases) {
    EXPECT_EQ(denied_in(text), denied) << text;
    EXPECT_EQ(denied_in(text, false), "") << text;
  }
}

TEST(Denials, TakeTimeByTheLengthOfTheText) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "no Java, ";
  std::string denied = denied_in(text);
  EXPECT_EQ(denied.size(), 50000 * 5u - 1);
  text = "no";
  for (int i = 0; i < 50000; ++i) text += " Java or";
  EXPECT_EQ(denied_in(text).size(), 50000 * 5u - 1);
}

}  // namespace
}  // namespace skillgap
