#include "skillgap/token_parting.h"

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
          .rows("skills", {"excel | tool | Excel", "javascript | language | JavaScript",
                           "mlflow | tool | MLflow", "pytorch | library | PyTorch",
                           "r | language | R", "statistics | method | Statistics"})
          .rows("sections",
                {"Job requirements | requirements | en", "Kualifikasi | requirements | id"})
          .rows("cues", {"mampu | opens | id", "memiliki | opens | id", "pengalaman | asks | id"})
          .rows("function_words", {"dan | id", "tahun | id", "the | en"})
          .parse();
  return t;
}

// The words of a text; those that touch in it are parted by '|'.
std::string parted(const std::string& text) {
  static const TokenParter parter = TokenParter::build(taxonomy(), test_tokenizer());
  Tokens tokens = tokens_of(text);
  parter.part(text, tokens);
  std::string result;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) result += tokens.touches_next(i - 1) ? "|" : " ";
    result += tokens.span(i).of(text);
    EXPECT_EQ(tokens.folded(i), tokens_of(tokens.span(i).of(text)).folded(0)) << text;
    EXPECT_EQ(tokens.hash(i), token_hash(tokens.folded(i))) << text;
  }
  return result;
}

TEST(TokenParter, PartsTwoKnownWordsTheFirstOfThemSmall) {
  EXPECT_EQ(parted("satu tahunMemiliki"), "satu tahun|Memiliki");
  EXPECT_EQ(parted("tahunMemiliki danMampu"), "tahun|Memiliki dan|Mampu");
}

TEST(TokenParter, PartsAKnownWordFromWhatOpensALineBehindAFullStop) {
  EXPECT_EQ(parted("with Excel.Memiliki"), "with Excel|.|Memiliki");
  EXPECT_EQ(parted("with Excel.MEMILIKI"), "with Excel|.|MEMILIKI");
  EXPECT_EQ(parted("with Excel.NET"), "with Excel.NET");
  EXPECT_EQ(parted("with Sheets.Memiliki"), "with Sheets.Memiliki");
  EXPECT_EQ(parted("with Excel.JavaScript"), "with Excel.JavaScript");
}

TEST(TokenParter, NeverPartsAKnownName) {
  for (const char* text :
       {"PyTorch JavaScript MLflow", "tahunMemiliki danMampu PyTorch JavaScript"})
    EXPECT_NE(parted(text).find("PyTorch JavaScript"), std::string::npos) << text;
}

TEST(TokenParter, PartsBehindAFullStopWhereAKnownWordOpensALine) {
  EXPECT_EQ(parted("Excel.Pengalaman"), "Excel|.|Pengalaman");
  for (const char* text : {"Statistics.Statistics", "Node.Pengalaman", "Excel.The"})
    EXPECT_EQ(parted(text), text);  // opens none; unknown; too short
}

TEST(TokenParter, PartsAProductFromAWordOfSentencesBehindAFullStop) {
  EXPECT_EQ(parted("Excel.Statistics"), "Excel|.|Statistics");
  EXPECT_EQ(parted("Excel.Job"), "Excel|.|Job");
  for (const char* text : {"Excel.statistics", "Excel.JavaScript", "Excel.Node"})
    EXPECT_EQ(parted(text), text);  // small; a product too; unknown
}

TEST(TokenParter, PartsCapitalsFromAKnownWordThatOpensALine) {
  EXPECT_EQ(parted("STATISTICSPengalaman"), "STATISTICS|Pengalaman");
  for (const char* text : {"STATISTICSExcel", "COMMERCEPengalaman", "SQPengalaman"})
    EXPECT_EQ(parted(text), text);  // opens none; unknown; too short
}

TEST(TokenParter, PartsWhatOpensALineInCapitalsFromAKnownWord) {
  EXPECT_EQ(parted("satu tahunKUALIFIKASI"), "satu tahun|KUALIFIKASI");
  EXPECT_EQ(parted("tahunKUALIFIKASIMampu"), "tahun|KUALIFIKASI|Mampu");
  EXPECT_EQ(parted("tahunMemiliki ExcelKUALIFIKASI"), "tahun|Memiliki Excel|KUALIFIKASI");
  for (const char* text : {"tahunSTATISTICS", "proyekKUALIFIKASI", "tahunJOB", "ExcelKUALIFIKASI"})
    EXPECT_EQ(parted(text), text);  // opens none; unknown; too short; may be a name
}

