#include "skills/import_relations.h"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "skillgap/ascii.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

using Relation = std::vector<std::string> DraftEntry::*;

const std::string& any_label(const DraftEntry& entry) {
  if (!entry.label_en.empty()) return entry.label_en;
  return entry.label_id.empty() ? entry.names.front().text : entry.label_id;
}

std::string with_suffix(std::string id, std::string_view key) {
  if (!id.empty()) id += '-';
  return id + fmt::format("{:08x}", XXH3_64bits(key.data(), key.size()) >> 32);
}

// The symbols that a name's meaning hangs on, as taxonomy/README.md spells them.
std::string_view spelled(const Tokens& tokens, std::size_t i) {
  const std::string_view token = tokens.folded(i);
  const bool after = i > 0 && tokens.touches_next(i - 1), before = tokens.touches_next(i);
  if (token == "+" && after) return "plus";
  if (token == "#" && after) return "sharp";
  if (token == "." && before && !after) return "dot";
  return {};
}

std::string with_hyphens(std::string_view word) {
  std::string out(word);
  std::ranges::replace_if(
      out,
      [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !is_ascii_lower(c) && !is_ascii_digit(c);
      },
      '-');
  return out;
}

void resolve(ImportDraft& draft, Relation relation, bool roles, std::string_view name,
             const std::unordered_map<std::string, std::string>& ids) {
  for (DraftEntry& entry : draft.entries) {
    if (entry.is_role != roles) continue;
    std::vector<std::string> found;
    for (const std::string& key : entry.*relation) {
      const auto id = ids.find(key);
      if (id == ids.end()) {
        draft.leave_out(fmt::format("{} concept that no file describes", name));
      } else if (std::ranges::find(found, id->second) == found.end()) {
        found.push_back(id->second);
      }
    }
    entry.*relation = std::move(found);
  }
}

// Walks one relation depth first; a step back onto the path closes a circle. Without recursion,
// since chains may be long.
class CircleBreaker {
 public:
  CircleBreaker(ImportDraft& draft, Relation relation, bool roles, std::string_view name)
      : draft_(draft), relation_(relation), name_(name), states_(draft.entries.size()) {
    for (std::size_t i = 0; i < draft.entries.size(); ++i) {
      if (draft.entries[i].is_role == roles) number_of_.emplace(draft.entries[i].id, i);
    }
  }

  void run() {
    for (std::size_t i = 0; i < draft_.entries.size(); ++i) {
      if (states_[i] == State::kNew && !(draft_.entries[i].*relation_).empty()) walk_from(i);
    }
  }

 private:
  enum class State { kNew, kOnPath, kDone };
  struct Step {
    std::size_t entry, next;  // which of its relations to follow
  };

  void enter(std::size_t entry) {
    states_[entry] = State::kOnPath;
    path_.push_back({entry, 0});
  }

  void walk_from(std::size_t start) {
    for (enter(start); !path_.empty();) {
      Step& step = path_.back();
      auto& targets = draft_.entries[step.entry].*relation_;
      if (step.next == targets.size()) {
        states_[step.entry] = State::kDone;
        path_.pop_back();
        continue;
      }
      const auto target = number_of_.find(targets[step.next]);
      if (target == number_of_.end() || states_[target->second] == State::kDone) {
        ++step.next;
      } else if (states_[target->second] == State::kOnPath) {
        leave_out(draft_.entries[step.entry], targets, step.next);
      } else {
        ++step.next;
        enter(target->second);
      }
    }
  }

  void leave_out(const DraftEntry& entry, std::vector<std::string>& targets, std::size_t which) {
    draft_.leave_out(fmt::format("circle of {}", name_));
    draft_.problems.push_back(
        {ProblemKind::kBadRow, entry.where,
         fmt::format("{} leads from '{}' over '{}' back to it, this step left out", name_, entry.id,
                     targets[which])});
    targets.erase(targets.begin() + static_cast<std::ptrdiff_t>(which));
  }

  ImportDraft& draft_;
  Relation relation_;
  std::string_view name_;
  std::vector<State> states_;
  std::unordered_map<std::string_view, std::size_t> number_of_;
  std::vector<Step> path_;
};

void resolve_one(ImportDraft& draft, Relation relation, bool roles, std::string_view name,
                 const DraftIds& ids) {
  resolve(draft, relation, roles, name, roles ? ids.roles : ids.concepts);
  CircleBreaker(draft, relation, roles, name).run();
}

}  // namespace

std::string id_of_label(std::string_view label, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(label, tokens);
  std::string id;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string word(spelled(tokens, i));
    if (word.empty() && !is_mark(tokens.folded(i))) word = with_hyphens(tokens.folded(i));
    if (!word.empty()) (id += id.empty() ? "" : "-") += word;
  }
  return id;
}

DraftIds give_ids(ImportDraft& draft, const Tokenizer& tokenizer) {
  std::unordered_map<std::string, int> uses[2];
  for (DraftEntry& entry : draft.entries) {
    if (entry.id.empty()) entry.id = id_of_label(any_label(entry), tokenizer);
    ++uses[entry.is_role][entry.id];
  }
  DraftIds ids;
  for (DraftEntry& entry : draft.entries) {
    if (uses[entry.is_role][entry.id] > 1 || entry.id.empty())
      entry.id = with_suffix(entry.id, entry.key);
    (entry.is_role ? ids.roles : ids.concepts).emplace(entry.key, entry.id);
  }
  return ids;
}

void resolve_relations(ImportDraft& draft, const DraftIds& ids) {
  resolve_one(draft, &DraftEntry::broader, false, "broader", ids);
  resolve_one(draft, &DraftEntry::broader, true, "broader", ids);
  resolve_one(draft, &DraftEntry::implies, false, "implies", ids);
}

}  // namespace skillgap
