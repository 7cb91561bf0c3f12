#include "ingest/job_posting_ld.h"

#include <algorithm>
#include <utility>

#include "ingest/ld_text.h"
#include "ingest/relative_url.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

bool names_job_posting(std::string_view type) {
  return equals_ignoring_case(local_part(type), "JobPosting");
}

bool is_job_posting(const dom::element& type) {
  if (std::string_view name; !type.get(name)) return names_job_posting(name);
  dom::array types;
  return !type.get(types) && std::ranges::any_of(types, is_job_posting);
}

// Carried through for the reader; some may add to the text.
constexpr std::string_view kExtras[] = {
    "jobLocationType",
    "applicantLocationRequirements",
    "skills",
    "industry",
    "occupationalCategory",
    "qualifications",
    "responsibilities",
    "experienceRequirements",
    "educationRequirements",
    "jobBenefits",
    "workHours",
};

// What a posting that has no description says of the job, in the order of a reader.
constexpr std::string_view kInPlaceOfADescription[] = {
    "responsibilities",       "qualifications",        "skills",
    "experienceRequirements", "educationRequirements", "jobBenefits"};

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

// {"@id": …} names a thing, perhaps with its "@type", and says nothing of it.
bool is_reference(const dom::object& object) {
  return std::ranges::all_of(object, [](const auto& field) { return field.key.starts_with('@'); });
}

// Templates that encode twice write \n where a line ends.
std::string with_line_ends(std::string text) {
  const auto first = text.find("\\n");
  if (text.contains('\n') || first == std::string::npos || text.find("\\n", first + 2) == text.npos)
    return text;
  for (const auto& [written, meant] : {std::pair("\\r\\n", "\n"), {"\\n", "\n"}, {"\\t", " "}}) {
    const std::string_view mark(written);
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
      text.replace(at, mark.size(), meant);
  }
  return text;
}

// "https://schema.org/FULL_TIME" is FULL_TIME.
std::string without_schema(std::string text) {
  for (const std::string_view prefix : {"https://schema.org/", "http://schema.org/"}) {
    for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at))
      text.erase(at, prefix.size());
  }
  return text;
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
  if (!object["@id"].get(id) && !is_reference(object)) by_id_.emplace(id, block);
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
  if (value.get(reference) || reference["@id"].get(id) || !is_reference(reference)) return value;
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
    const auto found = std::ranges::find_if(object, [key](const auto& field) {
      return equals_ignoring_case(local_part(field.key), key);
    });
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
  if (!location || !location->is_object()) return ld_text(location);
  const auto address = member(*location, "address");
  if (address && address->is_array()) return joined_places(*address);
  if (address && !address->is_object()) return ld_text(address);
  const Element& holder = address ? *address : *location;
  std::vector<std::string> parts;
  for (const auto key : {"addressLocality", "addressRegion", "addressCountry"}) {
    parts.push_back(plain_line(ld_text(member(holder, key))));
  }
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  std::string out;
  for (const auto& part : parts) join(out, part, ", ");
  if (out.empty()) out = ld_text(member(holder, "streetAddress"));
  return out.empty() ? ld_text(location) : out;
}

// Each once.
std::string JobPostings::joined_places(const Element& list) {
  dom::array items;
  if (list.get(items)) return {};
  std::vector<std::string> all;
  for (const auto item : items) {
    if (all.size() == kMaxListed) break;
    auto one = item.is_array() ? std::string() : place(resolve(item));
    if (std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
  }
  std::string out;
  for (const auto& one : all) join(out, one, "; ");
  return out;
}

std::string JobPostings::places(const Element& node) {
  const auto location = member(node, "jobLocation");
  return location && location->is_array() ? joined_places(*location) : place(location);
}

std::string JobPostings::description(const Element& node) {
  auto text = ld_text(member(node, "description"), "\n\n");
  if (!text.empty()) return with_line_ends(std::move(text));
  for (const auto key : kInPlaceOfADescription)
    join(text, ld_text(member(node, key), "\n"), "\n\n");
  return text;
}

// Where no "url" says so: what the posting is the main entity of, or its own name where that is an
// address; a name within a page tells of the page only.
std::string JobPostings::likely_page(const Element& node) {
  for (const auto key : {"mainEntityOfPage", "@id"}) {
    auto link = ld_link(member(node, key));
    if (is_web_url(link) && !link.contains('#')) return link;
  }
  return {};
}

FeedItem JobPostings::read(const Element& node) {
  FeedItem out;
  Posting& posting = out.posting;
  posting.url = ld_link(member(node, "url"));
  out.likely_page = likely_page(node);
  for (const auto key : {"title", "name", "jobTitle"}) {
    if (posting.title.empty()) posting.title = ld_text(first_of(member(node, key)));
  }
  posting.company = ld_text(member(node, "hiringOrganization"));
  posting.location = plain_line(places(node));
  posting.description = description(node);
  posting.date_posted = ld_text(first_of(member(node, "datePosted")));
  posting.date_valid_through = ld_text(first_of(member(node, "validThrough")));
  posting.employment_type = plain_line(without_schema(ld_text(member(node, "employmentType"))));
  posting.language = plain_line(ld_text(member(node, "inLanguage")));
  posting.salary = salary(node);
  read_extras(posting, node);
  return out;
}

void JobPostings::read_extras(Posting& posting, const Element& node) {
  // A PropertyValue is called after its issuer; its value is what identifies.
  const auto identifier = member(node, "identifier");
  add_extra(posting, "identifier", identifier ? ld_text(member(*identifier, "value")) : "");
  if (posting.extra.empty()) add_extra(posting, "identifier", ld_text(identifier));
  for (const auto key : kExtras) add_extra(posting, key, ld_text(member(node, key)));
  const auto experience = member(node, "experienceRequirements");
  if (experience)
    add_extra(posting, "monthsOfExperience", ld_text(member(*experience, "monthsOfExperience")));
}

}  // namespace skillgap
