#include "skillgap/structure.h"

#include "skills/token_class.h"

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
          .rows("sections",
                {"Requirements | requirements | en", "Kualifikasi | requirements | id",
                 "Nice to have | preferred | en", "Nilai tambah | preferred | id",
                 "Skills | skills | en", "Skills required | requirements | en",
                 "About us | company | en", "About * | company | en", "Benefits | benefits | en",
                 "Why join * | benefits | en", "What you'll do | duties", "Jobdesk | duties | id"})
          .rows("cues", {"required | required | en",
                         "a plus | preferred | en",
                         "optional | preferred | en",
                         "tidak perlu | negated | id",
                         "experience with | asks | en",
                         "ability to | opens | en",
                         "trade experience | experience | en",
                         "nice to have | preferred | en",
                         "preferably | preferred | en",
                         "build | duty | en",
                         "membuat | duty | id",
                         "our team | team | en",
                         "you will | mentioned | en",
                         "but | but | en",
                         "never used | negated | en",
                         "no | not | en",
                         "or | nor | en",
                         "ideally | prefers | en",
                         "welcome | preferred | en",
                         "all are welcome | none | en"})
          .parse();
  return t;
}

Structure read(std::string_view text) {
  static const StructureReader reader = StructureReader::build(taxonomy(), test_tokenizer());
  return reader.read(text, tokens_of(text));
}

std::string from_to(std::string_view text, const Tokens& tokens, std::size_t first,
                    std::size_t last) {
  return std::string(Span{tokens.span(first).begin, tokens.span(last).end}.of(text));
}

// Each clause as "section: its text"; a clause in parentheses begins with one anyway.
Strings clauses_of(std::string_view text) {
  const Structure s = read(text);
  const Tokens tokens = tokens_of(text);
  Strings clauses;
  for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = end) {
    for (end = begin + 1; end < tokens.size() && s.clause_of[end] == s.clause_of[begin];) ++end;
    clauses.push_back(std::string(section_name(s.clause(begin).section)) + ": " +
                      from_to(text, tokens, begin, end - 1));
  }
  return clauses;
}

// The sections of a text in order, each once in a row.
Strings sections_of(std::string_view text) {
  const Structure s = read(text);
  Strings sections;
  for (const std::uint32_t clause : s.clause_of) {
    std::string name(section_name(s.clauses[clause].section));
    if (sections.empty() || sections.back() != name) sections.push_back(std::move(name));
  }
  return sections;
}

Strings cues_of(std::string_view text) {
  const Structure s = read(text);
  const Tokens tokens = tokens_of(text);
  Strings cues;
  for (const CueHit& hit : s.cues)
    cues.push_back(std::string(cue_name(hit.cue)) + ": " +
                   from_to(text, tokens, hit.first_token, hit.end_token - 1));
  return cues;
}

// Signs of any script's set of signs before and behind a heading are no words.
TEST(Structure, KnowsHeadingsAmongPicturesAndQuotationMarks) {
  SCOPED_TRACE("marks");
  for (const char* mark : {"\u2705 ", "\u25BA ", "\u201C", "\U0001F4CC ", "\u2014 "})
    EXPECT_TRUE(is_mark(std::string_view(mark).substr(0, std::string_view(mark).find(' '))))
        << mark;
  for (const char* word : {"a", "7", "\u00E9", "\u6F22", "\u0E01"})
    EXPECT_FALSE(is_mark(word)) << word;
}

TEST(Structure, KnowsAHeadingByThePhraseThatFillsItsLine) {
  const Strings headings = {
      "Requirements",       "REQUIREMENTS",         "Requirements:",      "Requirements :",
      "## Requirements",    "## Requirements ##",   "**Requirements**",   "**Requirements:**",
      "- Requirements",     "* Requirements:",      "• Requirements",     "· Requirements:",
      "| Requirements |",   "=== Requirements ===", "[Requirements]",     "Requirements \u2013",
      "– Requirements",     "Kualifikasi",          "\u2714 Kualifikasi", "  Kualifikasi  ",
      "(Requirements)",     "\"Requirements\"",     "Skills Required",    "Skills-Required",
      "!! Requirements !!",
  };
  for (const std::string& heading : headings) {
    const std::string text = heading + "\nSQL";
    EXPECT_EQ(sections_of(text).back(), "requirements") << text;
  }
}

