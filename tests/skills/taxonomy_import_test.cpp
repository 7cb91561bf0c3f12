#include "skillgap/taxonomy_import.h"

#include <gtest/gtest.h>

#include "skillgap/taxonomy_lint.h"
#include "support/importing.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

using Lines = std::vector<std::string>;

const std::string kSkill = "http://data.europa.eu/esco/skill/";
const std::string kOccupation = "http://data.europa.eu/esco/occupation/";
const std::string kIsco = "http://data.europa.eu/esco/isco/";

ImportedTaxonomy esco(const std::vector<RawDocument>& documents) {
  return import_esco(documents, {}, test_tokenizer());
}

// In the layout of the official download: quoted cells, alternative labels one a line.
RawDocument skills_en() {
  return document(
      "in/skills_en.csv",
      "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status\n"
      "KnowledgeSkillCompetence," +
          kSkill +
          "a-1,knowledge,cross-sector,Quill (computer programming)"
          ",\"Quill language\nquill programming\",,released\n"
          "KnowledgeSkillCompetence," +
          kSkill +
          "a-2,skill/competence,transversal,weigh options,"
          "compare options,weighing,released\n"
          "KnowledgeSkillCompetence," +
          kSkill + "a-3,skill/competence,cross-sector,old craft,,,obsolete\n");
}

RawDocument skills_id() {
  return document("in/skills_id.csv.gz",
                  "conceptUri,preferredLabel,altLabels\n" + kSkill +
                      "a-2,menimbang pilihan,\"membandingkan pilihan\ncompare options\"\n");
}

TEST(ImportEsco, MakesConceptsOfSkills) {
  const ImportedTaxonomy imported = esco({skills_en()});
  const Taxonomy taxonomy = taxonomy_of(imported);
  EXPECT_EQ(names_in(taxonomy),
            (Lines{"quill-computer-programming: Quill (computer programming); Quill @en (company); "
                   "Quill language @en; quill programming @en",
                   "weigh-options: weigh options; compare options @en; weighing @en"}));
  const Concept& quill = taxonomy[*taxonomy.find("quill-computer-programming")];
  EXPECT_EQ(quill.kind, Kind::kMethod);
  EXPECT_EQ(quill.exact_match, Lines{"esco:skill/a-1"});
  EXPECT_EQ(quill.source, "esco-skills-en:2");
  EXPECT_EQ(taxonomy[*taxonomy.find("weigh-options")].kind, Kind::kSoft);
  EXPECT_EQ(imported.report.rows, 3u);
  EXPECT_EQ(imported.report.left_out, (std::map<std::string, std::size_t>{{"obsolete", 1}}));
  EXPECT_EQ(taxonomy.version, "esco");
}

TEST(ImportEsco, MergesLanguagesByUri) {
  const RawDocument german =
      document("skills_de.csv", "conceptUri,preferredLabel\n" + kSkill + "a-2,Optionen abwägen\n");
  const Taxonomy taxonomy = taxonomy_of(esco({german, skills_id(), skills_en()}));
  const Concept& item = taxonomy[*taxonomy.find("weigh-options")];
  EXPECT_EQ(item.label_en, "weigh options");
  EXPECT_EQ(item.label_id, "menimbang pilihan");
  EXPECT_EQ(names_in(taxonomy)[1],
            "weigh-options: weigh options | menimbang pilihan; Optionen abwägen @de; "
            "compare options @en; membandingkan pilihan @id; weighing @en");
}

