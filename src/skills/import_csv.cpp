// Any table of concepts and their names: two columns, or those of taxonomy_csv().
#include <fmt/format.h>

#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/report.h"
#include "skillgap/text.h"
#include "skills/import_draft.h"
#include "skills/import_relations.h"
#include "skills/tsv.h"

namespace skillgap {
namespace {

constexpr std::string_view kExpected =
    "the first line names no two columns that are known: concept (or id, name) and alias (or "
    "label); name them with --map concept=COLUMN --map alias=COLUMN, by number where there is no "
    "such line";

constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
    {"concept", "concept"},   {"id", "concept"},      {"name", "name"},   {"skill", "concept"},
    {"alias", "alias"},       {"synonym", "alias"},   {"label", "label"}, {"kind", "kind"},
    {"language", "language"}, {"type", "type"},       {"rule", "rule"},   {"broader", "broader"},
    {"implies", "implies"},   {"exactmatch", "exact"}};

// The ' that taxonomy_csv() puts before what a spreadsheet would run as a formula.
std::string_view without_guard(std::string_view cell) {
  const bool guarded = cell.starts_with('\'') && csv_cell(cell.substr(1)) == csv_cell(cell, true);
  return guarded ? cell.substr(1) : cell;
}

// BCP 47, roughly: "", "en", "zh-Hant".
bool is_language(std::string_view code) {
  return code.size() <= 11 &&
         std::ranges::all_of(code, [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

class CsvTaxonomyReader {
 public:
  CsvTaxonomyReader(const ImportOptions& options, const Tokenizer& tokenizer)
      : options_(options), tokenizer_(tokenizer), draft_("csv") {
    draft_.guards_everyday_words = false;
  }

  void read(const RawDocument& document);
  ImportDraft take() { return std::move(draft_); }

 private:
  void refuse(const ImportSheet& sheet, const std::string& reason, const std::string& message);
  void read_row(ImportSheet& sheet);
  DraftEntry* entry_of(ImportSheet& sheet);
  void add_label(DraftEntry& entry, ImportSheet& sheet, const std::string& label);

  const ImportOptions& options_;
  const Tokenizer& tokenizer_;
  ImportDraft draft_;
  std::string_view concept_column_, label_column_;
  bool concept_is_name_ = false;
};

void CsvTaxonomyReader::refuse(const ImportSheet& sheet, const std::string& reason,
                               const std::string& message) {
  draft_.leave_out(reason);
  sheet.report(message + ", row left out");
}

std::vector<std::string> list_in(std::string_view cell) {
  const std::string line = single_line(cell);
  const auto items = split_list(line);
  return {items.begin(), items.end()};
}

void append(std::vector<std::string>& to, std::vector<std::string> items) {
  std::ranges::move(items, std::back_inserter(to));
}

// The row's concept or role; nullptr where its kind is unknown.
DraftEntry* CsvTaxonomyReader::entry_of(ImportSheet& sheet) {
  const std::string kind_word = single_line(sheet.cell("kind"));
  const auto kind = kind_word.empty() ? options_.kind : parse_kind(kind_word);
  const bool is_role = kind_word == "role";
  if (!kind && !is_role) {
    refuse(sheet, "unknown kind",
           fmt::format("unknown kind '{}', see taxonomy/README.md for the kinds", kind_word));
    return nullptr;
  }
  const std::string key = single_line(without_guard(sheet.cell(concept_column_)));
  DraftEntry& entry = draft_.entry(key, is_role, sheet);
  const bool is_new = entry.label_en.empty() && entry.label_id.empty() && entry.names.empty();
  if (is_new && concept_is_name_) entry.label_en = key;
  if (is_new && !concept_is_name_ && id_of_label(key, tokenizer_) == key) entry.id = key;
  if (is_new && kind) entry.kind = *kind;
  entry.tech = is_role;
  return &entry;
}

// The first label of an id is its prefLabel where no column says which is.
void CsvTaxonomyReader::add_label(DraftEntry& entry, ImportSheet& sheet, const std::string& label) {
  const auto rule = parse_alias_rule(single_line(sheet.cell("rule")));
  const std::string language = single_line(sheet.cell("language"));
  if (!rule || !is_language(language))
    return refuse(sheet, "unknown rule or language",
                  fmt::format("'{}' is no rule or '{}' no language",
                              single_line(sheet.cell("rule")), language));
  const bool preferred = sheet.has("type") ? sheet.cell("type") == "prefLabel"
                                           : !concept_is_name_ && entry.label_en.empty();
  if (preferred && !draft_.set_label(entry, label, language.empty() ? "en" : language, sheet))
    return;
  if (!preferred || *rule != AliasRule::kAny)
    entry.names.push_back({label, language, *rule, draft_.source_of(sheet)});
}

void CsvTaxonomyReader::read_row(ImportSheet& sheet) {
  const auto name = draft_.label(without_guard(sheet.cell(concept_column_)), sheet);
  const auto label = draft_.label(without_guard(sheet.cell(label_column_)), sheet);
  if (!name || (!label && !concept_is_name_))
    return refuse(sheet, "no concept or no name", "no concept or no name");
  DraftEntry* entry = entry_of(sheet);
  if (!entry) return;
  if (label) add_label(*entry, sheet, *label);
  append(entry->broader, list_in(sheet.cell("broader")));
  append(entry->implies, list_in(sheet.cell("implies")));
  append(entry->exact_match, list_in(sheet.cell("exact")));
}

void CsvTaxonomyReader::read(const RawDocument& document) {
  std::vector<std::pair<std::string, std::string>> named = options_.columns;
  for (auto& [theirs, ours] : named) {
    if (ours == "exactMatch") ours = "exact";
  }
  ImportSheet sheet(document, kColumns, draft_.problems, named);
  draft_.cite(sheet, "not stated");
  concept_column_ = sheet.has("concept") ? "concept" : "name";
  label_column_ = sheet.has("label") ? "label" : sheet.has("alias") ? "alias" : "name";
  concept_is_name_ = label_column_ == "alias";
  if (!sheet.has(concept_column_) || !sheet.has(label_column_) ||
      concept_column_ == label_column_) {
    draft_.leave_out("file of another form");
    return sheet.report(std::string(kExpected), ProblemKind::kNotAFeed);
  }
  while (sheet.next()) {
    ++draft_.report.rows;
    read_row(sheet);
  }
  draft_.leave_out("bad row", sheet.bad_rows());
}

}  // namespace

ImportedTaxonomy import_csv(const RawDocument& document, const ImportOptions& options,
                            const Tokenizer& tokenizer) {
  CsvTaxonomyReader reader(options, tokenizer);
  reader.read(document);
  return tables_of(reader.take(), options.version.empty() ? "csv" : options.version, tokenizer);
}

}  // namespace skillgap
