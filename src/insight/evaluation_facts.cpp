#include "insight/evaluation_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "skillgap/role_evaluation.h"

namespace skillgap {
namespace {

constexpr std::array<std::string_view, 6> kEducationByRank = {"",         "high_school", "diploma",
                                                              "bachelor", "master",      "phd"};

std::string number_text(std::optional<double> number) {
  return number ? fmt::format("{}", *number) : "";
}

// Gold has no word for the board; who runs things is its manager.
std::string gold_seniority(const std::string& level) {
  return level == "executive" ? "manager" : level;
}

std::string role_text(const AnalyzedPosting& answer, const Taxonomy& taxonomy) {
  return answer.role ? taxonomy[answer.role->role].id : "none: " + answer.role_reason;
}

std::string education_text(const AnalyzedPosting& answer, const Taxonomy& taxonomy) {
  if (!answer.education_min) return {};
  const int rank = std::clamp(taxonomy[*answer.education_min].rank, 0, 5);
  return std::string(kEducationByRank.at(static_cast<std::size_t>(rank)));
}

// "8000000-15000000 IDR/month", "" for none.
std::string salary_text(const std::optional<Salary>& salary) {
  if (!salary || (!salary->min && !salary->max)) return {};
  return fmt::format("{}-{} {}/{}", number_text(salary->min), number_text(salary->max),
                     salary->currency, salary->unit);
}

}  // namespace

std::vector<FactAnswer> compare_facts(const GoldPosting& gold, const AnalyzedPosting& answer,
                                      const Taxonomy& taxonomy) {
  std::vector<FactAnswer> all;
  const auto add = [&](std::string_view fact, std::string expected, std::string got) {
    const bool right = expected == got;
    all.push_back({fact, std::move(expected), std::move(got), right});
  };
  const GoldFacts& facts = gold.facts;
  if (!facts.role.empty()) {
    const bool right =
        judge_role({facts.role, facts.roles_more}, answer, gold.language, taxonomy).right;
    all.push_back({"role", facts.role, right ? "" : role_text(answer, taxonomy), right});
  }
  add("seniority", facts.seniority, gold_seniority(answer.seniority));
  add("years", number_text(facts.years_min), number_text(answer.years_min));
  add("education", facts.education, education_text(answer, taxonomy));
  add("salary", salary_text(facts.salary), salary_text(answer.salary));
  add("work_mode", facts.work_mode, answer.work_mode);
  add("language", gold.language, std::string(language_name(answer.language)));
  return all;
}

}  // namespace skillgap