TEST(ImportEsco, MakesRolesOfOccupationsAndGroups) {
  const RawDocument occupations =
      document("occupations_en.csv", "conceptUri,iscoGroup,preferredLabel,altLabels,description\n" +
                                         kOccupation +
                                         "b-1,2514,quill coder,\"quill developer\nDO\n#1 coder\","
                                         "\"Writes\nquill.\"\n" +
                                         kOccupation + "b-2,9999,ferry hand,,\n");
  const RawDocument groups =
      document("ISCOGroups_en.csv", "conceptUri,code,preferredLabel\n" + kIsco +
                                        "C2514,2514,Applications programmers\n");
  const ImportedTaxonomy imported = esco({occupations, groups});
  const Taxonomy taxonomy = taxonomy_of(imported);
  ASSERT_EQ(taxonomy.roles.size(), 3u);
  const Role& coder = taxonomy[*taxonomy.find_role("quill-coder")];
  EXPECT_TRUE(coder.tech);
  EXPECT_EQ(coder.definition, "Writes quill.");
  EXPECT_EQ(ids_of(coder.broader, taxonomy), Lines{"applications-programmers"});
  EXPECT_FALSE(taxonomy[*taxonomy.find_role("ferry-hand")].tech);
  ASSERT_EQ(taxonomy.titles.size(), 1u);
  EXPECT_EQ(taxonomy.titles[0].text, "quill developer");
  EXPECT_EQ(imported.report.left_out,
            (std::map<std::string, std::size_t>{{"broader concept that no file describes", 1},
                                                {"title of one or two letters", 1},
                                                {"title that begins with #", 1}}));
}

TEST(ImportEsco, ReadsRelationsWhateverTheOrderOfTheFiles) {
  const RawDocument broader = document(
      "broaderRelationsSkillPillar_en.csv",
      "conceptType,conceptUri,broaderType,broaderUri\nx," + kSkill + "a-1,x," + kSkill + "a-2\n");
  const RawDocument needs =
      document("skillSkillRelations_en.csv", "originalSkillUri,relationType,relatedSkillUri\n" +
                                                 kSkill + "a-1,essential," + kSkill + "a-2\n" +
                                                 kSkill + "a-2,optional," + kSkill + "a-1\n");
  const RawDocument of_role = document(
      "occupationSkillRelations_en.csv",
      "occupationUri,relationType,skillType,skillUri\n" + kOccupation + "b-1,optional,knowledge," +
          kSkill + "a-1\n" + kOccupation + "b-1,essential,knowledge," + kSkill + "a-2\n");
  const RawDocument occupations = document(
      "occupations_en.csv", "conceptUri,preferredLabel\n" + kOccupation + "b-1,quill coder\n");
  const Taxonomy taxonomy = taxonomy_of(esco({broader, needs, of_role, occupations, skills_en()}));
  const Concept& quill = taxonomy[*taxonomy.find("quill-computer-programming")];
  EXPECT_EQ(ids_of(quill.broader, taxonomy), Lines{"weigh-options"});
  EXPECT_EQ(ids_of(quill.implies, taxonomy), Lines{"weigh-options"});
  ASSERT_EQ(taxonomy.role_skills.size(), 2u);
  EXPECT_EQ(taxonomy.role_skills[0].weight, 0.3);
  EXPECT_EQ(taxonomy.role_skills[1].weight, 1);
}

TEST(ImportEsco, ReadsTheLayoutWithIdsOfItsOwn) {
  const RawDocument skills =
      document("skills.csv",
               "\"ORIGINURI\",\"ID\",\"SKILLTYPE\",\"PREFERREDLABEL\",\"ALTLABELS\"\n"
               "\"" +
                   kSkill + "a-1\",\"key_1\",\"knowledge\",\"quill\",\"quill\nquills\"\n");
  const RawDocument groups =
      document("skill_groups.csv",
               "\"ORIGINURI\",\"ID\",\"CODE\",\"PREFERREDLABEL\"\n\"" + kSkill +
                   "c-1\",\"key_2\",\"K1\",\"writing tools\"\n\"\",\"key_3\",\"L1\",\"tongues\"\n");
  const RawDocument hierarchy = document("skill_hierarchy.csv",
                                         "\"PARENTOBJECTTYPE\",\"PARENTID\",\"CHILDID\"\n"
                                         "\"skillgroup\",\"key_2\",\"key_1\"\n");
  const Taxonomy taxonomy = taxonomy_of(esco({hierarchy, groups, skills}));
  EXPECT_EQ(names_in(taxonomy),
            (Lines{"quill: quill; quills @en", "tongues: tongues; tongues (company)",
                   "writing-tools: writing tools; writing tools (company)"}));
  EXPECT_EQ(ids_of(taxonomy[*taxonomy.find("quill")].broader, taxonomy), Lines{"writing-tools"});
  EXPECT_EQ(taxonomy[*taxonomy.find("tongues")].kind, Kind::kNaturalLanguage);
}

