// Proposals as rows: what is written can be added to the tables as it stands.
#include <gtest/gtest.h>

#include <algorithm>

#include "skillgap/taxonomy_lint.h"
#include "skillgap/term_proposals.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

SmallTaxonomy tables() {
  return SmallTaxonomy()
      .rows("skills", {"pandas | library | Pandas", "python | language | Python"})
      .rows("roles", {"data-engineer | Data engineer"})
      .rows("titles", {"Data engineer | data-engineer | en"})
      .rows("seniority", {"junior | junior | en"})
      .rows("kind_words", {"degree | degree | en", "levels | seniority | en", "miller | role | en",
                           "sertifikasi | certification | id"});
}

const char* const kDocument =
    "- Foo, QX, Pandsa, Tepung\tGandum, =cmd\n- Sertifikasi Gandum\n- Baker degree\n- Head Miller\n"
    "- Data enginer\nLevels: Apprentice\n";

TermProposals proposals(const Taxonomy& taxonomy) {
  return TermProposer::build(taxonomy, test_tokenizer())
      .propose({{"docs/mill.md", "mill", kDocument, {}, true}});
}

std::string content(const std::vector<TaxonomyFile>& files, std::string_view name) {
  const auto file = std::ranges::find(files, name, &TaxonomyFile::name);
  return file == files.end() ? "" : file->content;
}

TEST(TermTables, HoldARowForEachNewAndNearTerm) {
  const Taxonomy taxonomy = tables().parse();
  const auto files = term_rows(proposals(taxonomy), taxonomy);
  EXPECT_EQ(content(files, "aliases.tsv"),
            "concept\talias\tlanguage\trule\tsource\n"
            "pandas\tPandsa\t\t\tmill:1\nqx\tQX\ten\tcase\tmill:1\n");
  EXPECT_EQ(content(files, "certifications.tsv"),
            "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n"
            "sertifikasi-gandum\tcertification\tSertifikasi Gandum\t\t\t\t\tmill:2\n");
  EXPECT_EQ(content(files, "education.tsv"),
            "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\trank\tsource\n"
            "baker-degree\tdegree\tBaker degree\t\t\t\t\t\tmill:3\n");
  EXPECT_EQ(content(files, "titles.tsv"),
            "phrase\trole\tlanguage\tsource\n"
            "Data enginer\tdata-engineer\ten\tmill:5\nHead Miller\thead-miller\ten\tmill:4\n");
  EXPECT_EQ(content(files, "sources.tsv"),
            "id\ttitle\tlicence\tnote\n"
            "mill\tmill.md\t\tread by taxonomy build; lines count from 1\n");
}

// The promise of the rows: added to the tables and sorted, they pass every check but for labels in
// the other language, which the reviewer gives them.
TEST(TermTables, AreCleanWhenAddedToTheTables) {
  const Taxonomy taxonomy = tables().parse();
  std::vector<TaxonomyFile> files = tables().files();
  for (const TaxonomyFile& added : term_rows(proposals(taxonomy), taxonomy)) {
    auto& table = *std::ranges::find(files, added.name, &TaxonomyFile::name);
    const std::size_t header = table.content.find('\n') + 1;
    std::string rows = table.content.substr(header) + added.content.substr(header);
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < rows.size();) {
      const std::size_t end = rows.find('\n', begin) + 1;
      lines.push_back(rows.substr(begin, end - begin));
      begin = end;
    }
    std::ranges::sort(lines);
    table.content.resize(header);
    for (const std::string& line : lines) table.content += line;
  }
  for (const Problem& problem : lint_taxonomy(files, test_tokenizer())) {
    if (!problem.message.ends_with("has no prefLabel_id, give it one"))
      ADD_FAILURE() << to_line(problem);
  }
}

TEST(TermTables, ReviewSheetHasOneLineATerm) {
  const Taxonomy taxonomy = tables().parse();
  const std::string sheet = term_review_tsv(proposals(taxonomy));
  EXPECT_TRUE(
      sheet.starts_with("verdict\ttable\tid\tkind\tterm\tlanguage\tnearest\tform\tcount\tplaces\n"))
      << sheet;
  EXPECT_NE(
      sheet.find("near\taliases\tpandas\tlibrary\tPandsa\t\tPandas\titem\t1\tdocs/mill.md:1\n"),
      std::string::npos)
      << sheet;
  for (std::size_t begin = 0; begin < sheet.size();) {
    const std::size_t end = sheet.find('\n', begin);
    EXPECT_EQ(std::ranges::count(sheet.substr(begin, end - begin), '\t'), 9);
    begin = end + 1;
  }
}

TEST(TermTables, JsonLineHasEveryPlace) {
  const Taxonomy taxonomy = tables().parse();
  const TermProposals found = proposals(taxonomy);
  const auto near = std::ranges::find(found.terms, "Pandsa", &TermProposal::term);
  EXPECT_EQ(to_json(found, *near),
            "{\"verdict\":\"near\",\"table\":\"aliases\",\"id\":\"pandas\",\"kind\":\"library\","
            "\"term\":\"Pandsa\",\"language\":\"\",\"nearest\":\"Pandas\",\"count\":1,"
            "\"places\":[{\"document\":\"docs/mill.md\",\"line\":1,\"form\":\"item\"}]}");
}

}  // namespace
}  // namespace skillgap
