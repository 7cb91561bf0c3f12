#include <gtest/gtest.h>

#include <string>

#include "skillgap/report.h"

namespace skillgap {
namespace {

using namespace std::string_literals;

struct Case {
  std::string text, shown;
};

// "a" and "z" stand around the sequence, to show that no more and no less goes with it.
std::string between(const std::string& sequence) { return "a" + sequence + "z"; }

TEST(Printable, RemovesControlCharacters) {
  for (int c = 0; c < 0x20; ++c) {
    if (c == 0x1B || ('\t' <= c && c <= '\f')) continue;
    EXPECT_EQ(printable(between(std::string(1, static_cast<char>(c)))), "az") << c;
  }
  EXPECT_EQ(printable("a\x7Fz"), "az");
}

TEST(Printable, RemovesTheSecondSetOfControlsToo) {
  for (const char* c : {"\u0080", "\u0084", "\u0086", "\u008E", "\u0099", "\u009C"}) {
    EXPECT_EQ(printable(between(c)), "az");
  }
}

TEST(Printable, RemovesEscapeSequencesAsAWhole) {
  const Case cases[] = {
      // CSI
      {"\x1B[31m", "az"},
      {"\x1B[0;1;38;5;200m", "az"},
      {"\x1B[2J\x1B[H", "az"},
      {"\x1B[?25l", "az"},
      {"\x1B[ q", "az"},
      {"\x1B[>4;2m", "az"},
      {"\u009B31m", "az"},
      // OSC: title, link, clipboard; ended by BEL, ST and the C1 form of ST
      {"\x1B]0;title\x07", "az"},
      {"\x1B]0;title\x1B\\", "az"},
      {"\x1B]8;;http://example.org\x1B\\link\x1B]8;;\x1B\\", "alinkz"},
      {"\x1B]52;c;cm0gLXJm\x07", "az"},
      {"\x1B]0;title\u009C", "az"},
      {"\u009D0;title\x07", "az"},
      // DCS, SOS, PM, APC
      {"\x1BPq#0\x1B\\", "az"},
      {"\x1BXtext\x1B\\", "az"},
      {"\x1B^text\x1B\\", "az"},
      {"\x1B_text\x1B\\", "az"},
      {"\u0090q\u009C", "az"},
      {"\u0098x\u009C", "az"},
      {"\u009Ex\u009C", "az"},
      {"\u009Fx\u009C", "az"},
      // other escapes
      {"\x1B"
       "c",
       "az"},
      {"\x1B(B", "az"},
      {"\x1B#8", "az"},
      {"\x1B=", "az"},
      {"\x1B\x1B[31m", "az"},
      // broken off by something else
      {"\x1B[31\x1B[32m", "az"},
      {"\x1B]0;title\x1B[31m", "az"},
      {"\x1B]0;title\x18", "az"},
      {"\x1B[31\n", "a z"},
  };
  for (const auto& [sequence, shown] : cases) {
    EXPECT_EQ(printable(between(sequence)), shown) << testing::PrintToString(sequence);
  }
}

TEST(Printable, LetsNoUnfinishedSequencePass) {
  for (const char* text : {"a\x1B", "a\x1B[", "a\x1B[31", "a\x1B]0;title", "a\x1BP", "a\u009B",
                           "a\u009D0;title", "a\x1B(", "a\x1B]0;title\x1B"}) {
    EXPECT_EQ(printable(text), "a") << testing::PrintToString(text);
  }
}

TEST(Printable, RemovesWhatReordersText) {
  for (const char* c : {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                        "\u2068", "\u2069", "\u200E", "\u200F", "\u061C"}) {
    EXPECT_EQ(printable(between(c)), "az");
  }
}

TEST(Printable, TurnsLineBreaksAndTabsIntoBlanks) {
  for (const char* c : {"\n", "\r\n", "\t", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_EQ(printable(between(c)), "a z");
  }
  EXPECT_EQ(printable("100\r999"), "100999");  // no overwriting
}

TEST(Printable, ReplacesBytesThatAreNoText) {
  EXPECT_EQ(printable("a\x9B"
                      "31mz"),
            "a\uFFFD31mz");
  EXPECT_EQ(printable("a\0z"s), "az");
}

TEST(Printable, LeavesOrdinaryTextAlone) {
  for (const char* text :
       {"", "Rp 8–15 juta", "データ分析", "café", "שלום", "👩‍💻", "C++ [31m", "a]0;b"}) {
    EXPECT_EQ(printable(text), text);
  }
}

TEST(Printable, IsLinearInUnfinishedSequences) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "\x1B]";
  EXPECT_EQ(printable(text), "");
}

TEST(DisplayWidth, CountsTheColumnsOfATerminal) {
  const std::pair<const char*, std::size_t> cases[] = {
      {"", 0},
      {"abc", 3},
      {"データ", 6},
      {"ﾃﾞ", 2},
      {"ＡＢ", 4},
      {"한글", 4},
      {"\u1112\u1161\u11AB", 2},
      {"e\u0301", 1},
      {"a\u200Db", 2},
      {"😀", 2},
      {"…", 1},
      {"a\u00ADb", 3},
      {"ก\u0E34", 1},
      {"\u200B", 0},
  };
  for (const auto& [text, width] : cases) EXPECT_EQ(display_width(text), width) << text;
}

TEST(Fit, CutsToTheWidthAndShowsIt) {
  struct FitCase {
    const char* text;
    std::size_t width;
    const char* fitted;
  };
  const FitCase cases[] = {
      {"Bandung", 7, "Bandung"},
      {"Bandung", 8, "Bandung"},
      {"Bandung", 6, "Bandu…"},
      {"Bandung", 1, "…"},
      {"Bandung", 0, ""},
      {"", 0, ""},
      {"データ", 6, "データ"},
      {"データ", 5, "デー…"},
      {"データ", 4, "デ…"},
      {"データ", 3, "デ…"},
      {"データ", 2, "…"},
      {"cafe\u0301s", 5, "cafe\u0301s"},
      {"cafe\u0301ss", 5, "cafe\u0301…"},
  };
  for (const auto& [text, width, fitted] : cases) {
    EXPECT_EQ(fit(text, width), fitted) << text << " " << width;
    EXPECT_LE(display_width(fit(text, width)), width);
  }
}

}  // namespace
}  // namespace skillgap
