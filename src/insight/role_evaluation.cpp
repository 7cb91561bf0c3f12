#include "skillgap/role_evaluation.h"

#include <algorithm>
#include <array>
#include <set>

#include "insight/calibration.h"
#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::string_view kNotTech = "not-tech", kOtherTech = "other-tech",
                           kSeveral = "several-roles", kAll = "all";
constexpr double kPrecision = 0.95;

// Roles that annotators tell apart; any other role of the trades is `other-tech` to them.
constexpr std::array<std::string_view, 20> kToldApart = {"data-scientist",
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

bool is_told_apart(std::string_view role) {
  return std::ranges::find(kToldApart, role) != kToldApart.end();
}

// The role and all wider ones, nearest first.
std::vector<std::string_view> ways_up(RoleId role, const Taxonomy& taxonomy) {
  std::vector<RoleId> open = {role};
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < open.size() && i < taxonomy.roles.size(); ++i) {
    const Role& here = taxonomy[open[i]];
    names.push_back(here.id);
    open.insert(open.end(), here.broader.begin(), here.broader.end());
  }
  return names;
}

bool is_right(std::string_view expected, RoleId role, const std::vector<std::string_view>& names,
              const Taxonomy& taxonomy) {
  if (expected == kNotTech) return !taxonomy[role].tech;
  if (expected == kOtherTech) return taxonomy[role].tech && !is_told_apart(taxonomy[role].id);
  return std::ranges::find(names, expected) != names.end();
}

std::string counted_as(RoleId role, const std::vector<std::string_view>& names,
                       const Taxonomy& taxonomy) {
  if (!taxonomy[role].tech) return std::string(kNotTech);
  const auto found = std::ranges::find_if(names, is_told_apart);
  return std::string(found == names.end() ? kOtherTech : *found);
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

// Of one role.
double f1_of(const std::vector<const RoleCase*>& cases, std::string_view role) {
  double expected = 0, got = 0, both = 0;
  for (const RoleCase* one : cases) {
    expected += one->expected == role ? 1 : 0;
    got += one->got == role ? 1 : 0;
    both += one->expected == role && one->got == role ? 1 : 0;
  }
  return share(2 * both, expected + got);
}

double macro_f1(const std::vector<const RoleCase*>& cases) {
  std::set<std::string_view> roles;
  for (const RoleCase* one : cases) roles.insert(one->expected);
  double sum = 0;
  for (const std::string_view role : roles) sum += f1_of(cases, role);
  return share(sum, static_cast<double>(roles.size()));
}

// `answered` from the surest on.
double coverage(const std::vector<const RoleCase*>& answered, std::size_t cases) {
  std::size_t best = 0;
  double right = 0;
  for (std::size_t i = 0; i < answered.size(); ++i) {
    right += answered[i]->right ? 1 : 0;
    if (right >= kPrecision * static_cast<double>(i + 1)) best = i + 1;
  }
  return share(static_cast<double>(best), static_cast<double>(cases));
}

std::vector<JudgedAnswer> judged(const std::vector<const RoleCase*>& answered) {
  std::vector<JudgedAnswer> answers;
  for (const RoleCase* one : answered) answers.push_back({one->confidence, one->right});
  return answers;
}

RoleMeasures measure(const std::vector<const RoleCase*>& cases) {
  std::vector<const RoleCase*> answered;
  RoleMeasures measures;
  measures.cases = cases.size();
  double outside = 0, called_outside = 0, both = 0;
  for (const RoleCase* one : cases) {
    if (!one->got.empty()) answered.push_back(one);
    measures.right += one->right ? 1 : 0;
    outside += one->expected == kNotTech ? 1 : 0;
    called_outside += one->got == kNotTech ? 1 : 0;
    both += one->expected == kNotTech && one->got == kNotTech ? 1 : 0;
  }
  stable_sort_by(answered, std::greater(), &RoleCase::confidence);
  measures.answered = answered.size();
  measures.macro_f1 = macro_f1(cases);
  measures.coverage = coverage(answered, cases.size());
  const CalibrationError calibration = calibration_error(judged(answered));
  measures.calibration_error = calibration.error;
  measures.calibration_interval = calibration.interval;
  measures.calibration_by_chance = calibration.by_chance;
  measures.outside = static_cast<std::uint64_t>(outside);
  measures.called_outside = static_cast<std::uint64_t>(called_outside);
  measures.outside_precision = share(both, called_outside);
  measures.outside_recall = share(both, outside);
  return measures;
}

}  // namespace

RoleCase judge_role(const ExpectedRole& expected, const AnalyzedPosting& answer,
                    std::string_view language, const Taxonomy& taxonomy) {
  RoleCase judged{std::string(language), expected.name, "", 0, false};
  if (!answer.role) return judged;
  const RoleId role = answer.role->role;
  const auto names = ways_up(role, taxonomy);
  judged.confidence = answer.role->confidence;
  judged.right = is_right(expected.name, role, names, taxonomy) ||
                 (expected.name == kSeveral && !answer.role->several.empty()) ||
                 std::ranges::any_of(expected.more, [&](const std::string& more) {
                   return is_right(more, role, names, taxonomy);
                 });
  judged.got = judged.right ? expected.name : counted_as(role, names, taxonomy);
  return judged;
}

RoleEvaluation evaluate_roles(const std::vector<RoleCase>& cases) {
  RoleEvaluation result;
  std::map<std::string, std::vector<const RoleCase*>> by_language;
  for (const RoleCase& one : cases) {
    by_language[std::string(kAll)].push_back(&one);
    by_language[one.language].push_back(&one);
    ++result.confusion[{one.expected, one.got}];
  }
  for (const auto& [language, of_language] : by_language)
    result.by_language[language] = measure(of_language);
  return result;
}

}  // namespace skillgap
