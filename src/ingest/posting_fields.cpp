#include "ingest/posting_fields.h"

#include "skillgap/ascii.h"
#include "skillgap/posting_json.h"
#include "skillgap/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/json_text.h"
#include "ingest/own_fields.h"
#include "skillgap/date.h"
#include "skillgap/text.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// What scrapers and data tools write where a field had no value, in lower case. Each was found in
// published posting files. "na" is not among them: it is a country code.
constexpr std::string_view kNullWords[] = {
    "none",       // Python's None, turned into text
    "null",       // JavaScript's and SQL's
    "undefined",  // JavaScript's, of a name without a value
    "nan",        // a data frame's missing number
    "n/a",        // people's
    "not found",  // a scraper whose selector did not match
    "-",          // an empty cell of a table on the page
    "-1",         // the missing number of some scrapers, used for text fields too
};

constexpr TextFormat kFormats[] = {TextFormat::kText, TextFormat::kHtml, TextFormat::kMarkdown};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A loop, not a search: nearly all values begin and end with a letter.
std::string_view trimmed(std::string_view text, std::string_view also = "") {
  const auto unwanted = [also](char c) { return is_space(c) || also.contains(c); };
  while (!text.empty() && unwanted(text.front())) text.remove_prefix(1);
  while (!text.empty() && unwanted(text.back())) text.remove_suffix(1);
  return text;
}

bool same_word(std::string_view text, std::string_view lower_word) {
  return std::ranges::equal(text, lower_word, {}, [](char c) { return ascii_lower(c); });
}

JsonField field_of(dom::element value) {
  JsonField field;
  field.value = value;
  if (value.is_string()) {
    field.text = value.get_string().value_unsafe();
  } else {
    field.kind = value.is_array()    ? JsonKind::kArray
                 : value.is_object() ? JsonKind::kObject
                 : value.is_number() ? JsonKind::kNumber
                                     : JsonKind::kWord;
  }
  return field;
}

// The value as text, "" where it means nothing; nullopt for an array or object. It stands in the
// field or in `cleaned`.
[[gnu::always_inline]] inline std::optional<std::string_view> scalar_text(
    const JsonField& field, std::string& cleaned, std::size_t max_bytes = kMaxField) {
  if (field.kind == JsonKind::kArray || field.kind == JsonKind::kObject) return std::nullopt;
  std::string_view text = field.kind == JsonKind::kText ? field.text : field.raw;
  if (!field.is_clean) text = cleaned = clean_utf8(text);
  if (text.size() > max_bytes) text = text.substr(0, character_begin(text, max_bytes));
  return means_nothing(text) ? "" : text;
}

bool set_text(Posting& posting, const OwnField& own, const JsonField& field) {
  std::string cleaned;
  const auto text = scalar_text(field, cleaned, own.max_bytes);
  if (!text) return false;
  std::string& member = posting.*own.member;
  const auto date = own.meaning == FieldMeaning::kDate ? parse_date(*text) : std::nullopt;
  if (date) {
    member = to_iso(*date);
  } else {
    member.assign(*text);
  }
  return true;
}

bool set_format(Posting& posting, const JsonField& field) {
  std::string cleaned;
  const auto text = scalar_text(field, cleaned);
  if (!text) return false;
  const std::string_view word = trimmed(*text);
  for (const TextFormat format : kFormats) {
    if (same_word(word, text_format_name(format))) posting.description_format = format;
  }
  return text->empty() || posting.description_format;
}

void add_tag(std::vector<std::string>& tags, std::string_view text) {
  if (!means_nothing(text)) tags.emplace_back(text);
}

// "a, b; c|d", and the way Python prints a list: "['a', 'b']".
std::vector<std::string> split_tags(std::string_view text) {
  text = trimmed(text);
  const bool printed_list = text.starts_with('[') && text.ends_with(']');
  if (printed_list) text = text.substr(1, text.size() - 2);
  std::vector<std::string> tags;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;|"), text.size());
    add_tag(tags, trimmed(text.substr(0, end), printed_list ? "'\"" : ""));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tags;
}

bool set_tags(Posting& posting, const JsonField& field) {
  if (field.kind != JsonKind::kArray) {
    std::string cleaned;
    const auto text = scalar_text(field, cleaned);
    if (text) posting.tags = split_tags(*text);
    return text.has_value();
  }
  std::vector<std::string> tags;
  const std::vector<std::string_view> pieces = json_pieces(field.raw);
  std::size_t i = 0;
  const dom::array items = field.value.get_array().value_unsafe();
  for (const dom::element item : items) {
    JsonField piece = field_of(item);
    piece.raw = pieces[i++];
    std::string cleaned;
    const auto text = scalar_text(piece, cleaned);
    if (!text) return false;
    add_tag(tags, trimmed(*text));
  }
  posting.tags = std::move(tags);
  return true;
}

