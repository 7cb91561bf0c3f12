// A foreign classification on its way to our tables: what its files say, by the source's own keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "skillgap/taxonomy_import.h"
#include "skills/import_sheet.h"

namespace skillgap {

struct DraftName {
  std::string text, language;
  AliasRule rule = AliasRule::kAny;
  std::string source;
  bool is_bare = false;  // made by us from a label: only where the entry has no such name anyway
};

// A concept or a role.
struct DraftEntry {
  std::string key;  // what the source calls it: a URI, a code, a name
  std::string id;   // wished for; "" = made from the label
  bool is_role = false;
  bool tech = false;      // roles
  bool is_group = false;  // concepts: a heading of the source ("skills"): its names get `company`
  Kind kind = Kind::kMethod;
  std::string label_en, label_id;
  std::vector<DraftName> names;
  std::vector<std::string> broader, implies;  // keys
  std::vector<std::string> exact_match;
  std::string definition, source;
  std::string where;     // "file:line", for messages
  std::size_t uses = 1;  // how often the source names it
};

struct DraftRoleSkill {
  std::string role, skill;  // keys
  double weight = 0;
  std::string source;
};

class ImportDraft {
 public:
  // `origin` names the classification: "esco".
  explicit ImportDraft(std::string origin) : origin_(std::move(origin)) {}

  // A row of sources.tsv for a file; the rows of the sheet cite it until the next call.
  void cite(const ImportSheet& sheet, std::string licence);
  std::string source_of(const ImportSheet& sheet) const;  // "esco-skills-en:17"

  // The entry with this key, made where there is none yet. References hold until the next call.
  DraftEntry& entry(std::string_view key, bool is_role, const ImportSheet& sheet);
  DraftEntry* find(std::string_view key);  // a concept before a role; nullptr: none

  // One line, at most max_label_bytes, not empty; else the reason is counted and reported.
  std::optional<std::string> label(std::string_view cell, const ImportSheet& sheet);
  // A name of the entry, of another language than the label's or besides it. Titles of one or two
  // letters are left out: they have no rules, and "DO" would be found in every "do".
  void add_name(DraftEntry& entry, std::string name, const std::string& language,
                const ImportSheet& sheet);
  // False where the entry has another label in this language already (reported).
  bool set_label(DraftEntry& entry, const std::string& label, std::string_view language,
                 const ImportSheet& sheet);
  // One line; "" where it is longer than max_definition_bytes (counted).
  std::string definition(std::string_view cell);
  void leave_out(const std::string& reason, std::size_t times = 1) {
    if (times > 0) report.left_out[reason] += times;
  }

  std::vector<DraftEntry> entries;
  std::vector<DraftRoleSkill> role_skills;
  std::vector<std::vector<std::string>> sources;  // rows of sources.tsv
  // False for files that state the rules of their names themselves.
  bool guards_everyday_words = true;
  std::vector<Problem> problems;
  ImportReport report;

  static constexpr std::size_t max_label_bytes = 500;
  static constexpr std::size_t max_definition_bytes = 8000;

 private:
  std::string origin_, cited_;
  std::unordered_map<std::string, std::size_t> number_of_;
};

// Second names that a concept's label itself shows: "Java" of "Java (computer programming)" by the
// rule `company`, since the source thought the bare name ambiguous; "SQL" of "Structured query
// language SQL" and both parts of "Internet Information Services (IIS)".
void add_bare_names(DraftEntry& entry, const std::string& label, const std::string& language,
                    const std::string& source);

// Where several concepts show one bare name, it stays with the one that the source names most, and
// with none where another is called so anyway.
void settle_bare_names(ImportDraft& draft);

// Ids, relations without circles, sorted tables: the last step of every import. Nothing where the
// draft has no entry with a name.
ImportedTaxonomy tables_of(ImportDraft draft, const std::string& version,
                           const Tokenizer& tokenizer);

bool has_two_letters(std::string_view text);  // at most; blanks do not count

// "java_de.csv.gz" → "de"; "en" where the name has no such ending.
std::string language_in_name(std::string_view path);

}  // namespace skillgap
