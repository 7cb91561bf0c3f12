#include "skillgap/skill_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

const Taxonomy& taxonomy() {
  static const Taxonomy t =
      SmallTaxonomy()
          .rows("skills",
                {"excel | tool | Microsoft Excel", "go | language | Go", "java | language | Java",
                 "machine-learning | method | Machine learning", "python | language | Python",
                 "r | language | R", "recall | metric | Recall", "rest | practice | REST",
                 "spring-boot | library | Spring Boot", "sql | language | SQL",
                 "statistics | method | Statistics | Statistika"})
          .rows("education", {"statistics-field | field-of-study | Statistics | Statistika"})
          .rows("industries", {"fintech | industry | Fintech"})
          .rows("aliases",
                {"excel | Excel | | company", "go | Go | | company", "python | Py | | case",
                 "python | Py Java | | asked", "python | p\uFF59thon", "r | R | | company",
                 "recall | recall | | company", "rest | REST | | case",
                 "spring-boot | Spring Boot | | case", "statistics | charts | | asked",
                 "statistics | Excel charts | | asked", "statistics | Excel charts SQL | | asked",
                 "statistics | charts Excel | | asked", "statistics | Java statistics"})
          .rows("senses", {"R&D | not-a-skill", "excel at | not-a-skill",
                           "Java Island | not-a-skill", "field of Java | not-a-skill",
                           "At | employer-behind", "and | joins", "excel macros | skill",
                           "is hiring | employer-before", "our team at | employer-behind",
                           "jurusan | studied", "atau bidang terkait | studied-before"})
          .rows("roles", {"cashier | Cashier | | | no", "developer | Developer"})
          .rows("titles", {"Developer | developer", "Cashier | cashier"})
          .rows("sections",
                {"Requirements | requirements", "Kualifikasi | requirements | id",
                 "Skills | skills", "Preferred | preferred", "Nilai tambah | preferred | id",
                 "Duties | duties", "About us | company", "Benefits | benefits", "Legal | legal",
                 "How to apply | apply"})
          .rows("cues",
                {"required | required", "must | required", "wajib | required | id",
                 "a plus | preferred", "optional | preferred", "lebih disukai | preferred | id",
                 "no need for | negated", "not required | negated", "tidak perlu | negated | id",
                 "we use | boilerplate", "experience with | asks", "menguasai | asks | id",
                 "you know | required", "a bonus if | preferred", "but | but",
                 "years of | experience"})
          .parse();
  return t;
}

std::vector<Mention> mentions_in(std::string_view text, Field field = Field::kDescription) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const Tokens tokens = tokens_of(text);
  const Structure structure = reader.read(text, tokens);
  return finder.find({field, text, tokens, structure});
}

// Each mention as "surface, status, rule".
Strings statuses_in(std::string_view text, Field field = Field::kDescription) {
  constexpr std::string_view kStatus[] = {"boilerplate", "negated", "mentioned", "preferred",
                                          "required"};
  Strings lines;
  for (const Mention& mention : mentions_in(text, field))
    lines.push_back(std::string(mention.where.of(text)) + ", " +
                    std::string(kStatus[static_cast<std::size_t>(mention.status)]) + ", " +
                    std::string(mention.rule));
  return lines;
}

Strings ids_in(std::string_view text, Field field = Field::kDescription) {
  Strings ids;
  for (const Mention& mention : mentions_in(text, field))
    ids.push_back(taxonomy()[mention.concept_id].id);
  return ids;
}

