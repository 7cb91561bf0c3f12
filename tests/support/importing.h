// Imports written in a line or two, and what came of them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "skillgap/taxonomy_import.h"
#include "support/small_taxonomy.h"

namespace skillgap {

inline RawDocument document(const std::string& name, const std::string& bytes) {
  RawDocument result;
  result.where = name;
  result.bytes = bytes;
  return result;
}

// Parsed without a problem, or the test fails.
inline Taxonomy taxonomy_of(const ImportedTaxonomy& imported) {
  ParsedTaxonomy parsed = parse_taxonomy(imported.files);
  for (const Problem& problem : parsed.problems) ADD_FAILURE() << to_line(problem);
  return std::move(parsed.taxonomy);
}

inline std::vector<std::string> lines_of(const std::vector<Problem>& problems) {
  std::vector<std::string> lines;
  for (const Problem& problem : problems) lines.push_back(to_line(problem));
  return lines;
}

// "python: Python; Py (case); python 3 @en", sorted by id; the label first, then the other names
// sorted.
inline std::vector<std::string> names_in(const Taxonomy& taxonomy) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i) {
    const Concept& item = taxonomy.concepts[i];
    std::string line = item.id + ": " + item.label_en;
    if (!item.label_id.empty()) line += " | " + item.label_id;
    std::vector<std::string> names;
    for (const Alias& alias : taxonomy.aliases) {
      const bool is_label = alias.text == item.label_en || alias.text == item.label_id;
      if (static_cast<std::size_t>(alias.concept_id) != i) continue;
      if (is_label && alias.rule == AliasRule::kAny) continue;
      names.push_back("; " + alias.text + (alias.language.empty() ? "" : " @" + alias.language));
      if (alias.rule != AliasRule::kAny)
        names.back() += alias.rule == AliasRule::kCase ? " (case)" : " (company)";
    }
    std::ranges::sort(names);
    for (const std::string& name : names) line += name;
    lines.push_back(line);
  }
  std::ranges::sort(lines);
  return lines;
}

template <typename Id>
std::vector<std::string> ids_of(const std::vector<Id>& items, const Taxonomy& taxonomy) {
  std::vector<std::string> ids;
  for (const Id item : items) ids.push_back(taxonomy[item].id);
  return ids;
}

}  // namespace skillgap
