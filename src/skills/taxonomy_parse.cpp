// Tables → Taxonomy: rows are read (taxonomy_rows.h), ids and references resolved, labels added.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "skillgap/ascii.h"
#include "skillgap/taxonomy.h"
#include "skillgap/text.h"
#include "skills/sense_names.h"
#include "skills/table_reader.h"
#include "skills/taxonomy_rows.h"
#include "skills/taxonomy_tables.h"

namespace skillgap {
namespace {

class TaxonomyParser {
 public:
  ParsedTaxonomy parse(const std::vector<TaxonomyFile>& files);

 private:
  // A row's references, resolved once all ids are known.
  struct PendingRelations {
    ConceptId item;
    std::vector<std::string> broader, implies;
  };
  struct PendingBroaderRole {
    RoleId role;
    std::vector<std::string> broader;
  };

  TaxonomyFile readable(const TaxonomyFile& file);
  void read(const TaxonomyFile& file, const TableShape& shape);
  void read_row(TableReader& table, const TsvRow& row, std::string_view file);
  void read_version(std::string_view content);
  void read_concept(TableReader& table, const TsvRow& row);
  void read_alias(TableReader& table, const TsvRow& row);
  void read_role(TableReader& table, const TsvRow& row);
  void read_role_skill(TableReader& table, const TsvRow& row);
  std::optional<RoleId> known_role(TableReader& table, const TsvRow& row, std::string_view column);
  void read_role_weight(TableReader& table, const TsvRow& row);
  void read_role_neighbour(TableReader& table, const TsvRow& row);
  std::vector<Phrase>* phrases_of(std::string_view file);

  void resolve_relations();
  template <typename Id>
  void resolve(const std::vector<std::string>& names, std::string_view relation,
               const RowPlace& place, const std::unordered_map<std::string, Id>& ids,
               std::vector<Id>& into);
  void add_labels();
  void add_alias(Alias alias);

