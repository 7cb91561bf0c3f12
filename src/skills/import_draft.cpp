#include "skills/import_draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "skillgap/ascii.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

// Roles and concepts have ids of their own; no key begins with a line break.
constexpr const char* kRolePrefix = "\n";

// "in/skills_en.csv.gz" → "skills_en"
std::string_view stem_of(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  return name.substr(0, name.find('.', 1));
}

// Letters and digits in lower case, all else a hyphen: no ':' or ',' of a file's name gets into an
// id.
std::string source_id(std::string_view origin, std::string_view stem) {
  std::string id;
  for (const char c : stem) {
    const bool kept = is_ascii_alnum(c);
    if (kept) id += ascii_lower(c);
    if (!kept && !id.empty() && id.back() != '-') id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id.starts_with(origin) ? id : fmt::format("{}-{}", origin, id);
}

// Zero width space and byte order mark: they part nothing, but make two names of one.
std::string without_invisible(std::string text) {
  for (const std::string_view mark : {"\u200B", "\uFEFF"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
      text.erase(at, mark.size());
  }
  return text;
}

}  // namespace

bool has_two_letters(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return c != ' '; }) <= 2;
}

std::string language_in_name(std::string_view path) {
  const std::string_view stem = stem_of(path);
  const std::size_t bar = stem.rfind('_');
  if (bar == std::string_view::npos) return "en";
  const std::string_view code = stem.substr(bar + 1);
  const bool is_code =
      (code.size() == 2 || code.size() == 3) && std::ranges::all_of(code, is_ascii_lower);
  return is_code ? std::string(code) : "en";
}

void ImportDraft::cite(const ImportSheet& sheet, std::string licence) {
  const std::string wished = source_id(origin_, stem_of(sheet.where()));
  cited_ = wished;
  const auto taken = [&] {
    return std::ranges::any_of(sources, [&](const auto& row) { return row[0] == cited_; });
  };
  for (int n = 2; taken(); ++n) cited_ = fmt::format("{}-{}", wished, n);
  const std::string name(sheet.where().substr(sheet.where().rfind('/') + 1));
  sources.push_back({cited_, single_line(clean_utf8(name)), std::move(licence),
                     "imported file; lines count from 1"});
}

std::string ImportDraft::source_of(const ImportSheet& sheet) const {
  return fmt::format("{}:{}", cited_, sheet.line());
}

DraftEntry& ImportDraft::entry(std::string_view key, bool is_role, const ImportSheet& sheet) {
  const std::string full = (is_role ? kRolePrefix : "") + std::string(key);
  const auto [found, is_new] = number_of_.try_emplace(full, entries.size());
  if (is_new) {
    entries.emplace_back();
    entries.back().key = key;
    entries.back().is_role = is_role;
    entries.back().source = source_of(sheet);
    entries.back().where = sheet.place();
  }
  return entries[found->second];
}

DraftEntry* ImportDraft::find(std::string_view key) {
  for (const char* prefix : {"", kRolePrefix}) {
    const auto found = number_of_.find(prefix + std::string(key));
    if (found != number_of_.end()) return &entries[found->second];
  }
  return nullptr;
}

std::optional<std::string> ImportDraft::label(std::string_view cell, const ImportSheet& sheet) {
  std::string text = without_invisible(single_line(cell));
  if (text.size() > max_label_bytes) {
    leave_out("label too long");
    sheet.report(fmt::format("a label of {} bytes, at most {} can be used; left out", text.size(),
                             max_label_bytes),
                 ProblemKind::kLimit);
    return std::nullopt;
  }
  if (text.empty()) return std::nullopt;
  return text;
}

std::string ImportDraft::definition(std::string_view cell) {
  std::string text = single_line(cell);
  if (text.size() <= max_definition_bytes) return text;
  leave_out("definition too long");
  return {};
}

void ImportDraft::add_name(DraftEntry& entry, std::string name, const std::string& language,
                           const ImportSheet& sheet) {
  if (entry.is_role && has_two_letters(name)) return leave_out("title of one or two letters");
  entry.names.push_back({std::move(name), language, AliasRule::kAny, source_of(sheet)});
}

bool ImportDraft::set_label(DraftEntry& entry, const std::string& label, std::string_view language,
                            const ImportSheet& sheet) {
  if (language != "en" && language != "id") {
    entry.names.push_back({label, std::string(language), AliasRule::kAny, source_of(sheet)});
    return true;
  }
  std::string& here = language == "en" ? entry.label_en : entry.label_id;
  if (here.empty() || here == label) {
    here = label;
    return true;
  }
  leave_out("concept twice");
  sheet.report(fmt::format("'{}' is called '{}' already (row {}), row left out", entry.key, here,
                           entry.where),
               ProblemKind::kDuplicate);
  return false;
}

}  // namespace skillgap
