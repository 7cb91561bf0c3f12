// ESCO: what a file is follows from its columns, what a row is from its URI.
#include <fmt/format.h>

#include <algorithm>

#include "skillgap/text.h"
#include "skills/import_draft.h"

namespace skillgap {
namespace {

constexpr std::string_view kLicence =
    "ESCO, European Commission; free reuse if the source is acknowledged (Decision 2011/833/EU)";
constexpr std::string_view kNamespace = "http://data.europa.eu/esco/";
constexpr std::string_view kExpected =
    "no ESCO table, its columns should be conceptUri and preferredLabel (skills, occupations, "
    "groups), conceptUri and broaderUri, occupationUri and skillUri, or originalSkillUri and "
    "relatedSkillUri; file left out";

// What essential and optional skills are worth for a role: our figures, ESCO has none.
constexpr double kEssential = 1, kOptional = 0.3;

constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
    {"concepturi", "uri"},
    {"originuri", "uri"},
    {"id", "id"},
    {"preferredlabel", "label"},
    {"altlabels", "alt"},
    {"hiddenlabels", "hidden"},
    {"status", "status"},
    {"skilltype", "skill type"},
    {"reuselevel", "reuse"},
    {"concepttype", "type"},
    {"occupationtype", "occupation type"},
    {"grouptype", "group type"},
    {"iscogroup", "group"},
    {"iscocode", "group"},
    {"occupationgroupcode", "group"},
    {"code", "code"},
    {"description", "description"},
    {"definition", "definition"},
    {"broaderuri", "parent"},
    {"parentid", "parent"},
    {"childid", "child"},
    {"occupationuri", "occupation"},
    {"occupationid", "occupation"},
    {"skilluri", "skill"},
    {"skillid", "skill"},
    {"originalskilluri", "requiring"},
    {"requiringid", "requiring"},
    {"relatedskilluri", "required"},
    {"requiredid", "required"},
    {"relationtype", "relation"}};

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// "http://data.europa.eu/esco/skill/0f…" → "esco:skill/0f…"; nothing for what would break a list.
std::vector<std::string> exact_match(std::string_view uri) {
  if (!uri.starts_with(kNamespace) || uri.find_first_of(", \t") != std::string_view::npos)
    return {};
  return {fmt::format("esco:{}", uri.substr(kNamespace.size()))};
}

// ISCO-08: 25 and 35 are information and communications technology, 133 its managers, 212
// mathematicians and statisticians.
bool is_tech(std::string_view isco) {
  constexpr std::string_view kTech[] = {"25", "35", "133", "212"};
  if (isco.starts_with('C')) isco.remove_prefix(1);
  return std::ranges::any_of(kTech, [&](auto group) { return isco.starts_with(group); });
}

// Headings of the hierarchy: they have a code, skills have a type.
bool is_group(const ImportSheet& sheet, std::string_view key) {
  return contains(plain_column_name(sheet.cell("type")), "group") || contains(key, "/isced-f/") ||
         (sheet.has("code") && !sheet.has("skill type"));
}

class EscoReader {
 public:
  EscoReader() : draft_("esco") {}

  void read(const RawDocument& document);
  ImportDraft take() { return std::move(draft_); }

 private:
  // Of the row: its URI, or where it has none (localised copies) its id.
  std::string key_of(const ImportSheet& sheet);
  // What a relation calls an entry: a URI, or an id of the tables read before.
  std::string resolved(std::string_view name) const;
  bool is_role(const ImportSheet& sheet, std::string_view key) const;
  static Kind kind_of(const ImportSheet& sheet, std::string_view key);
  void read_entry(ImportSheet& sheet, const std::string& language);
  void fill(DraftEntry& entry, ImportSheet& sheet, const std::string& language);
  void add_names(DraftEntry& entry, std::string_view cell, const std::string& language,
                 ImportSheet& sheet);
  void read_broader(const ImportSheet& sheet);
  void read_role_skill(const ImportSheet& sheet);
  void read_skill_skill(const ImportSheet& sheet);

