#include "skillgap/word_seams.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace skillgap {
namespace {

std::vector<std::size_t> all_seams(std::string_view text, WordSeams seams) {
  std::vector<std::size_t> places;
  for (std::size_t at = seams.next(0); at < text.size(); at = seams.next(at + 1))
    places.push_back(at);
  return places;
}

std::vector<std::size_t> all_seams(std::string_view text) {
  return all_seams(text, WordSeams(text));
}

// As the tokenizer saw them.
std::vector<std::size_t> tokenized_seams(std::string_view text) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  EXPECT_FALSE(tokens.seams().empty());
  return all_seams(text, WordSeams(text, tokens));
}

// The rule, byte by byte.
std::vector<std::size_t> naive_seams(std::string_view text) {
  const auto is = [&](std::size_t i, char first, char last) {
    return text[i] >= first && text[i] <= last;
  };
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool small_behind = i + 1 < text.size() && is(i + 1, 'a', 'z');
    const bool joined = i > 0 && (is(i - 1, 'a', 'z') || (is(i - 1, 'A', 'Z') && small_behind) ||
                                  is(i - 1, '0', '9') || text[i - 1] == '.');
    if (is(i, '0', '9') || (is(i, 'A', 'Z') && joined)) places.push_back(i);
  }
  return places;
}

TEST(WordSeams, AreDigitsAndCapitalsInsideWords) {
  const struct {
    std::string_view text;
    std::vector<std::size_t> places;
  } cases[] = {
      {"", {}},
      {"Java and Go", {}},
      {"tahunPendidikan", {5}},
      {"PC.Memahami", {3}},
      {"REMOTE, TUGASMelakukan", {13}},
      {"5yrs", {0}},
      {"a 10, \"Quoted\" (In)", {2, 3}},
      {"a text of more than one block: JavaScript", {35}},
  };
  for (const auto& [text, places] : cases) EXPECT_EQ(all_seams(text), places) << text;
}

TEST(WordSeams, AreTheSameWhereverTheyStandInABlock) {
  const std::string bytes =
      "aZ9.A B1c-D\xC3\x89"
      "F@Z[z{/0:9";
  for (std::size_t shift = 0; shift < 40; ++shift) {
    const std::string text = std::string(shift, ' ') + bytes + bytes;
    EXPECT_EQ(all_seams(text), naive_seams(text)) << shift;
  }
  for (int before = 0; before < 256; ++before) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(40, ' ');
      text[20] = static_cast<char>(before);
      text[21] = static_cast<char>(byte);
      ASSERT_EQ(all_seams(text), naive_seams(text)) << before << ' ' << byte;
    }
  }
}

TEST(WordSeams, AreTheSameWhereTheTokenizerLookedForThem) {
  const std::string bytes = "aZ9.A B1c-DÉF@Z[z{/0:9\u00A0Q’T(U)_V×W３X";
  for (std::size_t shift = 0; shift < 130; ++shift) {
    const std::string text = std::string(shift, ' ') + bytes + "M" + bytes;
    EXPECT_EQ(tokenized_seams(text), naive_seams(text)) << shift;
  }
  for (int before = 0; before < 128; ++before) {
    for (int byte = 0; byte < 128; ++byte) {
      for (const std::size_t place : {20u, 63u}) {
        std::string text(80, ' ');
        text[place] = static_cast<char>(before);
        text[place + 1] = static_cast<char>(byte);
        ASSERT_EQ(tokenized_seams(text), naive_seams(text)) << before << ' ' << byte;
      }
    }
  }
}

TEST(WordSeams, AreLookedForWhereTokensWereAddedByHand) {
  Tokens tokens;
  tokens.add({0, 9}, "sevenfive");
  tokens.add({10, 12}, "75");
  EXPECT_EQ(all_seams("sevenFive 75", WordSeams("sevenFive 75", tokens)),
            (std::vector<std::size_t>{5, 10, 11}));
}

TEST(WordSeams, CanBeAskedForFromAnyPlace) {
  const std::string text = "one2two three4 FiveSix 7";
  for (std::size_t at = 0; at <= text.size(); ++at) {
    std::size_t expected = text.size();
    for (const std::size_t place : naive_seams(text)) {
      if (place >= at) {
        expected = place;
        break;
      }
    }
    EXPECT_EQ(WordSeams(text).next(at), expected) << at;
  }
}

}  // namespace
}  // namespace skillgap
