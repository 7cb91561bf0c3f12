#include "skillgap/taxonomy_lint.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

Strings lint(const SmallTaxonomy& tables) {
  Strings lines;
  for (const Problem& problem : lint_taxonomy(tables.files(), test_tokenizer()))
    lines.push_back(to_line(problem));
  return lines;
}

SmallTaxonomy clean() {
  return SmallTaxonomy()
      .rows("skills", {"c-plus-plus | language | C++", "go | language | Go",
                       "machine-learning | method | Machine learning",
                       "pytorch | library | PyTorch | | machine-learning"})
      .rows("aliases", {"go | Go | | company", "pytorch | torch | | case"})
      .rows("senses", {"go live | not-a-skill"})
      .rows("roles", {"engineer | Engineer | Insinyur",
                      "ml-engineer | ML engineer | Insinyur ML | engineer"})
      .rows("titles", {"Engineer | engineer | en", "ML engineer | ml-engineer | en"})
      .rows("seniority", {"senior | senior"})
      .rows("sections", {"Requirements | requirements | en"})
      .rows("cues", {"a plus | preferred | en"})
      .rows("work_modes", {"remote | remote"})
      .rows("units", {"month | month | | en"})
      .rows("function_words", {"dan | id", "the | en"})
      .rows("everyday_words", {"spark | en"});
}

TEST(TaxonomyLint, SaysNothingOfACleanTaxonomy) { EXPECT_EQ(lint(clean()), Strings{}); }

TEST(TaxonomyLint, QuotesNoBytesThatAreNotUtf8) {
  EXPECT_EQ(lint(clean().file("function_words.tsv",
                              "word\tlanguage\tsource\ndan\tid\town\nthe\ten\tow\xE9\n")),
            (Strings{"function_words.tsv:3: not UTF-8 from here on, what cannot be read was "
                     "replaced; save the table as UTF-8",
                     "function_words.tsv:3: unknown source 'ow\uFFFD', add it to sources.tsv"}));
}

