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

// Bytes of UTF-8; what is longer is cut at a character boundary.
constexpr std::size_t kMaxTitle = 1'000;
constexpr std::size_t kMaxDescription = 1u << 20;
constexpr std::size_t kMaxField = 256u << 10;

enum class Meaning { kText, kDate };

struct TextField {
  std::string_view key;
  std::string Posting::* member;
  std::size_t max_bytes = kMaxField;
  Meaning meaning = Meaning::kText;
};

constexpr TextField kTextFields[] = {
    {"id", &Posting::id},
    {"url", &Posting::url},
    {"source", &Posting::source},
    {"title", &Posting::title, kMaxTitle},
    {"company", &Posting::company},
    {"location", &Posting::location},
    {"description", &Posting::description, kMaxDescription},
    {"date_posted", &Posting::date_posted, kMaxField, Meaning::kDate},
    {"date_valid_through", &Posting::date_valid_through, kMaxField, Meaning::kDate},
    {"employment_type", &Posting::employment_type},
    {"language", &Posting::language},
};

const TextField* text_field(std::string_view key) {
  const auto found = std::ranges::find(kTextFields, key, &TextField::key);
  return found == std::end(kTextFields) ? nullptr : found;
}

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

void cut(std::string& text, std::size_t max_bytes) {
  if (text.size() > max_bytes) text.resize(character_begin(text, max_bytes));
}

// The value as text, "" where it means nothing; nullopt for an array or object.
std::optional<std::string> scalar_text(dom::element value, std::string_view raw,
                                       std::size_t max_bytes = kMaxField) {
  if (value.is_array() || value.is_object()) return std::nullopt;
  std::string text = clean_utf8(value.is_string() ? value.get_string().value_unsafe() : raw);
  cut(text, max_bytes);
  if (means_nothing(text)) text.clear();
  return text;
}

bool set_text(Posting& posting, const TextField& which, const JsonField& field) {
  std::optional<std::string> text = scalar_text(field.value, field.raw, which.max_bytes);
  if (!text) return false;
  if (which.meaning == Meaning::kDate) {
    if (const std::optional<Date> date = parse_date(*text)) text = to_iso(*date);
  }
  posting.*which.member = std::move(*text);
  return true;
}

bool set_format(Posting& posting, const JsonField& field) {
  const std::optional<std::string> text = scalar_text(field.value, field.raw);
  if (!text) return false;
  for (const TextFormat format : kFormats) {
    if (same_word(trimmed(*text), text_format_name(format))) posting.description_format = format;
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
  if (!field.value.is_array()) {
    const std::optional<std::string> text = scalar_text(field.value, field.raw);
    if (text) posting.tags = split_tags(*text);
    return text.has_value();
  }
  std::vector<std::string> tags;
  const std::vector<std::string_view> pieces = json_pieces(field.raw);
  std::size_t i = 0;
  const dom::array items = field.value.get_array().value_unsafe();
  for (const dom::element item : items) {
    const std::optional<std::string> text = scalar_text(item, pieces[i++]);
    if (!text) return false;
    add_tag(tags, trimmed(*text));
  }
  posting.tags = std::move(tags);
  return true;
}

// An amount: a number or the text of one. A negative one is a stand-in for nothing.
std::optional<double> amount(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  const bool usable = error == std::errc() && stop == end && std::isfinite(value) && value >= 0;
  return usable ? std::optional(value) : std::nullopt;
}

void set_salary_part(Salary& salary, std::string_view key, const std::string& text) {
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
  if (field.value.is_object()) {
    std::vector<JsonField> parts = json_fields(field.value.get_object().value_unsafe());
    add_raw(parts, field.raw);
    for (const JsonField& part : parts) {
      if (const auto text = scalar_text(part.value, part.raw)) {
        set_salary_part(salary, part.key, *text);
      }
    }
    if (salary.empty()) return std::nullopt;
  } else if (std::optional<std::string> text = scalar_text(field.value, field.raw)) {
    salary.surface = std::move(*text);
    if (field.value.is_number()) salary.min = salary.max = amount(salary.surface);
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

constexpr std::string_view kSalaryParts[] = {"salary_min", "salary_max", "salary_currency",
                                             "salary_unit"};

bool is_salary_part(std::string_view key) {
  return std::ranges::find(kSalaryParts, key) != std::end(kSalaryParts);
}

// A column that holds one part of the salary. Zero is what tables write for "not stated".
bool set_salary_column(Posting& posting, const JsonField& field) {
  const auto text = scalar_text(field.value, field.raw);
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
  for (const dom::key_value_pair& member : object)
    fields.push_back({.key = member.key, .value = member.value, .place = fields.size()});
  return fields;
}

void add_raw(std::vector<JsonField>& fields, std::string_view object) {
  const std::vector<std::string_view> pieces = json_pieces(object);
  for (JsonField& field : fields) field.raw = pieces[field.place * 2 + 1];
}

bool needs_raw(const JsonField& field) { return !field.value.is_string(); }

bool set_field(Posting& posting, const JsonField& field) {
  if (const TextField* which = text_field(field.key)) return set_text(posting, *which, field);
  if (field.key == "description_format") return set_format(posting, field);
  if (field.key == "salary") return set_salary(posting, field);
  if (is_salary_part(field.key)) return set_salary_column(posting, field);
  return field.key == "tags" && set_tags(posting, field);
}

bool is_posting_field(std::string_view name) {
  return text_field(name) != nullptr || name == "description_format" || name == "salary" ||
         name == "tags" || is_salary_part(name);
}

}  // namespace skillgap
