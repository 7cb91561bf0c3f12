// Names that stand inside other names.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "skillgap/ascii.h"
#include "skills/import_draft.h"

namespace skillgap {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" -"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 8 && std::ranges::all_of(word, is_ascii_upper);
}

// The last word, where the initials of all others spell it.
std::string_view acronym_at_end(std::string_view label) {
  const std::vector<std::string_view> words = words_of(label);
  if (words.empty() || !is_acronym(words.back()) || words.size() != words.back().size() + 1)
    return {};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const char initial = words[i][0], wanted = words.back()[i];
    if (initial != wanted && initial != static_cast<char>(wanted + 32)) return {};
  }
  return words.back();
}

}  // namespace

void add_bare_names(DraftEntry& entry, const std::string& label, const std::string& language,
                    const std::string& source) {
  const auto add = [&](std::string_view name, std::string_view in, AliasRule rule) {
    entry.names.push_back({std::string(name), std::string(in), rule, source, true});
  };
  if (const std::string_view acronym = acronym_at_end(label); !acronym.empty())
    add(acronym, "", AliasRule::kCase);
  const std::size_t open = label.rfind(" (");
  if (!label.ends_with(')') || open == std::string::npos || open == 0) return;
  const std::string_view bare = std::string_view(label).substr(0, open);
  const std::string_view inside = std::string_view(label).substr(open + 2, label.size() - open - 3);
  add(bare, language, is_acronym(inside) ? AliasRule::kAny : AliasRule::kCompany);
  if (is_acronym(inside)) add(inside, "", AliasRule::kCompany);
}

void settle_bare_names(ImportDraft& draft) {
  std::unordered_set<std::string> taken;  // names that the source itself gives
  std::unordered_map<std::string, std::pair<std::size_t, const DraftEntry*>> best;
  for (const DraftEntry& entry : draft.entries) {
    if (entry.is_role) continue;
    taken.insert({ascii_lower(entry.label_en), ascii_lower(entry.label_id)});
    for (const DraftName& name : entry.names) {
      if (!name.is_bare) taken.insert(ascii_lower(name.text));
      auto& [uses, owner] = best[ascii_lower(name.text)];
      if (name.is_bare && entry.uses > uses) {
        uses = entry.uses;
        owner = &entry;
      }
    }
  }
  for (DraftEntry& entry : draft.entries) {
    std::erase_if(entry.names, [&](const DraftName& name) {
      if (!name.is_bare) return false;
      const std::string key = ascii_lower(name.text);
      return taken.contains(key) || best[key].second != &entry;
    });
  }
}

}  // namespace skillgap
