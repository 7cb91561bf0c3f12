#include "skillgap/taxonomy_search.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace skillgap {
namespace {

// Folded, without blanks and hyphens: "scikit-learn", "Scikit Learn" and "scikitlearn" are one.
std::u32string key_of(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  std::string all;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.folded(i) != "-") all += tokens.folded(i);
  }
  const auto wide = icu::UnicodeString::fromUTF8(all);
  std::u32string key;
  for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1))
    key += static_cast<char32_t>(wide.char32At(i));
  return key;
}

// How far a name is: 0 the same, then edits; a longer name that begins with the text counts as one
// edit. None where that is more than `limit`.
std::optional<std::size_t> distance_of(std::u32string_view wanted, std::u32string_view name,
                                       std::size_t limit) {
  const std::size_t edits = edit_distance(wanted, name, limit);
  if (wanted.size() > 1 && name.starts_with(wanted)) return std::min<std::size_t>(edits, 1);
  return edits <= limit ? std::optional(edits) : std::nullopt;
}

class Nearest {
 public:
  Nearest(const Tokenizer& tokenizer, std::string_view text)
      : tokenizer_(tokenizer), wanted_(key_of(text, tokenizer)), limit_(wanted_.size() / 3) {}

  void offer(std::string_view kind, const std::string& id, const std::string& label,
             const std::string& name) {
    if (name.empty() || wanted_.empty()) return;
    const auto distance = distance_of(wanted_, key_of(name, tokenizer_), limit_);
    if (!distance) return;
    const auto [entry, is_new] = hits_.try_emplace(
        {std::string(kind), id}, SearchHit{id, std::string(kind), label, name, *distance});
    if (!is_new && *distance < entry->second.distance)
      entry->second = {id, std::string(kind), label, name, *distance};
  }

  std::vector<SearchHit> best(std::size_t count) const {
    std::vector<SearchHit> all;
    for (const auto& [key, hit] : hits_) all.push_back(hit);
    std::ranges::sort(
        all, {}, [](const SearchHit& hit) { return std::tie(hit.distance, hit.id, hit.kind); });
    all.resize(std::min(all.size(), count));
    return all;
  }

 private:
  const Tokenizer& tokenizer_;
  std::u32string wanted_;
  std::size_t limit_;
  std::map<std::pair<std::string, std::string>, SearchHit> hits_;
};

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::vector<SearchHit> search_taxonomy(const Taxonomy& taxonomy, const Tokenizer& tokenizer,
                                       std::string_view text, std::size_t limit) {
  Nearest nearest(tokenizer, text);
  for (const Concept& item : taxonomy.concepts)
    nearest.offer(kind_name(item.kind), item.id, item.label_en, item.id);
  for (const Alias& alias : taxonomy.aliases) {
    const Concept& item = taxonomy[alias.concept_id];
    nearest.offer(kind_name(item.kind), item.id, item.label_en, alias.text);
  }
  for (const Role& role : taxonomy.roles) {
    for (const std::string& name : {role.id, role.label_en, role.label_id})
      nearest.offer("role", role.id, role.label_en, name);
  }
  for (const Phrase& title : taxonomy.titles) {
    const auto role = taxonomy.find_role(title.value);
    if (role) nearest.offer("role", title.value, taxonomy[*role].label_en, title.text);
  }
  return nearest.best(limit);
}

}  // namespace skillgap
