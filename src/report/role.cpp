#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/role_json.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

void write_reason(JsonWriter& json, const RoleReason& reason) {
  json.object(JsonPlain{"kind", reason.kind}, JsonText{"term", reason.term},
              JsonHundredths{"weight", reason.weight}, JsonPlain{"field", field_name(reason.field)},
              JsonCount{"start", reason.where.begin}, JsonCount{"end", reason.where.end});
}

// As in_words() has them, without a list of them.
void write_why(JsonWriter& json, const std::vector<RoleReason>& reasons) {
  for (auto reason = reasons.begin(); reason != reasons.end(); ++reason) {
    const bool is_told = std::any_of(reasons.begin(), reason, [&](const RoleReason& other) {
      return other.kind == reason->kind && other.term == reason->term;
    });
    if (!is_told) json.named_string(reason->kind, reason->term);
  }
}

void write_call(JsonWriter& json, const RoleCall& call, const Taxonomy& taxonomy) {
  json.begin_object();
  json.members(JsonText{"id", taxonomy[call.role].id},
               JsonHundredths{"confidence", call.confidence});
  if (call.runner_up) json.member("runner_up", taxonomy[*call.runner_up].id);
  json.key("margin").hundredths(call.margin).key("why").begin_array();
  write_why(json, call.reasons);
  json.end_array().key("reasons").begin_array();
  for (const RoleReason& reason : call.reasons) write_reason(json, reason);
  json.end_array();
  if (!call.several.empty()) {
    json.key("several").begin_array();
    for (const RoleId role : call.several) json.string(taxonomy[role].id);
    json.end_array();
  }
  json.end_object();
}

std::string ids_of(const std::vector<RoleId>& roles, const Taxonomy& taxonomy) {
  std::string ids;
  for (const RoleId role : roles) (ids += ids.empty() ? "" : "; ") += taxonomy[role].id;
  return ids;
}

}  // namespace

void write_role(JsonWriter& json, const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  json.key("role");
  if (posting.role)
    write_call(json, *posting.role, taxonomy);
  else
    json.null().field("role_reason", posting.role_reason);
}

std::string role_json(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  JsonWriter json;
  json.begin_object().field("id", posting.posting.id).field("title", posting.posting.title);
  write_role(json, posting, taxonomy);
  return json.end_object().take();
}

std::vector<std::string> role_csv_header() {
  return {"id",        "title",  "company", "role",    "role_name", "tech",    "confidence",
          "runner_up", "margin", "several", "reasons", "seniority", "taxonomy"};
}

std::vector<std::string> role_csv_row(const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  std::vector<std::string> row = {posting.posting.id, posting.posting.title,
                                  posting.posting.company};
  if (posting.role) {
    const RoleCall& call = *posting.role;
    const Role& role = taxonomy[call.role];
    row.insert(row.end(), {role.id, role.label_en, role.tech ? "yes" : "no",
                           fmt::format("{:.2f}", call.confidence),
                           call.runner_up ? taxonomy[*call.runner_up].id : "",
                           fmt::format("{:.2f}", call.margin), ids_of(call.several, taxonomy),
                           fmt::format("{}", fmt::join(in_words(call.reasons), "; "))});
  } else {
    row.insert(row.end(), {"no call", "", "", "", "", "", "", posting.role_reason});
  }
  row.insert(row.end(), {posting.seniority, full_version(taxonomy)});
  return row;
}

}  // namespace skillgap