TEST(TaxonomyLint, FindsEachFault) {
  const std::string source_columns = "id\ttitle\tlicence\tnote\n";
  struct Case {
    SmallTaxonomy tables;
    Strings problems;
  };
  const Case cases[] = {
      // Tables, columns and rows.
      {clean().file("extra.tsv", ""),
       {"extra.tsv:1: no table of this name is known, see taxonomy/README.md; file left out"}},
      {clean().without_file("platforms.tsv"),
       {"platforms.tsv: this table is missing, add it (it may be empty but for its header)"}},
      {clean().without_file("VERSION"), {"VERSION: no version, write the date as YYYY.MM.DD"}},
      {clean().file("function_words.tsv", "word\tlanguage\tsource\tnote\nand\ten\town\t\n"),
       {"function_words.tsv:1: unknown column 'note', see taxonomy/README.md for the columns"}},
      {clean().file("function_words.tsv", "word\tlanguage\tsource\nand\ten\n"),
       {"function_words.tsv:2: 2 cells where the header has 3, add or remove tabs; row left out"}},
      {clean().file("function_words.tsv", "word\nb\na\n"),
       {"function_words.tsv:1: column 'language' is missing, add it to the first line; table left "
        "out",
        "function_words.tsv:1: column 'source' is missing, add it to the first line; table left "
        "out",
        "function_words.tsv:2: no source, name a row of sources.tsv",
        "function_words.tsv:3: 'a' stands behind 'b', sort the rows (LC_ALL=C sort)",
        "function_words.tsv:3: no source, name a row of sources.tsv"}},
      {clean().rows("skills", {"aws | cloud | AWS"}),
       {"skills.tsv:6: 'aws' stands behind 'pytorch', sort the rows (LC_ALL=C sort)"}},
      {clean().rows("aliases", {"pytorch | pytorch lib"}),
       {"aliases.tsv:4: 'pytorch' stands behind 'pytorch', sort the rows (LC_ALL=C sort)"}},
      {clean().rows("skills", {"pytorch | library | PyTorch 2"}),
       {"skills.tsv:6: id 'pytorch' is taken already, choose another; row left out"}},
      // Aliases.
      {clean()
           .rows("skills", {"rust | language | Rust"})
           .rows("aliases", {"rust | GO! | | case", "rust | Go | | case"}),
       {"aliases.tsv:5: alias 'Go' of 'rust' names 'go' too (row aliases.tsv:2), keep one"}},
      {clean().rows("skills", {"rust | tool | Rust"}).rows("aliases", {"rust | Go | | case"}),
       {"aliases.tsv:4: alias 'Go' of 'rust' names 'go' too (row aliases.tsv:2), keep one"}},
      {clean().rows("education", {"torch | field-of-study | PyTorch | PyTorch"}), {}},
      {clean().rows("skills", {"spark | tool | Spark"}),
       {"skills.tsv:6: alias 'Spark' is an everyday word too (everyday_words.tsv), give it the "
        "rule "
        "case or company, or add phrases to senses.tsv"}},
      {clean()
           .rows("skills", {"spark | tool | Spark"})
           .rows("aliases", {"spark | Spark | | company"}),
       {}},
      {clean().rows("skills", {"spark | tool | Spark"}).rows("senses", {"spark joy | not-a-skill"}),
       {}},
      {clean().rows("aliases", {"pytorch | PyTorch"}),
       {"aliases.tsv:4: 'PyTorch' is a prefLabel of 'pytorch' already, remove the row",
        "aliases.tsv:4: 'pytorch' stands behind 'pytorch', sort the rows (LC_ALL=C sort)"}},
      {clean().rows("aliases", {"pytorch | torchlib | fr"}), {}},
      {clean().rows("aliases", {"pytorch | torchlib | French"}),
       {"aliases.tsv:4: unknown language 'French', use a code like en or id, or nothing (every "
        "language)"}},
      {clean().rows("aliases", {"pytorch | torch"}),
       {"aliases.tsv:4: alias 'torch' of 'pytorch' stands twice, remove one; row left out"}},
      {clean().rows("aliases", {"pytorch | \uFF54orch"}),
       {"aliases.tsv:4: alias '\uFF54orch' of 'pytorch' stands in row aliases.tsv:3 already, "
        "remove one"}},
      {clean().rows("aliases", {"pytorch | \u00AD"}),
       {"aliases.tsv:4: alias '\u00AD' has no letter or sign in it, remove it"}},
      {clean().rows("aliases", {"pytorch | tt"}),
       {"aliases.tsv:4: alias 'tt' is short enough to be another word, give it the rule case or "
        "company"}},
      {clean().rows("skills", {"r | language | R"}),
       {"skills.tsv:6: alias 'R' is short enough to be another word, give it the rule case or "
        "company"}},
      {clean().rows("senses", {"hot dog | not-a-skill"}),
       {"senses.tsv:3: 'hot dog' hides no alias, remove it or add the alias"}},
      {clean().rows("senses", {"torch | not-a-skill"}),
       {"senses.tsv:3: 'torch' is an alias of 'pytorch' too, remove one"}},
      // Relations.
      {clean().rows("skills", {"x | tool | Xy z | | nowhere"}),
       {"skills.tsv:6: broader names 'nowhere', which no table has; add it or correct the id"}},
      {clean().rows("skills", {"x | tool | Xy z | | x"}),
       {"skills.tsv:6: 'x' is broader than itself, break the circle"}},
      {clean().rows("skills", {"x | tool | Xy z | | | y", "y | tool | Yx z | | | x"}),
       {"skills.tsv:6: 'x' implies itself, break the circle",
        "skills.tsv:7: 'y' implies itself, break the circle"}},
      {clean().rows("roles", {"x | X | X | y", "y | Y | Y | x"}),
       {"roles.tsv:4: 'x' is broader than itself, break the circle",
        "roles.tsv:5: 'y' is broader than itself, break the circle"}},
      // Words of closed lists.
      {clean().rows("skills", {"x | widget | Xy z"}),
       {"skills.tsv:6: unknown kind 'widget', see taxonomy/README.md for the kinds; row left out"}},
      {clean().rows("aliases", {"pytorch | torch2 | | upper"}),
       {"aliases.tsv:4: unknown rule 'upper', use case, company, list, name, asked or nothing; row "
        "left "
        "out"}},
      {clean().rows("sections", {"Wages | money"}),
       {"sections.tsv:3: unknown section 'money', see taxonomy/README.md for the words"}},
      {clean().rows("sections", {"Wages | none"}), {}},
      {clean().rows("cues", {"b | wanted"}),
       {"cues.tsv:3: unknown effect 'wanted', see taxonomy/README.md for the words"}},
      {clean().rows("seniority", {"top | boss"}),
       {"seniority.tsv:3: unknown level 'boss', see taxonomy/README.md for the words"}},
      {clean().rows("work_modes", {"ship | sea"}),
       {"work_modes.tsv:3: unknown mode 'sea', see taxonomy/README.md for the words"}},
      {clean().rows("titles", {"Pilot | pilot"}),
       {"titles.tsv:4: no role 'pilot', add it to roles.tsv or correct the id"}},
      {clean().rows("role_fields", {"Flying | pilot"}),
       {"role_fields.tsv:2: no role 'pilot', add it to roles.tsv or correct the id"}},
      {clean().rows("role_cues", {"hiring | wants | en"}),
       {"role_cues.tsv:2: unknown effect 'wants', see taxonomy/README.md for the words"}},
      {clean().rows("role_weights", {"bias: | engineer | 1", "named:x | engineer | 1",
                                     "skill:nothing | engineer | 1", "smell:x | engineer | 1",
                                     "text:a b c | engineer | 1"}),
       {"role_weights.tsv:3: 'named:x': no role 'x', run tools/train_roles or remove the row",
        "role_weights.tsv:4: 'skill:nothing': no skill 'nothing', run tools/train_roles or remove "
        "the row",
        "role_weights.tsv:5: 'smell:x': unknown kind of feature, run tools/train_roles or remove "
        "the row",
        "role_weights.tsv:6: 'text:a b c': not one word or two, run tools/train_roles or remove "
        "the row"}},
      {clean().rows("role_weights", {"text:a | engineer | 1"}),
       {"role_weights.tsv:2: 'engineer' has no row 'bias:', run tools/train_roles or add one"}},
      {clean().rows("role_settings", {"loudness | how loud | 3"}),
       {"role_settings.tsv:2: unknown setting 'loudness', see taxonomy/README.md"}},
      {clean().rows("senses", {"zed | a-tool"}),
       {"senses.tsv:3: unknown sense 'a-tool', use one of not-a-skill, skill, skill-before, "
        "makers, skill-behind, joins, employer-before, employer-behind, name-before, "
        "companies-behind, with, colleagues, towards, trade, workplace, studied, studied-before, "
        "product, tool-before, around-product, around-technique, shared-end, "
        "shared-begin, stands-alone; row left out"}},
      {clean().rows("skills", {"x | tool | Xy z | | | | | doc9:12, own"}),
       {"skills.tsv:6: unknown source 'doc9:12', add it to sources.tsv"}},
      {clean().file("function_words.tsv", "word\tlanguage\tsource\nand\ten\t\n"),
       {"function_words.tsv:2: no source, name a row of sources.tsv"}},
      {clean().rows("sources", {"unread | A page"}),
       {"sources.tsv:3: no row names the source 'unread', remove it or name it"}},
      {clean().rows("sources", {"own | Twice"}),
       {"sources.tsv:3: this row repeats an earlier one, remove one; row left out"}},
      // Labels.
      {clean().rows("skills", {"x | tool | | Xyz"}),
       {"skills.tsv:6: 'x' has no prefLabel_en, give it one"}},
      {clean().rows("roles", {"x | | Xyz | engineer"}).rows("titles", {"Xyz | x"}),
       {"roles.tsv:4: 'x' has no prefLabel_en, give it one"}},
      {clean().rows("roles", {"x | Xyz"}).rows("titles", {"Xyz | x"}),
       {"roles.tsv:4: 'x' has no prefLabel_id, give it one"}},
      {clean().rows("skills", {"x | soft | Xyz"}),
       {"skills.tsv:6: 'x' has no prefLabel_id, give it one"}},
      // Phrases.
      {clean().rows("cues", {"a-plus | preferred", "a\u00A0plus | required"}),
       {"cues.tsv:4: 'a\u00A0plus' says 'required' here and 'preferred' in row cues.tsv:2, keep "
        "one"}},
      {clean().rows("titles", {"engineer | engineer | en"}),
       {"titles.tsv:4: 'engineer' stands in row titles.tsv:2 already, remove one"}},
      {clean().rows("units", {"moon | lunation | | en"}),
       {"units.tsv:3: unknown unit 'lunation', see taxonomy/README.md for the words"}},
      {clean().rows("units", {"moon | currency:DM"}),
       {"units.tsv:3: unknown unit 'currency:DM', see taxonomy/README.md for the words"}},
      {clean().rows("units", {"undecember | month-name | 13"}),
       {"units.tsv:3: 13 is no number of a month-name, correct it"}},
      {clean().rows("units", {"naught | multiplier"}),
       {"units.tsv:3: 0 is no number of a multiplier, correct it"}},
      {clean().rows("units", {"\uFF4Donth | month | | id"}),
       {"units.tsv:3: '\uFF4Donth' stands in row units.tsv:2 already, remove one"}},
      {clean().rows("function_words", {"the | id"}),
       {"function_words.tsv:4: 'the' says 'id' here and 'en' in row function_words.tsv:3, keep "
        "one"}},
      {clean().rows("function_words", {"und"}),
       {"function_words.tsv:4: unknown language '', use en or id"}},
      {clean().rows("everyday_words", {"wort | de"}),
       {"everyday_words.tsv:3: unknown language 'de', use en or id"}},
      {clean().rows("work_modes", {"\u00AD | remote"}),
       {"work_modes.tsv:3: '\u00AD' has no letter or sign in it, remove it"}},
  };
  for (const auto& [tables, problems] : cases) EXPECT_EQ(lint(tables), problems);
}

TEST(TaxonomyLint, GoesByFileAndLine) {
  SmallTaxonomy tables = clean();
  for (const char* id : {"q", "r", "s", "t", "u", "v"})
    tables.rows("skills", {std::string(id) + " | widget | Xyz"});
  tables.rows("cues", {"b | wanted"});
  const Strings lines = lint(tables);
  Strings places;
  for (const std::string& line : lines) places.push_back(line.substr(0, line.find(": ")));
  const Strings expected = {"cues.tsv:3",   "skills.tsv:6",  "skills.tsv:7", "skills.tsv:8",
                            "skills.tsv:9", "skills.tsv:10", "skills.tsv:11"};
  EXPECT_EQ(places, expected);
}

TEST(TaxonomyLint, IsTotal) { EXPECT_FALSE(lint_taxonomy({}, test_tokenizer()).empty()); }

}  // namespace
}  // namespace skillgap
