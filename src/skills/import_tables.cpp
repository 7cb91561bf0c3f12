// ImportDraft → tables: one function a table.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_set>

#include "skills/import_draft.h"
#include "skills/import_own_tables.h"
#include "skills/import_relations.h"
#include "skills/taxonomy_tables.h"

namespace skillgap {
namespace {

using Row = std::vector<std::string>;

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

// By the first column, then the second, as lint wants them.
std::string table_text(const TableShape& shape, std::vector<Row> rows) {
  std::ranges::sort(rows);
  std::string text = fmt::format("{}\n", fmt::join(shape.columns, "\t"));
  for (const Row& row : rows) text += fmt::format("{}\n", fmt::join(row, "\t"));
  return text;
}

// One or two letters are too often another word.
AliasRule rule_for(std::string_view text, AliasRule rule) {
  const bool ambiguous =
      has_two_letters(text) && text.find_first_of("+#./&") == std::string_view::npos;
  return ambiguous && rule == AliasRule::kAny ? AliasRule::kCompany : rule;
}

// The order in which names of one text are asked for: one with a rule says more than one without,
// English and Indonesian come before other languages, what we made of a label comes last.
auto precedence(const DraftName& name) {
  const int language = name.language == "en" || name.language.empty() ? 0
                       : name.language == "id"                        ? 1
                                                                      : 2;
  return std::tuple(name.is_bare, name.rule == AliasRule::kAny, language,
                    std::string_view(name.text), std::string_view(name.source));
}

class TableMaker {
 public:
  TableMaker(ImportDraft draft, const Tokenizer& tokenizer)
      : draft_(std::move(draft)), tokenizer_(tokenizer) {
    if (!draft_.guards_everyday_words) return;
    for (const Phrase& word : parse_taxonomy(built_in_taxonomy_files()).taxonomy.everyday_words)
      everyday_.insert(folded(word.text));
  }

  ImportedTaxonomy make(const std::string& version);

 private:
  std::string folded(std::string_view text);
  void drop_nameless();
  void add_entry(const DraftEntry& entry);
  void add_names(const DraftEntry& entry);
  std::vector<DraftName> names_of(const DraftEntry& entry);
  void add_name(const DraftEntry& entry, const DraftName& name);
  void add_role_skills(const DraftIds& ids);
  void drop_unnamed_sources();
  std::vector<TaxonomyFile> files(const std::string& version);

