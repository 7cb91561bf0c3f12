// What a source calls its entries → our ids, and relations between those.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "skills/import_draft.h"

namespace skillgap {

struct DraftIds {
  std::unordered_map<std::string, std::string> concepts, roles;  // by the source's key
};

// Fills DraftEntry::id. Where two labels make one id, both get a suffix of their key: an id without
// one that passed from one to the other would change its meaning.
DraftIds give_ids(ImportDraft& draft, const Tokenizer& tokenizer);

// DraftEntry::broader and ::implies become ids, each once; those that no file describes are
// counted, a step that closes a circle is reported and left out.
void resolve_relations(ImportDraft& draft, const DraftIds& ids);

// "C++ (computer programming)" → "c-plus-plus-computer-programming"; "" where nothing can be kept.
std::string id_of_label(std::string_view label, const Tokenizer& tokenizer);

}  // namespace skillgap
