#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "skillgap/taxonomy.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

Strings lines_of(const std::vector<Problem>& problems) {
  Strings lines;
  for (const Problem& problem : problems) lines.push_back(to_line(problem));
  return lines;
}

Strings alias_texts(const Taxonomy& taxonomy) {
  Strings texts;
  for (const Alias& alias : taxonomy.aliases) texts.push_back(alias.text);
  return texts;
}

SmallTaxonomy small() {
  return SmallTaxonomy()
      .rows("skills", {"machine-learning | method | Machine learning | Pembelajaran mesin",
                       "python | language | Python | | | | wikidata:Q28865",
                       "pytorch | library | PyTorch | | machine-learning | python"})
      .rows("education", {"bachelor | degree | Bachelor's degree | Sarjana | | | | 3"})
      .rows("roles", {"engineer | Engineer | Insinyur | | yes | | Builds things | Membangun",
                      "ml-engineer | ML engineer | | engineer", "cashier | Cashier | | | no"});
}

TEST(TaxonomyParse, ReadsEveryTable) {
  const Taxonomy t =
      small()
          .rows("aliases", {"python | Py | | case", "pytorch | torch | en | company"})
          .rows("senses", {"R&D | not-a-skill"})
          .rows("titles", {"ML Engineer | ml-engineer | en"})
          .rows("role_fields", {"ML | ml-engineer | en"})
          .rows("role_cues", {"looking for | seeks | en"})
          .rows("role_skills", {"ml-engineer | pytorch | 0.6"})
          .rows("role_weights", {"text:deploy models | ml-engineer | -1.25"})
          .rows("role_neighbours", {"ml-engineer | engineer | Trains | Melatih"})
          .rows("role_settings", {"floor | least confidence | 0.4"})
          .rows("seniority", {"senior | senior"})
          .rows("sections", {"Requirements | requirements | en"})
          .rows("cues", {"a plus | preferred | en"})
          .rows("units", {"juta | multiplier | 1000000 | id"})
          .rows("work_modes", {"remote | remote"})
          .rows("function_words", {"and | en"})
          .parse();
  EXPECT_EQ(t.version, "2026.01.02");
  ASSERT_EQ(t.concepts.size(), 4u);
  const Concept& pytorch = t[*t.find("pytorch")];
  EXPECT_EQ(pytorch.kind, Kind::kLibrary);
  EXPECT_EQ(pytorch.label_en, "PyTorch");
  EXPECT_EQ(pytorch.broader, std::vector{*t.find("machine-learning")});
  EXPECT_EQ(pytorch.implies, std::vector{*t.find("python")});
  EXPECT_EQ(pytorch.source, "own");
  EXPECT_EQ(to_text(pytorch.place), "skills.tsv:4");
  EXPECT_EQ(t[*t.find("python")].exact_match, Strings{"wikidata:Q28865"});
  EXPECT_EQ(t[*t.find("bachelor")].rank, 3);
  EXPECT_FALSE(t.find("cobol"));

  ASSERT_EQ(t.roles.size(), 3u);
  const Role& ml = t[*t.find_role("ml-engineer")];
  EXPECT_EQ(ml.broader, std::vector{*t.find_role("engineer")});
  EXPECT_TRUE(ml.tech);
  EXPECT_FALSE(t[*t.find_role("cashier")].tech);
  EXPECT_EQ(t[*t.find_role("engineer")].definition, "Builds things");
  EXPECT_EQ(t[*t.find_role("engineer")].definition_id, "Membangun");
  EXPECT_FALSE(t.find_role("python"));

  EXPECT_EQ(t.not_skills.at(0).text, "R&D");
  EXPECT_EQ(t.titles.at(0).value, "ml-engineer");
  EXPECT_EQ(t.role_skills.at(0).weight, 0.6);
  EXPECT_EQ(t.role_fields.at(0).value, "ml-engineer");
  EXPECT_EQ(t.role_cues.at(0).value, "seeks");
  EXPECT_EQ(t.role_weights.at(0).feature, "text:deploy models");
  EXPECT_EQ(t.role_weights.at(0).weight, -1.25);
  EXPECT_EQ(t.role_neighbours.at(0).neighbour, *t.find_role("engineer"));
  EXPECT_EQ(t.role_neighbours.at(0).difference_id, "Melatih");
  EXPECT_EQ(t.role_settings.at(0).number, 0.4);
  EXPECT_EQ(t.seniority.at(0).value, "senior");
  EXPECT_EQ(t.sections.at(0).language, "en");
  EXPECT_EQ(t.cues.at(0).value, "preferred");
  EXPECT_EQ(t.units.at(0).number, 1000000);
  EXPECT_EQ(t.work_modes.at(0).text, "remote");
  EXPECT_EQ(t.function_words.at(0).value, "en");
  EXPECT_EQ(t.sources.at(0).text, "own");
}