// An amount: a number or the text of one. A negative one is a stand-in for nothing.
std::optional<double> amount(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  const bool usable = error == std::errc() && stop == end && std::isfinite(value) && value >= 0;
  return usable ? std::optional(value) : std::nullopt;
}

void set_salary_part(Salary& salary, std::string_view key, std::string_view text) {
  if (key == "surface") salary.surface = text;
  if (key == "currency") salary.currency = text;
  if (key == "unit") salary.unit = text;
  if (key == "min") salary.min = amount(text);
  if (key == "max") salary.max = amount(text);
  if (key == "annual_min") salary.annual_min = amount(text);
  if (key == "annual_max") salary.annual_max = amount(text);
}

std::optional<Salary> salary_of(const JsonField& field) {
  Salary salary;
  std::string cleaned;
  if (field.kind == JsonKind::kObject) {
    std::vector<JsonField> parts = json_fields(field.value.get_object().value_unsafe());
    add_raw(parts, field.raw);
    for (const JsonField& part : parts) {
      if (const auto text = scalar_text(part, cleaned)) {
        set_salary_part(salary, part.key, *text);
      }
    }
    if (salary.empty()) return std::nullopt;
  } else if (const auto text = scalar_text(field, cleaned)) {
    salary.surface = *text;
    if (field.kind == JsonKind::kNumber) salary.min = salary.max = amount(salary.surface);
  } else {
    return std::nullopt;
  }
  return salary;
}

// Figures that came in columns of their own say more than one that stands for the whole.
bool set_salary(Posting& posting, const JsonField& field) {
  std::optional<Salary> salary = salary_of(field);
  if (!salary) return false;
  const Salary& parts = posting.salary;
  if (parts.min || parts.max) std::tie(salary->min, salary->max) = std::tie(parts.min, parts.max);
  if (!parts.currency.empty()) salary->currency = parts.currency;
  if (!parts.unit.empty()) salary->unit = parts.unit;
  posting.salary = std::move(*salary);
  return true;
}

// A column that holds one part of the salary. Zero is what tables write for "not stated".
bool set_salary_column(Posting& posting, const JsonField& field) {
  std::string cleaned;
  const auto text = scalar_text(field, cleaned);
  if (!text) return false;
  if (text->empty()) return true;
  const std::string_view part = field.key.substr(field.key.find('_') + 1);
  const bool is_figure = part == "min" || part == "max";
  const auto figure = is_figure ? amount(*text) : std::nullopt;
  if (is_figure && !figure) return false;
  if (figure != 0) set_salary_part(posting.salary, part, *text);
  return true;
}

}  // namespace

bool means_nothing(std::string_view text) {
  constexpr std::size_t kLongest = std::ranges::max(kNullWords, {}, &std::string_view::size).size();
  const bool is_trimmed = text.empty() || (!is_space(text.front()) && !is_space(text.back()));
  const std::string_view word = is_trimmed ? text : trimmed(text);
  if (word.size() > kLongest) return false;
  return word.empty() ||
         std::ranges::any_of(kNullWords, [&](auto null) { return same_word(word, null); });
}

std::string_view text_format_name(TextFormat format) {
  switch (format) {
    case TextFormat::kText:
      return "text";
    case TextFormat::kHtml:
      return "html";
    case TextFormat::kMarkdown:
      return "markdown";
  }
  return {};
}

std::vector<JsonField> json_fields(dom::object object) {
  std::vector<JsonField> fields;
  fields.reserve(object.size());
  for (const dom::key_value_pair& member : object) {
    JsonField& field = fields.emplace_back(field_of(member.value));
    field.key = member.key;
    field.place = fields.size() - 1;
  }
  return fields;
}

void add_raw(std::vector<JsonField>& fields, std::string_view object) {
  const std::vector<std::string_view> pieces = json_pieces(object);
  for (JsonField& field : fields) field.raw = pieces[field.place * 2 + 1];
}

bool set_field(Posting& posting, const JsonField& field) {
  const OwnField* const own = own_field(field.key);
  if (!own) return false;
  switch (own->meaning) {
    case FieldMeaning::kText:
    case FieldMeaning::kDate:
      return set_text(posting, *own, field);
    case FieldMeaning::kFormat:
      return set_format(posting, field);
    case FieldMeaning::kTags:
      return set_tags(posting, field);
    case FieldMeaning::kSalary:
      return set_salary(posting, field);
    case FieldMeaning::kSalaryPart:
      return set_salary_column(posting, field);
  }
  return false;
}

}  // namespace skillgap