  ImportDraft draft_;
  std::unordered_map<std::string, std::string> key_of_id_;
};

std::string EscoReader::key_of(const ImportSheet& sheet) {
  const std::string uri = single_line(sheet.cell("uri")), id = single_line(sheet.cell("id"));
  const std::string& key = uri.empty() ? id : uri;
  if (key.size() > ImportDraft::max_label_bytes) return {};
  if (!id.empty()) key_of_id_.try_emplace(id, key);
  return key;
}

std::string EscoReader::resolved(std::string_view name) const {
  const std::string clean = single_line(name);
  const auto found = key_of_id_.find(clean);
  return found == key_of_id_.end() ? clean : found->second;
}

bool EscoReader::is_role(const ImportSheet& sheet, std::string_view key) const {
  if (contains(key, "/esco/")) return contains(key, "/occupation/") || contains(key, "/isco/");
  return sheet.has("occupation type") || sheet.has("group type") || sheet.has("group");
}

// Groups go by the first letter of their code: Languages, Transversal, Knowledge.
Kind EscoReader::kind_of(const ImportSheet& sheet, std::string_view key) {
  const std::string_view type = sheet.cell("skill type"), code = sheet.cell("code");
  if (type.starts_with("language") || code.starts_with('L')) return Kind::kNaturalLanguage;
  if (sheet.cell("reuse") == "transversal" || code.starts_with('T')) return Kind::kSoft;
  if (type == "knowledge" || code.starts_with('K') || contains(key, "/isced-f/"))
    return Kind::kMethod;
  return Kind::kPractice;
}

// Names stand one a line in a cell; some copies part them by '|'.
void EscoReader::add_names(DraftEntry& entry, std::string_view cell, const std::string& language,
                           ImportSheet& sheet) {
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of("\n|"), cell.size());
    if (auto name = draft_.label(cell.substr(0, end), sheet))
      draft_.add_name(entry, std::move(*name), language, sheet);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

void EscoReader::fill(DraftEntry& entry, ImportSheet& sheet, const std::string& language) {
  entry.kind = kind_of(sheet, entry.key);
  entry.exact_match = exact_match(entry.key);
  entry.is_group = !entry.is_role && is_group(sheet, entry.key);
  if (!entry.is_role) return;
  const std::string group = single_line(sheet.cell("group"));
  entry.tech = is_tech(group.empty() ? std::string(sheet.cell("code")) : group);
  if (!group.empty())
    entry.broader.push_back(
        fmt::format("{}isco/C{}", kNamespace, group.substr(0, group.find('.'))));
  if (language != "en" && !entry.definition.empty()) return;
  for (const std::string_view column : {"definition", "description"}) {
    std::string text = draft_.definition(sheet.cell(column));
    if (!text.empty()) return void(entry.definition = std::move(text));
  }
}

void EscoReader::read_entry(ImportSheet& sheet, const std::string& language) {
  const std::string key = key_of(sheet);
  if (contains(sheet.cell("status"), "obsolete")) return draft_.leave_out("obsolete");
  const auto label = draft_.label(sheet.cell("label"), sheet);
  if (key.empty() || !label) {
    draft_.leave_out("no URI or no label");
    return sheet.report(key.empty() ? "no URI, row left out" : "no preferred label, row left out");
  }
  DraftEntry& entry = draft_.entry(key, is_role(sheet, key), sheet);
  if (!draft_.set_label(entry, *label, language, sheet)) return;
  fill(entry, sheet, language);
  add_names(entry, sheet.cell("alt"), language, sheet);
  add_names(entry, sheet.cell("hidden"), language, sheet);
  add_bare_names(entry, *label, language, draft_.source_of(sheet));
}

void EscoReader::read_broader(const ImportSheet& sheet) {
  const std::string child = resolved(sheet.cell(sheet.has("child") ? "child" : "uri"));
  const std::string parent = resolved(sheet.cell("parent"));
  if (DraftEntry* entry = draft_.find(child)) {
    entry->broader.push_back(parent);
  } else {
    draft_.leave_out("relation of what no file describes");
  }
}

void EscoReader::read_role_skill(const ImportSheet& sheet) {
  const double weight = sheet.cell("relation") == "optional" ? kOptional : kEssential;
  draft_.role_skills.push_back({resolved(sheet.cell("occupation")), resolved(sheet.cell("skill")),
                                weight, draft_.source_of(sheet)});
}

// Who has a skill surely has what is essential to it.
void EscoReader::read_skill_skill(const ImportSheet& sheet) {
  if (sheet.cell("relation") != "essential") return draft_.leave_out("optional relation of skills");
  if (DraftEntry* entry = draft_.find(resolved(sheet.cell("requiring")))) {
    entry->implies.push_back(resolved(sheet.cell("required")));
  } else {
    draft_.leave_out("relation of what no file describes");
  }
}

void EscoReader::read(const RawDocument& document) {
  ImportSheet sheet(document, kColumns, draft_.problems);
  draft_.cite(sheet, std::string(kLicence));
  const std::string language = language_in_name(document.where);
  const bool entries = sheet.has("label") && (sheet.has("uri") || sheet.has("id"));
  const bool broader = sheet.has("parent") && (sheet.has("child") || sheet.has("uri"));
  const bool role_skills = sheet.has("occupation") && sheet.has("skill");
  const bool skill_skills = sheet.has("requiring") && sheet.has("required");
  if (!entries && !broader && !role_skills && !skill_skills) {
    draft_.leave_out("file of another form");
    return sheet.report(std::string(kExpected), ProblemKind::kNotAFeed);
  }
  while (sheet.next()) {
    ++draft_.report.rows;
    if (broader) read_broader(sheet);
    if (role_skills) read_role_skill(sheet);
    if (skill_skills) read_skill_skill(sheet);
    if (entries && !broader) read_entry(sheet, language);
  }
  draft_.leave_out("bad row", sheet.bad_rows());
}

// Files that describe concepts come before those that relate them.
bool relates(const RawDocument& document) {
  const std::string_view header =
      std::string_view(document.bytes).substr(0, document.bytes.find('\n'));
  const std::string plain = plain_column_name(header);
  return !contains(plain, "preferredlabel");
}

}  // namespace

ImportedTaxonomy import_esco(std::span<const RawDocument> documents, const ImportOptions& options,
                             const Tokenizer& tokenizer) {
  EscoReader reader;
  for (const bool relations : {false, true}) {
    for (const RawDocument& document : documents) {
      if (relates(document) == relations) reader.read(document);
    }
  }
  return tables_of(reader.take(), options.version.empty() ? "esco" : options.version, tokenizer);
}

}  // namespace skillgap
