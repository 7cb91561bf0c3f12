#include "skillgap/taxonomy_search.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace skillgap {
namespace {

constexpr std::size_t kShortestPrefix = 2, kShortestWord = 3, kShortestInside = 4;

std::u32string wide(std::string_view folded) {
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(folded.data(), static_cast<std::int32_t>(folded.size())));
  std::u32string all;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
    all += static_cast<char32_t>(text.char32At(i));
  return all;
}

// A name as it is compared.
struct Key {
  std::vector<std::u32string> words;
  std::u32string letters;  // the words, joined: "scikit-learn" and "Scikit Learn" are one
  std::u32string sorted;   // the words in alphabetical order, joined
};

std::u32string joined(const std::vector<std::u32string>& words) {
  std::u32string all;
  for (const std::u32string& word : words) all += word;
  return all;
}

Key key_of(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  Key key;
  bool goes_on = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool is_hyphen = tokens.folded(i) == "-";
    if (!is_hyphen && goes_on) key.words.back() += wide(tokens.folded(i));
    if (!is_hyphen && !goes_on) key.words.push_back(wide(tokens.folded(i)));
    goes_on = !is_hyphen && tokens.touches_next(i);
  }
  key.letters = joined(key.words);
  std::vector<std::u32string> sorted = key.words;
  std::ranges::sort(sorted);
  key.sorted = joined(sorted);
  return key;
}

struct Distance {
  Nearness nearness = Nearness::kSame;
  std::size_t edits = 0;
  std::size_t cost = 0;
};

// Whether `text` holds the words of `name` one behind the other.
bool holds_words(const Key& text, const Key& name) {
  return name.letters.size() >= kShortestInside && text.words.size() > name.words.size() &&
         !std::ranges::search(text.words, name.words).empty();
}

bool is_part(const Key& text, const Key& name) {
  if (holds_words(text, name)) return true;
  return text.letters.size() >= kShortestWord &&
         std::ranges::any_of(name.words, [&](const std::u32string& word) {
           return word.starts_with(text.letters);
         });
}

std::optional<Distance> nearer(std::optional<Distance> a, std::optional<Distance> b) {
  if (!a || (b && b->cost < a->cost)) return b;
  return a;
}

std::optional<Distance> by_edits(const Key& text, const Key& name) {
  const std::size_t limit = allowed_edits(text.letters.size());
  std::optional<Distance> found;
  const std::size_t edits = edit_distance(text.letters, name.letters, limit);
  if (edits <= limit) found = {Nearness::kEdits, edits, 2 * edits};
  if (text.words.size() < 2 || name.words.size() < 2) return found;
  const std::size_t turned = edit_distance(text.sorted, name.sorted, limit);
  if (turned > limit) return found;
  return nearer(found, Distance{Nearness::kEdits, turned, 2 * turned + 1});
}

std::optional<Distance> distance_of(const Key& text, const Key& name) {
  if (text.letters == name.letters) return Distance{};
  if (text.sorted == name.sorted) return Distance{Nearness::kWords, 0, 1};
  std::optional<Distance> found = by_edits(text, name);
  if (text.letters.size() >= kShortestPrefix && name.letters.starts_with(text.letters))
    return nearer(found, Distance{Nearness::kPrefix, 0, 3});
  if (is_part(text, name)) return nearer(found, Distance{Nearness::kPart, 0, 4});
  return found;
}

// A concept or role, and one name of it.
struct Entry {
  std::string_view kind;
  const std::string* id;
  const std::string* label;
  const std::string* name;
  bool is_skill;
  std::size_t links;  // rows of other concepts and roles that name it: how central it is
  Key key;
};

// Cost, another first letter, how few links, difference of length: least first.
using Rank = std::tuple<std::size_t, bool, std::size_t, std::size_t>;

Rank rank_of(const Distance& distance, const Key& text, const Entry& entry) {
  constexpr std::size_t kMost = std::numeric_limits<std::size_t>::max();
  const Key& name = entry.key;
  const auto [shorter, longer] = std::minmax({text.letters.size(), name.letters.size()});
  return {distance.cost, text.letters.front() != name.letters.front(), kMost - entry.links,
          longer - shorter};
}