TEST(Structure, KnowsNoHeadingInASentence) {
  const Strings sentences = {
      "Requirements engineering is done here",
      "You meet the requirements",
      "The requirements: SQL",
      "Requirements of the job",
      "Requirements (all)",
      "Our Requirements",
      "1 Requirements",
      "Done. Requirements",
      "Java (or SQL; nice to have: R)",
  };
  for (const std::string& sentence : sentences)
    EXPECT_EQ(sections_of(sentence + "\nSQL"), Strings{"none"}) << sentence;
}

TEST(Structure, KnowsAHeadingByTheColonBehindIt) {
  struct Case {
    std::string text;
    Strings clauses;
  };
  const Case cases[] = {
      {"Requirements: SQL", {"requirements: Requirements: SQL"}},
      {"Hello. Requirements: SQL", {"none: Hello.", "requirements: Requirements: SQL"}},
      {"Hello! Kualifikasi: SQL. Nilai tambah: R",
       {"none: Hello!", "requirements: Kualifikasi: SQL.", "preferred: Nilai tambah: R"}},
      {"Requirements: SQL • Nice to have: R",
       {"requirements: Requirements: SQL", "requirements: •", "preferred: Nice to have: R"}},
      {"Requirements - SQL", {"none: Requirements - SQL"}},
  };
  for (const auto& [text, clauses] : cases) EXPECT_EQ(clauses_of(text), clauses) << text;
}

TEST(Structure, KnowsHeadingsInsideALineWhoseBreaksWereLost) {
  std::string long_line;
  for (int i = 0; i < 60; ++i) long_line += "wort ";
  struct Case {
    std::string text;
    Strings sections;
  };
  const Case cases[] = {
      {long_line + "What you'll do Build it", {"none", "duties"}},
      {long_line + "what you'll do Build it", {"none"}},
      {long_line + "What you'll do is build", {"none"}},
      {long_line + "here. Requirements Python", {"none", "requirements"}},
      {long_line + "Requirements Python", {"none"}},  // one word, and no sentence ended
      {long_line + "Requirements Good experience with R", {"none", "requirements"}},
      {long_line + "Business Requirements Good experience with R", {"none"}},
      {"here. What you'll do Build it", {"none"}},  // a line like any other
      {"for all. What you'll do - Build it - Test it", {"none", "duties"}},
      {"so we know What you'll do • Build it • Test it", {"none", "duties"}},
      {"so we know what you'll do - Build it - Test it", {"none"}},
      {"so we know Requirements - Build it - Test it", {"none"}},  // one word
      {"so we know What you'll do 1. Build it 2. Test it", {"none", "duties"}},
      {"so we know What you'll do\n- Build it\n- Test it", {"none"}},
      {long_line + "What you'll do Build it - Here - There", {"none", "duties"}},
      {"wort\n" + long_line + "What you'll do Build it\nwort", {"none", "duties"}},
      {long_line + "\nWhat you'll do Build it\n" + long_line, {"none"}},
      {"for all. About Acme Acme builds it", {"none", "company"}},
      {"for all. About Acme Foods Acme Foods’s team builds it", {"none", "company"}},
      {"for all. About Acme Foods builds it", {"none"}},
      {long_line + "Why join Acme Foods? Python", {"none", "benefits"}},
      {long_line + "Why join Acme Foods for Python", {"none"}},  // a sentence
      {"baik bulanan Kualifikasi: SQL", {"none", "requirements"}},
      {"baik (bulanan)KUALIFIKASI: SQL", {"none", "requirements"}},
      {"baik bulanan Jobdesk: SQL", {"none", "duties"}},
      {"baik bulanan Jobdesk SQL", {"none"}},
      {"baik bulanan Skills: SQL", {"none"}},  // as well the end of "Analytical Skills"
      {"Requirements for you:\nSQL", {"requirements"}},
      {"Nobody\nrequirements.\nSQL", {"none"}},  // the end of a sentence
  };
  for (const auto& [text, sections] : cases) EXPECT_EQ(sections_of(text), sections) << text;
}

