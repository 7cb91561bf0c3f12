#include "skills/lines.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

using Places = std::vector<std::size_t>;

// Words, marks and blanks as they come, with some that stand beside each other often.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view kPieces[] = {
      "data", "Data", "SQL", "a", "4", " ", " ", " ", " ", "\n", ".",  ",", ";",     "(",
      ")",    "[",    "]",   "-", "•", "—", "!", "é", ":", "|",  "  ", "*", "\u00A0"};
  std::string text = "x";
  for (std::size_t left = random() % 300; left > 0; --left)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

// Word for word as lines.h says it: the slow twin of what looks at blocks of tokens.
Places turns_one_by_one(std::string_view text, const Tokens& tokens, const TokenLines& lines) {
  const auto is_one_of = [&](std::size_t i, std::string_view marks) {
    const char first = text[tokens.span(i).begin];
    return static_cast<unsigned char>(first) >= 0x80 || marks.contains(first);
  };
  Places turns;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool begins_line = i == 0 || lines.of[i] != lines.of[i - 1];
    if (begins_line || is_one_of(i, "([)") || is_one_of(i - 1, ".;!?|)")) turns.push_back(i);
  }
  return turns;
}

TEST(Lines, TurnWhereLinesBeginAndMarksPart) {
  std::mt19937 random(20260302);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_text(random);
    const Tokens tokens = tokens_of(text);
    TokenLines lines;
    find_lines(text, tokens, lines);
    Places turns;
    lines.turns.for_each([&](std::size_t i) { turns.push_back(i); });
    EXPECT_EQ(turns, turns_one_by_one(text, tokens, lines)) << text;
  }
}

TEST(Lines, AreOfEachTokenWhatTheirBeginningsSay) {
  std::mt19937 random(20260303);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random);
    const Tokens tokens = tokens_of(text);
    TokenLines lines;
    find_lines(text, tokens, lines);
    ASSERT_EQ(lines.begins.front(), 0u);
    ASSERT_EQ(lines.begins.back(), tokens.size());
    for (std::size_t line = 0; line + 1 < lines.begins.size(); ++line)
      for (std::size_t i = lines.begins[line]; i < lines.begins[line + 1]; ++i)
        ASSERT_EQ(lines.of[i], line) << text;
  }
}

// Behind any number of tokens before it, so at each place of a block.
TEST(Lines, BeginWhereverInABlockTheyStand) {
  for (std::size_t words = 1; words < 140; ++words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += "kata ";
    const auto begins = [&](std::string_view rest) {
      const std::string all = text + std::string(rest);
      TokenLines lines;
      find_lines(all, tokens_of(all), lines);
      return lines.begins;
    };
    const auto at = static_cast<std::uint32_t>(words);
    EXPECT_EQ(begins("\nkata"), (std::vector<std::uint32_t>{0, at, at + 1}));
    EXPECT_EQ(begins("• kata"), (std::vector<std::uint32_t>{0, at, at + 2}));
    EXPECT_EQ(begins("kata kata"), (std::vector<std::uint32_t>{0, at + 2}));
  }
}

}  // namespace
}  // namespace skillgap
