// The salary fields of two published files, against the truth that each allows: reed-uk-2021 has
// its figures in columns of their own; in jobstreet-id-2024 the figures are the runs of digits and
// marks in the text, where a period is named, read here without any of the reader's code. Texts
// that are not made of figures alone ("25-30 million") have no such truth and are not counted.
#include <gtest/gtest.h>

#include <simdjson.h>

#include <functional>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/command.h"
#include "support/shared_data.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

struct Truth {
  double min = 0, max = 0;
  std::string unit;  // "" where the source names none
};

double number_of(const std::string& run) {
  std::string digits;
  for (const char c : run) {
    if (c != '.' && c != ',') digits += c;
  }
  return std::stod(digits);
}

// "Rp7,000,000 – Rp9,500,000 per month", every mark a thousands separator.
std::optional<Truth> truth_in_text(const std::string& text) {
  if (text.find("million") != std::string::npos) return std::nullopt;
  std::vector<std::string> runs(1);
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit || (!runs.back().empty() && (c == '.' || c == ',')))
      runs.back() += c;
    else if (!runs.back().empty())
      runs.emplace_back();
  }
  if (runs.back().empty()) runs.pop_back();
  if (runs.empty() || runs.size() > 2) return std::nullopt;
  Truth truth{number_of(runs.front()), number_of(runs.back()), ""};
  for (const char* unit : {"month", "year"}) {
    if (text.find(std::string("per ") + unit) != std::string::npos) truth.unit = unit;
  }
  return truth;
}

std::string text_at(const dom::element& posting, std::string_view key) {
  std::string_view text;
  return posting[key].get(text) ? "" : std::string(text);
}

bool is_exact(const dom::element& posting, const Truth& truth) {
  dom::element salary;
  double min = 0, max = 0;
  if (posting["salary"].get(salary) || salary["min"].get(min) || salary["max"].get(max))
    return false;
  return min == truth.min && max == truth.max &&
         (truth.unit.empty() || text_at(salary, "unit") == truth.unit);
}

struct Score {
  std::size_t right = 0, all = 0;
};

using TruthOf = std::function<std::optional<Truth>(const dom::element&)>;

Score score(const std::vector<std::string>& command, const TruthOf& truth_of) {
  const CommandResult result = run_command(command);
  EXPECT_EQ(result.code, kDone) << result.err;
  std::istringstream lines(result.out);
  Score score;
  dom::parser parser;
  for (std::string line; std::getline(lines, line);) {
    dom::element posting;
    if (parser.parse(line).get(posting)) continue;
    const auto truth = truth_of(posting);
    if (!truth) continue;
    ++score.all;
    if (is_exact(posting, *truth)) ++score.right;
  }
  return score;
}

void expect_at_least(double share, const Score& score, const std::string& name) {
  std::cout << name << ": " << score.right << " of " << score.all << " exact\n";
  EXPECT_GT(score.all, 100u);
  EXPECT_GE(static_cast<double>(score.right), share * static_cast<double>(score.all));
}

TEST(SalaryFields, OfJobstreetAreReadExactly) {
  const auto folder = shared_folder("data/postings");
  if (!folder) GTEST_SKIP() << "the published postings are not on this machine";
  const Score found = score({"analyze", *folder / "jobstreet-id-2024.ndjson.gz", "--quiet"},
                            [](const dom::element& posting) -> std::optional<Truth> {
                              dom::element salary;
                              const bool was_read = !posting["salary_stated"].get(salary);
                              if (!was_read && posting["salary"].get(salary)) return std::nullopt;
                              if (!was_read && !text_at(salary, "from").empty())
                                return std::nullopt;  // read from the text: no field
                              return truth_in_text(text_at(salary, "surface"));
                            });
  expect_at_least(0.98, found, "jobstreet-id-2024");
}

// The columns are what is given to the program, so that this counts what the way through loses.
TEST(SalaryFields, OfReedAreReadExactly) {
  const auto folder = shared_folder("data/postings");
  if (!folder) GTEST_SKIP() << "the published postings are not on this machine";
  const Score found =
      score({"analyze", *folder / "reed-uk-2021.ndjson.gz", "--quiet", "--map",
             "salary_unit=salary_frequency"},
            [](const dom::element& posting) -> std::optional<Truth> {
              dom::element stated;
              double min = 0, max = 0;
              if (posting["salary_stated"].get(stated)) return std::nullopt;
              if (stated["min"].get(min) || stated["max"].get(max)) return std::nullopt;
              return Truth{min, max, text_at(stated, "unit") == "YEAR" ? "year" : "none"};
            });
  EXPECT_EQ(found.all, 595u);
  expect_at_least(0.98, found, "reed-uk-2021");
}

}  // namespace
}  // namespace skillgap