TEST(TokenParter, PartsAShortWordInDamagedTextWhereItOpensLines) {
  EXPECT_EQ(parted("tahunMemiliki ExcelJob ExcelThe"), "tahun|Memiliki Excel|Job ExcelThe");
}

TEST(TokenParter, PartsTheNextNumberOfAList) {
  EXPECT_EQ(parted("1. satu Excel2. JavaScript3)The tahun4. MLflow"),
            "1|. satu Excel|2|. JavaScript|3|)|The tahun|4|. MLflow");
  EXPECT_EQ(parted("tahun1. Excel2. The"), "tahun|1|. Excel|2|. The");
  for (const char* text : {"Excel2. The", "1. Excel3. The", "1. Foo2. The", "1. Excel2, The",
                           "1. S2. The", "1. Excel2.5", "1. Excel002. The"})
    EXPECT_EQ(parted(text).find("l|"), std::string::npos) << parted(text);
}

// What is unsure alone is believed in a text that surely lost a line break.
TEST(TokenParter, AsksForLessInADamagedText) {
  const std::string damage = "tahunMemiliki ", read = "tahun|Memiliki ";
  struct Case {
    std::string text, damaged;
  };
  const Case cases[] = {
      {"pelangganMemiliki", "pelanggan|Memiliki"},  // one part known
      {"ExcelMembuat", "Excel|Membuat"},            // a product and something else
      {"KualifikasiPria", "Kualifikasi|Pria"},      // a heading closes the line
      {"PekerjaanMampu", "Pekerjaan|Mampu"},        // a cue opens one
      {"COMMERCEKualifikasi", "COMMERCE|Kualifikasi"},
      {"StatisticsJava", "StatisticsJava"},  // no word of a table
      {"StatisticsExcel", "Statistics|Excel"},
      {"RequirementsThe", "RequirementsThe"},  // too short
      {"S1Memiliki", "S1|Memiliki"},
      {"KaféiniMemiliki", "Kaféini|Memiliki"},
      {"baik.Memiliki", "baik|.|Memiliki"},
      {"RPengalaman", "R|Pengalaman"},  // a name of one letter before what opens a line
      {"RStatistics", "RStatistics"},   // opens none
      {"CPengalaman", "CPengalaman"},   // no name of a table
  };
  for (const auto& [text, damaged] : cases) {
    EXPECT_EQ(parted(text), text);
    EXPECT_EQ(parted(damage + text), read + damaged);
  }
}

TEST(TokenParter, BelievesTwoDifferentWordsOfWhichEachMayBeAName) {
  EXPECT_EQ(parted("ExcelMemiliki StatisticsPengalaman"), "Excel|Memiliki Statistics|Pengalaman");
  for (const char* text : {"ExcelMemiliki", "ExcelMemiliki ExcelMemiliki",
                           "ExcelMemiliki JavaScript", "ExcelMemiliki StatisticsExcel"})
    EXPECT_EQ(parted(text), text);  // one; a name that is repeated; the other opens no line
}

TEST(TokenParter, LeavesNamesAloneEvenThere) {
  const std::string damage = "tahunMemiliki danMampu ", read = "tahun|Memiliki dan|Mampu ";
  for (const char* text : {"NodeJs", "iOS", "MongoDB", "TeamCity", "eBay", "SalesForce", "vSphere"})
    EXPECT_EQ(parted(damage + text), read + text);
}

TEST(TokenParter, LeavesAddressesAlone) {
  for (const char* text : {"https://a.example/tahunMemiliki/danMampu", "?danMampu=tahunMemiliki",
                           "tahunMemiliki@danMampu.example"})
    EXPECT_EQ(parted(text).find("n|M"), std::string::npos) << parted(text);
}

TEST(TokenParter, BearsAnything) {
  for (const char* text : {"", "A", "aB", "éÉcole", ".A", "a.", "tahun.", "tahun.M", "aBcDeFgH"})
    EXPECT_NO_FATAL_FAILURE(parted(text));
  std::string many = "tahunMemiliki danMampu ", one_word;
  for (int i = 0; i < 20000; ++i) (many += "tahunMemiliki "), (one_word += "tahunMemiliki");
  Tokens tokens = tokens_of(many + one_word);  // the last token is too long to be looked at
  TokenParter::build(taxonomy(), test_tokenizer()).part(many + one_word, tokens);
  EXPECT_EQ(tokens.size(), 4u + 40000u + 1);
}

}  // namespace
}  // namespace skillgap
