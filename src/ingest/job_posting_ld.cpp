#include "ingest/job_posting_ld.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// "title" of "schema:title" and "https://schema.org/title".
std::string_view local_part(std::string_view name) {
  return name.substr(name.find_last_of(":/#") + 1);
}

char in_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, in_lower_case, in_lower_case);
}

bool names_job_posting(std::string_view type) { return same_word(local_part(type), "JobPosting"); }

bool is_job_posting(const dom::element& type) {
  if (std::string_view name; !type.get(name)) return names_job_posting(name);
  dom::array types;
  return !type.get(types) && std::ranges::any_of(types, is_job_posting);
}

void join(std::string& list, std::string_view item, std::string_view between) {
  if (item.empty()) return;
  if (!list.empty()) list += between;
  list += item;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && stop == text.data() + text.size();
  // Zero is what templates write for "not stated".
  return whole && std::isfinite(value) && value > 0 ? std::optional(value) : std::nullopt;
}

struct Unit {
  std::string_view code, unit;
};
// schema.org's unitText and what sites write for it; UN/CEFACT's unitCode; ISO 8601 periods. Others
// stay out, since they would not mean one of our units.
constexpr Unit kUnits[] = {
    {"hour", "hour"},     {"day", "day"},     {"week", "week"},   {"month", "month"},
    {"year", "year"},     {"hourly", "hour"}, {"daily", "day"},   {"weekly", "week"},
    {"monthly", "month"}, {"yearly", "year"}, {"annual", "year"}, {"annually", "year"},
    {"hur", "hour"},      {"wee", "week"},    {"mon", "month"},   {"ann", "year"},
    {"p1d", "day"},       {"p1w", "week"},    {"p1m", "month"},   {"p1y", "year"},
};

std::string unit_of(std::string_view text) {
  const auto* found = std::ranges::find_if(
      kUnits, [text](const Unit& unit) { return same_word(local_part(text), unit.code); });
  return found == std::end(kUnits) ? std::string() : std::string(found->unit);
}

// What a thing is called, by its type: text, organisation or place, property, requirement.
constexpr std::string_view kNameKeys[] = {"@value",    "name",        "value",
                                          "legalName", "description", "credentialCategory"};

// Carried through for the reader; some may add to the text.
constexpr std::string_view kExtras[] = {
    "jobLocationType",  "applicantLocationRequirements", "skills",
    "industry",         "occupationalCategory",          "qualifications",
    "responsibilities", "experienceRequirements",        "educationRequirements",
};

// More of a kind are no help to a reader, and a way to make us work.
constexpr std::size_t kMaxListed = 100;

// What a person would read: a string, a number as written, the name of a thing, a list of these.
// Only as deep as sensible data goes: {"name": [{"@value": "…"}]}.
std::string text(const std::optional<dom::element>& value, int depth = 0) {
  if (!value || depth > 3) return {};
  if (std::string_view string; !value->get(string)) return std::string(string);
  std::string out;
  if (dom::array list; !value->get(list)) {
    std::size_t count = 0;
    for (const auto item : list) {
      if (++count > kMaxListed) break;
      join(out, text(item, depth + 1), ", ");
    }
    return out;
  }
  if (!value->is_object()) return value->is_null() ? std::string() : simdjson::minify(*value);
  for (const auto key : kNameKeys) {
    dom::element name;
    if (!value->at_key(key).get(name)) out = text(name, depth + 1);
    if (!out.empty()) break;
  }
  return out;
}

// About how much reading a value costs, counted until it is more than `limit`.
std::size_t weight(const dom::element& value, std::size_t limit) {
  if (std::string_view string; !value.get(string)) return 16 + string.size();
  std::size_t sum = 16;
  if (dom::array list; !value.get(list)) {
    for (auto item = list.begin(); item != list.end() && sum <= limit; ++item) {
      sum += weight(*item, limit - sum);
    }
  }
  if (dom::object object; !value.get(object)) {
    for (auto field = object.begin(); field != object.end() && sum <= limit; ++field) {
      sum += field.key().size() + weight(field.value(), limit - std::min(sum, limit));
    }
  }
  return sum;
}

// A list stands for its first item, where one value is wanted.
dom::element first_of(const dom::element& value) {
  dom::element first;
  return value.is_array() && !value.at(0).get(first) ? first : value;
}

bool is_zero(const std::optional<dom::element>& value) {
  double figure = 1;
  return value && !value->get(figure) && figure == 0;
}

}  // namespace

// The depth of a JSON text is bounded by its parser, and so is this recursion.
void JobPostings::add(const Element& block, bool within_posting) {
  if (dom::array array; !block.get(array)) {
    for (const auto item : array) add(item, within_posting);
  }
  if (dom::object object; !block.get(object)) add_object(block, object, within_posting);
}

void JobPostings::add_object(const Element& block, const dom::object& object, bool within_posting) {
  std::string_view id;
  if (object.size() > 1 && !object["@id"].get(id)) by_id_.emplace(id, block);
  dom::element type;
  const bool typed = !object["@type"].get(type) || !object["type"].get(type);
  const bool posting = typed && is_job_posting(type);
  if (posting && !within_posting) nodes_.push_back(block);
  for (const auto& field : object) add(field.value, within_posting || posting);
}

