// Documents about a trade → terms for the taxonomy, as proposals for a person to review.
//
//   const TermProposer proposer = TermProposer::build(taxonomy, tokenizer);
//   TermProposals found = proposer.propose({read_term_document(raw, "handbook")});
//   found.terms[0].term, .verdict, .kind, .places      // "Feature store" new method handbook:12
//   write(term_review_tsv(found));
//
// Read are Markdown, plain text and HTML: tables (`|` or tabs), bullets and numbered lists,
// "Category: a, b, c" lines, headings, bold words; in running text only what is known already and
// names (capitals inside a sentence). Lists are cut at punctuation and at function words
// (function_words.tsv), as in RAKE (Rose et al. 2010); what a heading, a column or a category says
// about the kind of what stands below it is a row of kind_words.tsv.
//
// A proposer is immutable and may be shared by threads; the taxonomy and the tokenizer must outlive
// it. propose() is pure and linear in the documents but for the search for near names, which is
// bounded by kMostTerms. Any text is accepted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/document.h"
#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

struct TermDocument {
  std::string name;                       // as messages show it: the path
  std::string citation;                   // its row id in sources.tsv
  std::string text;                       // valid UTF-8
  std::vector<std::size_t> source_lines;  // of each line of `text`; empty: lines are those of the
                                          // document
  bool is_text = true;  // false: most of it is control characters or no text at all
};

// Decodes, mends wrong code pages (skillgap/text.h), turns HTML into text and keeps its line
// numbers. The citation is that of the source whose title is the document's file name
// (sources.tsv), else made of the file name.
TermDocument read_term_document(const RawDocument& document, const Taxonomy& taxonomy);

enum class TermVerdict {
  kKnown,  // the taxonomy has it, perhaps as another concept's alias: `id` says which
  kNear,   // a few keystrokes from a name of `id`: a new alias of it, or another term
  kNew,
};
std::string_view verdict_name(TermVerdict verdict);  // "known" "near" "new"

enum class TermForm { kCell, kItem, kCategory, kHeading, kBold, kLine, kText };
std::string_view form_name(TermForm form);  // "cell" "item" "category" "heading" "bold" …

struct TermPlace {
  std::size_t document = 0;  // index into TermProposals::documents
  std::size_t line = 0;      // from 1, in the document as it was given
  TermForm form = TermForm::kText;
};

struct TermProposal {
  TermVerdict verdict = TermVerdict::kNew;
  std::string table;  // where its row stands or would go: "skills", "aliases", "titles", "units" …
  std::string id;     // of the concept, role or value it names or is near to; else a new one
  std::string kind;   // a kind's name, "role", "seniority"; "" for words that are no concepts
  std::string term;   // as first written
  std::string language;   // "en", "id", "" for names used in every language
  std::string nearest;    // known: the prefLabel; near: the name it is near to; new: the id of a
                          // known skill inside it
  std::size_t count = 0;  // how often it stands in the documents
  std::vector<TermPlace> places;  // the first kMostPlaces, one a line
};

struct IgnoredLine {
  std::size_t document = 0, line = 0;
  std::string text;    // cut to kIgnoredBytes
  std::string reason;  // why nothing of it was proposed
};

struct TermProposals {
  struct Document {
    std::string name, citation;
  };
  std::vector<Document> documents;
  std::vector<TermProposal> terms;  // new, near, known; within these by table, then id, then term
  std::vector<IgnoredLine> ignored;
  std::size_t lines = 0;     // that hold text
  std::size_t left_out = 0;  // new terms past kMostTerms

  std::size_t count(TermVerdict verdict) const;
};

constexpr std::size_t kMostPlaces = 1'000;
constexpr std::size_t kMostTerms = 20'000;  // new and near ones together
constexpr std::size_t kIgnoredBytes = 120;

class TermProposer {
 public:
  static TermProposer build(const Taxonomy& taxonomy, const Tokenizer& tokenizer);
  TermProposer(TermProposer&&) noexcept;
  TermProposer& operator=(TermProposer&&) noexcept;
  ~TermProposer();

  TermProposals propose(const std::vector<TermDocument>& documents) const;

 private:
  struct Impl;
  explicit TermProposer(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

// --- Proposals as text; docs/formats.md has the columns.
std::string term_review_tsv(const TermProposals& proposals);
std::string to_json(const TermProposals& proposals, const TermProposal& term);  // one line

// Rows for the tables they belong to: "skills.tsv", "aliases.tsv", "titles.tsv", "sources.tsv" …;
// sorted, each table with its header. Only new and near terms have rows.
std::vector<TaxonomyFile> term_rows(const TermProposals& proposals, const Taxonomy& taxonomy);

}  // namespace skillgap
