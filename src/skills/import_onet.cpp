// The O*NET database, text files: tab-separated, first line names the columns.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "skillgap/ascii.h"
#include "skillgap/text.h"
#include "skills/import_draft.h"

namespace skillgap {
namespace {

constexpr std::string_view kLicence = "O*NET database, U.S. Department of Labor, CC BY 4.0";
constexpr std::string_view kExpected =
    "no O*NET table, its columns should be O*NET-SOC Code with Example (Technology Skills), with "
    "Alternate Title, or with Title (Occupation Data); file left out";

constexpr std::pair<std::string_view, std::string_view> kColumns[] = {
    {"onetsoccode", "code"},
    {"soccode", "code"},
    {"example", "tool"},
    {"workplaceexample", "tool"},
    {"commoditycode", "commodity code"},
    {"commoditytitle", "commodity"},
    {"alternatetitle", "title"},
    {"alttitle", "title"},
    {"shorttitle", "short title"},
    {"title", "occupation"},
    {"soctitle", "occupation"},
    {"description", "description"}};

// SOC 15: computer and mathematical occupations; 11-3021 their managers.
bool is_tech(std::string_view code) {
  return code.starts_with("15-") || code.starts_with("11-3021");
}

// The same tool is written in several cases.

class OnetReader {
 public:
  OnetReader() : draft_("onet") {}

  void read(const RawDocument& document);
  ImportDraft take();
  const std::string& version() const { return version_; }

 private:
  void read_tool(ImportSheet& sheet);
  DraftEntry& tool_named(const std::string& label, const ImportSheet& sheet);
  void read_role(ImportSheet& sheet);
  void find_version(const ImportSheet& sheet);

  ImportDraft draft_;
  std::string version_ = "onet";
};

// A tool stands in a row for each occupation that uses it. Some are called like their commodity and
// are one with it.
void OnetReader::read_tool(ImportSheet& sheet) {
  const auto label = draft_.label(sheet.cell("tool"), sheet);
  if (!label) {
    draft_.leave_out("no Example");
    return sheet.report("no Example, row left out");
  }
  const auto commodity = draft_.label(sheet.cell("commodity"), sheet);
  DraftEntry& tool = tool_named(*label, sheet);
  ++tool.uses;
  if (!commodity || ascii_lower(*commodity) == tool.key) return;
  const std::string key = ascii_lower(*commodity);
  if (std::ranges::find(tool.broader, key) == tool.broader.end()) tool.broader.push_back(key);
  const std::string code = single_line(sheet.cell("commodity code"));
  DraftEntry& wider = tool_named(*commodity, sheet);
  if (!code.empty() && wider.exact_match.empty()) wider.exact_match = {"unspsc:" + code};
}

DraftEntry& OnetReader::tool_named(const std::string& label, const ImportSheet& sheet) {
  DraftEntry& tool = draft_.entry(ascii_lower(label), false, sheet);
  if (!tool.label_en.empty()) return tool;
  tool.kind = Kind::kTool;
  tool.label_en = label;
  add_bare_names(tool, label, "en", draft_.source_of(sheet));
  return tool;
}

void OnetReader::read_role(ImportSheet& sheet) {
  const std::string code = single_line(sheet.cell("code"));
  if (code.empty()) {
    draft_.leave_out("no O*NET-SOC Code");
    return sheet.report("no O*NET-SOC Code, row left out");
  }
  const auto occupation = draft_.label(sheet.cell("occupation"), sheet);
  DraftEntry& role = draft_.entry(code, true, sheet);
  role.tech = is_tech(code);
  role.exact_match = {"onet:" + code};
  if (occupation) draft_.set_label(role, *occupation, "en", sheet);
  if (role.definition.empty()) role.definition = draft_.definition(sheet.cell("description"));
  for (const std::string_view column : {"title", "short title"}) {
    auto title = draft_.label(sheet.cell(column), sheet);
    if (title && *title != "n/a") draft_.add_name(role, std::move(*title), "en", sheet);
  }
}

// "# onet_version=30.3 (…)"
void OnetReader::find_version(const ImportSheet& sheet) {
  constexpr std::string_view kWord = "onet_version=";
  for (const std::string& comment : sheet.comments()) {
    const std::size_t at = comment.find(kWord);
    if (at == std::string::npos) continue;
    const std::string rest = comment.substr(at + kWord.size());
    version_ = "onet-" + rest.substr(0, rest.find_first_not_of("0123456789."));
  }
}

// Titles alone do not say what an occupation is called.
ImportDraft OnetReader::take() {
  const auto nameless = [](const DraftEntry& entry) {
    return entry.is_role && entry.label_en.empty();
  };
  const auto first = std::ranges::find_if(draft_.entries, nameless);
  if (first != draft_.entries.end()) {
    draft_.problems.push_back(
        {ProblemKind::kMissingField, first->where,
         fmt::format("no file says what occupation {} is called, nor some others; "
                     "import Occupation Data too",
                     first->key)});
    draft_.leave_out("occupation without a title", std::erase_if(draft_.entries, nameless));
  }
  return std::move(draft_);
}

void OnetReader::read(const RawDocument& document) {
  ImportSheet sheet(document, kColumns, draft_.problems);
  draft_.cite(sheet, std::string(kLicence));
  find_version(sheet);
  const bool tools = sheet.has("tool");
  if (!tools && !(sheet.has("code") && (sheet.has("title") || sheet.has("occupation")))) {
    draft_.leave_out("file of another form");
    return sheet.report(std::string(kExpected), ProblemKind::kNotAFeed);
  }
  while (sheet.next()) {
    ++draft_.report.rows;
    tools ? read_tool(sheet) : read_role(sheet);
  }
  draft_.leave_out("bad row", sheet.bad_rows());
}

}  // namespace

ImportedTaxonomy import_onet(std::span<const RawDocument> documents, const ImportOptions& options,
                             const Tokenizer& tokenizer) {
  OnetReader reader;
  for (const RawDocument& document : documents) reader.read(document);
  const std::string version = options.version.empty() ? reader.version() : options.version;
  return tables_of(reader.take(), version, tokenizer);
}

}  // namespace skillgap
