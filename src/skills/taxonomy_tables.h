// Which tables there are and which columns each has: the one place that parsing, lint and export
// share. taxonomy/README.md says the same in words.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"

namespace skillgap {

struct TableShape {
  std::string_view file;
  std::vector<std::string_view> columns;
};

// In the order in which they are read: a table comes after those it refers to.
inline const std::vector<TableShape>& table_shapes() {
  static const std::vector<TableShape> shapes = {
      {"sources.tsv", {"id", "title", "licence", "note"}},
      {"skills.tsv",
       {"id", "kind", "prefLabel_en", "prefLabel_id", "broader", "implies", "exactMatch",
        "source"}},
      {"certifications.tsv",
       {"id", "kind", "prefLabel_en", "prefLabel_id", "broader", "implies", "exactMatch",
        "source"}},
      {"platforms.tsv",
       {"id", "kind", "prefLabel_en", "prefLabel_id", "broader", "implies", "exactMatch",
        "source"}},
      {"education.tsv",
       {"id", "kind", "prefLabel_en", "prefLabel_id", "broader", "implies", "exactMatch", "rank",
        "source"}},
      {"industries.tsv",
       {"id", "kind", "prefLabel_en", "prefLabel_id", "broader", "implies", "exactMatch",
        "source"}},
      {"aliases.tsv", {"concept", "alias", "language", "rule", "source"}},
      {"senses.tsv", {"phrase", "sense", "source"}},
      {"roles.tsv",
       {"id", "prefLabel_en", "prefLabel_id", "broader", "tech", "exactMatch", "definition",
        "definition_id", "source"}},
      {"titles.tsv", {"phrase", "role", "language", "source"}},
      {"role_fields.tsv", {"phrase", "role", "language", "source"}},
      {"role_cues.tsv", {"phrase", "effect", "language", "source"}},
      {"role_skills.tsv", {"role", "skill", "weight", "source"}},
      {"role_weights.tsv", {"feature", "role", "weight", "source"}},
      {"role_neighbours.tsv", {"role", "neighbour", "difference_en", "difference_id", "source"}},
      {"role_settings.tsv", {"setting", "meaning", "number", "source"}},
      {"seniority.tsv", {"phrase", "level", "language", "source"}},
      {"sections.tsv", {"phrase", "section", "language", "source"}},
      {"cues.tsv", {"phrase", "effect", "language", "source"}},
      {"units.tsv", {"surface", "unit", "number", "language", "source"}},
      {"work_modes.tsv", {"phrase", "mode", "language", "source"}},
      {"function_words.tsv", {"word", "language", "source"}},
      {"everyday_words.tsv", {"word", "language", "source"}},
      {"kind_words.tsv", {"phrase", "kind", "language", "source"}},
  };
  return shapes;
}

// Where the concepts of a kind have their rows.
inline std::string_view file_of(Kind kind) {
  switch (kind) {
    case Kind::kCertification:
      return "certifications.tsv";
    case Kind::kPlatform:
      return "platforms.tsv";
    case Kind::kFieldOfStudy:
    case Kind::kDegree:
      return "education.tsv";
    case Kind::kIndustry:
      return "industries.tsv";
    default:
      return "skills.tsv";
  }
}

}  // namespace skillgap
