#include <algorithm>
#include <map>

#include "skillgap/gap.h"

namespace skillgap {
namespace {

// A broader concept with more children of one kind than this joins what is no choice between
// equals: "back-end development" has libraries of every language below it.
constexpr std::size_t kMostSiblings = 100;

// Methods are no alternatives to each other; products and libraries often are.
bool is_exchangeable(Kind kind) {
  return kind == Kind::kLibrary || kind == Kind::kTool || kind == Kind::kCloud ||
         kind == Kind::kDatabase;
}

// Concepts reached by `next` from `start`, with their distance; without the start itself.
template <typename Next>
std::vector<std::pair<ConceptId, std::size_t>> reached(ConceptId start, const Next& next) {
  std::vector<std::pair<ConceptId, std::size_t>> found = {{start, 0}};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto [from, distance] = found[i];
    for (const ConceptId to : next(from)) {
      const bool is_new =
          std::ranges::find(found, to, &std::pair<ConceptId, std::size_t>::first) == found.end();
      if (is_new) found.emplace_back(to, distance + 1);
    }
  }
  found.erase(found.begin());
  return found;
}

}  // namespace

SkillRelations::SkillRelations(const Taxonomy& taxonomy)
    : taxonomy_(taxonomy), narrower_(taxonomy.concepts.size()) {
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i) {
    for (const ConceptId broader : taxonomy.concepts[i].broader)
      narrower_[static_cast<std::size_t>(broader)].push_back(static_cast<ConceptId>(i));
  }
}

std::vector<ConceptId> SkillRelations::siblings(ConceptId skill) const {
  std::vector<ConceptId> siblings;
  const Kind kind = taxonomy_[skill].kind;
  if (!is_exchangeable(kind)) return siblings;
  for (const ConceptId broader : taxonomy_[skill].broader) {
    // Parts of one product (the services of a cloud) are no choice either.
    if (is_exchangeable(taxonomy_[broader].kind)) continue;
    std::vector<ConceptId> alike;
    for (const ConceptId other : narrower_[static_cast<std::size_t>(broader)]) {
      if (other != skill && taxonomy_[other].kind == kind) alike.push_back(other);
    }
    if (alike.size() < kMostSiblings) siblings.insert(siblings.end(), alike.begin(), alike.end());
  }
  std::ranges::sort(siblings);
  const auto repeated = std::ranges::unique(siblings);
  siblings.erase(repeated.begin(), repeated.end());
  return siblings;
}

std::vector<ConceptId> SkillRelations::prerequisites(ConceptId skill) const {
  std::vector<ConceptId> all;
  for (const auto& [id, distance] :
       reached(skill, [&](ConceptId from) { return taxonomy_[from].implies; }))
    all.push_back(id);
  return all;
}

// "Programming": most of what is directly below it are languages, and who knows one of them knows
// the field.
bool SkillRelations::is_field_of_languages(ConceptId skill) const {
  const auto& below = narrower_[static_cast<std::size_t>(skill)];
  const auto languages = std::ranges::count_if(
      below, [&](ConceptId one) { return taxonomy_[one].kind == Kind::kLanguage; });
  return 2 * languages > static_cast<std::ptrdiff_t>(below.size());
}

std::vector<Credit> SkillRelations::credits(ConceptId held) const {
  std::map<ConceptId, Relation> best = {{held, Relation::kSame}};
  const auto add = [&](ConceptId to, Relation relation) {
    Relation& known = best.try_emplace(to, relation).first->second;
    known = std::max(known, relation);
  };
  for (const ConceptId implied : prerequisites(held)) add(implied, Relation::kImplying);
  for (const auto& [broader, distance] :
       reached(held, [&](ConceptId from) { return taxonomy_[from].broader; }))
    add(broader, distance == 1 ? Relation::kNarrower : Relation::kFarNarrower);
  for (const ConceptId broader : taxonomy_[held].broader) {
    if (taxonomy_[held].kind == Kind::kLanguage && is_field_of_languages(broader))
      add(broader, Relation::kImplying);
  }
  for (const ConceptId narrower : narrower_[static_cast<std::size_t>(held)])
    add(narrower, Relation::kBroader);
  for (const ConceptId sibling : siblings(held)) add(sibling, Relation::kSibling);
  std::vector<Credit> credits;
  for (const auto& [skill, relation] : best) {
    if (is_skill(taxonomy_[skill].kind)) credits.push_back({skill, relation});
  }
  return credits;
}

}  // namespace skillgap
