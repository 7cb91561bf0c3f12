#include "insight/evaluation_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace skillgap {
namespace {

// Roles that gold tells apart; any other role of the trade is its `other-tech`.
constexpr std::array<std::string_view, 20> kGoldRoles = {"data-scientist",
                                                         "ml-engineer",
                                                         "ai-engineer",
                                                         "nlp-engineer",
                                                         "computer-vision-engineer",
                                                         "data-analyst",
                                                         "bi-analyst",
                                                         "data-engineer",
                                                         "mlops-engineer",
                                                         "research-scientist",
                                                         "software-engineer",
                                                         "backend-engineer",
                                                         "frontend-engineer",
                                                         "fullstack-engineer",
                                                         "mobile-engineer",
                                                         "devops-sre",
                                                         "qa-engineer",
                                                         "security-engineer",
                                                         "it-support-admin",
                                                         "product-manager"};

constexpr std::array<std::string_view, 6> kEducationByRank = {"",         "high_school", "diploma",
                                                              "bachelor", "master",      "phd"};

std::string number_text(std::optional<double> number) {
  return number ? fmt::format("{}", *number) : "";
}

// Gold has no word for the board; who runs things is its manager.
std::string gold_seniority(const std::string& level) {
  return level == "executive" ? "manager" : level;
}

// "" where the role is right, else what was called. A narrower role than gold's is right too.
std::string role_error(const GoldFacts& gold, const AnalyzedPosting& answer,
                       const Taxonomy& taxonomy) {
  if (!answer.role) return "none: " + answer.role_reason;
  std::set<std::string> called;
  std::vector<RoleId> open = {answer.role->role};
  while (!open.empty()) {
    const Role& role = taxonomy[open.back()];
    open.pop_back();
    if (called.insert(role.id).second)
      open.insert(open.end(), role.broader.begin(), role.broader.end());
  }
  const Role& role = taxonomy[answer.role->role];
  const bool special = std::ranges::find(kGoldRoles, role.id) != kGoldRoles.end();
  const bool right = called.contains(gold.role) || (gold.role == "not-tech" && !role.tech) ||
                     (gold.role == "other-tech" && role.tech && !special) ||
                     std::ranges::any_of(gold.roles_more, [&](const std::string& more) {
                       return called.contains(more);
                     });
  return right ? "" : role.id;
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
    std::string wrong = role_error(facts, answer, taxonomy);
    const bool right = wrong.empty();
    all.push_back({"role", facts.role, std::move(wrong), right});
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
