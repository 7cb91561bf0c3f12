#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "skillgap/text.h"

namespace skillgap {
namespace {

struct SpaceCase {
  std::string_view text;
  std::string_view tidy;
  std::string_view line;
};

constexpr SpaceCase kCases[] = {
    {"", "", ""},
    {" \t\r\n\u00A0", "", ""},
    {"one", "one", "one"},
    {"  two \t words  ", "two words", "two words"},
    {"a\nb", "a\nb", "a b"},
    {"a\n\nb", "a\n\nb", "a b"},
    {"a\n\n\n\n\nb", "a\n\nb", "a b"},
    {"a \r\n \t b", "a\nb", "a b"},
    {"a\r\rb", "a\n\nb", "a b"},
    {"a\u00A0\u2003\u3000\u202F\u1680\u205Fb", "a b", "a b"},
    {"a\u2028b\u2029c\u0085d", "a\nb\nc\nd", "a b c d"},
    {"a\fb\vc", "a\nb\nc", "a b c"},
    {"Rp\u00A08\u00A0juta", "Rp 8 juta", "Rp 8 juta"},
    // Beside the blanks of the same lead byte.
    {"\u00A1Hola! \u2013 \u200B\u2010 \u3001", "\u00A1Hola! \u2013 \u200B\u2010 \u3001",
     "\u00A1Hola! \u2013 \u200B\u2010 \u3001"},
};

TEST(TidyWhitespace, KeepsLineBreaksAndAtMostOneEmptyLine) {
  for (const auto& c : kCases) EXPECT_EQ(tidy_whitespace(c.text), c.tidy) << c.text;
}

TEST(SingleLine, TurnsEveryRunIntoOneSpace) {
  for (const auto& c : kCases) EXPECT_EQ(single_line(c.text), c.line) << c.text;
}

TEST(TidyWhitespace, ChangesNothingTheSecondTime) {
  for (const auto& c : kCases) EXPECT_EQ(tidy_whitespace(c.tidy), c.tidy) << c.text;
}

TEST(TidyWhitespace, TakesALongRun) {
  const std::string blanks(1'000'000, ' ');
  EXPECT_EQ(tidy_whitespace("a" + blanks + "\n" + blanks + "b"), "a\nb");
  EXPECT_EQ(single_line(blanks), "");
}

TEST(TidyWhitespace, TakesBytesThatAreNotUtf8) {
  EXPECT_EQ(tidy_whitespace("a\xE2\x80"), "a\xE2\x80");
  EXPECT_EQ(tidy_whitespace("a\xC2"), "a\xC2");
}

}  // namespace
}  // namespace skillgap