TEST(SkillFinder, CallsTheStatusOfEachMention) {
  struct Case {
    std::string text;
    Strings statuses;
  };
  const Case cases[] = {
      {"", {}},
      {"Nothing of the kind", {}},
      {"Python", {"Python, mentioned, default"}},
      // Sections.
      {"Requirements:\n- Python", {"Python, required, section:requirements"}},
      {"Kualifikasi\n• SQL", {"SQL, required, section:requirements"}},
      {"Skills: SQL", {"SQL, required, section:skills"}},
      {"Preferred\nSQL", {"SQL, preferred, section:preferred"}},
      {"Nilai tambah: SQL", {"SQL, preferred, section:preferred"}},
      {"Duties\nWrite SQL", {"SQL, mentioned, section:duties"}},
      {"About us\nPython is required", {"Python, boilerplate, section:company"}},
      {"Benefits\nA course of SQL", {"SQL, boilerplate, section:benefits"}},
      {"Legal\nSQL", {"SQL, boilerplate, section:legal"}},
      {"How to apply\nSQL", {"SQL, boilerplate, section:apply"}},
      {"Requirements\nOther things of note:\nSQL", {"SQL, mentioned, default"}},
      {"Preferred\nSQL is required", {"SQL, preferred, section:preferred"}},
      // Cues.
      {"SQL is required", {"SQL, required, cue:required"}},
      {"SQL wajib", {"SQL, required, cue:required"}},
      {"Requirements\nSQL is a plus", {"SQL, preferred, cue:preferred"}},
      {"Kualifikasi\nlebih disukai SQL", {"SQL, preferred, cue:preferred"}},
      {"we use SQL", {"SQL, boilerplate, cue:boilerplate"}},
      {"experience with SQL", {"SQL, required, cue:asks"}},
      {"menguasai SQL dan Python", {"SQL, required, cue:asks", "Python, required, cue:asks"}},
      {"3 years of SQL", {"SQL, required, cue:asks"}},
      {"experience with SQL is a plus", {"SQL, preferred, cue:preferred"}},
      {"SQL is a plus. Python", {"SQL, preferred, cue:preferred", "Python, mentioned, default"}},
      {"Node.js and SQL are a plus; Python",
       {"SQL, preferred, cue:preferred", "Python, mentioned, default"}},
      // The nearest cue of the clause; the first of two that are as near.
      {"SQL required, Python a plus",
       {"SQL, required, cue:required", "Python, preferred, cue:preferred"}},
      {"must SQL optional", {"SQL, required, cue:required"}},
      {"must know SQL optional", {"SQL, preferred, cue:preferred"}},
      {"SQL required and more and more Python",
       {"SQL, required, cue:required", "Python, required, cue:required"}},
      // Negation is over all.
      {"no need for SQL", {"SQL, negated, cue:negated"}},
      {"Requirements\nSQL not required", {"SQL, negated, cue:negated"}},
      {"About us\ntidak perlu SQL", {"SQL, negated, cue:negated"}},
      {"Preferred\ntidak perlu SQL", {"SQL, negated, cue:negated"}},
      // What a clause that names nothing says behind a denial; what a wish opens.
      {"SQL is not required but is a plus", {"SQL, preferred, cue:preferred"}},
      {"Tidak perlu SQL, but lebih disukai.", {"SQL, preferred, cue:preferred"}},
      {"SQL is not required but Python is a plus",
       {"SQL, negated, cue:negated", "Python, preferred, cue:preferred"}},
      {"SQL is not required\nA plus: Python",
       {"SQL, negated, cue:negated", "Python, preferred, cue:preferred"}},
      {"A bonus if you know SQL", {"SQL, preferred, cue:preferred"}},
      {"A degree is a plus You know SQL", {"SQL, required, cue:required"}},
      // Parentheses.
      {"Python, SQL (optional), Java",
       {"Python, mentioned, default", "SQL, preferred, cue:preferred", "Java, mentioned, default"}},
      {"Python (SQL a plus)", {"Python, mentioned, default", "SQL, preferred, cue:preferred"}},
      {"Must: SQL (optional)", {"SQL, preferred, cue:preferred"}},
      {"SQL (optional) is required", {"SQL, preferred, cue:preferred"}},
      {"SQL\nBonus (optional): Python", {"SQL, mentioned, default", "Python, mentioned, default"}},
      {"Statistics (optional)",
       {"Statistics, preferred, cue:preferred", "Statistics, preferred, cue:preferred"}},
      {"(optional) SQL", {"SQL, preferred, cue:preferred"}},
  };
  for (const auto& [text, statuses] : cases) EXPECT_EQ(statuses_in(text), statuses) << text;
}