TEST(Structure, TakesListsOfDemandsForRequirements) {
  struct Case {
    std::string text;
    Strings sections;
  };
  const Case cases[] = {
      {"What you'll do\nBuild\n- Experience with R\n- Ability to see\nBuild",
       {"duties", "requirements", "duties"}},
      {"- Ability to see\n- Joy\n- Experience with R", {"requirements"}},
      {"- Ability to see\n- Joy", {"none"}},
      {"We have the ability to see\n- Experience with R", {"none"}},
      {"Benefits\n- Experience with R\n- Ability to see", {"benefits"}},  // right under it
      {"Benefits\nHolidays\n- Experience with R\n- Ability to see", {"benefits", "requirements"}},
  };
  for (const auto& [text, sections] : cases) EXPECT_EQ(sections_of(text), sections) << text;
}

TEST(Structure, TakesListsOfWorkForDutiesUnderAnotherHeading) {
  struct Case {
    std::string text;
    Strings sections;
  };
  const Case cases[] = {
      {"Requirements\nSQL\n- Build this\n- Build that", {"requirements", "duties"}},
      {"Kualifikasi\nMembuat laporan\nrapi\nMembuat SQL\nJujur",
       {"requirements", "duties", "requirements"}},
      {"About us\nBuild this\nBuild that", {"company", "duties"}},
      {"Requirements\n- Build this\n- SQL", {"requirements"}},
      {"Requirements\n- Build this\n- Ability to see\n- Build that", {"requirements"}},
      {"Requirements\n- To build this\n- To build that", {"requirements"}},
      {"Benefits\nBuild this\nBuild that", {"benefits"}},
      {"Benefits\nHolidays\nBuild this\nBuild that", {"benefits", "duties"}},
  };
  for (const auto& [text, sections] : cases) EXPECT_EQ(sections_of(text), sections) << text;
}

TEST(Structure, ReadsTheSectionOfALeadLineFromItsCue) {
  EXPECT_EQ(sections_of("Whoever knows one of these has a plus:\nSQL").back(), "preferred");
  EXPECT_EQ(sections_of("Three things that are required of everybody:\nSQL").back(),
            "requirements");
  EXPECT_EQ(sections_of("Requirements\nSQL\nOn most days of the week you will:\nR").back(),
            "duties");
  EXPECT_EQ(sections_of("For this you will need all that is required:\nR").back(), "requirements");
  EXPECT_EQ(sections_of("SQL is required. And now to something that is else:\nR").back(), "none");
}

TEST(Structure, EndsASectionAtTheNextHeadingKnownOrNot) {
  struct Case {
    std::string text;
    Strings sections;
  };
  const Case cases[] = {
      {"Requirements\nSQL\n\nAbout us\nWe sell", {"requirements", "company"}},
      {"Requirements\nSQL\nOur good values:\nJoy", {"requirements", "none"}},
      {"Requirements\nSQL\nTeam player:\nJoy", {"requirements"}},
      {"About us\nJoy\nTeam player:\nJoy", {"company", "none"}},
      {"Requirements\nSQL\nOur values\nJoy", {"requirements"}},
      {"Requirements\nYou have worked with most of these tools:\n- SQL", {"requirements"}},
      {"Requirements\n- one two three four five:\nSQL", {"requirements"}},
      {"Requirements\none two three four five:\nSQL", {"requirements", "none"}},
      {"Requirements\n:\nSQL", {"requirements"}},
      {"About us\nJoy\nBenefits\nGym\nKualifikasi\nSQL", {"company", "benefits", "requirements"}},
      {"Intro\nWhat you'll do\nx", {"none", "duties"}},
  };
  for (const auto& [text, sections] : cases) EXPECT_EQ(sections_of(text), sections) << text;
}

