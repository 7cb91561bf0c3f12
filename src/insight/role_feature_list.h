// What read_features() hands over, by name: what training sees of a posting.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "insight/role_features.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

// A sink of read_features(); of a feature that comes again the greatest value counts.
class RoleFeatureList {
 public:
  explicit RoleFeatureList(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {}

  void words(Field field, const ReadText& text) {
    const std::string prefix(field == Field::kTitle ? role_feature::kTitle : role_feature::kText);
    for_each_term(text,
                  [&](const Term& term) { add(prefix + name_of(text.tokens, term), term.value); });
  }
  void skill(const Mention& mention, double value) {
    add(std::string(role_feature::kSkill) + taxonomy_[mention.concept_id].id, value);
  }
  void role(std::string_view prefix, const TitleHit& hit) {
    add(std::string(prefix) + taxonomy_[hit.role].id, 1);
  }

  std::vector<RoleFeature> take() const {
    std::vector<RoleFeature> all;
    for (const auto& [name, value] : values_) all.push_back({name, value});
    return all;
  }

 private:
  void add(const std::string& name, double value) {
    double& greatest = values_[name];
    greatest = std::max(greatest, value);
  }

  const Taxonomy& taxonomy_;
  std::map<std::string, double> values_;
};

}  // namespace skillgap
