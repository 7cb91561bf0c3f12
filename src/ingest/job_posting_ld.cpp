#include "ingest/job_posting_ld.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

// "JobPosting", "schema:JobPosting", "https://schema.org/JobPosting".
bool names_job_posting(std::string_view type) {
  return type.substr(type.find_last_of(":/#") + 1) == "JobPosting";
}

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

// schema.org's unitText; other words stay out, since they would not mean one of our units.
std::string unit_of(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
  for (const std::string_view unit : {"hour", "day", "week", "month", "year"}) {
    if (text == unit) return text;
  }
  return {};
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

constexpr std::size_t kMaxReferenced = 64u << 10;  // one thing that is looked up
constexpr std::size_t kMaxLookedUp = 32u << 20;    // all of a page

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
  const bool posting = !object["@type"].get(type) && is_job_posting(type);
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
  if (target == by_id_.end() || looked_up_ > kMaxLookedUp) return value;
  const auto size = weight(target->second, kMaxReferenced);
  looked_up_ += size;
  return size > kMaxReferenced ? value : target->second;
}

JobPostings::Found JobPostings::member(const Element& object, std::string_view key) {
  Element value;
  if (!object.is_object() || object[key].get(value) || value.is_null()) return std::nullopt;
  return resolve(value);
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

// A QuantitativeValue, or a MonetaryAmount that holds its figures itself.
void JobPostings::read_range(Salary& salary, const Element& range) {
  salary.min = number(text(member(range, "minValue")));
  salary.max = number(text(member(range, "maxValue")));
  if (salary.unit.empty()) salary.unit = unit_of(text(member(range, "unitText")));
  if (!salary.min && !salary.max) read_amount(salary, member(range, "value"));
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
    if (auto stated = text(member(amount, "currency")); !stated.empty()) out.currency = stated;
    out.unit = unit_of(text(member(amount, "unitText")));
    const auto value = member(amount, "value");
    read_range(out, value && first_of(*value).is_object() ? first_of(*value) : amount);
  }
  return out.empty() ? Salary() : out;
}

FeedItem JobPostings::read(const Element& node) {
  FeedItem out;
  Posting& posting = out.posting;
  posting.url = text(member(node, "url"));
  posting.title = text(member(node, "title"));
  if (posting.title.empty()) posting.title = text(member(node, "name"));
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
