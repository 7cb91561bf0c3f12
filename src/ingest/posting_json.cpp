#include "skillgap/posting_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "ingest/flat_json.h"
#include "ingest/json_text.h"
#include "ingest/posting_fields.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_identity.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t kMaxDepth = 64;

// One a thread, with memory for its longest line so far; that of a very long one is given back.
dom::parser& parser_of_thread() {
  constexpr std::size_t kMostKept = std::size_t{1} << 20;
  thread_local dom::parser parser;
  if (parser.capacity() > kMostKept) parser = dom::parser();
  return parser;
}

simdjson::error_code make_room(dom::parser& parser, std::size_t bytes) {
  const bool is_ready = parser.capacity() >= bytes && parser.max_depth() == kMaxDepth;
  return is_ready ? simdjson::SUCCESS : parser.allocate(bytes, kMaxDepth);
}

std::string fault_advice(std::string_view json) {
  const std::size_t fault = json_fault(json);
  const std::size_t byte = fault + 1;
  if (fault >= json.size()) {
    return fmt::format("it ends too early at byte {}, check for a line break within it", byte);
  }
  switch (json[fault]) {
    case '"':
      return fmt::format("check the quotes near byte {}", byte);
    case '\'':
      return fmt::format("use double quotes near byte {}", byte);
    case 'N':
    case 'T':
    case 'F':
      return fmt::format("write null, true or false near byte {}", byte);
    default:
      return fmt::format("check the commas and brackets near byte {}", byte);
  }
}

std::string refusal(simdjson::error_code code, std::string_view json) {
  switch (code) {
    case simdjson::EMPTY:
      return "empty, remove the line";
    case simdjson::INCORRECT_TYPE:
      return "not a JSON object, write one posting a line";
    case simdjson::DEPTH_ERROR:
      return fmt::format("nested deeper than {} levels, flatten it", kMaxDepth);
    case simdjson::CAPACITY:
      return "too long, split it";
    default:
      return "not a JSON object, " + fault_advice(json);
  }
}

// What is read is `json` without the byte order mark that may stand before it.
simdjson::error_code read_object(dom::parser& parser, std::string_view& json, dom::object& object) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  if (const auto code = make_room(parser, json.size())) return code;
  const simdjson::error_code code = parser.parse(json.data(), json.size()).get(object);
  const bool too_strict = code == simdjson::STRING_ERROR || code == simdjson::NUMBER_ERROR;
  return too_strict ? parser.parse(readable_json(json)).get(object) : code;
}

// What is read is `json` as read_object() leaves it, or where that is not UTF-8 what it becomes
// when `cleaned`.
simdjson::error_code read_any(std::string_view& json, std::string& cleaned,
                              std::vector<JsonField>& fields) {
  dom::parser& parser = parser_of_thread();
  dom::object object;
  simdjson::error_code code = read_object(parser, json, object);
  if (code && !simdjson::validate_utf8(json)) {
    json = cleaned = clean_utf8(json);
    code = read_object(parser, json, object);
  }
  if (!code) fields = json_fields(object);
  return code;
}

// Under our names. A field named by the user wins over one that has that name by itself.
std::vector<JsonField> renamed(const std::vector<JsonField>& fields, const ColumnMap& columns) {
  const auto column_of = [&](const JsonField& field) {
    return std::ranges::find(columns, field.key, &ColumnMap::value_type::first);
  };
  std::unordered_set<std::string_view> named;
  for (const JsonField& field : fields) {
    if (const auto column = column_of(field); column != columns.end()) named.insert(column->second);
  }
  std::vector<JsonField> ours;
  for (const JsonField& field : fields) {
    if (const auto column = column_of(field); column != columns.end()) {
      ours.push_back(field);
      ours.back().key = column->second;
    } else if (!named.contains(field.key)) {
      ours.push_back(field);
    }
  }
  return ours;
}

// A salary that analysis found says where.
bool was_read(const JsonField& salary) {
  dom::element from;
  return salary.kind == JsonKind::kObject && !salary.value["from"].get(from);
}

// An analyzed posting read again is analyzed afresh, not contradicted by its former result: its
// salary is what the source stated, not what we read.
void drop_analysis(std::vector<JsonField>& fields) {
  const auto has = [&](std::string_view key) {
    return std::ranges::find(fields, key, &JsonField::key) != fields.end();
  };
  if (!has("taxonomy") || !has("method")) return;
  std::erase_if(fields, [](const JsonField& field) { return is_analysis_key(field.key); });
  const bool is_stated = !has("salary_stated");
  std::erase_if(fields, [&](const JsonField& field) {
    return field.key == "salary" && (!is_stated || was_read(field));
  });
  for (JsonField& field : fields) {
    if (field.key == "salary_stated") field.key = "salary";
  }
}

// On one line: within valid JSON, a line break can only stand between tokens.
std::string on_one_line(std::string_view raw) {
  std::string json(raw);
  std::ranges::replace(json, '\n', ' ');
  std::ranges::replace(json, '\r', ' ');
  return json;
}

