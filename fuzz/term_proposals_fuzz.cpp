// Line 1: the document's name; then its bytes. Whatever it is: terms are valid one-line texts,
// their places are lines of it, the rows have the columns of their tables, and twice gives the
// same.
#include "skillgap/term_proposals.h"

#include <algorithm>

#include "fuzz/built_in_analyzer.h"
#include "fuzz/invariants.h"

using namespace skillgap;

namespace {

void require_sound(const TermProposals& found, std::size_t most_lines) {
  for (const TermProposal& term : found.terms) {
    fuzz::require(!term.term.empty() && !term.id.empty() && !term.table.empty(),
                  "a term has a text, an id and a table");
    fuzz::require_valid_utf8(term.term, "a term");
    fuzz::require(term.count >= term.places.size() && !term.places.empty(),
                  "a term has a place, and no more places than it was counted");
    for (const TermPlace& place : term.places)
      fuzz::require(place.line >= 1 && place.line <= most_lines, "a place is a line");
  }
  for (const IgnoredLine& line : found.ignored)
    fuzz::require_valid_utf8(line.text, "an ignored line");
}

void require_columns(const std::string& table) {
  const auto tabs = [](std::string_view line) { return std::ranges::count(line, '\t'); };
  std::string_view rest = table;
  const auto columns = tabs(fuzz::take_line(rest));
  while (!rest.empty())
    fuzz::require(tabs(fuzz::take_line(rest)) == columns, "a row has a cell for each column");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const TermProposer proposer = TermProposer::build(fuzz::built_in_analyzer().taxonomy(),
                                                           fuzz::built_in_analyzer().tokenizer());
  const Taxonomy& taxonomy = fuzz::built_in_analyzer().taxonomy();
  std::string_view input = fuzz::text_of(data, size);
  const std::string name(fuzz::take_line(input));
  const TermDocument document =
      read_term_document({.where = name, .bytes = std::string(input)}, taxonomy);
  fuzz::require_valid_utf8(document.text, "the text of a document");
  const TermProposals found = proposer.propose({document});
  require_sound(found, static_cast<std::size_t>(std::ranges::count(document.text, '\n')) +
                           static_cast<std::size_t>(std::ranges::count(input, '\n')) + 1);
  const std::string sheet = term_review_tsv(found);
  require_columns(sheet);
  for (const TaxonomyFile& table : term_rows(found, taxonomy)) require_columns(table.content);
  fuzz::require(term_review_tsv(proposer.propose({document})) == sheet, "twice gives the same");
  return 0;
}
