#include "skillgap/taxonomy_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "support/importing.h"
#include "support/shipped_tables.h"
#include "support/turtle_reader.h"

namespace skillgap {
namespace {

using Lines = std::vector<std::string>;
const std::string kSkos = "http://www.w3.org/2004/02/skos/core#";
const std::string kBase{default_skos_base};

SmallTaxonomy small() {
  return SmallTaxonomy()
      .rows("skills",
            {"data-analysis | method | Data analysis | Analisis data",
             "pandas | library | pandas | | data-analysis | python | wikidata:Q15967387, other:1",
             "python | language | Python | | | | esco:skill/a-1"})
      .rows("aliases",
            {"python | Py \"3\" \\ two | en", "python | PY | | case", "python | Пайтон | ru"})
      .rows("roles", {"analyst | Analyst | Analis | | no | isco:2511 | Reads data."})
      .rows("titles", {"Data reader | analyst | en"});
}

std::set<Triple> triples_of(const Taxonomy& taxonomy) {
  const auto triples = read_turtle(taxonomy_skos(taxonomy));
  if (!triples) ADD_FAILURE() << "no Turtle: " << taxonomy_skos(taxonomy);
  return triples ? std::set<Triple>(triples->begin(), triples->end()) : std::set<Triple>();
}

TEST(TaxonomySkos, SaysWhatTheTablesSay) {
  const Taxonomy taxonomy = small().parse();
  const std::set<Triple> triples = triples_of(taxonomy);
  const std::string pandas = kBase + "concept/pandas", python = kBase + "concept/python",
                    analyst = kBase + "role/analyst";
  const Triple expected[] = {
      {kBase, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", kSkos + "ConceptScheme"},
      {kBase, "http://www.w3.org/2002/07/owl#versionInfo", "\"" + full_version(taxonomy) + "\""},
      {pandas, kSkos + "inScheme", kBase},
      {pandas, kSkos + "notation", "\"pandas\""},
      {pandas, kSkos + "prefLabel", "\"pandas\"@en"},
      {pandas, kSkos + "broader", kBase + "concept/data-analysis"},
      {pandas, kBase + "ns/implies", python},
      {pandas, kBase + "ns/kind", "\"library\""},
      {pandas, kSkos + "exactMatch", "http://www.wikidata.org/entity/Q15967387"},
      {pandas, "http://purl.org/dc/terms/identifier", "\"other:1\""},
      {pandas, "http://purl.org/dc/terms/source", "\"own\""},
      {python, kSkos + "topConceptOf", kBase},
      {python, kSkos + "exactMatch", "http://data.europa.eu/esco/skill/a-1"},
      {python, kSkos + "altLabel", "\"Py \"3\" \\ two\"@en"},
      {python, kSkos + "altLabel", "\"PY\""},
      {python, kSkos + "altLabel", "\"Пайтон\"@ru"},
      {kBase + "concept/data-analysis", kSkos + "prefLabel", "\"Analisis data\"@id"},
      {analyst, kSkos + "exactMatch", "http://data.europa.eu/esco/isco/C2511"},
      {analyst, kSkos + "definition", "\"Reads data.\"@en"},
      {analyst, kSkos + "altLabel", "\"Data reader\"@en"},
      {analyst, kBase + "ns/tech", "false"}};
  for (const Triple& triple : expected)
    EXPECT_TRUE(triples.contains(triple))
        << triple.subject << ' ' << triple.property << ' ' << triple.object;
}

// W3C SKOS reference, S13 and S14.
TEST(TaxonomySkos, HasOnePrefLabelALanguageAndNoneThatIsAnAltLabelToo) {
  const std::set<Triple> triples = triples_of(shipped_taxonomy());
  std::set<std::pair<std::string, std::string>> seen;
  for (const Triple& triple : triples) {
    if (triple.property != kSkos + "prefLabel") continue;
    const std::string language = triple.object.substr(triple.object.rfind('@'));
    EXPECT_TRUE(seen.emplace(triple.subject, language).second) << triple.subject << language;
    EXPECT_FALSE(triples.contains({triple.subject, kSkos + "altLabel", triple.object}))
        << triple.object;
  }
}

TEST(TaxonomySkos, CarriesEveryNameOfTheBuiltInTables) {
  const Taxonomy& taxonomy = shipped_taxonomy();
  std::set<std::pair<std::string, std::string>> names;  // subject, text
  for (const Triple& triple : triples_of(taxonomy)) {
    if (triple.property == kSkos + "prefLabel" || triple.property == kSkos + "altLabel")
      names.emplace(triple.subject, triple.object.substr(1, triple.object.rfind('"') - 1));
  }
  for (const Alias& alias : taxonomy.aliases)
    EXPECT_TRUE(names.contains({kBase + "concept/" + taxonomy[alias.concept_id].id, alias.text}))
        << alias.text;
  for (const Phrase& title : taxonomy.titles)
    EXPECT_TRUE(names.contains({kBase + "role/" + title.value, title.text})) << title.text;
}

TEST(TaxonomySkos, EscapesWhatTheGrammarForbids) {
  Taxonomy taxonomy;
  taxonomy.concepts.push_back({.id = "a b/<c>\"é",
                               .kind = Kind::kTool,
                               .label_en = "tab\there",
                               .label_id = "",
                               .broader = {},
                               .implies = {},
                               .exact_match = {"https://x.example/a b"},
                               .source = "own",
                               .place = {}});
  taxonomy.aliases.push_back({ConceptId{0}, "odd", "no language", AliasRule::kAny, "", {}});
  const std::string name = kBase + "concept/a%20b%2F%3Cc%3E%22é";
  const std::set<Triple> triples = triples_of(taxonomy);
  EXPECT_TRUE(triples.contains({name, kSkos + "prefLabel", "\"tab\there\"@en"}));
  EXPECT_TRUE(triples.contains({name, kSkos + "altLabel", "\"odd\""}));
  EXPECT_TRUE(triples.contains({name, kSkos + "exactMatch", "https://x.example/a%20b"}));
}

TEST(TaxonomyCsv, HasOneRowAName) {
  const std::string text = taxonomy_csv(small().parse());
  EXPECT_THAT(text, testing::StartsWith(
                        "concept,kind,label,language,type,rule,broader,implies,exactMatch,source\n"
                        "data-analysis,method,Data analysis,en,prefLabel,,,,,own\n"
                        "data-analysis,method,Analisis data,id,prefLabel,,,,,own\n"
                        "pandas,library,pandas,,prefLabel,,data-analysis,python,\"wikidata:"
                        "Q15967387, other:1\",own\n"
                        "python,language,Python,,prefLabel,,,,esco:skill/a-1,own\n"));
  EXPECT_THAT(text, testing::HasSubstr("python,language,PY,,altLabel,case,,,,own\n"));
  EXPECT_THAT(text, testing::HasSubstr("analyst,role,Data reader,en,altLabel,,,,,own\n"));
}

// "" where both are the same. 50,000 lines compared as a whole take a minute to be shown.
std::string first_difference(const Lines& a, const Lines& b) {
  const auto [mine, other] = std::ranges::mismatch(a, b);
  if (mine == a.end() && other == b.end()) return "";
  return (mine == a.end() ? "nothing" : *mine) + " where " +
         (other == b.end() ? "nothing" : *other) + " was";
}

TEST(TaxonomyCsv, ComesBackAsTheSameConceptsAndNames) {
  for (const bool raw : {false, true}) {
    for (const Taxonomy& taxonomy :
         {small().parse(), shipped_taxonomy(),
          SmallTaxonomy()
              .rows("skills",
                    {"at-sign | tool | @sign", "r | language | R", "equals | tool | =SUM(A1)"})
              .rows("aliases", {"r | R | | company"})
              .parse()}) {
      RawDocument text;
      text.where = "own.csv";
      text.bytes = taxonomy_csv(taxonomy, raw);
      const ImportedTaxonomy imported = import_csv(text, {}, test_tokenizer());
      EXPECT_EQ(lines_of(imported.problems), Lines{});
      const Taxonomy back = taxonomy_of(imported);
      EXPECT_EQ(first_difference(names_in(back), names_in(taxonomy)), "");
      ASSERT_EQ(back.concepts.size(), taxonomy.concepts.size());
      for (const Concept& item : taxonomy.concepts) {
        const Concept& same = back[*back.find(item.id)];
        EXPECT_EQ(same.kind, item.kind) << item.id;
        EXPECT_EQ(ids_of(same.broader, back), ids_of(item.broader, taxonomy)) << item.id;
        EXPECT_EQ(ids_of(same.implies, back), ids_of(item.implies, taxonomy)) << item.id;
        EXPECT_EQ(same.exact_match, item.exact_match) << item.id;
      }
      EXPECT_EQ(back.roles.size(), taxonomy.roles.size());
    }
  }
}

}  // namespace
}  // namespace skillgap