TEST(TaxonomyParse, TakesLabelsAsAliasesUnlessARowGivesThemARule) {
  const Taxonomy t = SmallTaxonomy()
                         .rows("skills", {"go | language | Go", "r | language | R | R",
                                          "data-mining | method | Data mining | Penggalian data"})
                         .rows("aliases", {"go | Go | | company"})
                         .parse();
  EXPECT_EQ(alias_texts(t), (Strings{"Go", "R", "Data mining", "Penggalian data"}));
  EXPECT_EQ(t.aliases[0].rule, AliasRule::kCompany);
  EXPECT_EQ(t.aliases[1].rule, AliasRule::kAny);
  EXPECT_EQ(t.aliases[2].language, "en");
  EXPECT_EQ(t.aliases[3].language, "id");
  EXPECT_EQ(to_text(t.aliases[3].place), "skills.tsv:4");
}

// Each bad row, and what is said of it. `kept` is the number of aliases that are left.
TEST(TaxonomyParse, ShowsAnotherLabelOrTheIdWhereTheEnglishOneIsMissing) {
  const auto parsed =
      SmallTaxonomy()
          .rows("skills", {"a | tool | | Palu", "b | tool", "c | tool | Saw | Gergaji"})
          .parse();
  EXPECT_EQ(parsed.concepts.at(0).label_en, "Palu");
  EXPECT_EQ(parsed.concepts.at(1).label_en, "b");
  EXPECT_EQ(parsed.concepts.at(2).label_en, "Saw");
}

