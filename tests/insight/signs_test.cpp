#include "insight/signs.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "insight/durations.h"
#include "insight/salary.h"
#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

// A reader whose hints look at marked tokens.
struct ScreenedReader {
  ScreenedReader() { screen.close(); }
  PhraseScreen screen;
  SalaryReader salaries =
      SalaryReader::build(shipped_taxonomy(), {test_tokenizer(), nullptr, nullptr, &screen});
};

const ScreenedReader& screened() {
  static const ScreenedReader reader;
  return reader;
}

std::string durations_of(const Signs& signs) {
  std::string all;
  for (const YearsStatement& stated : stated_durations(signs))
    all += std::to_string(stated.min) + "@" + std::to_string(stated.first_token) + "-" +
           std::to_string(stated.end_token) + (stated.asks ? " " : "! ");
  return all;
}

// All that analysis takes from signs.
std::string told(std::string_view text, const Signs& signs) {
  std::string all = durations_of(signs);
  for (const bool is_title : {false, true}) {
    const auto pay = screened().salaries.in_text(text, signs, {"", text}, is_title);
    all += pay ? pay->surface + " " + pay->currency + " " + pay->unit + "; " : "none; ";
  }
  for (const Sign& sign : signs.telling()) {
    if (sign.kind == SignKind::kNoExperience) all += std::to_string(sign.token) + " ";
  }
  return all;
}

// What pay and years are made of, whole and glued together, between other words.
std::string some_text(std::mt19937& random, std::size_t most) {
  constexpr std::string_view kPieces[] = {"3 ",
                                          "5",
                                          "three ",
                                          "dua ",
                                          "years ",
                                          "year",
                                          "month ",
                                          "tahun ",
                                          "per ",
                                          "an ",
                                          "hour ",
                                          "$",
                                          "Rp",
                                          "USD ",
                                          "100k",
                                          "100,000 ",
                                          "7.000.000,- ",
                                          "10 000 ",
                                          "salary ",
                                          "Gaji",
                                          "pay ",
                                          "to ",
                                          "-",
                                          "+ ",
                                          "up to ",
                                          "or more",
                                          "(",
                                          ") ",
                                          ": ",
                                          ". ",
                                          "\n",
                                          "\n\n",
                                          ", ",
                                          "juta",
                                          "15jt ",
                                          "5yrs ",
                                          "revenue ",
                                          "hourBenefits ",
                                          "B2B ",
                                          "Java ",
                                          "work ",
                                          "with ",
                                          "fresh ",
                                          "graduate ",
                                          "tigaTahun ",
                                          "experience ",
                                          "of ",
                                          "JavaScript ",
                                          "2011 "};
  std::string text;
  for (auto left = 1 + random() % most; left > 0; --left)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

// Up to so many words that have nothing to do with pay and years, in lines.
std::string beside_the_point(std::mt19937& random, std::size_t most) {
  std::string text;
  for (auto left = random() % most; left > 0; --left) text += random() % 12 == 0 ? "\n" : "work ";
  return text;
}

TEST(Signs, WhatStandsFarFromPayAndYearsIsLeftOutWithoutALoss) {
  std::mt19937 random(20261124);
  const SignReader& reader = screened().salaries.sign_reader();
  std::size_t shorter = 0;
  for (int round = 0; round < 5000; ++round) {
    const std::string text = beside_the_point(random, 200) + some_text(random, 6) +
                             beside_the_point(random, 200) + some_text(random, 6) +
                             beside_the_point(random, 200);
    Tokens tokens = tokens_of(text);
    screened().screen.mark(tokens);
    Signs all, some;
    reader.read(text, tokens, all);
    reader.read_if_telling(text, tokens, some);
    ASSERT_EQ(told(text, some), told(text, all)) << text;
    shorter += some.size() > 0 && some.size() < all.size() ? 1 : 0;
  }
  EXPECT_GT(shorter, 1000U);
}

TEST(Signs, TextsThatTellNothingAreLeftOutWithoutALoss) {
  std::mt19937 random(20261122);
  const SignReader& reader = screened().salaries.sign_reader();
  std::size_t left_out = 0, telling = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = some_text(random, 12);
    Tokens tokens = tokens_of(text);
    screened().screen.mark(tokens);
    Signs all, some;
    reader.read(text, tokens, all);
    reader.read_if_telling(text, tokens, some);
    ASSERT_EQ(told(text, some), told(text, all)) << text;
    left_out += some.size() == 0 ? 1 : 0;
    telling += told(text, all) == "none; none; " ? 0 : 1;
  }
  EXPECT_GT(left_out, 3000U);
  EXPECT_GT(telling, 1000U);
}

TEST(Signs, DurationsAreReadWhereverTheyStand) {
  std::mt19937 random(20261123);
  const SignReader& reader = screened().salaries.sign_reader();
  const auto durations_in = [&](const std::string& text) {
    const Tokens tokens = tokens_of(text);
    Signs signs;
    reader.read(text, tokens, signs);
    std::string all;
    for (const YearsStatement& stated : stated_durations(signs))
      all += text.substr(
                 tokens.span(stated.first_token).begin,
                 tokens.span(stated.end_token - 1).end - tokens.span(stated.first_token).begin) +
             "=" + std::to_string(stated.min) + (stated.asks ? "; " : "!; ");
    return all;
  };
  const std::string apart = " work work work work work work work work\nwork ";
  std::size_t found = 0;
  for (int round = 0; round < 5000; ++round) {
    const std::string first = some_text(random, 8), second = some_text(random, 8);
    const std::string each = durations_in("work " + first) + durations_in("work " + second);
    ASSERT_EQ(durations_in("work " + first + apart + second), each) << first << "|" << second;
    found += each.empty() ? 0 : 1;
  }
  EXPECT_GT(found, 500U);
}

TEST(Signs, KeepOneKindForEachWordAndMark) {
  const std::string text = "Pay: $100k (or 5 000 USD) a year.\nJava, C";
  Signs signs;
  screened().salaries.sign_reader().read(text, tokens_of(text), signs);
  std::string kinds;
  for (std::size_t i = 0; i < signs.size(); ++i)
    kinds += std::to_string(static_cast<int>(signs.kind(i))) + " ";
  using enum SignKind;
  std::string expected;
  for (const SignKind kind :
       {kPay, kColon, kCurrency, kNumber, kMultiplier, kOpen, kRange, kNumber, kCurrency, kClose,
        kPer, kDuration, kStop, kLineEnd, kWord, kOther, kOther})
    expected += std::to_string(static_cast<int>(kind)) + " ";
  EXPECT_EQ(kinds, expected);
  EXPECT_EQ(signs[7].value, 5000);
  EXPECT_EQ(signs[7].where.of(text), "5 000");
  EXPECT_EQ(signs[8].name, "USD");
}

}  // namespace
}  // namespace skillgap