std::vector<std::size_t> links_of(const Taxonomy& taxonomy) {
  std::vector<std::size_t> links(taxonomy.concepts.size());
  for (const Concept& item : taxonomy.concepts) {
    for (const auto* named : {&item.broader, &item.implies}) {
      for (const ConceptId id : *named) ++links[static_cast<std::size_t>(id)];
    }
  }
  for (const RoleSkill& row : taxonomy.role_skills) ++links[static_cast<std::size_t>(row.skill)];
  return links;
}

}  // namespace

std::string_view nearness_name(Nearness nearness) {
  constexpr std::string_view kNames[] = {"same", "words", "edits", "prefix", "part"};
  return kNames[static_cast<std::size_t>(nearness)];
}

struct TaxonomySearch::Impl {
  Impl(const Taxonomy& taxonomy, const Tokenizer& with);
  void add(std::string_view kind, const std::string& id, const std::string& label,
           const std::string& name, bool is_skill, std::size_t links);
  std::vector<SearchHit> nearest(std::string_view text, std::size_t limit, bool skills_only) const;

  const Tokenizer& tokenizer;
  std::vector<Entry> entries;
};

TaxonomySearch::Impl::Impl(const Taxonomy& taxonomy, const Tokenizer& with) : tokenizer(with) {
  const std::vector<std::size_t> links = links_of(taxonomy);
  const auto add_concept = [&](std::size_t number, const std::string& name) {
    const Concept& item = taxonomy.concepts[number];
    add(kind_name(item.kind), item.id, item.label_en, name, is_skill(item.kind), links[number]);
  };
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i)
    add_concept(i, taxonomy.concepts[i].id);
  for (const Alias& alias : taxonomy.aliases)
    add_concept(static_cast<std::size_t>(alias.concept_id), alias.text);
  for (const Role& role : taxonomy.roles) {
    for (const std::string* name : {&role.id, &role.label_en, &role.label_id})
      add("role", role.id, role.label_en, *name, false, 0);
  }
  for (const Phrase& title : taxonomy.titles) {
    if (const auto role = taxonomy.find_role(title.value))
      add("role", taxonomy[*role].id, taxonomy[*role].label_en, title.text, false, 0);
  }
}

void TaxonomySearch::Impl::add(std::string_view kind, const std::string& id,
                               const std::string& label, const std::string& name, bool is_skill,
                               std::size_t links) {
  Key key = key_of(name, tokenizer);
  if (!key.letters.empty())
    entries.push_back({kind, &id, &label, &name, is_skill, links, std::move(key)});
}

std::vector<SearchHit> TaxonomySearch::Impl::nearest(std::string_view text, std::size_t limit,
                                                     bool skills_only) const {
  const Key wanted = key_of(text, tokenizer);
  if (wanted.letters.empty()) return {};
  std::map<std::pair<std::string_view, std::string_view>, std::pair<Rank, SearchHit>> best;
  for (const Entry& entry : entries) {
    if (skills_only && !entry.is_skill) continue;
    const auto distance = distance_of(wanted, entry.key);
    if (!distance) continue;
    const Rank rank = rank_of(*distance, wanted, entry);
    const auto [place, is_new] = best.try_emplace({*entry.id, entry.kind});
    if (!is_new && place->second.first <= rank) continue;
    place->second = {rank,
                     {*entry.id, std::string(entry.kind), *entry.label, *entry.name,
                      distance->nearness, distance->edits}};
  }
  std::vector<std::pair<Rank, SearchHit>> ranked;
  for (auto& [id, hit] : best) ranked.push_back(std::move(hit));
  // Stable: what ranks alike stays in the order of the ids.
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<SearchHit> hits;
  for (auto& [rank, hit] : ranked) {
    if (hits.size() == limit) break;
    hits.push_back(std::move(hit));
  }
  return hits;
}

TaxonomySearch::TaxonomySearch(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TaxonomySearch::TaxonomySearch(TaxonomySearch&&) noexcept = default;
TaxonomySearch& TaxonomySearch::operator=(TaxonomySearch&&) noexcept = default;
TaxonomySearch::~TaxonomySearch() = default;

TaxonomySearch TaxonomySearch::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return TaxonomySearch(std::make_unique<const Impl>(taxonomy, tokenizer));
}

std::vector<SearchHit> TaxonomySearch::nearest(std::string_view text, std::size_t limit) const {
  return impl_->nearest(text, limit, false);
}
std::vector<SearchHit> TaxonomySearch::nearest_skills(std::string_view text,
                                                      std::size_t limit) const {
  return impl_->nearest(text, limit, true);
}

}  // namespace skillgap
