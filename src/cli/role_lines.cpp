#include "cli/role_lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/stable_sort.h"

namespace skillgap {
namespace {

constexpr std::size_t kFor = 30, kAgainst = 12;  // features of the model that are shown

std::vector<std::string> narrower(RoleId id, const Taxonomy& taxonomy) {
  std::vector<std::string> ids;
  for (const Role& role : taxonomy.roles) {
    if (std::ranges::find(role.broader, id) != role.broader.end()) ids.push_back(role.id);
  }
  return ids;
}

std::vector<std::string> phrases(const std::vector<Phrase>& rows, std::string_view role) {
  std::vector<std::string> texts;
  for (const Phrase& row : rows) {
    if (row.value == role) texts.push_back(row.text);
  }
  return texts;
}

std::vector<std::string> neighbours(RoleId id, const Taxonomy& taxonomy, bool english) {
  std::vector<std::string> lines;
  for (const RoleNeighbour& row : taxonomy.role_neighbours) {
    if (row.role == id)
      lines.push_back(fmt::format("{}: {}", taxonomy[row.neighbour].id,
                                  english ? row.difference_en : row.difference_id));
  }
  return lines;
}

// The features with the greatest weights of one sign, greatest first: "text:dashboards (2.1)".
std::vector<std::string> features(RoleId id, const Taxonomy& taxonomy, double sign,
                                  std::size_t most) {
  std::vector<const RoleWeight*> rows;
  for (const RoleWeight& row : taxonomy.role_weights) {
    if (row.role == id && row.weight * sign > 0 && !row.feature.ends_with("bias:"))
      rows.push_back(&row);
  }
  stable_sort_by(rows, std::greater(), [&](const RoleWeight* row) { return row->weight * sign; });
  if (rows.size() > most) rows.resize(most);
  std::vector<std::string> texts;
  for (const RoleWeight* row : rows)
    texts.push_back(fmt::format("{} ({})", row->feature, row->weight));
  return texts;
}

}  // namespace

HeadedLines describe_role(RoleId id, const Taxonomy& taxonomy) {
  const Role& role = taxonomy[id];
  std::vector<std::string> broader, skills;
  for (const RoleId wider : role.broader) broader.push_back(taxonomy[wider].id);
  for (const RoleSkill& row : taxonomy.role_skills) {
    if (row.role == id)
      skills.push_back(fmt::format("{} ({})", taxonomy[row.skill].id, row.weight));
  }
  HeadedLines lines = {{"id", {role.id}},
                       {"kind", {"role"}},
                       {"prefLabel en", {role.label_en}},
                       {"prefLabel id", {role.label_id}},
                       {"definition", {role.definition}},
                       {"definition id", {role.definition_id}},
                       {"broader", broader},
                       {"narrower", narrower(id, taxonomy)}};
  const HeadedLines evidence = {{"not", neighbours(id, taxonomy, true)},
                                {"not id", neighbours(id, taxonomy, false)},
                                {"titles", phrases(taxonomy.titles, role.id)},
                                {"fields", phrases(taxonomy.role_fields, role.id)},
                                {"skills", skills},
                                {"for", features(id, taxonomy, 1, kFor)},
                                {"against", features(id, taxonomy, -1, kAgainst)},
                                {"exactMatch", role.exact_match},
                                {"source", {role.source}},
                                {"row", {to_text(role.place)}}};
  lines.insert(lines.end(), evidence.begin(), evidence.end());
  return lines;
}

}  // namespace skillgap
