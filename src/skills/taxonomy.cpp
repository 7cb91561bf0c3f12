#include "skillgap/taxonomy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "skills/embedded_file.h"

namespace skillgap {
namespace {

// In the order of enum Kind.
constexpr std::array<std::string_view, 16> kKindNames = {
    "language", "library",        "tool",   "cloud",    "database",         "method",
    "practice", "metric",         "soft",   "business", "natural-language", "certification",
    "platform", "field-of-study", "degree", "industry"};
// In the order of enum AliasRule.
constexpr std::array<std::string_view, 6> kRuleNames = {"",     "case", "company",
                                                        "list", "name", "asked"};

template <typename Enum, std::size_t N>
std::optional<Enum> parse(std::string_view name, const std::array<std::string_view, N>& names) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view kind_name(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::optional<Kind> parse_kind(std::string_view name) { return parse<Kind>(name, kKindNames); }

std::string_view alias_rule_name(AliasRule rule) {
  return kRuleNames[static_cast<std::size_t>(rule)];
}
std::optional<AliasRule> parse_alias_rule(std::string_view name) {
  return parse<AliasRule>(name, kRuleNames);
}

bool is_skill(Kind kind) { return kind <= Kind::kNaturalLanguage || kind == Kind::kCertification; }

std::string to_text(const RowPlace& place) { return fmt::format("{}:{}", place.file, place.line); }

std::optional<ConceptId> Taxonomy::find(std::string_view id) const {
  const auto found = concept_by_id.find(std::string(id));
  if (found == concept_by_id.end()) return std::nullopt;
  return found->second;
}

std::optional<RoleId> Taxonomy::find_role(std::string_view id) const {
  const auto found = role_by_id.find(std::string(id));
  if (found == role_by_id.end()) return std::nullopt;
  return found->second;
}

std::string full_version(const Taxonomy& taxonomy) {
  return taxonomy.version + "+" + taxonomy.content_hash;
}

const std::vector<TaxonomyFile>& built_in_taxonomy_files() {
  static const std::vector<TaxonomyFile> files = [] {
    std::vector<TaxonomyFile> all;
    for (std::size_t i = 0; i < k_taxonomy_files_count; ++i) {
      const auto& [name, bytes] = k_taxonomy_files[i];
      all.push_back({std::string(name), std::string(bytes)});
    }
    return all;
  }();
  return files;
}

}  // namespace skillgap
