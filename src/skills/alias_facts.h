// What is asked of an alias wherever it is found in a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"

namespace skillgap {

// Eight bytes, close together: the rows of the taxonomy lie far apart in memory.
struct AliasFacts {
  ConceptId item{};
  std::uint8_t kind = 0, rule = 0;  // Kind of the item, AliasRule
  bool is_everyday : 1 = false;     // it asks for company and is an everyday word
  bool asks_for_case : 1 = false;
  bool has_bytes_of_addresses : 1 = false;
};

std::vector<AliasFacts> facts_of_aliases(const Taxonomy& taxonomy);  // by alias

// "Go" also stands for "GO": headings and whole postings are written in capitals. Only letters are
// compared: a line break or a hyphen may stand where the alias has a blank.
bool same_case(std::string_view surface, std::string_view alias);

}  // namespace skillgap