TEST(ImportEsco, NamesTheColumnsItKnowsWhereThereAreOthers) {
  const ImportedTaxonomy imported = esco({document("x.csv", "a,b\n1,2\n")});
  EXPECT_TRUE(imported.files.empty());
  EXPECT_EQ(
      lines_of(imported.problems),
      Lines{"x.csv:1: no ESCO table, its columns should be conceptUri and preferredLabel (skills, "
            "occupations, groups), conceptUri and broaderUri, occupationUri and skillUri, or "
            "originalSkillUri and relatedSkillUri; file left out"});
}

TEST(ImportEsco, GivesBothOfTwoLikeLabelsAnIdOfTheirOwn) {
  const std::string header = "conceptUri,preferredLabel\n";
  const std::string first = kSkill + "a-1,Quill\n", second = kSkill + "a-2,quill\n";
  const ImportedTaxonomy forth = esco({document("s.csv", header + first + second)});
  const ImportedTaxonomy back = esco({document("s.csv", header + second + first)});
  const Taxonomy one = taxonomy_of(forth), other = taxonomy_of(back);
  ASSERT_EQ(one.concepts.size(), 2u);
  for (const Concept& item : one.concepts) {
    EXPECT_TRUE(item.id.starts_with("quill-")) << item.id;
    ASSERT_TRUE(other.find(item.id)) << item.id;
    EXPECT_EQ(other[*other.find(item.id)].label_en, item.label_en);
  }
}

TEST(ImportEsco, KeepsTheFirstLabelOfAUriThatStandsTwice) {
  const ImportedTaxonomy imported =
      esco({document("s.csv", "conceptUri,preferredLabel\n" + kSkill + "a-1,Quill\n" + kSkill +
                                  "a-1,Quill\n" + kSkill + "a-1,Pen\n")});
  EXPECT_EQ(names_in(taxonomy_of(imported)), Lines{"quill: Quill"});
  EXPECT_EQ(
      lines_of(imported.problems),
      Lines{"s.csv:4: '" + kSkill + "a-1' is called 'Quill' already (row s.csv:2), row left out"});
}

TEST(ImportEsco, MakesOneLineOfLabelsAndRefusesMonstrousOnes) {
  const std::string monster(1u << 20, 'x');
  const ImportedTaxonomy imported =
      esco({document("s.csv", "conceptUri,preferredLabel,altLabels\n" + kSkill +
                                  "a-1,\"qu\till\nco\x01"
                                  "de\",\xE2\x80\x8Bquill\n" +
                                  kSkill + "a-2," + monster + ",\n" + kSkill + "a-3,pen,\"" +
                                  monster + "\n...\"\n,no uri,\n")});
  EXPECT_EQ(names_in(taxonomy_of(imported)),
            (Lines{"pen: pen", "qu-ill-code: qu ill code; quill @en"}));
  EXPECT_EQ(lines_of(imported.problems),
            (Lines{"s.csv:4: a label of 1048576 bytes, at most 500 can be used; left out",
                   "s.csv:4: no preferred label, row left out",
                   "s.csv:5: a label of 1048576 bytes, at most 500 can be used; left out",
                   "s.csv:7: no URI, row left out"}));
}