// "Skills required" must not swallow the heading "Skills" and the sentence behind it.
TEST(Structure, LooksForAHeadingInOneLineOnly) {
  EXPECT_EQ(sections_of("Skills\nRequired: SQL"), Strings{"skills"});
  EXPECT_EQ(sections_of("Skills\nRequirements\nSQL"), (Strings{"skills", "requirements"}));
}

TEST(Structure, CutsClauses) {
  struct Case {
    std::string text;
    Strings clauses;
  };
  const Case cases[] = {
      {"", {}},
      {"SQL; R! Go? C | D", {"none: SQL;", "none: R!", "none: Go?", "none: C |", "none: D"}},
      {"SQL\nR\n\nGo", {"none: SQL", "none: R", "none: Go"}},
      {"SQL. R", {"none: SQL.", "none: R"}},
      {"v2.x and ver.2", {"none: v2.x and ver.2"}},
      {"Tools, e.g. SQL. R", {"none: Tools, e.g. SQL.", "none: R"}},
      {"Node.js. R", {"none: Node.js.", "none: R"}},
      {"Python 3.11. R", {"none: Python 3.11.", "none: R"}},
      {"SQL, R: Go - C", {"none: SQL, R: Go - C"}},
      {"• SQL • R", {"none: • SQL", "none: • R"}},
      {"✅ SQL 🔍 R", {"none: ✅ SQL", "none: 🔍 R"}},
      {"SQL 🚀 with R", {"none: SQL 🚀 with R"}},
      {"SQL - R - Go", {"none: SQL", "none: - R", "none: - Go"}},
      {"SQL (a)- R- Go", {"none: SQL", "none: (a)", "none: - R- Go"}},
      {"Learn SQL (a)- Write R- Read Go",
       {"none: Learn SQL", "none: (a)", "none: - Write R- Read Go"}},
      {"Knows SQL- Writes R. - Reads Go", {"none: Knows SQL- Writes R.", "none: - Reads Go"}},
      {"Menguasai (SQL)- Menulis kode- Membaca",
       {"none: Menguasai", "none: (SQL)", "none: - Menulis kode", "none: - Membaca"}},
      {"Pre- And Post- And more", {"none: Pre- And Post- And more"}},
      {"writes code- reads mail- draws maps- makes tables- sings",
       {"none: writes code", "none: - reads mail", "none: - draws maps", "none: - makes tables",
        "none: - sings"}},
      {"front- and back- or full- and half-time",
       {"none: front- and back- or full- and half-time"}},
      {"R, experience with SQL is a plus", {"none: R,", "none: experience with SQL is a plus"}},
      {"SQL, preferably R", {"none: SQL,", "none: preferably R"}},
      {"SQL, preferably", {"none: SQL, preferably"}},
      {"SQL ideally in R", {"none: SQL", "none: ideally in R"}},
      {"SQL ideally", {"none: SQL ideally"}},
      {"SQL (ideally R) or Go", {"none: SQL", "none: (ideally R)", "none: or Go"}},
      {"SQL, preferably, R", {"none: SQL, preferably, R"}},
      {"a plus, R, experience with SQL", {"none: a plus, R, experience with SQL"}},
      {"(R, experience with SQL)", {"none: (R, experience with SQL)"}},
      {"Agile - a way of work - is used", {"none: Agile - a way of work - is used"}},
      {"Need: 1. SQL 2. R", {"none: Need:", "none: 1.", "none: SQL", "none: 2.", "none: R"}},
      {"SQL [optional] R", {"none: SQL", "none: [optional] R"}},
      {"knows SQL Experience with R", {"none: knows SQL", "none: Experience with R"}},
      {"knows SQL (well) Experience with R",
       {"none: knows SQL", "none: (well)", "none: Experience with R"}},
      {"knows (SQL) Trade experience", {"none: knows", "none: (SQL)", "none: Trade experience"}},
      {"knows Asset Trade experience", {"none: knows Asset Trade experience"}},
      {"knows SQL, Experience with R", {"none: knows SQL,", "none: Experience with R"}},
      {"10 Years Experience with R", {"none: 10 Years Experience with R"}},
      {"Nice to have SQL Experience with R", {"none: Nice to have SQL Experience with R"}},
      {"knows sql well Experience with R", {"none: knows sql well", "none: Experience with R"}},
      {"SQL (optional), R", {"none: SQL", "none: (optional)", "none: , R"}},
      {"SQL (a (b) c", {"none: SQL", "none: (a (b)", "none: c"}},
      {"SQL (a\nR) b", {"none: SQL", "none: (a", "none: R) b"}},
      {"SQL (a; b) c", {"none: SQL", "none: (a;", "none: b) c"}},
      {"(a) b", {"none: (a)", "none: b"}},
  };
  for (const auto& [text, clauses] : cases) EXPECT_EQ(clauses_of(text), clauses) << text;
}

