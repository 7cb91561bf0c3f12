#include "cli/asked_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::size_t kSuggestions = 3;
// Hits to look at: most of those near a title are skills.
constexpr std::size_t kNearest = 50;

std::string letters_of(std::string_view name) {
  std::string letters = ascii_lower(name);
  std::erase_if(letters, [](char c) { return c == ' ' || c == '-'; });
  return letters;
}

Error unknown(std::string_view what, std::string_view name, const std::vector<std::string>& near,
              const std::string& where) {
  return {where,
          near.empty()
              ? fmt::format("no {} is called '{}', `skillgap taxonomy search` finds names by "
                            "a part of them",
                            what, name)
              : fmt::format("no {} is called '{}', did you mean {}?", what, name,
                            fmt::join(near, ", "))};
}

std::expected<std::string, Error> role_id(const std::string& name, const TaxonomySearch& search,
                                          const std::string& where) {
  std::vector<std::string> near;
  for (const SearchHit& hit : search.nearest(name, kNearest)) {
    if (hit.kind != "role") continue;
    if (hit.nearness == Nearness::kSame) return hit.id;
    if (near.size() < kSuggestions) near.push_back(offered(hit.id, hit));
  }
  return std::unexpected(unknown("role", name, near, where));
}

}  // namespace

std::expected<std::vector<std::string>, Error> role_ids(const std::vector<std::string>& names,
                                                        const Analyzer& analyzer,
                                                        const std::string& where) {
  std::vector<std::string> ids;
  std::optional<TaxonomySearch> search;  // is made of all names: only where one is no id
  for (const std::string& name : names) {
    if (analyzer.taxonomy().find_role(name)) {
      ids.push_back(name);
      continue;
    }
    if (!search) search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
    auto id = role_id(name, *search, where);
    if (!id) return std::unexpected(std::move(id.error()));
    ids.push_back(std::move(*id));
  }
  return ids;
}

std::expected<std::string, Error> skill_id(std::string_view name, const Analyzer& analyzer,
                                           const std::string& where) {
  if (const auto ids = analyzer.resolve(name); !ids.empty())
    return analyzer.taxonomy()[ids.front()].id;
  std::vector<std::string> near;
  const TaxonomySearch search = TaxonomySearch::build(analyzer.taxonomy(), analyzer.tokenizer());
  for (const SearchHit& hit : search.nearest_skills(name, kSuggestions))
    near.push_back(offered(hit.id, hit));
  return std::unexpected(unknown("skill", name, near, where));
}

std::string offered(const std::string& id_or_label, const SearchHit& hit) {
  const std::string near = letters_of(hit.matched);
  const bool says_it = near == letters_of(id_or_label) || near == letters_of(hit.label) ||
                       near == letters_of(hit.id);
  return says_it ? id_or_label : fmt::format("{} ({})", id_or_label, hit.matched);
}

}  // namespace skillgap
