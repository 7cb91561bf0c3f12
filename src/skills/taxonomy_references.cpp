#include "skills/taxonomy_references.h"

#include <algorithm>

namespace skillgap {
namespace {

template <typename Id, typename Row>
bool names(Id id, const std::vector<Row>& rows) {
  return static_cast<std::size_t>(id) < rows.size();
}

template <typename Id, typename Row>
bool name(const std::vector<Id>& ids, const std::vector<Row>& rows) {
  return std::ranges::all_of(ids, [&](Id id) { return names(id, rows); });
}

}  // namespace

bool refers_to_rows(const Taxonomy& t) {
  const auto is_concept = [&](ConceptId id) { return names(id, t.concepts); };
  const auto is_role = [&](RoleId id) { return names(id, t.roles); };
  return std::ranges::all_of(t.concepts,
                             [&](const Concept& item) {
                               return item.kind <= Kind::kIndustry &&
                                      name(item.broader, t.concepts) &&
                                      name(item.implies, t.concepts);
                             }) &&
         std::ranges::all_of(t.aliases,
                             [&](const Alias& alias) {
                               return alias.rule <= AliasRule::kAsked &&
                                      is_concept(alias.concept_id);
                             }) &&
         std::ranges::all_of(t.roles,
                             [&](const Role& role) { return name(role.broader, t.roles); }) &&
         std::ranges::all_of(
             t.role_skills,
             [&](const RoleSkill& row) { return is_role(row.role) && is_concept(row.skill); }) &&
         std::ranges::all_of(t.role_weights,
                             [&](const RoleWeight& row) { return is_role(row.role); }) &&
         std::ranges::all_of(t.role_neighbours, [&](const RoleNeighbour& row) {
           return is_role(row.role) && is_role(row.neighbour);
         });
}

}  // namespace skillgap
