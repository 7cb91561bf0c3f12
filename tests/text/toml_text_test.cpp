#include "skillgap/toml_text.h"

#include <gtest/gtest.h>

#include <string>

namespace skillgap {
namespace {

std::string fault(std::string_view toml) {
  const auto found = find_toml_fault(toml, "me.toml");
  return found ? to_line(*found) : "";
}

TEST(TomlText, LetsTextInStringsAndCommentsBeAnything) {
  for (const char* text :
       {"",
        "\xEF\xBB\xBF"
        "a = 1\n",
        "a = 1\n", "a = \"é\" # é\n", "a = 'é'\n", "a = \"\"\"é \"é\" é\n\\\"é\"\"\"\n",
        "\"é\" = 2\n", "a = '''é 'é' é'''\n", "a = \"\\\"é\"\n", "a = \"open\n"})
    EXPECT_EQ(fault(text), "") << text;
}

TEST(TomlText, NamesTheLineOfACharacterThatIsNotAscii) {
  const std::string message =
      "a character that is not ASCII outside of quotes, put the text in quotes";
  EXPECT_EQ(fault("a = 1\né = 2\n"), "me.toml:2: " + message);
  EXPECT_EQ(fault("a = \"x\" é\n"), "me.toml:1: " + message);
  EXPECT_EQ(fault("a = \"open\né = 1\n"), "me.toml:2: " + message);
  EXPECT_EQ(fault("é"), "me.toml:1: " + message);
}

TEST(TomlText, NamesTheLineOfAQuoteOrBracketInsideATextWithoutQuotes) {
  const std::string message =
      "a quote or bracket inside a text without quotes, put the whole text in quotes";
  EXPECT_EQ(fault("a = 1\nb = 0ye{a={a\"s\u00e9{\n"), "me.toml:2: " + message);
  EXPECT_EQ(fault("a = 0ye{a={a{\"é\n"), "me.toml:1: " + message);
  EXPECT_EQ(fault("a = x [\"é\"]\n"), "me.toml:1: " + message);
  EXPECT_EQ(fault("a = it's\n"), "me.toml:1: " + message);
  EXPECT_EQ(fault("a = \"x\" \"y\"\n"), "me.toml:1: " + message);
  for (const char* text : {"a = {b = [ \"é\", 'é' ]}\n", "a.\"é\" = 1\n\t 'é' = 2\n",
                           "[ \"é\" ]\n[[a]]\nb = [ [1], {c = [2]} ]\n", "\xEF\xBB\xBF\"é\" = 1\n"})
    EXPECT_EQ(fault(text), "") << text;
}

TEST(TomlText, RefusesKeysOfTooManyParts) {
  const auto key = [](int dots) {
    std::string text = "# a comment\na";
    for (int i = 0; i < dots; ++i) text += ".a";
    return text + " = 1\n";
  };
  EXPECT_EQ(fault(key(32)), "");
  EXPECT_EQ(fault(key(33)),
            "me.toml:2: a key of too many parts, write the keys of docs/formats.md");
}

}  // namespace
}  // namespace skillgap