// A thing that is only named here may stand elsewhere in the page. What is looked up is rationed:
// many postings that name one large thing would make far more of the page than it holds.
JobPostings::Element JobPostings::resolve(const Element& value) {
  dom::object reference;
  std::string_view id;
  if (value.get(reference) || reference.size() != 1 || reference["@id"].get(id)) return value;
  const auto target = by_id_.find(id);
  if (target == by_id_.end() || looked_up_ > limits_.looked_up_bytes) return value;
  const auto size = weight(target->second, limits_.referenced_bytes);
  looked_up_ += size;
  return size > limits_.referenced_bytes ? value : target->second;
}

// By its plain name, else by the local part of a longer one.
JobPostings::Found JobPostings::member(const Element& holder, std::string_view key) {
  dom::object object;
  Element value;
  if (holder.get(object)) return std::nullopt;
  if (object[key].get(value)) {
    const auto found = std::ranges::find_if(
        object, [key](const auto& field) { return same_word(local_part(field.key), key); });
    if (found == object.end()) return std::nullopt;
    value = found.value();
  }
  if (value.is_null()) return std::nullopt;
  return resolve(value);
}

JobPostings::Found JobPostings::any_member(const Element& holder,
                                           std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (auto found = member(holder, key)) return found;
  }
  return std::nullopt;
}

// "Bandung, Jawa Barat, ID" of a Place, a PostalAddress or a string.
std::string JobPostings::place(const Found& location) {
  if (!location || !location->is_object()) return text(location);
  const auto address = member(*location, "address");
  if (address && !address->is_object()) return text(address);
  const Element& holder = address ? *address : *location;
  std::vector<std::string> parts;
  for (const auto key : {"addressLocality", "addressRegion", "addressCountry"}) {
    parts.push_back(plain_line(text(member(holder, key))));
  }
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  std::string out;
  for (const auto& part : parts) join(out, part, ", ");
  if (out.empty()) out = text(member(holder, "streetAddress"));
  return out.empty() ? text(location) : out;
}

std::string JobPostings::places(const Element& node) {
  const auto location = member(node, "jobLocation");
  dom::array list;
  if (!location || location->get(list)) return place(location);
  std::vector<std::string> all;
  for (const auto item : list) {
    if (all.size() == kMaxListed) break;
    auto one = place(resolve(item));
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
  }
  std::string out;
  for (const auto& one : all) join(out, one, "; ");
  return out;
}

// A figure, or words that hold some.
void JobPostings::read_amount(Salary& salary, const Found& value) {
  const auto words = text(value);
  if (const auto figure = number(words)) {
    salary.min = salary.max = figure;
  } else if (!is_zero(value)) {
    salary.surface = plain_line(words);
  }
}

// A QuantitativeValue, or an amount or price that holds its figures itself. Figures that are not
// written as JSON has them ("50,000") stay words.
void JobPostings::read_range(Salary& salary, const Element& range) {
  const auto least = any_member(range, {"minValue", "minPrice"});
  const auto most = any_member(range, {"maxValue", "maxPrice"});
  salary.min = number(text(least));
  salary.max = number(text(most));
  if (salary.unit.empty()) salary.unit = unit_of(text(any_member(range, {"unitText", "unitCode"})));
  if (salary.min || salary.max) return;
  if (!is_zero(least)) salary.surface = plain_line(text(least));
  if (!is_zero(most)) join(salary.surface, plain_line(text(most)), " - ");
  if (salary.surface.empty()) read_amount(salary, any_member(range, {"value", "price"}));
}

Salary JobPostings::salary(const Element& node) {
  Salary out;
  auto base = member(node, "baseSalary");
  if (!base) base = member(node, "estimatedSalary");
  if (!base) return out;
  const auto amount = first_of(*base);
  out.currency = text(member(node, "salaryCurrency"));
  if (!amount.is_object()) {
    read_amount(out, amount);
  } else {
    const auto currency = any_member(amount, {"currency", "priceCurrency"});
    if (auto stated = text(currency); !stated.empty()) out.currency = stated;
    out.unit = unit_of(text(any_member(amount, {"unitText", "unitCode"})));
    const auto value = member(amount, "value");
    read_range(out, value && first_of(*value).is_object() ? first_of(*value) : amount);
  }
  return out.empty() ? Salary() : out;
}

FeedItem JobPostings::read(const Element& node) {
  FeedItem out;
  Posting& posting = out.posting;
  posting.url = text(member(node, "url"));
  for (const auto key : {"title", "name"}) {
    const auto title = member(node, key);
    if (title && posting.title.empty()) posting.title = text(first_of(*title));
  }
  posting.company = text(member(node, "hiringOrganization"));
  posting.location = plain_line(places(node));
  posting.description = text(member(node, "description"));
  posting.date_posted = text(member(node, "datePosted"));
  posting.date_valid_through = text(member(node, "validThrough"));
  posting.employment_type = plain_line(text(member(node, "employmentType")));
  posting.language = plain_line(text(member(node, "inLanguage")));
  posting.salary = salary(node);
  // A PropertyValue is called after its issuer; its value is what identifies.
  const auto identifier = member(node, "identifier");
  add_extra(posting, "identifier", identifier ? text(member(*identifier, "value")) : "");
  if (posting.extra.empty()) add_extra(posting, "identifier", text(identifier));
  for (const auto key : kExtras) add_extra(posting, key, text(member(node, key)));
  return out;
}

}  // namespace skillgap
