// Finding concepts and roles by names that may be misspelt. Pure; any thread.
//
//   search_taxonomy(taxonomy, tokenizer, "tensor flw", 10)   // TensorFlow first
//
// Distance is the number of edits (insert, delete, replace, swap of neighbours: optimal string
// alignment) between folded names without blanks and hyphens; names that begin with the text come
// next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

struct SearchHit {
  std::string id;    // of a concept or a role
  std::string kind;  // a kind's name, or "role"
  std::string label;
  std::string matched;  // the alias or title that was nearest
  std::size_t distance = 0;
};

// Nearest first, then by id; one hit a concept or role. Nothing farther than a third of the text's
// length.
std::vector<SearchHit> search_taxonomy(const Taxonomy& taxonomy, const Tokenizer& tokenizer,
                                       std::string_view text, std::size_t limit);

// Edits between two texts, at most `limit` + 1 (more is not counted out).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace skillgap
