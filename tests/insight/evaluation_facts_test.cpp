#include "insight/evaluation_facts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

const Salary kPay = {.min = 50'000, .max = 60'000, .currency = "USD", .unit = "year"};

// What is said of one fact where gold and the answer have these salaries.
FactAnswer salary_fact(std::optional<Salary> gold, std::optional<Salary> answer) {
  GoldPosting posting;
  posting.facts.salary = std::move(gold);
  AnalyzedPosting analyzed;
  analyzed.salary = std::move(answer);
  const auto facts = compare_facts(posting, analyzed, SmallTaxonomy().parse());
  return *std::ranges::find(facts, "salary", &FactAnswer::fact);
}

TEST(EvaluationFacts, APayIsRightWhereAmountsCurrencyAndUnitAgree) {
  Salary monthly = kPay, open = kPay, surface = kPay;
  monthly.unit = "month";
  open.max.reset();
  surface.surface = "$50k to $60k";
  surface.annual_min = 50'000;
  EXPECT_TRUE(salary_fact(kPay, kPay).right);
  EXPECT_TRUE(salary_fact(kPay, surface).right);
  EXPECT_TRUE(salary_fact({}, {}).right);
  EXPECT_FALSE(salary_fact(kPay, monthly).right);
  EXPECT_FALSE(salary_fact(kPay, open).right);
  EXPECT_FALSE(salary_fact({}, kPay).right);
  EXPECT_EQ(salary_fact(kPay, {}).expected, "50000-60000 USD/year");
  EXPECT_EQ(salary_fact(kPay, open).got, "50000- USD/year");
}

TEST(EvaluationFacts, ARoleIsAskedOnlyWhereGoldHasOne) {
  const auto facts = compare_facts({}, {}, SmallTaxonomy().parse());
  EXPECT_EQ(std::ranges::find(facts, "role", &FactAnswer::fact), facts.end());
}

}  // namespace
}  // namespace skillgap
