#include "ingest/ld_text.h"

#include "ingest/posting_fields.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// What a thing is called, by its type: text, organisation or place, property, requirement.
constexpr std::string_view kNameKeys[] = {"@value",    "name",         "value",
                                          "legalName", "description",  "credentialCategory",
                                          "text",      "alternateName"};

// Only as deep as sensible data goes: {"name": [{"@value": "…"}]}.
constexpr int kDeepest = 3;

std::string text_of(const dom::element& value, std::string_view between, int depth) {
  if (depth > kDeepest || value.is_null() || value.is_bool()) return {};
  if (std::string_view string; !value.get(string))
    return means_nothing(string) ? std::string() : std::string(string);
  std::string out;
  if (dom::array list; !value.get(list)) {
    std::size_t count = 0;
    for (const auto item : list) {
      if (++count > kMaxListed) break;
      join(out, text_of(item, between, depth + 1), between);
    }
    return out;
  }
  if (!value.is_object()) return simdjson::minify(value);
  for (const auto key : kNameKeys) {
    dom::element name;
    if (!value.at_key(key).get(name)) out = text_of(name, between, depth + 1);
    if (!out.empty()) break;
  }
  return out;
}

}  // namespace

std::string_view local_part(std::string_view name) {
  return name.substr(name.find_last_of(":/#") + 1);
}

void join(std::string& list, std::string_view item, std::string_view between) {
  if (item.empty()) return;
  if (!list.empty()) list += between;
  list += item;
}

std::string ld_text(const std::optional<dom::element>& value, std::string_view between) {
  return value ? text_of(*value, between, 0) : std::string();
}

std::string ld_link(const std::optional<dom::element>& value) {
  const auto first = first_of(value);
  if (!first) return {};
  for (const std::string_view key : {"@id", "url"}) {
    std::string_view address;
    if (first->is_object() && !first->at_key(key).get(address)) return std::string(address);
  }
  return ld_text(first);
}

std::optional<dom::element> first_of(const std::optional<dom::element>& value) {
  dom::element first;
  return value && value->is_array() && !value->at(0).get(first) ? first : value;
}

}  // namespace skillgap