// Else "preferred" would speak for what stands in the parentheses too.
TEST(Structure, PartsSentencesBehindAParenthesisAndAFullStopWithoutABlank) {
  const Structure s = read("knows SQL (a, b).Preferably R (c).Writes R");
  EXPECT_EQ(s.clauses.back().line, 2U);
  EXPECT_EQ(sections_of("Requirements: SQL (a).Nilai tambah: R"),
            (Strings{"requirements", "preferred"}));
}

TEST(Structure, BreaksLinesAtNoBreakSpacesOfTextsThatLostTheirLineBreaks) {
  struct Case {
    std::string text;
    std::uint32_t lines;
  };
  const Case cases[] = {
      {"menguasai Excel\u00A0Kualifikasi", 2},      {"menguasai (excel)\u00A0Kualifikasi", 2},
      {"menguasai excel\u00A0dan word", 1},         {"menguasai excel \u00A0Kualifikasi", 1},
      {"menguasai excel\u00A0Kualifikasi\nSQL", 2},
  };
  for (const auto& [text, lines] : cases)
    EXPECT_EQ(read(text).clauses.back().line + 1, lines) << text;
}

TEST(Structure, ReadsWordsInBlocksOfTheirOwnAsPartOfTheirLine) {
  struct Case {
    std::string text;
    std::uint32_t lines;
  };
  const Case cases[] = {
      {"units such as\nsales\n, finance", 1},
      {"units such as\nsales\n; finance", 1},
      {"units such as\nSales\n, finance", 2},
      {"units such as:\nsales\n, finance", 2},
      {"units such as\nsales\nfinance", 3},
      {"units such as\nsales", 2},
      {"units\n. Sales", 2},
      {"use\na b c d e f g h i j k l m n o p\n, q", 1},
      {"use\na b c d e f g h i j k l m n o p q\n, r", 2},
  };
  for (const auto& [text, lines] : cases)
    EXPECT_EQ(read(text).clauses.back().line + 1, lines) << text;
}

TEST(Structure, GoesOnBehindAParenthesisWithTheClauseBeforeIt) {
  const Structure s = read("SQL (optional) R");
  EXPECT_EQ(s.clause_of, (std::vector<std::uint32_t>{0, 1, 1, 1, 0}));
  EXPECT_TRUE(s.clauses[1].in_parentheses);
  EXPECT_FALSE(s.clauses[0].in_parentheses);
}

TEST(Structure, NumbersLinesWithoutTheEmptyOnes) {
  const Structure s = read("a\n\n\nb. c\r\n \r\nd");
  std::vector<std::uint32_t> lines;
  for (const Clause& clause : s.clauses) lines.push_back(clause.line);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{0, 1, 1, 2}));
}

