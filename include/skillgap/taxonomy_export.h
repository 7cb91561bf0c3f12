// A taxonomy in forms that other tools read. Pure; any thread.
//
//   write_file("skillgap.ttl", taxonomy_skos(taxonomy));
#pragma once

#include <string>
#include <string_view>

#include "skillgap/taxonomy.h"

namespace skillgap {

inline constexpr std::string_view default_skos_base = "https://example.org/skillgap/taxonomy/";

// SKOS as Turtle (W3C Recommendations of 2009 and 2014): one ConceptScheme at `base`, a Concept at
// base + "concept/" + id for each concept and at base + "role/" + id for each role. What SKOS has
// no word for stands under base + "ns/": implies, kind, rank, tech. exactMatch ids of ESCO, ISCO
// and Wikidata become IRIs, others dct:identifier. owl:versionInfo is version and hash.
std::string taxonomy_skos(const Taxonomy& taxonomy, std::string_view base = default_skos_base);

// One row a name (RFC 4180): concept, kind, label, language, type (prefLabel or altLabel), rule,
// broader, implies, exactMatch, source. Roles have the kind "role", their titles are altLabels.
// Relations stand in the prefLabel's row. Cells are guarded as in report.h unless `raw`.
// Not in it: ranks, `tech`, definitions, role_skills, senses and the tables of everyday words.
std::string taxonomy_csv(const Taxonomy& taxonomy, bool raw = false);

}  // namespace skillgap