  ImportDraft draft_;
  const Tokenizer& tokenizer_;
  Tokens tokens_;
  std::map<std::string_view, std::vector<Row>> rows_;  // by table
  std::unordered_set<std::string> alias_texts_;        // folded
  std::unordered_set<std::string> everyday_;           // words of our everyday_words.tsv, folded
};

std::string TableMaker::folded(std::string_view text) {
  return name_key(text, tokenizer_, tokens_);
}

// An entry of which no file says what it is called: named by a relation only, or its label was bad.
void TableMaker::drop_nameless() {
  const auto nameless = [&](const DraftEntry& entry) {
    const bool none = entry.label_en.empty() && entry.label_id.empty() && entry.names.empty();
    if (none) draft_.leave_out("no label in any file");
    return none;
  };
  std::erase_if(draft_.entries, nameless);
}

void TableMaker::add_entry(const DraftEntry& e) {
  if (e.is_role) {
    rows_["roles.tsv"].push_back({e.id, e.label_en, e.label_id, joined(e.broader),
                                  e.tech ? "yes" : "no", joined(e.exact_match), e.definition, "",
                                  e.source});
    ++draft_.report.roles;
    return;
  }
  Row row = {e.id,
             std::string(kind_name(e.kind)),
             e.label_en,
             e.label_id,
             joined(e.broader),
             joined(e.implies),
             joined(e.exact_match),
             e.source};
  const std::string_view table = file_of(e.kind);
  if (table == "education.tsv") row.insert(row.end() - 1, "");  // no source has our ranks
  rows_[table].push_back(std::move(row));
  ++draft_.report.concepts;
}

// With the labels that need a rule, which a row of labels has no column for.
std::vector<DraftName> TableMaker::names_of(const DraftEntry& entry) {
  std::vector<DraftName> names = entry.names;
  if (entry.is_role) return names;
  for (const std::string* label : {&entry.label_en, &entry.label_id}) {
    const AliasRule rule = entry.is_group ? AliasRule::kCompany : AliasRule::kAny;
    if (!label->empty()) names.push_back({*label, "", rule, entry.source});
  }
  for (DraftName& name : names) {
    const bool needs_company = entry.is_group || everyday_.contains(folded(name.text));
    name.rule = rule_for(name.text, needs_company ? AliasRule::kCompany : name.rule);
  }
  std::ranges::sort(names, {}, precedence);
  return names;
}

// Of names that fold to one text one is kept; labels are names already.
void TableMaker::add_names(const DraftEntry& entry) {
  const std::string english = folded(entry.label_en), indonesian = folded(entry.label_id);
  std::unordered_set<std::string> seen;
  for (const DraftName& name : names_of(entry)) {
    std::string key = folded(name.text);
    const bool is_label = name.text == entry.label_en || name.text == entry.label_id;
    if (key.empty()) {
      draft_.leave_out("name without a letter or digit");
    } else if (entry.is_role && name.text.starts_with('#')) {
      draft_.leave_out("title that begins with #");  // it would be a comment
    } else if ((key == english || key == indonesian) && name.rule == AliasRule::kAny) {
      if (!is_label) draft_.leave_out("name that is the label");
    } else if (seen.insert(key).second) {
      add_name(entry, name);
      if (!entry.is_role) alias_texts_.insert(std::move(key));
    } else if (!name.is_bare && !is_label) {
      draft_.leave_out("name that its concept has already");
    }
  }
  if (!entry.is_role) alias_texts_.insert({english, indonesian});
}

void TableMaker::add_name(const DraftEntry& entry, const DraftName& name) {
  if (entry.is_role) {
    rows_["titles.tsv"].push_back({name.text, entry.id, name.language, name.source});
    ++draft_.report.titles;
  } else {
    rows_["aliases.tsv"].push_back(
        {entry.id, name.text, name.language, std::string(alias_rule_name(name.rule)), name.source});
    ++draft_.report.aliases;
  }
}

void TableMaker::add_role_skills(const DraftIds& ids) {
  // The heaviest first: of two rows for one pair it is kept.
  std::ranges::sort(draft_.role_skills, {}, [](const DraftRoleSkill& row) {
    return std::tuple(-row.weight, std::string_view(row.role), std::string_view(row.skill),
                      std::string_view(row.source));
  });
  std::unordered_set<std::string> seen;
  for (const DraftRoleSkill& row : draft_.role_skills) {
    const auto role = ids.roles.find(row.role);
    const auto skill = ids.concepts.find(row.skill);
    if (role == ids.roles.end() || skill == ids.concepts.end()) {
      draft_.leave_out("skill of a role that no file describes");
    } else if (seen.insert(role->second + '\n' + skill->second).second) {
      rows_["role_skills.tsv"].push_back(
          {role->second, skill->second, fmt::format("{}", row.weight), row.source});
      ++draft_.report.role_skills;
    }
  }
}

// Files of relations only give no rows.
void TableMaker::drop_unnamed_sources() {
  std::unordered_set<std::string> named;
  for (const auto& [table, rows] : rows_) {
    for (const Row& row : rows) named.insert(row.back().substr(0, row.back().find(':')));
  }
  std::erase_if(draft_.sources, [&](const Row& source) { return !named.contains(source.front()); });
}

// sources.tsv comes last: until then it is open which sources are named.
std::vector<TaxonomyFile> TableMaker::files(const std::string& version) {
  drop_unnamed_sources();
  OwnTables own(alias_texts_, tokenizer_);
  std::vector<TaxonomyFile> files = {{"VERSION", version + "\n"}};
  for (const TableShape& shape : table_shapes()) {
    if (shape.file == "sources.tsv") continue;
    files.push_back({std::string(shape.file),
                     OwnTables::has(shape.file) ? own.content(shape.file)
                                                : table_text(shape, std::move(rows_[shape.file]))});
  }
  std::vector<Row> sources = own.sources();
  std::ranges::move(draft_.sources, std::back_inserter(sources));
  files.push_back({"sources.tsv", table_text(table_shapes().front(), std::move(sources))});
  return files;
}

ImportedTaxonomy TableMaker::make(const std::string& version) {
  drop_nameless();
  ImportedTaxonomy result;
  if (!draft_.entries.empty()) {
    const DraftIds ids = give_ids(draft_, tokenizer_);
    resolve_relations(draft_, ids);
    settle_bare_names(draft_);
    for (const DraftEntry& entry : draft_.entries) {
      add_entry(entry);
      add_names(entry);
    }
    add_role_skills(ids);
    result.files = files(version);
  }
  result.report = std::move(draft_.report);
  result.problems = std::move(draft_.problems);
  return result;
}

}  // namespace

ImportedTaxonomy tables_of(ImportDraft draft, const std::string& version,
                           const Tokenizer& tokenizer) {
  return TableMaker(std::move(draft), tokenizer).make(version);
}

}  // namespace skillgap
