// The first line names the importer (esco, onet, csv); lines "== skills_en.csv" begin documents.
// Whatever stands in them: the tables that come out parse without a problem and are the same each
// time, and both exports of them can be made; the CSV comes back with as many concepts.
#include "skillgap/taxonomy_import.h"

#include <algorithm>

#include "fuzz/invariants.h"
#include "skillgap/taxonomy_export.h"

using namespace skillgap;

namespace {

std::vector<RawDocument> split_documents(std::string_view input) {
  std::vector<RawDocument> documents;
  while (!input.empty()) {
    const std::string_view line = fuzz::take_line(input);
    if (line.starts_with("== ") || documents.empty()) {
      documents.emplace_back();
      documents.back().where = line.starts_with("== ") ? line.substr(3) : "x";
    } else {
      (documents.back().bytes += line) += '\n';
    }
  }
  return documents;
}

ImportedTaxonomy import_as(std::string_view what, const std::vector<RawDocument>& documents,
                           const Tokenizer& tokenizer) {
  if (what == "esco") return import_esco(documents, {}, tokenizer);
  if (what == "onet") return import_onet(documents, {}, tokenizer);
  return import_csv(documents.front(), {}, tokenizer);
}

void require_round_trip(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  fuzz::require(!taxonomy_skos(taxonomy).empty(), "SKOS can be made");
  RawDocument csv;
  csv.where = "own.csv";
  csv.bytes = taxonomy_csv(taxonomy);
  const ImportedTaxonomy back = import_csv(csv, {}, tokenizer);
  // A concept that has no name but in other languages has no prefLabel to come back by.
  const bool all_labelled = std::ranges::all_of(
      taxonomy.concepts, [](const Concept& item) { return !item.label_en.empty(); });
  if (all_labelled)
    fuzz::require(back.report.concepts == taxonomy.concepts.size(), "the CSV has every concept");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Tokenizer tokenizer = Tokenizer::make().value();
  std::string_view input = fuzz::text_of(data, size);
  const std::string_view what = fuzz::take_line(input);
  const std::vector<RawDocument> documents = split_documents(input);
  if (documents.empty()) return 0;
  const ImportedTaxonomy imported = import_as(what, documents, tokenizer);
  fuzz::require_sound(imported.problems);
  const ParsedTaxonomy parsed = parse_taxonomy(imported.files);
  fuzz::require(parsed.problems.empty(), "imported tables parse without a problem");
  const ImportedTaxonomy again = import_as(what, documents, tokenizer);
  for (std::size_t i = 0; i < imported.files.size(); ++i)
    fuzz::require(imported.files[i].content == again.files[i].content, "the same bytes each time");
  if (!imported.files.empty()) require_round_trip(parsed.taxonomy, tokenizer);
  return 0;
}