TEST(ImportEsco, LeavesOutDefinitionsThatNobodyReads) {
  const ImportedTaxonomy imported = esco(
      {document("o_en.csv", "conceptUri,preferredLabel,definition,description\n" + kOccupation +
                                "b-1,coder," + std::string(9000, 'x') + ",Writes.\n")});
  EXPECT_EQ(taxonomy_of(imported).roles.at(0).definition, "Writes.");
  EXPECT_EQ(imported.report.left_out,
            (std::map<std::string, std::size_t>{{"definition too long", 1}}));
}

TEST(ImportEsco, BreaksCirclesAndSaysWhere) {
  const RawDocument skills =
      document("s.csv", "conceptUri,preferredLabel\n" + kSkill + "a-1,one\n" + kSkill +
                            "a-2,two\n" + kSkill + "a-3,three\n");
  std::string rows = "conceptUri,broaderUri\n";
  for (const auto& [from, to] : {std::pair("1", "2"), {"2", "3"}, {"3", "1"}, {"3", "3"}})
    rows += kSkill + "a-" + from + "," + kSkill + "a-" + to + "\n";
  const ImportedTaxonomy imported = esco({skills, document("b.csv", rows)});
  EXPECT_EQ(
      lines_of(imported.problems),
      (Lines{"s.csv:4: broader leads from 'three' over 'one' back to it, this step left out",
             "s.csv:4: broader leads from 'three' over 'three' back to it, this step left out"}));
  EXPECT_EQ(lines_of(lint_taxonomy(imported.files, test_tokenizer())), Lines{});
}

// A chain that a recursive walk would fall down.
TEST(ImportEsco, WalksLongChains) {
  std::string skills = "conceptUri,preferredLabel\n", broader = "conceptUri,broaderUri\n";
  for (int i = 0; i < 20000; ++i) {
    skills += kSkill + "a-" + std::to_string(i) + ",skill " + std::to_string(i) + "\n";
    broader += kSkill + "a-" + std::to_string(i) + "," + kSkill + "a-" +
               std::to_string((i + 1) % 20000) + "\n";
  }
  const ImportedTaxonomy imported = esco({document("s.csv", skills), document("b.csv", broader)});
  EXPECT_EQ(imported.report.left_out,
            (std::map<std::string, std::size_t>{{"circle of broader", 1}}));
}

ImportedTaxonomy onet(const std::vector<RawDocument>& documents) {
  return import_onet(documents, {}, test_tokenizer());
}

RawDocument technology() {
  return document("Technology Skills.txt",
                  "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\n"
                  "15-0001.00\tQuill\t43230001\tWriting software\tY\n"
                  "15-0002.00\tQuill\t43230001\tWriting software\tY\n"
                  "15-0001.00\tWriting software\t43230001\tWriting software\tN\n"
                  "15-0001.00\tQuill query language QQL\t43230002\tQuery software\tN\n"
                  "15-0001.00\tPen Organizer System (POS)\t43230002\tQuery software\tN\n"
                  "15-0001.00\tR\t43230002\tQuery software\tN\n");
}

TEST(ImportOnet, MakesToolsByCommodity) {
  const Taxonomy taxonomy = taxonomy_of(onet({technology()}));
  EXPECT_EQ(names_in(taxonomy),
            (Lines{"pen-organizer-system-pos: Pen Organizer System (POS); POS (company); "
                   "Pen Organizer System @en",
                   "query-software: Query software",
                   "quill-query-language-qql: Quill query language QQL; QQL (case)", "quill: Quill",
                   "r: R; R (company)", "writing-software: Writing software"}));
  EXPECT_EQ(ids_of(taxonomy[*taxonomy.find("quill")].broader, taxonomy), Lines{"writing-software"});
  EXPECT_EQ(taxonomy[*taxonomy.find("writing-software")].exact_match, Lines{"unspsc:43230001"});
}