  Taxonomy taxonomy_;
  std::vector<Problem> problems_;
  std::vector<PendingRelations> relations_;
  std::vector<PendingBroaderRole> broader_roles_;
  // ASCII is enough: it only decides whether two rows are meant to be the same.
  std::set<std::pair<ConceptId, std::string>> aliases_seen_;
};

// --- rows ---

void TaxonomyParser::read_concept(TableReader& table, const TsvRow& row) {
  auto item = concept_of(table, row);
  if (!item) return;
  const ConceptId number{static_cast<std::uint32_t>(taxonomy_.concepts.size())};
  if (!taxonomy_.concept_by_id.try_emplace(item->id, number).second)
    return report_taken_id(table, row);
  relations_.push_back({number, table.list(row, "broader"), table.list(row, "implies")});
  taxonomy_.concepts.push_back(std::move(*item));
}

void TaxonomyParser::read_alias(TableReader& table, const TsvRow& row) {
  const std::string_view alias = table.cell(row, "alias");
  const std::string_view name = table.cell(row, "concept");
  const auto item = taxonomy_.find(name);
  const auto rule = parse_alias_rule(table.cell(row, "rule"));
  if (!item) {
    table.report(
        row.line,
        fmt::format("no concept '{}', add it to its table or correct the id; row left out", name));
  } else if (!rule) {
    table.report(
        row.line,
        fmt::format("unknown rule '{}', use case, company, list, name, asked or nothing; row "
                    "left out",
                    table.cell(row, "rule")));
  } else if (aliases_seen_.contains({*item, ascii_lower(alias)})) {
    table.report(
        row.line,
        fmt::format("alias '{}' of '{}' stands twice, remove one; row left out", alias, name),
        ProblemKind::kDuplicate);
  } else {
    add_alias({*item, std::string(alias), table.text(row, "language"), *rule,
               table.text(row, "source"), table.place(row)});
  }
}

void TaxonomyParser::add_alias(Alias alias) {
  if (aliases_seen_.insert({alias.concept_id, ascii_lower(alias.text)}).second)
    taxonomy_.aliases.push_back(std::move(alias));
}

void TaxonomyParser::read_role(TableReader& table, const TsvRow& row) {
  Role role = role_of(table, row);
  const RoleId number{static_cast<std::uint32_t>(taxonomy_.roles.size())};
  if (!taxonomy_.role_by_id.try_emplace(role.id, number).second) return report_taken_id(table, row);
  broader_roles_.push_back({number, table.list(row, "broader")});
  taxonomy_.roles.push_back(std::move(role));
}

void TaxonomyParser::read_role_skill(TableReader& table, const TsvRow& row) {
  const auto role = known_role(table, row, "role");
  const auto skill = taxonomy_.find(table.cell(row, "skill"));
  const double weight = table.number(row, "weight");
  if (!role) return;
  if (!skill)
    return table.report(row.line,
                        fmt::format("no skill '{}', add it or correct the id; row left out",
                                    table.cell(row, "skill")));
  if (weight < 0 || weight > 1)
    return table.report(
        row.line,
        fmt::format("weight {} is not from 0 to 1, write a number between; row left out", weight));
  taxonomy_.role_skills.push_back({*role, *skill, weight, table.text(row, "source")});
}

std::optional<RoleId> TaxonomyParser::known_role(TableReader& table, const TsvRow& row,
                                                 std::string_view column) {
  const std::string_view id = table.cell(row, column);
  const auto role = taxonomy_.find_role(id);
  if (!role)
    table.report(row.line, fmt::format("no role '{}', add it or correct the id; row left out", id));
  return role;
}

void TaxonomyParser::read_role_weight(TableReader& table, const TsvRow& row) {
  if (const auto role = known_role(table, row, "role"))
    taxonomy_.role_weights.push_back(
        {table.text(row, "feature"), *role, table.number(row, "weight"), table.place(row)});
}

void TaxonomyParser::read_role_neighbour(TableReader& table, const TsvRow& row) {
  const auto role = known_role(table, row, "role");
  const auto neighbour = known_role(table, row, "neighbour");
  if (role && neighbour)
    taxonomy_.role_neighbours.push_back({*role, *neighbour, table.text(row, "difference_en"),
                                         table.text(row, "difference_id"),
                                         table.text(row, "source")});
}

// --- tables ---

std::vector<Phrase>* TaxonomyParser::phrases_of(std::string_view file) {
  Taxonomy& t = taxonomy_;
  if (file == "sources.tsv") return &t.sources;
  if (file == "titles.tsv") return &t.titles;
  if (file == "seniority.tsv") return &t.seniority;
  if (file == "sections.tsv") return &t.sections;
  if (file == "cues.tsv") return &t.cues;
  if (file == "units.tsv") return &t.units;
  if (file == "work_modes.tsv") return &t.work_modes;
  if (file == "function_words.tsv") return &t.function_words;
  if (file == "everyday_words.tsv") return &t.everyday_words;
  if (file == "kind_words.tsv") return &t.kind_words;
  if (file == "role_fields.tsv") return &t.role_fields;
  if (file == "role_cues.tsv") return &t.role_cues;
  if (file == "role_settings.tsv") return &t.role_settings;
  return nullptr;
}

void TaxonomyParser::read_row(TableReader& table, const TsvRow& row, std::string_view file) {
  if (file == "aliases.tsv") return read_alias(table, row);
  if (file == "senses.tsv") {
    if (parse_sense(table.cell(row, "sense")))
      taxonomy_.senses.push_back({table.text(row, "phrase"), table.text(row, "sense"), "", 0,
                                  table.text(row, "source"), table.place(row)});
    else if (auto other = sense_of(table, row))
      taxonomy_.not_skills.push_back(std::move(*other));
    return;
  }
  if (file == "roles.tsv") return read_role(table, row);
  if (file == "role_skills.tsv") return read_role_skill(table, row);
  if (file == "role_weights.tsv") return read_role_weight(table, row);
  if (file == "role_neighbours.tsv") return read_role_neighbour(table, row);
  read_concept(table, row);
}

void TaxonomyParser::read(const TaxonomyFile& file, const TableShape& shape) {
  TableReader table(file, problems_);
  if (!table.has_columns(shape)) return;
  std::vector<Phrase>* phrases = phrases_of(file.name);
  // Concepts, roles and aliases look out for repeats of their own kind.
  const bool looks_out = phrases || file.name == "senses.tsv" || file.name.starts_with("role_");
  Repeats repeats(shape);
  for (const TsvRow& row : table.rows()) {
    if (looks_out && repeats.has(table, row)) {
      table.report(row.line, "this row repeats an earlier one, remove one; row left out",
                   ProblemKind::kDuplicate);
    } else if (phrases) {
      phrases->push_back(phrase_of(table, row, shape));
    } else {
      read_row(table, row, file.name);
    }
  }
}

template <typename Id>
void TaxonomyParser::resolve(const std::vector<std::string>& names, std::string_view relation,
                             const RowPlace& place, const std::unordered_map<std::string, Id>& ids,
                             std::vector<Id>& into) {
  for (const std::string& name : names) {
    if (const auto found = ids.find(name); found != ids.end()) {
      into.push_back(found->second);
    } else {
      problems_.push_back(
          {ProblemKind::kBadRow, to_text(place),
           fmt::format("{} names '{}', which no table has; add it or correct the id", relation,
                       name)});
    }
  }
}

void TaxonomyParser::resolve_relations() {
  for (const PendingRelations& row : relations_) {
    Concept& item = taxonomy_.concepts[static_cast<std::size_t>(row.item)];
    resolve(row.broader, "broader", item.place, taxonomy_.concept_by_id, item.broader);
    resolve(row.implies, "implies", item.place, taxonomy_.concept_by_id, item.implies);
  }
  for (const PendingBroaderRole& row : broader_roles_) {
    Role& role = taxonomy_.roles[static_cast<std::size_t>(row.role)];
    resolve(row.broader, "broader", role.place, taxonomy_.role_by_id, role.broader);
  }
}

// prefLabels are aliases too, unless an alias row with the same text gives them a rule.
void TaxonomyParser::add_labels() {
  for (std::size_t i = 0; i < taxonomy_.concepts.size(); ++i) {
    const Concept& item = taxonomy_.concepts[i];
    const ConceptId id{static_cast<std::uint32_t>(i)};
    // One name for both languages is a name of every language.
    const std::string english = item.label_id.empty() || item.label_id == item.label_en ? "" : "en";
    if (!item.label_en.empty())
      add_alias({id, item.label_en, english, AliasRule::kAny, item.source, item.place});
    if (!item.label_id.empty())
      add_alias({id, item.label_id, "id", AliasRule::kAny, item.source, item.place});
  }
}

// Spreadsheets save tables in other encodings; what is not UTF-8 is replaced, so that no output is
// broken.
TaxonomyFile TaxonomyParser::readable(const TaxonomyFile& file) {
  const std::string_view content = without_byte_order_mark(file.content);
  TaxonomyFile clean{file.name, clean_utf8(content)};
  const auto [bad, replaced] = std::ranges::mismatch(content, clean.content);
  if (bad == content.end() && replaced == clean.content.end()) return clean;
  const auto line = 1 + std::count(content.begin(), bad, '\n');
  problems_.push_back(
      {ProblemKind::kEncoding, fmt::format("{}:{}", file.name, line),
       "not UTF-8 from here on, what cannot be read was replaced; save the table as UTF-8"});
  return clean;
}

void TaxonomyParser::read_version(std::string_view content) {
  taxonomy_.version = content.substr(0, content.find_first_of("\r\n"));
}

ParsedTaxonomy TaxonomyParser::parse(const std::vector<TaxonomyFile>& files) {
  std::unordered_set<std::string_view> known = {"VERSION"};
  for (const TableShape& shape : table_shapes()) {
    known.insert(shape.file);
    const auto file = std::ranges::find(files, shape.file, &TaxonomyFile::name);
    if (file != files.end()) read(readable(*file), shape);
  }
  for (const TaxonomyFile& file : files) {
    if (file.name == "VERSION") read_version(readable(file).content);
    if (!known.contains(file.name))
      problems_.push_back(
          {ProblemKind::kBadRow, file.name + ":1",
           "no table of this name is known, see taxonomy/README.md; file left out"});
  }
  resolve_relations();
  add_labels();
  taxonomy_.content_hash = hash_of(files);
  return {std::move(taxonomy_), std::move(problems_)};
}

}  // namespace

ParsedTaxonomy parse_taxonomy(const std::vector<TaxonomyFile>& files) {
  return TaxonomyParser().parse(files);
}

}  // namespace skillgap