TEST(SkillFinder, CountsAmbiguousWordsInCompanyOnly) {
  struct Case {
    std::string text;
    Strings ids;
  };
  const Case cases[] = {
      {"R", {"r"}},
      {"- R", {"r"}},
      {"• R,", {"r"}},
      {"R and nothing else", {}},
      {"Python, R, SQL", {"python", "r", "sql"}},
      {"Python\nR is known", {"python"}},
      {"R, Go", {}},
      {"experience with R", {"r"}},
      {"menguasai R", {"r"}},
      {"R&D with Python", {"python"}},
      {"R & D with Python", {"r", "python"}},
      {"we go far with Python", {"python"}},
      {"Go far with Python", {"go", "python"}},
      {"Python and GO", {"python", "go"}},
      {"Python and go", {"python"}},
      {"GO", {"go"}},
      {"Fintech and R", {"fintech"}},  // an industry is no company
      {"Excel at Python", {"python"}},
      {"Excel and SQL", {"excel", "sql"}},
      {"Excel and more", {}},
      {"recall and SQL", {"recall", "sql"}},
      {"Recall and SQL", {"recall", "sql"}},
      {"we recall that", {}},
      {"Java Island", {}},
      {"Java, Island", {"java"}},
  };
  for (const auto& [text, ids] : cases) EXPECT_EQ(ids_in(text), ids) << text;
}

TEST(SkillFinder, KeepsToTheCaseWritten) {
  struct Case {
    std::string text;
    Strings ids;
  };
  const Case cases[] = {
      {"PYTHON python PyThOn", {"python", "python", "python"}},
      {"REST APIs, take a rest, Rest", {"rest"}},
      {"Py and also PY and also py", {"python", "python"}},
      {"Spring Boot; it is SPRING BOOT; it is spring boot", {"spring-boot", "spring-boot"}},
      {"Spring-Boot", {"spring-boot"}},
      {"Spring\nBoot", {"spring-boot"}},
      {"Spring  Boot", {"spring-boot"}},
      {"Spring boot", {}},
      {"machine-learning and Machine\nLearning", {"machine-learning", "machine-learning"}},
  };
  for (const auto& [text, ids] : cases) EXPECT_EQ(ids_in(text), ids) << text;
}

TEST(SkillFinder, LooksForNoNameThatIsOnlyAsked) {
  EXPECT_EQ(ids_in("Python, charts, SQL"), (Strings{"python", "sql"}));
  EXPECT_EQ(ids_in("Experience with Excel charts"), Strings{"excel"});
  EXPECT_EQ(ids_in("Experience with Excel charts SQL"), (Strings{"excel", "sql"}));
  EXPECT_EQ(ids_in("Experience with Py Java statistics"), (Strings{"python", "statistics"}));
}

TEST(SkillFinder, EndsWhereEachNameThatIsOnlyAskedOverlapsTheNextOne) {
  constexpr std::size_t kNames = 200'000;  // of which each began the search of the next, once
  std::string text;
  for (std::size_t i = 0; i < kNames; ++i) text += "Excel charts ";
  EXPECT_EQ(ids_in(text + "and Python").back(), "python");
}

TEST(SkillFinder, FindsANameThatBeginsInAPhraseWhichIsNone) {
  EXPECT_EQ(ids_in("field of Java"), Strings{});
  EXPECT_EQ(ids_in("field of Java statistics"), Strings{"statistics"});
  EXPECT_EQ(ids_in("field of Java and statistics"), (Strings{"statistics", "statistics-field"}));
}

TEST(SkillFinder, TakesItemsBesideAProductForProductsInAnyCase) {
  struct Case {
    std::string text;
    Strings ids;
  };
  const Case cases[] = {
      {"Python, go and excel", {"python", "go", "excel"}},
      {"Python and go", {"python"}},  // two letters ask for a mark
      {"excel/Python", {"excel", "python"}},
      {"Python is fine; we excel here", {"python"}},
      {"r, Python", {"python"}},  // one small letter is too little
      {"R, Python", {"r", "python"}},
      {"machine learning, excel", {"machine-learning"}},  // no product
      {"Excel, Go Home", {}},
      {"we write excel macros", {"excel"}},
  };
  for (const auto& [text, ids] : cases) EXPECT_EQ(ids_in(text), ids) << text;
}

TEST(SkillFinder, TellsTheEmployerFromTheProduct) {
  struct Case {
    std::string text;
    Strings ids;
  };
  const Case cases[] = {
      {"At Python, you write Java", {"java"}},
      {"Python is hiring. Java", {"java"}},
      {"Python | Bandung | Java", {"java"}},
      {"You join our team at Python, where Python is made", {}},
      {"Look at Python", {"python"}},  // no capital: a verb's word
      {"At Python, you have experience with Python", {"python"}},
  };
  for (const auto& [text, ids] : cases) EXPECT_EQ(ids_in(text), ids) << text;
}

