// Foreign classifications → the tables of a taxonomy folder (taxonomy/README.md has their form).
//
//   const ImportedTaxonomy esco = import_esco(documents, {.version = "1.2"}, tokenizer);
//   write_taxonomy_folder("esco", esco.files, false);          // skillgap/files.h
//
// Which column is which is told by its name, whatever its place; docs/formats.md lists the names.
// The tables of everyday words (sections, cues, units, levels …) are those compiled in, so that
// statuses and facts are still found. A label is taken as it stands; only
//   - a name of one or two letters gets the rule `company`,
//   - "Java (computer programming)" is also called "Java", by the rule `company`: the source says
//     that the bare name is ambiguous; "… language SQL" is also called "SQL", by the rule `case`.
// Ids come from labels; where two concepts share one, both get eight hex digits of what the source
// calls them. The same documents give the same bytes.
//
// Total: what cannot be used becomes a Problem ("file:line") and is counted, the rest goes on.
// Pure; any thread.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "skillgap/document.h"
#include "skillgap/error.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

struct ImportOptions {
  std::string version = {};   // of the source; "" = its name, or what the files say
  Kind kind = Kind::kMethod;  // import_csv: of concepts whose row names none
  // import_csv: (foreign column, ours). A number is a column's place from 1; then the first line is
  // a row as well.
  std::vector<std::pair<std::string, std::string>> columns = {};
};

struct ImportReport {
  std::size_t rows = 0;  // read, without headers
  std::size_t concepts = 0, aliases = 0, roles = 0, titles = 0, role_skills = 0;
  std::map<std::string, std::size_t> left_out;  // by reason
};

struct ImportedTaxonomy {
  std::vector<TaxonomyFile> files;  // no concept and no role: nothing could be used
  ImportReport report;
  std::vector<Problem> problems;
};

// The official download (skills_en.csv, occupations_en.csv, skillGroups_en.csv, ISCOGroups_en.csv,
// broaderRelations….csv, …Relations_en.csv) and layouts with the same columns under other names.
// Several languages merge by URI; a file's language stands in its name ("…_de.csv"), else it is
// English. Skills → concepts, occupations and ISCO groups → roles.
ImportedTaxonomy import_esco(std::span<const RawDocument> documents, const ImportOptions& options,
                             const Tokenizer& tokenizer);

// The text files of the O*NET database: Technology Skills → tools, by commodity; Occupation Data
// → roles; Alternate Titles → titles.
ImportedTaxonomy import_onet(std::span<const RawDocument> documents, const ImportOptions& options,
                             const Tokenizer& tokenizer);

// Two columns: a concept's name (or id) and an alias (or label); more where they are named as in
// taxonomy_csv() (taxonomy_export.h), whose text comes back as the same concepts and names.
ImportedTaxonomy import_csv(const RawDocument& document, const ImportOptions& options,
                            const Tokenizer& tokenizer);

}  // namespace skillgap