// Whether one of the fields before it has its name.
bool is_repeated(const JsonField* first, const JsonField* field) {
  for (; first != field; ++first)
    if (first->key == field->key) return true;
  return false;
}

// Leaves the first of several fields of one name.
void drop_repeated(std::vector<JsonField>& fields) {
  constexpr std::size_t kFew = 32;  // so many are compared sooner than put into a set
  if (fields.size() <= kFew) {
    for (std::size_t i = 0; i < fields.size();) {
      if (!is_repeated(fields.data(), &fields[i])) {
        ++i;
      } else {
        fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    return;
  }
  std::unordered_set<std::string_view> seen;
  std::erase_if(fields, [&](const JsonField& field) { return !seen.insert(field.key).second; });
}

// All of its memory stays.
void clear(Posting& posting) {
  for (std::string* text :
       {&posting.id, &posting.url, &posting.source, &posting.title, &posting.company,
        &posting.location, &posting.description, &posting.date_posted, &posting.date_valid_through,
        &posting.employment_type, &posting.language})
    text->clear();
  posting.description_format.reset();
  posting.salary = {};
  posting.tags.clear();
  posting.extra.clear();
}

// From the object that stands in `json`. REQUIRES: `posting` is empty.
void fill(Posting& posting, std::vector<JsonField>& fields, std::string_view json) {
  drop_repeated(fields);
  if (std::ranges::any_of(fields, needs_raw)) add_raw(fields, json);
  for (const JsonField& field : fields) {
    if (set_field(posting, field)) continue;
    if (field.raw.empty()) add_raw(fields, json);  // a text under a name that is not ours
    posting.extra.push_back({std::string(field.key), on_one_line(field.raw)});
  }
}

// Empty, with the memory that those of the line before took.
std::vector<JsonField>& fields_of_thread() {
  constexpr std::size_t kMostKept = 256;
  thread_local std::vector<JsonField> fields;
  if (fields.capacity() > kMostKept) fields = {};
  fields.clear();
  return fields;
}

void write_amount(JsonWriter& json, std::string_view key, std::optional<double> amount) {
  if (amount) json.key(key).number(*amount);
}

void write_salary(JsonWriter& json, const Salary& salary) {
  if (salary.empty()) return;
  json.key("salary").begin_object();
  write_amount(json, "min", salary.min);
  write_amount(json, "max", salary.max);
  json.field("currency", salary.currency).field("unit", salary.unit);
  write_amount(json, "annual_min", salary.annual_min);
  write_amount(json, "annual_max", salary.annual_max);
  json.field("surface", salary.surface).end_object();
}

void write_tags(JsonWriter& json, const std::vector<std::string>& tags) {
  if (tags.empty()) return;
  json.key("tags").begin_array();
  for (const std::string& tag : tags) json.string(tag);
  json.end_array();
}

}  // namespace

std::expected<void, Error> read_posting_json(std::string_view json, std::string_view where,
                                             const ColumnMap& columns, Posting& posting) {
  clear(posting);
  std::vector<JsonField>& fields = fields_of_thread();
  std::string cleaned;
  if (!read_flat_json(json, fields)) {
    if (const auto code = read_any(json, cleaned, fields))
      return std::unexpected(Error{std::string(where), refusal(code, json)});
  }
  if (!columns.empty()) fields = renamed(fields, columns);
  drop_analysis(fields);
  fill(posting, fields, json.substr(json.find('{')));
  if (posting.title.empty() && posting.description.empty())
    return std::unexpected(
        Error{std::string(where), "neither title nor description, name their columns with --map"});
  if (posting.id.empty()) posting.id = posting_id(posting);
  return {};
}

std::expected<Posting, Error> parse_posting_json(std::string_view json, std::string_view where,
                                                 const ColumnMap& columns) {
  std::expected<Posting, Error> posting;
  if (auto read = read_posting_json(json, where, columns, *posting); !read)
    posting = std::unexpected(std::move(read.error()));
  return posting;
}

bool is_analysis_key(std::string_view name) {
  return std::ranges::find(kAnalysisKeys, name) != std::end(kAnalysisKeys);
}

std::string to_json(const Posting& posting) {
  JsonWriter json;
  json.begin_object();
  json.field("id", posting.id).field("url", posting.url).field("source", posting.source);
  json.field("title", posting.title).field("company", posting.company);
  json.field("location", posting.location).field("description", posting.description);
  if (posting.description_format) {
    json.field("description_format", text_format_name(*posting.description_format));
  }
  json.field("date_posted", posting.date_posted);
  json.field("date_valid_through", posting.date_valid_through);
  json.field("employment_type", posting.employment_type);
  write_salary(json, posting.salary);
  json.field("language", posting.language);
  write_tags(json, posting.tags);
  for (const ExtraField& extra : posting.extra) json.key(extra.key).raw(extra.json);
  return json.end_object().take();
}

}  // namespace skillgap