TEST(ImportOnet, MakesRolesAndTitles) {
  const RawDocument occupations =
      document("Occupation Data.txt",
               "O*NET-SOC Code\tTitle\tDescription\n15-0001.00\tQuill coders\tCode.\n"
               "35-0001.00\tCooks\tCook.\n");
  const RawDocument titles =
      document("Alternate Titles.txt",
               "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
               "15-0001.00\tQuill Developer\tQDev\t08\n15-0001.00\tQuill coders\tn/a\t08\n"
               "99-0001.00\tGhost\tn/a\t08\n");
  const ImportedTaxonomy imported = onet({titles, occupations});
  const Taxonomy taxonomy = taxonomy_of(imported);
  ASSERT_EQ(taxonomy.roles.size(), 2u);
  EXPECT_TRUE(taxonomy[*taxonomy.find_role("quill-coders")].tech);
  EXPECT_FALSE(taxonomy[*taxonomy.find_role("cooks")].tech);
  EXPECT_EQ(taxonomy[*taxonomy.find_role("cooks")].exact_match, Lines{"onet:35-0001.00"});
  ASSERT_EQ(taxonomy.titles.size(), 2u);
  EXPECT_EQ(taxonomy.titles[0].text, "QDev");
  EXPECT_EQ(taxonomy.titles[0].source, "onet-alternate-titles:2");
  EXPECT_EQ(
      lines_of(imported.problems),
      Lines{"Alternate Titles.txt:4: no file says what occupation 99-0001.00 is called, nor some "
            "others; import Occupation Data too"});
}

TEST(ImportOnet, TakesTheVersionFromAComment) {
  const RawDocument titles =
      document("titles.tsv",
               "# onet_version=30.3  (public)\n# format: alt_title<TAB>soc_code<TAB>soc_title\n"
               "Quill Developer\t15-0001.00\tQuill coders\n");
  const Taxonomy taxonomy = taxonomy_of(onet({titles}));
  EXPECT_EQ(taxonomy.version, "onet-30.3");
  EXPECT_EQ(taxonomy.titles[0].source, "onet-titles:3");
}

TEST(ImportOnet, NamesTheColumnsItKnowsWhereThereAreOthers) {
  EXPECT_EQ(
      lines_of(onet({document("x.txt", "a\tb\n1\t2\n")}).problems),
      Lines{
          "x.txt:1: no O*NET table, its columns should be O*NET-SOC Code with Example (Technology "
          "Skills), with Alternate Title, or with Title (Occupation Data); file left out"});
}

ImportedTaxonomy csv(const std::string& text, const ImportOptions& options = {}) {
  return import_csv(document("own.csv", text), options, test_tokenizer());
}

TEST(ImportCsv, ReadsTwoColumnsOfNames) {
  const Lines expected = {"quill: Quill; QL (company); quill lang", "pen: Pen"};
  Lines sorted = expected;
  std::ranges::sort(sorted);
  ImportOptions mapped, numbered;
  mapped.columns = {{"to", "concept"}, {"from", "alias"}};
  numbered.columns = {{"2", "concept"}, {"1", "alias"}};
  EXPECT_EQ(names_in(taxonomy_of(csv("name,alias\nQuill,quill lang\nQuill,QL\nPen,\n"))), sorted);
  EXPECT_EQ(
      names_in(taxonomy_of(csv("id;label\nquill;Quill\nquill;quill lang\nquill;QL\npen;Pen\n"))),
      sorted);
  EXPECT_EQ(names_in(taxonomy_of(csv("from,to\nquill lang,Quill\nQL,Quill\n,Pen\n", mapped))),
            sorted);
  EXPECT_EQ(names_in(taxonomy_of(csv("quill lang,Quill\nQL,Quill\n,Pen\n", numbered))), sorted);
}

