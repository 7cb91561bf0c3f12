#include "skills/import_own_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/taxonomy.h"
#include "skills/token_class.h"

namespace skillgap {
namespace {

// What a classification has; all others (cues, sections, units …) are ours.
constexpr std::string_view kImported[] = {
    "sources.tsv",    "skills.tsv",      "certifications.tsv", "platforms.tsv",
    "education.tsv",  "industries.tsv",  "aliases.tsv",        "roles.tsv",
    "titles.tsv",     "role_skills.tsv", "role_weights.tsv",   "role_neighbours.tsv",
    "role_fields.tsv"};

std::string_view built_in(std::string_view table) {
  const auto& files = built_in_taxonomy_files();
  const auto found = std::ranges::find(files, table, &TaxonomyFile::name);
  return found == files.end() ? std::string_view() : std::string_view(found->content);
}

}  // namespace

std::string name_key(std::string_view text, const Tokenizer& tokenizer, Tokens& tokens) {
  tokenizer.tokenize(text, tokens);
  std::string key;
  bool says_something = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    (key += tokens.folded(i)) += tokens.touches_next(i) ? "" : " ";
    says_something = says_something || !is_mark(tokens.folded(i));
  }
  return says_something ? key : std::string();
}

bool OwnTables::has(std::string_view table) {
  return std::ranges::find(kImported, table) == std::end(kImported);
}

std::string OwnTables::content(std::string_view table) {
  if (table == "senses.tsv") return senses();
  note_sources(parse_tsv(table, built_in(table)));
  return std::string(built_in(table));
}

std::vector<std::vector<std::string>> OwnTables::sources() const {
  std::vector<std::vector<std::string>> rows;
  const TsvTable table = parse_tsv("sources.tsv", built_in("sources.tsv"));
  for (const TsvRow& row : table.rows) {
    if (sources_.contains(std::string(row.cells[0])))
      rows.emplace_back(row.cells.begin(), row.cells.end());
  }
  return rows;
}

// "own", "doc2:34"; the source is the last column of every table.
void OwnTables::note_sources(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    for (const std::string_view source : split_list(row.cells.back()))
      sources_.emplace(source.substr(0, source.find(':')));
  }
}

// Whether the phrase has a name inside it, and is none itself.
bool OwnTables::hides_a_name(std::string_view phrase) {
  if (names_.contains(name_key(phrase, tokenizer_, tokens_))) return false;
  for (std::size_t first = 0; first < tokens_.size(); ++first) {
    std::string key;
    for (std::size_t i = first; i < tokens_.size(); ++i) {
      key += tokens_.folded(i);
      if (names_.contains(key + ' ')) return true;
      key += tokens_.touches_next(i) ? "" : " ";
    }
  }
  return false;
}

std::string OwnTables::senses() {
  TsvTable table = parse_tsv("senses.tsv", built_in("senses.tsv"));
  std::erase_if(table.rows, [&](const TsvRow& row) { return !hides_a_name(row.cells[0]); });
  note_sources(table);
  std::string text = fmt::format("{}\n", fmt::join(table.columns, "\t"));
  for (const TsvRow& row : table.rows) text += fmt::format("{}\n", fmt::join(row.cells, "\t"));
  return text;
}

}  // namespace skillgap
