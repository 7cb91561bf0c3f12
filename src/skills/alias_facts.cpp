#include "skills/alias_facts.h"

#include <algorithm>
#include <ranges>
#include <set>

#include "skillgap/ascii.h"
#include "skills/address.h"

namespace skillgap {
namespace {

// A word without capitals ("recall") may begin a line with one, unless its rule is about nothing
// else.
bool asks_for_case(const Alias& alias) {
  return alias.rule == AliasRule::kCase ||
         (alias.rule != AliasRule::kAny && has_ascii_upper(alias.text));
}

}  // namespace

std::vector<AliasFacts> facts_of_aliases(const Taxonomy& taxonomy) {
  std::set<std::string_view> words;
  for (const Phrase& word : taxonomy.everyday_words) words.insert(word.text);
  std::vector<AliasFacts> facts;
  facts.reserve(taxonomy.aliases.size());
  for (const Alias& alias : taxonomy.aliases) {
    const bool asks = alias.rule == AliasRule::kCompany || alias.rule == AliasRule::kName;
    facts.push_back({alias.concept_id, static_cast<std::uint8_t>(taxonomy[alias.concept_id].kind),
                     static_cast<std::uint8_t>(alias.rule),
                     asks && words.contains(ascii_lower(alias.text)), asks_for_case(alias),
                     has_bytes_of_addresses(alias.text)});
  }
  return facts;
}

bool same_case(std::string_view surface, std::string_view alias) {
  if (surface == alias) return true;  // mostly
  auto here = surface | std::views::filter(is_ascii_letter);
  auto there = alias | std::views::filter(is_ascii_letter);
  return std::ranges::equal(here, there) ||
         std::ranges::equal(here, there, [](char a, char b) { return a == ascii_upper(b); });
}

}  // namespace skillgap
