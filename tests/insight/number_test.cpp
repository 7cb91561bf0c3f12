#include "insight/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace skillgap {
namespace {

struct NumberCase {
  std::string text;
  std::optional<double> value;
};

void expect_numbers(const std::vector<NumberCase>& cases) {
  for (const auto& [text, value] : cases) EXPECT_EQ(read_number(text), value) << text;
}

TEST(Number, MarksGroupOrBeginDecimalsByWhereTheyStand) {
  expect_numbers({
      {"7", 7},
      {"70000", 70000},
      {"7.000.000", 7e6},
      {"7,000,000", 7e6},
      {"7,000.50", 7000.5},
      {"7.000,50", 7000.5},
      {"4.500.000,00", 4.5e6},
      {"4,500,000.00", 4.5e6},
      {"100.000", 100000},
      {"100,000", 100000},
      {"1.5", 1.5},
      {"1,5", 1.5},
      {"12.50", 12.5},
      {"0.125", 0.125},
      {"0,125", 0.125},
      {"70000.0", 70000},
      {"1234.567", 1234.567},
      {"60'000", 60000},
      {"1'250'000.50", 1250000.5},
      {"12,50,000", 1250000},
      {"1.2500", 1.25},
  });
}

TEST(Number, WhatIsNoNumberIsNone) {
  expect_numbers({
      {"", std::nullopt},
      {"1.2.3", std::nullopt},
      {"01.02.2024", std::nullopt},
      {"1.000,000.5", std::nullopt},
      {"1,2.3,4", std::nullopt},
      {".5", std::nullopt},
      {"5.", std::nullopt},
      {"5'0", std::nullopt},
      {"7k", std::nullopt},
      {"1..5", std::nullopt},
      {"-5", std::nullopt},
      {"nan", std::nullopt},
      {"1e9", std::nullopt},
      {std::string(25, '9'), std::nullopt},
      {std::string(1u << 20, '9'), std::nullopt},
  });
  EXPECT_TRUE(read_number(std::string(24, '9')));
}

std::string grouped(long value, char mark) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, mark);
  return digits;
}

TEST(Number, ReadsBackWhatWasGrouped) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const long value = std::uniform_int_distribution<long>(1000, 999'999'999)(random);
    const std::string cents = std::to_string(10 + i % 90);
    const double with_cents = static_cast<double>(value) + std::stod("0." + cents);
    EXPECT_EQ(read_number(grouped(value, '.')), static_cast<double>(value));
    EXPECT_EQ(read_number(grouped(value, ',')), static_cast<double>(value));
    EXPECT_DOUBLE_EQ(*read_number(grouped(value, '.') + ',' + cents), with_cents);
    EXPECT_DOUBLE_EQ(*read_number(grouped(value, ',') + '.' + cents), with_cents);
  }
}

}  // namespace
}  // namespace skillgap
