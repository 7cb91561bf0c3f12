// The tables of the role model: features, settings, neighbours.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "skills/lint_checks.h"

namespace skillgap {
namespace {

constexpr std::string_view kWords[] = {"text:", "title:"};
constexpr std::string_view kRoles[] = {"named:", "opens:", "sought:"};
constexpr std::string_view kBiases[] = {"bias:", "title-bias:"};
constexpr std::string_view kSettings[] = {"bias-with-title",
                                          "confidence-inside",
                                          "confidence-inside-scale",
                                          "confidence-inside-scale-with-title",
                                          "confidence-inside-with-title",
                                          "confidence-outside",
                                          "confidence-outside-scale",
                                          "confidence-outside-scale-with-title",
                                          "confidence-outside-with-title",
                                          "damping",
                                          "floor",
                                          "floor-with-text",
                                          "heading-phrase",
                                          "outside-with-title",
                                          "text",
                                          "text-with-title",
                                          "title-phrase",
                                          "title-phrase-alone",
                                          "title-words",
                                          "title-words-alone"};

// What stands behind one of the prefixes, where the feature has one.
std::optional<std::string_view> behind(std::string_view feature,
                                       std::span<const std::string_view> prefixes) {
  for (const std::string_view prefix : prefixes) {
    if (feature.starts_with(prefix)) return feature.substr(prefix.size());
  }
  return std::nullopt;
}

// "" where the feature can be found in a posting.
std::string fault_of(std::string_view feature, const Taxonomy& taxonomy) {
  constexpr std::string_view kSkill[] = {"skill:"};
  if (const auto skill = behind(feature, kSkill))
    return taxonomy.find(*skill) ? "" : fmt::format("no skill '{}'", *skill);
  if (const auto role = behind(feature, kRoles))
    return taxonomy.find_role(*role) ? "" : fmt::format("no role '{}'", *role);
  if (const auto words = behind(feature, kWords))
    return words->empty() || std::ranges::count(*words, ' ') > 1 ? "not one word or two" : "";
  return behind(feature, kBiases) == "" ? "" : "unknown kind of feature";
}

}  // namespace

void check_role_model(const Taxonomy& taxonomy, Problems& problems) {
  std::set<RoleId> classes;
  for (const RoleWeight& row : taxonomy.role_weights) {
    if (row.feature == "bias:") classes.insert(row.role);
  }
  for (const RoleWeight& row : taxonomy.role_weights) {
    const std::string fault = fault_of(row.feature, taxonomy);
    if (!fault.empty())
      problems.push_back(problem_at(
          row.place,
          fmt::format("'{}': {}, run tools/train_roles or remove the row", row.feature, fault)));
    else if (!classes.contains(row.role))
      problems.push_back(problem_at(
          row.place, fmt::format("'{}' has no row 'bias:', run tools/train_roles or add one",
                                 taxonomy[row.role].id)));
  }
  for (const Phrase& row : taxonomy.role_settings) {
    if (std::ranges::find(kSettings, row.text) == std::end(kSettings))
      problems.push_back(problem_at(
          row.place, fmt::format("unknown setting '{}', see taxonomy/README.md", row.text)));
  }
}

}  // namespace skillgap