TEST(SkillFinder, TellsTheFieldOfADegreeFromTheSkill) {
  EXPECT_EQ(ids_in("S1 jurusan Statistika"), Strings{"statistics-field"});
  EXPECT_EQ(ids_in("S1 jurusan apa saja. Statistika"), (Strings{"statistics", "statistics-field"}));
  EXPECT_EQ(ids_in("S1 jurusan apa saja, 2 tahun Statistika"),
            (Strings{"statistics", "statistics-field"}));
}

TEST(SkillFinder, TellsAListOfFieldsByWhatEndsIt) {
  EXPECT_EQ(ids_in("Fisika, Statistika atau bidang terkait"), Strings{"statistics-field"});
  EXPECT_EQ(ids_in("experience with Statistika atau bidang terkait"),
            (Strings{"statistics", "statistics-field"}));
  EXPECT_EQ(ids_in("jurusan apa saja, experience with Statistika atau bidang terkait"),
            Strings{"statistics-field"});
}

TEST(SkillFinder, FindsNothingInAddresses) {
  EXPECT_EQ(ids_in("see https://example.org/python/sql for Java"), Strings{"java"});
}

TEST(SkillFinder, GivesOneMentionAConceptAndPlace) {
  EXPECT_EQ(ids_in("Statistika"), (Strings{"statistics", "statistics-field"}));
  // Two aliases of Python fold to the same text.
  EXPECT_EQ(ids_in("Python"), Strings{"python"});
}

TEST(SkillFinder, ReadsTitleAndTags) {
  EXPECT_EQ(statuses_in("Python Developer", Field::kTitle),
            Strings{"Python, required, field:title"});
  EXPECT_EQ(ids_in("Go Developer", Field::kTitle), Strings{"go"});
  EXPECT_EQ(ids_in("Go Cashier", Field::kTitle), Strings{});
  EXPECT_EQ(ids_in("Go Developer"), Strings{});
  EXPECT_EQ(statuses_in("R for all", Field::kTags), Strings{"R, mentioned, field:tags"});
  EXPECT_EQ(ids_in("rest", Field::kTags), Strings{});
}

TEST(SkillFinder, IsAsSureAsTheRuleOfTheAlias) {
  const auto mentions = mentions_in("Python, REST, R");
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(mentions[0].confidence, 1);
  EXPECT_EQ(mentions[1].confidence, 0.95);
  EXPECT_EQ(mentions[2].confidence, 0.85);
  EXPECT_EQ(mentions[1].where, (Span{8, 12}));
  EXPECT_EQ(mentions[0].field, Field::kDescription);
  EXPECT_FALSE(mentions[0].years_min);
}

TEST(SkillFinder, ResolvesWholeNamesWhateverTheirRules) {
  static const SkillFinder finder = SkillFinder::build(taxonomy(), test_tokenizer());
  const std::pair<std::string, Strings> cases[] = {
      {"Python", {"python"}},
      {"python (primary)", {"python"}},
      {"r", {"r"}},
      {"go", {"go"}},
      {"rest", {"rest"}},
      {"machine-learning", {"machine-learning"}},
      {"statistics", {"statistics", "statistics-field"}},
      {"charts", {"statistics"}},
      {"Python and SQL", {}},
      {"some Python", {}},
      {"R&D", {}},
      {"R++", {}},
      {"", {}},
      {"(Python)", {}},
      {"Python 3", {"python"}},
      {"Python 3.11 (primary)", {"python"}},
      {"Python/SQL", {"python", "sql"}},
      {"Python/Sqwl", {}},
      {"3 Python", {}},
  };
  for (const auto& [name, ids] : cases) {
    Strings have;
    for (const ConceptId id : finder.resolve(name, tokens_of(name)))
      have.push_back(taxonomy()[id].id);
    EXPECT_EQ(have, ids) << name;
  }
}

// One clause of a megabyte: what each mention costs must not grow with the number of cues.
TEST(SkillFinder, BearsHostileTexts) {
  std::string text, quiet;
  for (int i = 0; i < 50000; ++i) (text += "Python a plus, SQL required, ", quiet += "R , ");
  const auto mentions = mentions_in(text);
  ASSERT_EQ(mentions.size(), 100000u);
  for (std::size_t i = 1; i + 1 < mentions.size(); ++i)
    ASSERT_EQ(mentions[i].rule, i % 2 == 0 ? "cue:preferred" : "cue:required") << i;
  EXPECT_TRUE(mentions_in(quiet).empty());
}

}  // namespace
}  // namespace skillgap
