#include "insight/salary.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "insight/salary_cases.h"
#include "skillgap/analyzer.h"
#include "support/shipped_tables.h"

namespace skillgap {
namespace {

AnalyzedPosting with_field(const std::string& surface, const std::string& location = "") {
  Posting posting;
  posting.title = "x";
  posting.location = location;
  posting.salary.surface = surface;
  return shipped_analyzer().analyze(std::move(posting));
}

std::string text_of(const std::optional<Salary>& salary) {
  if (!salary) return "none";
  const auto amount = [](const std::optional<double>& value) {
    if (!value) return std::string("?");
    std::string text = std::to_string(*value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
  };
  return amount(salary->min) + ".." + amount(salary->max) + " " + salary->currency + " " +
         salary->unit;
}

TEST(Salary, IsReadFromTheSourcesField) {
  for (const SalaryCase& c : kSalaryFields) {
    const auto found = with_field(c.text).salary;
    EXPECT_EQ(text_of(found), c.expected) << c.text;
    if (found) {
      EXPECT_EQ(found->surface, c.text);
    }
  }
}

TEST(Salary, IsFoundInTextsByItsEvidence) {
  for (const SalaryCase& c : kSalaryTexts)
    EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = c.text}).salary), c.expected)
        << c.text;
}

TEST(Salary, OtherMoneyIsNoPay) {
  for (const std::string& text : kOtherMoney)
    EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = text}).salary), "none") << text;
}

TEST(Salary, TheSurfaceIsVerbatim) {
  const auto surface = [](const std::string& text) {
    const auto found = shipped_analyzer().analyze({.description = text}).salary;
    return found ? found->surface : "none";
  };
  EXPECT_EQ(surface("Gaji: Rp 8–15 juta/bulan, nego"), "Rp 8–15 juta/bulan");
  EXPECT_EQ(surface("Pay is up to £80,000 per annum plus bonus"), "up to £80,000 per annum");
  EXPECT_EQ(surface("Salary: $15.00-$17.00 per hourBenefits: dental"), "$15.00-$17.00 per hour");
}

TEST(Salary, AnnualFiguresAreFactorTimesValue) {
  for (const SalaryCase& c : kSalaryFields) {
    const auto salary = with_field(c.text).salary;
    if (!salary) continue;
    EXPECT_LE(salary->min.value_or(0), salary->max.value_or(1e12)) << c.text;
    const auto factor = units_in_a_year(salary->unit);
    EXPECT_EQ(salary->annual_min.has_value(), factor && salary->min) << c.text;
    EXPECT_EQ(salary->annual_max.has_value(), factor && salary->max) << c.text;
    const double times = factor.value_or(0);
    EXPECT_NEAR(salary->annual_min.value_or(0), salary->min.value_or(0) * times, 0.01) << c.text;
    EXPECT_NEAR(salary->annual_max.value_or(0), salary->max.value_or(0) * times, 0.01) << c.text;
  }
}

TEST(Salary, ThePlaceTellsWhichDollar) {
  EXPECT_EQ(text_of(with_field("$70,000").salary), "70000..70000 USD year");
  EXPECT_EQ(text_of(with_field("$70,000", "Toronto, ON").salary), "70000..70000 CAD year");
  EXPECT_EQ(text_of(with_field("$70,000", "Singapore").salary), "70000..70000 SGD year");
  EXPECT_EQ(text_of(with_field("US$70,000", "Singapore").salary), "70000..70000 USD year");
  EXPECT_EQ(text_of(with_field("$70,000 AUD", "Singapore").salary), "70000..70000 AUD year");
}

TEST(Salary, FiguresOfTheSourceAreKeptAndMadeAnnual) {
  Posting posting;
  posting.title = "x";
  posting.salary = {.min = 70000, .max = 80000, .unit = "YEAR"};
  posting.description = "Salary: up to £80,000";
  const AnalyzedPosting found = shipped_analyzer().analyze(posting);
  EXPECT_EQ(text_of(found.salary), "70000..80000 GBP year");  // the text names the currency
  EXPECT_EQ(found.salary->annual_max, 80000);
  EXPECT_EQ(found.salary_from, "field");
  EXPECT_EQ(found.posting.salary.currency, "");  // what the source said stays as it was
}

TEST(Salary, TheFieldComesBeforeTheText) {
  Posting posting;
  posting.title = "Analyst, £90k";
  posting.description = "Salary: £40k";
  EXPECT_EQ(text_of(shipped_analyzer().analyze(posting).salary), "90000..90000 GBP year");
  posting.salary.surface = "£50,000";
  EXPECT_EQ(text_of(shipped_analyzer().analyze(posting).salary), "50000..50000 GBP year");
  posting.salary.surface = "competitive";
  EXPECT_EQ(text_of(shipped_analyzer().analyze(posting).salary), "90000..90000 GBP year");
}

TEST(Salary, HostileTextsAreNoTrouble) {
  const std::string digits(1u << 20, '9');
  for (const std::string& text : {"Rp " + digits, "Rp " + digits + " juta", "Salary £9" + digits})
    EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = text}).salary), "none");
  std::string money = "Salary ";
  for (int i = 0; i < 50'000; ++i) money += "$9 ";
  EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = money}).salary), "9..9 USD hour");
  EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = std::string(1u << 20, '$')}).salary),
            "none");
  std::string ranges = "Salary ";
  for (int i = 0; i < 30'000; ++i) ranges += "$90k-$95k, ";
  const auto united = shipped_analyzer().analyze({.description = ranges}).salary;
  EXPECT_EQ(text_of(united), "90000..95000 USD year");
  EXPECT_LE(united->surface.size(), 500u);
  std::string factors = "Rp 9 ";
  for (int i = 0; i < 50'000; ++i) factors += "triliun ";
  EXPECT_EQ(text_of(shipped_analyzer().analyze({.description = factors}).salary), "none");
  EXPECT_EQ(text_of(with_field(factors).salary), "none");
}

}  // namespace
}  // namespace skillgap
