#include "skillgap/term_proposals.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Strings = std::vector<std::string>;

const Taxonomy& taxonomy() {
  static const Taxonomy built =
      SmallTaxonomy()
          .rows("sources", {"doc7 | notes.txt | ours | no note"})
          .rows("skills", {"python | language | Python", "pandas | library | Pandas",
                           "machine-learning | method | Machine learning | Pembelajaran mesin",
                           "ci-cd | practice | CI/CD", "sql | language | SQL", "go | language | Go",
                           "c-plus-plus | language | C++"})
          .rows("certifications", {"cka | certification | Kubernetes Administrator Certificate"})
          .rows("industries", {"health | industry | Healthcare | Kesehatan"})
          .rows("aliases", {"go | Go | | company", "machine-learning | ML | | case",
                            "machine-learning | Neural nets | en"})
          .rows("senses", {"excel at | not-a-skill"})
          .rows("roles", {"data-engineer | Data engineer"})
          .rows("titles", {"Data Engineer | data-engineer | en"})
          .rows("seniority", {"junior | junior | en"})
          .rows("sections", {"Requirements | requirements | en"})
          .rows("cues", {"menguasai | skill | id"})
          .rows("units", {"juta | multiplier | 1000000 | id", "bulan | month | | id"})
          .rows("work_modes", {"remote | remote"})
          .rows("function_words",
                {"and | en", "by | en", "dan | id", "the | en", "untuk | id", "yang | id"})
          .rows("kind_words",
                {"engineer | role | en", "framework | library | en", "locations | none | en",
                 "metrics | metric | en", "roles | role | en", "sertifikasi | certification | id",
                 "skills | any | en", "tools | tool | en"})
          .parse();
  return built;
}

TermProposals propose(const std::string& text) {
  return TermProposer::build(taxonomy(), test_tokenizer())
      .propose({{"notes.txt", "doc7", text, {}, true}});
}

// "new tool Foo", "known library pandas (Pandas)", "near tool python <Pyhton>"
Strings found_in(const std::string& text) {
  Strings all;
  for (const TermProposal& term : propose(text).terms) {
    if (term.table == "kind_words" || term.table == "sections") continue;
    all.push_back(std::string(verdict_name(term.verdict)) + " " +
                  (term.verdict == TermVerdict::kNew ? term.kind : term.id) + " " + term.term);
  }
  return all;
}

struct Case {
  std::string text;
  Strings found;
};

