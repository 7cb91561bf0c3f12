// Concepts and roles as one table of names.
#include <fmt/format.h>

#include <algorithm>

#include "skillgap/report.h"
#include "skillgap/taxonomy_export.h"

namespace skillgap {
namespace {

using Row = std::vector<std::string>;

template <typename Id>
std::string ids_of(const std::vector<Id>& items, const Taxonomy& taxonomy) {
  std::vector<std::string_view> ids;
  for (const Id item : items) ids.push_back(taxonomy[item].id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

// A name's row; the relations are added to that of the prefLabel.
Row name_row(const Concept& item, const Alias& alias, bool preferred) {
  return {item.id,
          std::string(kind_name(item.kind)),
          alias.text,
          alias.language,
          preferred ? "prefLabel" : "altLabel",
          std::string(alias_rule_name(alias.rule)),
          "",
          "",
          "",
          preferred ? item.source : alias.source};
}

void add_relations(Row& row, const Concept& item, const Taxonomy& taxonomy) {
  row[6] = ids_of(item.broader, taxonomy);
  row[7] = ids_of(item.implies, taxonomy);
  row[8] = fmt::format("{}", fmt::join(item.exact_match, ", "));
}

void add_concept(const Concept& item, const std::vector<const Alias*>& aliases,
                 const Taxonomy& taxonomy, std::vector<Row>& rows) {
  const std::size_t first = rows.size();
  for (const std::string* label : {&item.label_en, &item.label_id}) {
    if (label->empty()) continue;
    const auto same = std::ranges::find(aliases, *label, [](const Alias* a) { return a->text; });
    Alias alias{{}, *label, label == &item.label_id ? "id" : "en", AliasRule::kAny, "", {}};
    if (same != aliases.end()) alias = **same;
    if (label == &item.label_id) alias.language = "id";
    rows.push_back(name_row(item, alias, true));
  }
  if (rows.size() > first) add_relations(rows[first], item, taxonomy);
  for (const Alias* alias : aliases) {
    if (alias->text != item.label_en && alias->text != item.label_id)
      rows.push_back(name_row(item, *alias, false));
  }
}

void add_role(const Role& role, const std::vector<const Phrase*>& titles, const Taxonomy& taxonomy,
              std::vector<Row>& rows) {
  const auto row = [&](const std::string& label, std::string language, bool preferred,
                       const std::string& source) {
    return Row{
        role.id, "role", label, std::move(language), preferred ? "prefLabel" : "altLabel", "", "",
        "",      "",     source};
  };
  const std::size_t first = rows.size();
  if (!role.label_en.empty()) rows.push_back(row(role.label_en, "en", true, role.source));
  if (!role.label_id.empty()) rows.push_back(row(role.label_id, "id", true, role.source));
  if (rows.size() > first) {
    rows[first][6] = ids_of(role.broader, taxonomy);
    rows[first][8] = fmt::format("{}", fmt::join(role.exact_match, ", "));
  }
  for (const Phrase* title : titles)
    rows.push_back(row(title->text, title->language, false, title->source));
}

}  // namespace

std::string taxonomy_csv(const Taxonomy& taxonomy, bool raw) {
  std::vector<std::vector<const Alias*>> aliases(taxonomy.concepts.size());
  for (const Alias& alias : taxonomy.aliases)
    aliases[static_cast<std::size_t>(alias.concept_id)].push_back(&alias);
  std::vector<std::vector<const Phrase*>> titles(taxonomy.roles.size());
  for (const Phrase& title : taxonomy.titles) {
    if (const auto role = taxonomy.find_role(title.value))
      titles[static_cast<std::size_t>(*role)].push_back(&title);
  }
  std::vector<Row> rows = {{"concept", "kind", "label", "language", "type", "rule", "broader",
                            "implies", "exactMatch", "source"}};
  for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i)
    add_concept(taxonomy.concepts[i], aliases[i], taxonomy, rows);
  for (std::size_t i = 0; i < taxonomy.roles.size(); ++i)
    add_role(taxonomy.roles[i], titles[i], taxonomy, rows);
  std::string text;
  for (const Row& row : rows) text += csv_line(row, raw);
  return text;
}

}  // namespace skillgap
