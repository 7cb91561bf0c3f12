// Proposals as a review sheet, as JSON, and as rows for the tables of the taxonomy.
#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "skillgap/json_writer.h"
#include "skillgap/report.h"
#include "skillgap/term_proposals.h"

namespace skillgap {
namespace {

using Row = std::vector<std::string>;

constexpr std::string_view kConceptColumns =
    "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\tsource\n";
constexpr std::string_view kEducationColumns =
    "id\tkind\tprefLabel_en\tprefLabel_id\tbroader\timplies\texactMatch\trank\tsource\n";
constexpr std::string_view kReviewColumns =
    "verdict\ttable\tid\tkind\tterm\tlanguage\tnearest\tform\tcount\tplaces\n";
constexpr std::size_t kPlacesShown = 20;
// The shortest name that counts in any case without a rule of its own.
constexpr std::size_t kShortestFreeName = 3;

// A cell holds no tab and no line break.
std::string line_of(const Row& cells) {
  std::string line;
  for (const std::string& cell : cells)
    (line += &cell == &cells.front() ? "" : "\t") += printable(cell);
  return line + "\n";
}

template <typename Name>
std::string places_text(const TermProposals& all, const TermProposal& term, Name name_of) {
  std::string text;
  for (const TermPlace& place : term.places | std::views::take(kPlacesShown))
    text += (text.empty() ? "" : ", ") + name_of(all.documents[place.document]) + ":" +
            std::to_string(place.line);
  return text;
}

std::string citations(const TermProposals& all, const TermProposal& term) {
  return places_text(all, term, [](const auto& document) { return document.citation; });
}

std::string paths(const TermProposals& all, const TermProposal& term) {
  return places_text(all, term, [](const auto& document) { return document.name; });
}

// "cell, bold": each form once, in the order of the places.
std::string forms_text(const TermProposal& term) {
  std::string text;
  for (const TermPlace& place : term.places) {
    const std::string_view form = form_name(place.form);
    if (text.find(form) == std::string::npos) (text += text.empty() ? "" : ", ") += form;
  }
  return text;
}

std::string rule_for(const std::string& term) {
  return term.size() < kShortestFreeName ? "case" : "";
}

// Rows by table; each set is sorted by its cells, as the tables are.
class Sheets {
 public:
  void add(const std::string& table, std::string_view columns, const Row& row) {
    Sheet& sheet = sheets_[table + ".tsv"];
    sheet.columns = columns;
    sheet.rows.insert(row);
  }
  std::vector<TaxonomyFile> files() const {
    std::vector<TaxonomyFile> files;
    for (const auto& [name, sheet] : sheets_) {
      files.push_back({name, std::string(sheet.columns)});
      for (const Row& row : sheet.rows) files.back().content += line_of(row);
    }
    return files;
  }

 private:
  struct Sheet {
    std::string_view columns;
    std::set<Row> rows;
  };
  std::map<std::string, Sheet> sheets_;
};

void add_alias(Sheets& sheets, const std::string& id, const TermProposal& term,
               const std::string& source) {
  sheets.add("aliases", "concept\talias\tlanguage\trule\tsource\n",
             {id, term.term, term.language, rule_for(term.term), source});
}

void add_phrase(Sheets& sheets, const TermProposal& term, const std::string& source) {
  if (term.table == "titles")
    sheets.add("titles", "phrase\trole\tlanguage\tsource\n",
               {term.term, term.id, term.language, source});
  if (term.table == "seniority" && term.verdict == TermVerdict::kNear)
    sheets.add("seniority", "phrase\tlevel\tlanguage\tsource\n",
               {term.term, term.id, term.language, source});
}

void add_new(Sheets& sheets, const TermProposal& term, const std::string& source) {
  const std::string indonesian = term.language == "id" ? term.term : "";
  if (term.table == "roles") {
    sheets.add(
        "roles",
        "id\tprefLabel_en\tprefLabel_id\tbroader\ttech\texactMatch\tdefinition\tdefinition_id\t"
        "source\n",
        {term.id, term.term, indonesian, "", "yes", "", "", "", source});
    sheets.add("titles", "phrase\trole\tlanguage\tsource\n",
               {term.term, term.id, term.language, source});
    return;
  }
  if (!parse_kind(term.kind)) return;  // a level: which one only a reader can say
  Row row = {term.id, term.kind, term.term, indonesian, "", "", "", source};
  if (term.table == "education") row.insert(row.end() - 1, "");
  sheets.add(term.table, term.table == "education" ? kEducationColumns : kConceptColumns, row);
  if (!rule_for(term.term).empty()) add_alias(sheets, term.id, term, source);
}

void add_sources(Sheets& sheets, const TermProposals& all, const Taxonomy& taxonomy) {
  for (const TermProposals::Document& document : all.documents) {
    const auto is_it = [&](const Phrase& source) { return source.text == document.citation; };
    if (std::ranges::any_of(taxonomy.sources, is_it)) continue;
    sheets.add("sources", "id\ttitle\tlicence\tnote\n",
               {document.citation, document.name.substr(document.name.find_last_of('/') + 1), "",
                "read by taxonomy build; lines count from 1"});
  }
}

}  // namespace

std::string term_review_tsv(const TermProposals& proposals) {
  std::string text(kReviewColumns);
  for (const TermProposal& term : proposals.terms)
    text += line_of({std::string(verdict_name(term.verdict)), term.table, term.id, term.kind,
                     term.term, term.language, term.nearest, forms_text(term),
                     std::to_string(term.count), paths(proposals, term)});
  return text;
}

std::string to_json(const TermProposals& proposals, const TermProposal& term) {
  JsonWriter json;
  json.begin_object().key("verdict").string(verdict_name(term.verdict));
  json.key("table").string(term.table).key("id").string(term.id).key("kind").string(term.kind);
  json.key("term").string(term.term).key("language").string(term.language);
  json.key("nearest").string(term.nearest).key("count").integer(term.count);
  json.key("places").begin_array();
  for (const TermPlace& place : term.places) {
    json.begin_object().key("document").string(proposals.documents[place.document].name);
    json.key("line").integer(place.line).key("form").string(form_name(place.form)).end_object();
  }
  return json.end_array().end_object().take();
}

std::vector<TaxonomyFile> term_rows(const TermProposals& proposals, const Taxonomy& taxonomy) {
  Sheets sheets;
  for (const TermProposal& term : proposals.terms) {
    const std::string source = citations(proposals, term);
    if (term.verdict == TermVerdict::kNew) {
      add_new(sheets, term, source);
    } else if (term.verdict == TermVerdict::kNear) {
      term.table == "aliases" ? add_alias(sheets, term.id, term, source)
                              : add_phrase(sheets, term, source);
    }
  }
  add_sources(sheets, proposals, taxonomy);
  return sheets.files();
}

}  // namespace skillgap