TEST(TermProposals, CutListsIntoTermsButNotNames) {
  const Case cases[] = {
      {"- Foo, Bar baz; quux", {"new method Bar baz", "new method Foo", "new method quux"}},
      {"- Foo dan Bar", {"new method Bar", "new method Foo"}},
      {"- Foo/Bar & Baz", {"new method Bar", "new method Baz", "new method Foo"}},
      {"- CI/CD", {"known ci-cd CI/CD"}},
      {"- C++ (wajib)", {"new language wajib", "known c-plus-plus C++"}},
      {"- step-by-step guide", {"new method step-by-step guide"}},
      {"- R&D, .NETX", {"new method .NETX", "new method R&D"}},
      {"- menguasai Foo", {"new method Foo"}},
      {"- menguasai Pandas", {"known pandas Pandas"}},
      {"- Go", {"known go Go"}},
      {"- excel at", {"known not-a-skill excel at"}},
      {"- neural nets", {"known machine-learning neural nets"}},
      {"- 12 open jobs, 12-factor app, 3D mill, X",
       {"new method 12-factor app", "new method 3D mill"}},
      {"- Rp 8-15 juta/bulan", {"new method Rp 8-15 juta", "known month bulan"}},
      {"- bulan", {"known month bulan"}},
      {"- 5, 10", {}},
      {"- one two three four five six", {}},
      {"- 📊 Foo", {"new method Foo"}},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(found_in(text), found) << text;
}

TEST(TermProposals, TakeOnlyNamesFromRunningText) {
  const Case cases[] = {
      {"This is a long sentence in which Lumbung Explorer and Pandas are named.",
       {"new tool Lumbung Explorer", "known pandas Pandas"}},
      {"Menurut kami ini kalimat yang panjang sekali dan tanpa satu nama pun.", {}},
      {"TensorFoo is one that begins this long sentence about many things.",
       {"new tool TensorFoo"}},
      {"We are looking for a long sentence about **grain mills** and so on.",
       {"new method grain mills"}},
      {"This sentence tells of many methods like threshing, slow grinding, and sieving by hand.",
       {"new tool sieving", "new tool slow grinding"}},
      {"Here somebody explains at length what a mill (grain house) was for in those days.",
       {"new tool grain house"}},
      {"Some prose in which go is a verb and nothing else but a verb.", {}},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(found_in(text), found) << text;
}

TEST(TermProposals, GuessTheKindByWordsSurroundingsAndNeighbours) {
  const Case cases[] = {
      {"## Tools\n- Foo", {"new tool Foo"}},
      {"## Tools\n## Metrics\n- Foo", {"new metric Foo"}},
      {"Tools: Foo, Bar", {"new tool Bar", "new tool Foo"}},
      {"| Name | Tools |\n|---|---|\n| Wheat | Foo |",
       {"new tool Foo", "new method Name", "new method Wheat"}},
      {"- Pandas\n- Foo", {"new library Foo", "known pandas Pandas"}},
      {"## Skills\n- Pandas\n- Foo", {"new library Foo", "known pandas Pandas"}},
      {"## Metrics\n- Grain framework", {"new library Grain framework"}},
      {"- Sertifikasi Gandum", {"new certification Sertifikasi Gandum"}},
      {"- Grain Engineer", {"new role Grain Engineer"}},
      {"Roles: Data Engineer, Miller", {"new role Miller", "known data-engineer Data Engineer"}},
      {"## What the roles will be like some day\n- Foo", {"new method Foo"}},
      {"Locations: Foo, Bar", {}},
      {"## the Data Engineer\n- Foo", {"new method Foo", "known data-engineer Data Engineer"}},
      {"- Data Engineer Academy",
       {"new method Data Engineer Academy", "known data-engineer Data Engineer"}},
      {"- gaji seorang Data Engineer", {"known data-engineer Data Engineer"}},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(found_in(text), found) << text;
}

TEST(TermProposals, CallNearWhatATypingErrorPartsFromAName) {
  const Case cases[] = {
      {"- Pandsa", {"near pandas Pandsa"}},
      {"- Machin lerning", {"near machine-learning Machin lerning"}},
      {"- SQX", {"new method SQX"}},
      {"- Data Enginer", {"near data-engineer Data Enginer"}},
      {"- Pndsa", {"new method Pndsa"}},
  };
  for (const auto& [text, found] : cases) EXPECT_EQ(found_in(text), found) << text;
}

TEST(TermProposals, SayLanguageAndNearestAndPlaces) {
  const TermProposals found =
      propose("- pembelajaran foo\n- tools\n\n- Pembelajaran Foo\n- ML kit");
  ASSERT_EQ(found.terms.front().term, "ML kit");
  EXPECT_EQ(found.terms.front().nearest, "machine-learning");
  const TermProposal& foo = found.terms[1];
  EXPECT_EQ(foo.language, "id");
  EXPECT_EQ(foo.count, 2u);
  ASSERT_EQ(foo.places.size(), 2u);
  EXPECT_EQ(foo.places[0].line, 1u);
  EXPECT_EQ(foo.places[1].line, 4u);
  EXPECT_EQ(foo.id, "pembelajaran-foo");
}

TEST(TermProposals, NameTheLinesThatGaveNothing) {
  const TermProposals found = propose(
      "Ini kalimat yang panjang sekali dan tanpa satu nama apa pun di dalamnya.\n- 5, 10\n"
      "| Foo | Locations |\n|---|---|\n| 12 | Bar |\n- Pandas\n");
  Strings ignored;
  for (const IgnoredLine& line : found.ignored)
    ignored.push_back(std::to_string(line.line) + " " + line.reason);
  EXPECT_EQ(ignored, (Strings{"1 running text without a known term or a name",
                              "2 numbers and everyday words only",
                              "5 stands under 'Locations', which names no skills"}));
  EXPECT_EQ(found.lines, 5u);
}

TEST(TermProposals, GiveTwoTermsOfOneSpellingTwoIds) {
  Strings ids;
  for (const TermProposal& term : propose("- Foo&Bar\n- Foo-Bar\n").terms) ids.push_back(term.id);
  EXPECT_EQ(ids, (Strings{"foo-bar", "foo-bar-2"}));
}

TEST(TermProposals, StopAtTheLimitAndCountTheRest) {
  std::string text;
  for (std::size_t i = 0; i < kMostTerms + 3; ++i) text += "- Zed" + std::to_string(i) + "\n";
  const TermProposals found = propose(text + "- Zed0\n");
  EXPECT_EQ(found.terms.size(), kMostTerms);
  EXPECT_EQ(found.left_out, 3u);
}

TEST(TermProposals, KeepTheFirstPlacesAndCountAll) {
  std::string text;
  for (std::size_t i = 0; i < kMostPlaces + 5; ++i) text += "- Zed\n";
  const TermProposals found = propose(text);
  ASSERT_EQ(found.terms.size(), 1u);
  EXPECT_EQ(found.terms[0].count, kMostPlaces + 5);
  EXPECT_EQ(found.terms[0].places.size(), kMostPlaces);
}

// --- documents

TEST(TermDocuments, KeepTheLinesOfThePage) {
  const TermDocument document = read_term_document(
      {.where = "a.html",
       .bytes = "<html><head>\n<title>x</title></head>\n<body><h1>Tools</h1>\n<ul>\n"
                "<li>Foo<li>Bar\n<li>Baz</ul><table>\n<tr><td>Qux<td>Pandas</table>",
       .content_type = "text/html"},
      taxonomy());
  const TermProposals found = TermProposer::build(taxonomy(), test_tokenizer()).propose({document});
  Strings lines;
  for (const TermProposal& term : found.terms)
    if (term.table == "skills")
      lines.push_back(term.term + " " + std::to_string(term.places[0].line));
  EXPECT_EQ(lines, (Strings{"Bar 5", "Baz 6", "Foo 5", "Qux 7", "Pandas 7"}));
}

TEST(TermDocuments, MendWrongCodePagesAndDropBrokenPictures) {
  const TermDocument document = read_term_document(
      {.where = "x", .bytes = "## \u011F\u0178\u0152 Foo \u00E2\u20AC\u0153bar\u00E2\u20AC\u009D"},
      taxonomy());
  EXPECT_NE(document.text.find("\u201Cbar\u201D"), std::string::npos) << document.text;
  EXPECT_EQ(document.text.find("\u0178"), std::string::npos) << document.text;
}

TEST(TermDocuments, AreCitedByTheirSourceElseByTheirName) {
  const std::pair<std::string, std::string> cases[] = {
      {"folder/notes.txt", "doc7"},     {"Team handbook (2).md", "team-handbook-2"},
      {"/a/b.c/.hidden", "hidden"},     {"-", "document"},
      {"\u00E9\u00E9.txt", "document"},
  };
  for (const auto& [path, citation] : cases)
    EXPECT_EQ(read_term_document({.where = path}, taxonomy()).citation, citation) << path;
}

TEST(TermDocuments, TellTextFromOtherFiles) {
  std::string binary;
  for (int i = 0; i < 1000; ++i) binary += static_cast<char>(i * 7919);
  EXPECT_FALSE(read_term_document({.where = "x", .bytes = binary}, taxonomy()).is_text);
  EXPECT_TRUE(read_term_document({.where = "x", .bytes = ""}, taxonomy()).is_text);
  EXPECT_TRUE(
      read_term_document({.where = "x", .bytes = "caf\xE9 au lait, un bon"}, taxonomy()).is_text);
}

// Whatever is unclosed, nested or endless: an answer, and terms that stand in the text.
TEST(TermProposals, TakeAnyText) {
  const std::string hostile[] = {
      std::string(1000, '|'),
      std::string(1000, '*'),
      std::string(1000, '['),
      "**" + std::string(1000, '`') + "[Foo](",
      "| **Foo | `Bar\n|---\n| __Baz",
      "<table><tr><td>Foo<li><b>Bar &amp",
      "[](((\n](\n![](x",
      "- :\n: -\n:::\n-\t:\n# \n#\n## #\n1.\n1. ",
      "\\",
      "- \xCC\x81\xE2\x80\x8D Foo",
      std::string("\n\r\n\t\n \v\f"),
  };
  for (const std::string& text : hostile) {
    for (const TermProposal& term : propose(text).terms) EXPECT_FALSE(term.term.empty()) << text;
  }
}

}  // namespace
}  // namespace skillgap