TEST(TaxonomyParse, SaysWhatIsWrongWithARowAndUsesTheRest) {
  struct Case {
    SmallTaxonomy tables;
    Strings problems;
    std::size_t kept;
  };
  const std::string skills =
      "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n";
  const Case cases[] = {
      {SmallTaxonomy().file("skills.tsv", skills + "a\ttool\nb\ttool\tB\t\t\t\t\town\n"),
       {"skills.tsv:2: 2 cells where the header has 8, add or remove tabs; row left out"},
       1},
      {SmallTaxonomy().rows("skills", {"a | tool | A", "a | method | Again", "b | tool | B"}),
       {"skills.tsv:3: id 'a' is taken already, choose another; row left out"},
       2},
      {SmallTaxonomy().rows("skills", {"a | tool | A"}).rows("industries", {"a | industry | AA"}),
       {"industries.tsv:2: id 'a' is taken already, choose another; row left out"},
       1},
      {SmallTaxonomy().rows("skills", {"a | widget | A", "b | tool | B"}),
       {"skills.tsv:2: unknown kind 'widget', see taxonomy/README.md for the kinds; row left out"},
       1},
      {SmallTaxonomy().rows("skills", {"a | tool | A | | nowhere, a", "b | tool | B | | | gone"}),
       {"skills.tsv:2: broader names 'nowhere', which no table has; add it or correct the id",
        "skills.tsv:3: implies names 'gone', which no table has; add it or correct the id"},
       2},
      {SmallTaxonomy()
           .rows("skills", {"a | tool | A"})
           .rows("aliases", {"a | x", "a | X | | case"}),
       {"aliases.tsv:3: alias 'X' of 'a' stands twice, remove one; row left out"},
       2},
      {SmallTaxonomy().rows("skills", {"a | tool | A"}).rows("aliases", {"b | x", "a | y"}),
       {"aliases.tsv:2: no concept 'b', add it to its table or correct the id; row left out"},
       2},
      {SmallTaxonomy().rows("skills", {"a | tool | A"}).rows("aliases", {"a | x | | upper"}),
       {"aliases.tsv:2: unknown rule 'upper', use case, company, list, name, asked or nothing; row "
        "left "
        "out"},
       1},
      {SmallTaxonomy().rows("senses", {"R&D | a-skill"}),
       {"senses.tsv:2: unknown sense 'a-skill', use one of not-a-skill, skill, skill-before, "
        "makers, skill-behind, joins, employer-before, employer-behind, name-before, "
        "companies-behind, with, colleagues, towards, trade, workplace, studied, studied-before, "
        "product, tool-before, around-product, around-technique, shared-end, "
        "shared-begin, stands-alone; row left out"},
       0},
      {SmallTaxonomy().rows("senses", {"R&D | not-a-skill", "R&D | not-a-skill"}),
       {"senses.tsv:3: this row repeats an earlier one, remove one; row left out"},
       0},
      {SmallTaxonomy().rows("cues", {"plus | preferred | en", "plus | preferred | en | own"}),
       {"cues.tsv:3: this row repeats an earlier one, remove one; row left out"},
       0},
      {SmallTaxonomy().rows("sources", {"own | Another title"}),
       {"sources.tsv:3: this row repeats an earlier one, remove one; row left out"},
       0},
      {SmallTaxonomy().rows("roles", {"a | A", "a | B | | nowhere"}),
       {"roles.tsv:3: id 'a' is taken already, choose another; row left out"},
       0},
      {SmallTaxonomy().rows("roles", {"a | A | | nowhere"}),
       {"roles.tsv:2: broader names 'nowhere', which no table has; add it or correct the id"},
       0},
      {SmallTaxonomy().rows("skills", {"a | tool | A"}).rows("role_skills", {"r | a | 1"}),
       {"role_skills.tsv:2: no role 'r', add it or correct the id; row left out"},
       1},
      {SmallTaxonomy().rows("roles", {"r | R"}).rows("role_skills", {"r | a | 1"}),
       {"role_skills.tsv:2: no skill 'a', add it or correct the id; row left out"},
       0},
      {SmallTaxonomy().rows("units", {"ten | number | 1O"}),
       {"units.tsv:2: '1O' is not a number, write digits in column 'number'"},
       0},
      {SmallTaxonomy().file("cues.tsv", "phrase\teffect\tlang\tsource\nx\trequired\ten\town\n"),
       {"cues.tsv:1: column 'language' is missing, add it to the first line; table left out",
        "cues.tsv:1: unknown column 'lang', see taxonomy/README.md for the columns"},
       0},
      {SmallTaxonomy().file("skils.tsv", "id\n"),
       {"skils.tsv:1: no table of this name is known, see taxonomy/README.md; file left out"},
       0},
  };
  for (const auto& [tables, problems, kept] : cases) {
    const ParsedTaxonomy parsed = parse_taxonomy(tables.files());
    EXPECT_EQ(lines_of(parsed.problems), problems);
    EXPECT_EQ(parsed.taxonomy.aliases.size(), kept) << problems.front();
  }
}

TEST(TaxonomyParse, UsesATableThatHasAColumnTooMany) {
  const auto parsed = parse_taxonomy(
      SmallTaxonomy()
          .file("function_words.tsv", "word\tlanguage\tsource\tnote\nand\ten\town\tx\n")
          .files());
  EXPECT_EQ(lines_of(parsed.problems),
            Strings{"function_words.tsv:1: unknown column 'note', see taxonomy/README.md for the "
                    "columns"});
  EXPECT_EQ(parsed.taxonomy.function_words.size(), 1u);
}

