// The documents the taxonomy was built from: no term of theirs is left unproposed and unknown.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "skillgap/term_proposals.h"
#include "support/shared_data.h"
#include "support/shipped_tables.h"
#include "support/small_taxonomy.h"

namespace skillgap {
namespace {

// "doc1:19" → the terms that stand there, in small letters.
using TermsByPlace = std::map<std::string, std::vector<std::string>>;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

std::vector<TermDocument> documents_in(const std::filesystem::path& folder,
                                       const Taxonomy& taxonomy) {
  std::vector<TermDocument> documents;
  for (const Phrase& source : taxonomy.sources) {
    const auto file = folder / source.value;
    if (!source.text.starts_with("doc") || !std::filesystem::exists(file)) continue;
    documents.push_back(read_term_document(
        {.where = file.string(), .bytes = read_file(file), .content_type = "text/plain"},
        taxonomy));
  }
  return documents;
}

TermsByPlace by_place(const TermProposals& found) {
  TermsByPlace terms;
  for (const TermProposal& term : found.terms) {
    for (const TermPlace& place : term.places)
      terms[found.documents[place.document].citation + ":" + std::to_string(place.line)].push_back(
          lower(term.term));
  }
  return terms;
}

struct Cited {
  std::string surface, place;
};

void add_citations(const std::string& surface, const std::string& source,
                   std::vector<Cited>& cited) {
  for (std::size_t begin = 0; begin < source.size();) {
    const std::size_t end = std::min(source.find(", ", begin), source.size());
    if (source.compare(begin, 3, "doc") == 0)
      cited.push_back({lower(surface), source.substr(begin, end - begin)});
    begin = end + 2;
  }
}

// What the tables say of the documents: each surface that somebody read there, with its line.
std::vector<Cited> citations(const Taxonomy& t) {
  std::vector<Cited> cited;
  for (const Alias& alias : t.aliases) add_citations(alias.text, alias.source, cited);
  for (const std::vector<Phrase>* rows : {&t.titles, &t.seniority, &t.work_modes})
    for (const Phrase& row : *rows) add_citations(row.text, row.source, cited);
  return cited;
}

bool stands_in(const std::string& line, const std::string& surface) {
  return lower(line).find(surface) != std::string::npos;
}

std::vector<Span> places_of(const std::string& words, const std::string& line) {
  std::vector<Span> places;
  for (std::size_t at = line.find(words); at != std::string::npos; at = line.find(words, at + 1))
    places.push_back({at, at + words.size()});
  return places;
}

std::string line_of(const std::vector<TermDocument>& documents, const std::string& place) {
  const std::size_t colon = place.find(':');
  const auto document =
      std::ranges::find(documents, place.substr(0, colon), &TermDocument::citation);
  std::string_view text = document->text;
  for (std::size_t skip = std::stoul(place.substr(colon + 1)); skip > 1; --skip)
    text.remove_prefix(text.find('\n') + 1);
  std::string line(text.substr(0, text.find('\n')));
  std::erase(line, '*');  // bold is no part of a name
  return line;
}

// Some term of the line stands at the surface, or around a part of it: "Kemampuan komunikasi" takes
// a word of "komunikasi yang baik".
bool is_covered(const std::vector<std::string>& terms, const std::string& surface,
                const std::string& line) {
  const std::vector<Span> wanted = places_of(surface, lower(line));
  const auto overlaps = [&](Span found) {
    return std::ranges::any_of(wanted,
                               [&](Span w) { return w.begin < found.end && found.begin < w.end; });
  };
  return std::ranges::any_of(terms, [&](const std::string& term) {
    return std::ranges::any_of(places_of(term, lower(line)), overlaps);
  });
}

TEST(SeedTerms, LeavesNoTermUnproposedAndUnknown) {
  const auto folder = shared_folder("seeds");
  if (!folder) GTEST_SKIP() << "the seed documents are not here: 0 cases run";
  const Taxonomy& taxonomy = shipped_taxonomy();
  const auto documents = documents_in(*folder, taxonomy);
  ASSERT_EQ(documents.size(), 5u);
  TermsByPlace terms = by_place(TermProposer::build(taxonomy, test_tokenizer()).propose(documents));
  std::size_t cases = 0;
  for (const Cited& cited : citations(taxonomy)) {
    // A surface that runs over marks ("**F1**-score") is not in the line as it stands.
    const std::string line = line_of(documents, cited.place);
    if (!stands_in(line, cited.surface)) continue;
    EXPECT_TRUE(is_covered(terms[cited.place], cited.surface, line))
        << cited.surface << " at " << cited.place << ": " << line;
    ++cases;
  }
  std::cout << cases << " terms of the documents recognised or proposed where they stand\n";
  EXPECT_GE(cases, 700u);
}

// Lines that name no term; read one by one. Others that give nothing are a fault.
TEST(SeedTerms, IgnoresOnlyLinesWithoutTerms) {
  const auto folder = shared_folder("seeds");
  if (!folder) GTEST_SKIP() << "the seed documents are not here: 0 cases run";
  const Taxonomy& taxonomy = shipped_taxonomy();
  const TermProposals found =
      TermProposer::build(taxonomy, test_tokenizer()).propose(documents_in(*folder, taxonomy));
  const std::set<std::string> without_terms = {
      "doc0:43",  "doc0:72",  "doc0:106", "doc2:21",  "doc3:15",  "doc3:22",
      "doc3:62",  "doc3:69",  "doc4:3",   "doc4:44",  "doc4:172", "doc4:180",
      "doc4:184", "doc4:185", "doc4:186", "doc4:187", "doc4:309"};
  for (const IgnoredLine& line : found.ignored) {
    const std::string place =
        found.documents[line.document].citation + ":" + std::to_string(line.line);
    EXPECT_TRUE(without_terms.contains(place)) << place << ": " << line.text;
  }
  std::cout << found.lines << " lines read, " << found.ignored.size() << " ignored\n";
  EXPECT_GE(found.lines, 400u);
}

// The tables without the rows that cite the documents.
Taxonomy taxonomy_that_never_read_them() {
  std::vector<TaxonomyFile> files = built_in_taxonomy_files();
  const std::set<std::string> emptied = {"skills.tsv",    "certifications.tsv", "platforms.tsv",
                                         "education.tsv", "industries.tsv",     "aliases.tsv",
                                         "titles.tsv",    "seniority.tsv",      "roles.tsv"};
  for (TaxonomyFile& file : files) {
    if (!emptied.contains(file.name)) continue;
    std::string kept;
    for (std::string_view rest = file.content; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string_view row = rest.substr(0, end);
      if (row.substr(row.rfind('\t') + 1).find("doc") == std::string_view::npos) kept += row;
      rest.remove_prefix(end);
    }
    file.content = std::move(kept);
  }
  return parse_taxonomy(files).taxonomy;
}

// How much would be found if nobody had read the documents yet: a figure for progress, and a floor.
TEST(SeedTerms, ProposesMostTermsToATaxonomyThatNeverReadThem) {
  const auto folder = shared_folder("seeds");
  if (!folder) GTEST_SKIP() << "the seed documents are not here: 0 cases run";
  const Taxonomy& full = shipped_taxonomy();
  const Taxonomy blind = taxonomy_that_never_read_them();
  const auto documents = documents_in(*folder, blind);
  const TermProposals found = TermProposer::build(blind, test_tokenizer()).propose(documents);
  TermsByPlace terms = by_place(found);
  std::set<std::string> all, proposed;
  for (const Cited& cited : citations(full)) {
    const std::string line = line_of(documents, cited.place);
    if (!stands_in(line, cited.surface)) continue;
    all.insert(cited.surface);
    if (is_covered(terms[cited.place], cited.surface, line)) proposed.insert(cited.surface);
  }
  std::cout << proposed.size() << " of " << all.size() << " terms proposed unknowing, "
            << found.count(TermVerdict::kNew) << " new ones in all\n";
  EXPECT_GE(proposed.size() * 100, all.size() * 80);
}

}  // namespace
}  // namespace skillgap