TEST(Structure, FindsCuesByPlaceButNotInHeadings) {
  struct Case {
    std::string text;
    Strings cues;
  };
  const Case cases[] = {
      {"SQL is a plus, R is required", {"preferred: a plus", "required: required"}},
      {"SQL tidak perlu", {"negated: tidak perlu"}},
      {"Nice to have:\nSQL is nice to have", {"preferred: nice to have"}},
      {"Nice to have: SQL, a plus", {"preferred: a plus"}},
      {"experience\nwith SQL", {"asks: experience\nwith"}},
      {"experience\n\nwith SQL", {}},
  };
  for (const auto& [text, cues] : cases) EXPECT_EQ(cues_of(text), cues) << text;
}

TEST(Structure, EndsAClauseBeforeAButWithANegationOnOneSide) {
  const std::pair<std::string, Strings> cases[] = {
      {"SQL tidak perlu but R", {"none: SQL tidak perlu", "none: but R"}},
      {"SQL tidak perlu, but R", {"none: SQL tidak perlu,", "none: but R"}},
      {"R, but I have never used SQL", {"none: R,", "none: but I have never used SQL"}},
      {"R but SQL", {"none: R but SQL"}},
      {"R but SQL. I never used Go", {"none: R but SQL.", "none: I never used Go"}},
      {"R but SQL\nnever used Go", {"none: R but SQL", "none: never used Go"}},
      {"R but I do think that all of it was never used",
       {"none: R but I do think that all of it was never used"}},
      {"R (but never used)", {"none: R", "none: (but never used)"}},
      {"but", {"none: but"}},
      {"never used but", {"none: never used", "none: but"}},
  };
  for (const auto& [text, clauses] : cases) EXPECT_EQ(clauses_of(text), clauses) << text;
}

TEST(Structure, KeepsCuesOfPersonsAndTurnsToItself) {
  EXPECT_EQ(cues_of("no SQL or R, but Go is optional"), Strings{"preferred: optional"});
}

TEST(Structure, WishesForWhatFollowsAndRowsThatHideAreNotToldApartAfterwards) {
  EXPECT_EQ(cues_of("SQL ideally in R"), Strings{"preferred: ideally"});
  EXPECT_EQ(cues_of("R is welcome"), Strings{"preferred: welcome"});
  EXPECT_EQ(cues_of("all are welcome"), Strings{});
}

TEST(Structure, KnowsSectionsAndCuesByName) {
  for (const char* name : {"none", "requirements", "preferred", "duties", "skills", "company",
                           "benefits", "legal", "apply"})
    EXPECT_EQ(section_name(parse_section(name).value()), name);
  for (const char* name : {"required", "preferred", "negated", "boilerplate", "mentioned", "skill",
                           "asks", "opens", "duty", "team", "person", "seeks", "experience",
                           "not-experience", "but", "not", "nor", "prefers", "none"})
    EXPECT_EQ(cue_name(parse_cue(name).value()), name);
  EXPECT_FALSE(parse_section("Skills"));
  EXPECT_FALSE(parse_cue(""));
}

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(Structure, BearsHostileTexts) {
  constexpr std::size_t kMany = 100000;
  EXPECT_EQ(read(times(kMany, ":\n")).clauses.size(), kMany);
  EXPECT_EQ(read(times(kMany, "a:\n")).clauses.size(), kMany);
  EXPECT_EQ(read(times(kMany, "(")).clauses.size(), 2u);
  EXPECT_EQ(read(times(kMany, "()")).clauses.size(), kMany + 1);
  EXPECT_EQ(read(times(kMany, "Requirements ")).clauses.size(), 1u);
  EXPECT_EQ(read(times(kMany, "Requirements: ")).clauses.size(), 1u);
  EXPECT_EQ(read("Requirements" + times(kMany, " -") + "Requirements").clauses.size(), 1u);
  EXPECT_EQ(read(times(kMany, "optional ")).cues.size(), kMany);
  EXPECT_EQ(read(times(kMany, "but ")).clauses.size(), 1u);
  EXPECT_EQ(read("never used " + times(kMany, "but ")).clauses.size(), 2u);
  EXPECT_EQ(read(times(kMany, ". ")).clauses.size(), kMany - 1);  // the first stands as a bullet
}

}  // namespace
}  // namespace skillgap