TEST(TaxonomyParse, ReplacesWhatIsNotUtf8AndNamesTheLine) {
  const ParsedTaxonomy parsed =
      parse_taxonomy({{"sources.tsv", "id\ttitle\tlicence\tnote\nown\tOwn\t\t\ncaf\tCaf\xE9\t\t\n"},
                      {"VERSION", "2026.11\xFF\n"}});
  ASSERT_EQ(parsed.problems.size(), 2u);
  EXPECT_EQ(to_line(parsed.problems[0]),
            "sources.tsv:3: not UTF-8 from here on, what cannot be read was replaced; save the "
            "table as UTF-8");
  ASSERT_EQ(parsed.taxonomy.sources.size(), 2u);
  EXPECT_EQ(parsed.taxonomy.sources[1].value, "Caf\uFFFD");
  EXPECT_EQ(parsed.taxonomy.version, "2026.11\uFFFD");
}

TEST(TaxonomyParse, TakesWeightsFromZeroToOneOnly) {
  const std::string head = "role\tskill\tweight\tsource\n";
  const auto problems = [&](const std::string& weight) {
    return parse_taxonomy(
               {{"skills.tsv",
                 "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
                 "sql\tlanguage\tSQL\t\t\t\t\town\n"},
                {"roles.tsv",
                 "id\tprefLabel_en\tprefLabel_id\tbroader\ttech\texactMatch\tdefinition\t"
                 "definition_id\tsource\n"
                 "dba\tDBA\t\t\tyes\t\t\t\town\n"},
                {"role_skills.tsv", head + "dba\tsql\t" + weight + "\town\n"}})
        .problems;
  };
  EXPECT_TRUE(problems("0").empty());
  EXPECT_TRUE(problems("1").empty());
  ASSERT_EQ(problems("5.5").size(), 1u);
  EXPECT_EQ(
      to_line(problems("5.5")[0]),
      "role_skills.tsv:2: weight 5.5 is not from 0 to 1, write a number between; row left out");
  EXPECT_EQ(problems("-0.1").size(), 1u);
}

TEST(TaxonomyParse, ReadsWindowsLineEndsAndNotes) {
  const Taxonomy t =
      SmallTaxonomy()
          .file("VERSION", "2026.02.03\r\n")
          .file("function_words.tsv", "word\tlanguage\tsource\r\n# note\r\n\r\nand\ten\town\r\n")
          .parse();
  EXPECT_EQ(t.version, "2026.02.03");
  ASSERT_EQ(t.function_words.size(), 1u);
  EXPECT_EQ(t.function_words[0].source, "own");
  EXPECT_EQ(to_text(t.function_words[0].place), "function_words.tsv:4");
}

TEST(TaxonomyParse, IsTotal) {
  EXPECT_TRUE(parse_taxonomy({}).taxonomy.concepts.empty());
  const auto parsed = parse_taxonomy({{"skills.tsv", std::string("\0\xFF\t\n\t\t\n", 7)}});
  EXPECT_TRUE(parsed.taxonomy.concepts.empty());
  EXPECT_FALSE(parsed.problems.empty());
}

TEST(TaxonomyParse, HashesTheContentWhateverTheOrderOfFiles) {
  std::vector<TaxonomyFile> files = small().files();
  const Taxonomy t = parse_taxonomy(files).taxonomy;
  EXPECT_EQ(t.content_hash.size(), 16u);
  EXPECT_EQ(full_version(t), "2026.01.02+" + t.content_hash);
  std::ranges::reverse(files);
  EXPECT_EQ(parse_taxonomy(files).taxonomy.content_hash, t.content_hash);
  files[0].content += "# a note\n";
  EXPECT_NE(parse_taxonomy(files).taxonomy.content_hash, t.content_hash);
}

TEST(TaxonomyParse, KnowsKindsByName) {
  const char* names[] = {
      "language", "library",        "tool",   "cloud",    "database",         "method",
      "practice", "metric",         "soft",   "business", "natural-language", "certification",
      "platform", "field-of-study", "degree", "industry"};
  int skills = 0;
  for (const char* name : names) {
    const auto kind = parse_kind(name);
    ASSERT_TRUE(kind) << name;
    EXPECT_EQ(kind_name(*kind), name);
    if (is_skill(*kind)) ++skills;
  }
  EXPECT_EQ(skills, 12);
  EXPECT_TRUE(is_skill(Kind::kCertification));
  EXPECT_FALSE(parse_kind("Tool"));
  EXPECT_FALSE(parse_kind(""));
}

}  // namespace
}  // namespace skillgap