TEST(ImportCsv, NamesTheColumnsItKnowsWhereThereAreOthers) {
  EXPECT_EQ(
      lines_of(csv("from,to\na,b\n").problems),
      Lines{"own.csv:1: the first line names no two columns that are known: concept (or id, name) "
            "and "
            "alias (or label); name them with --map concept=COLUMN --map alias=COLUMN, by number "
            "where there is no such line"});
}

TEST(ImportCsv, CountsWhatItCannotUse) {
  const ImportedTaxonomy imported = csv(
      "concept,label,kind,rule,language\na,A word,tool,,\nb,B word,gadget,,\nc,C word,tool,maybe,\n"
      ",D word,tool,,\nf,F word,tool,,not a language\n");
  EXPECT_EQ(names_in(taxonomy_of(imported)), Lines{"a: A word"});
  EXPECT_EQ(
      lines_of(imported.problems),
      (Lines{"own.csv:3: unknown kind 'gadget', see taxonomy/README.md for the kinds, row left out",
             "own.csv:4: 'maybe' is no rule or '' no language, row left out",
             "own.csv:5: no concept or no name, row left out",
             "own.csv:6: '' is no rule or 'not a language' no language, row left out"}));
}

TEST(ImportCsv, GivesConceptsTheKindAskedFor) {
  ImportOptions options;
  options.kind = Kind::kCertification;
  const Taxonomy taxonomy = taxonomy_of(csv("name,alias\nQuill diploma,QD\n", options));
  EXPECT_EQ(taxonomy.concepts[0].kind, Kind::kCertification);
  EXPECT_EQ(taxonomy.concepts[0].place.file, "certifications.tsv");
}

TEST(Import, MakesTablesThatLintFindsCleanAndTheSameBytesEachTime) {
  const std::vector<RawDocument> files = {skills_en(), skills_id()};
  for (const ImportedTaxonomy& imported :
       {esco(files), onet({technology()}), csv("name,alias\nA b,c d\n")})
    EXPECT_EQ(lines_of(lint_taxonomy(imported.files, test_tokenizer())), Lines{});
  const ImportedTaxonomy once = esco(files), again = esco(files);
  for (std::size_t i = 0; i < once.files.size(); ++i)
    EXPECT_EQ(once.files[i].content, again.files[i].content) << once.files[i].name;
}

TEST(Import, KeepsTheTablesOfEverydayWords) {
  const Taxonomy taxonomy = taxonomy_of(csv("name,alias\nR&D,research\n"));
  const Taxonomy& own = shipped_taxonomy();
  EXPECT_EQ(taxonomy.cues.size(), own.cues.size());
  EXPECT_EQ(taxonomy.sections.size(), own.sections.size());
  EXPECT_EQ(taxonomy.units.size(), own.units.size());
}

TEST(Import, KeepsPhrasesThatHideANameAndAreNone) {
  const auto phrases = [](const std::string& names) {
    Lines texts;
    for (const NotASkill& phrase : taxonomy_of(csv("name,alias\n" + names)).not_skills)
      texts.push_back(phrase.text);
    return texts;
  };
  EXPECT_EQ(phrases("Quill,quills\n"), Lines{});
  const Lines beside_r = phrases("R,\n");
  EXPECT_NE(std::ranges::find(beside_r, "R&D"), beside_r.end());
  const Lines with_both = phrases("R,\nR&D,research\n");
  EXPECT_EQ(std::ranges::find(with_both, "R&D"), with_both.end());
}

TEST(Import, NamesOnlySourcesThatARowHas) {
  const Taxonomy taxonomy = taxonomy_of(csv("name,alias\nQuill,quills\n"));
  std::string rows;
  for (const TaxonomyFile& file : csv("name,alias\nQuill,quills\n").files) {
    if (file.name != "sources.tsv") rows += file.content;
  }
  for (const Phrase& source : taxonomy.sources)
    EXPECT_NE(rows.find(source.text), std::string::npos) << source.text;
  EXPECT_EQ(taxonomy.sources.front().text, "csv-own");
}

}  // namespace
}  // namespace skillgap
