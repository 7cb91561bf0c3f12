// JSON Resume (jsonresume.org, schema 1.0.0) → Resume. Unknown keys do no harm: the whole text is
// kept beside.
#include <fmt/format.h>
#include <simdjson.h>

#include <array>

#include "insight/resume_dates.h"
#include "skillgap/resume.h"

namespace skillgap {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 6> kSections = {"basics", "work",     "education",
                                                       "skills", "projects", "volunteer"};

std::string text(dom::element object, std::string_view key) {
  std::string_view value;
  return object.at_key(key).get(value) ? std::string() : std::string(value);
}

std::vector<dom::element> list(dom::element object, std::string_view key) {
  std::vector<dom::element> items;
  dom::array array;
  if (object.at_key(key).get(array)) return items;
  for (const dom::element item : array) items.push_back(item);
  return items;
}

std::vector<std::string> texts(dom::element object, std::string_view key) {
  std::vector<std::string> all;
  for (const dom::element item : list(object, key)) {
    std::string_view value;
    if (!item.get(value)) all.emplace_back(value);
  }
  return all;
}

// "2014-12-01" "2014-12" "2014": months since year 0. An end is behind its month; a year alone is
// its middle, as in other résumés (resume_dates.h).
std::optional<int> month(const std::string& date, bool is_end) {
  int year = 0, number = 0;
  if (date.size() < 4) return std::nullopt;
  for (std::size_t i = 0; i < 4; ++i) {
    if (date[i] < '0' || date[i] > '9') return std::nullopt;
    year = year * 10 + (date[i] - '0');
  }
  if (date.size() >= 7 && date[4] == '-') number = (date[5] - '0') * 10 + (date[6] - '0');
  if (number < 1 || number > 12) return year * 12 + kMiddleOfYear;
  return year * 12 + number - (is_end ? 0 : 1);
}

ResumeItem item_of(dom::element entry, ResumeItem::Kind kind) {
  ResumeItem item;
  item.kind = kind;
  for (const char* key :
       {"position", "name", "studyType", "area", "institution", "description", "summary"}) {
    if (const std::string value = text(entry, key); !value.empty()) item.text += value + "\n";
  }
  for (const char* key : {"highlights", "keywords", "courses"}) {
    for (const std::string& value : texts(entry, key)) item.text += "- " + value + "\n";
  }
  item.begin = month(text(entry, "startDate"), false);
  item.end = month(text(entry, "endDate"), true);
  item.ongoing = item.begin && !item.end;
  return item;
}

// A keyword is a skill, and so is the name above it: "Web Development: HTML, CSS".
void add_skills(dom::element root, Resume& resume) {
  for (const dom::element entry : list(root, "skills")) {
    const std::string level = text(entry, "level");
    std::vector<std::string> names = texts(entry, "keywords");
    if (const std::string name = text(entry, "name"); !name.empty())
      names.insert(names.begin(), name);
    for (std::string& name : names) resume.skills.push_back({std::move(name), level, {}});
  }
}

void add_facts(dom::element root, Resume& resume) {
  for (const dom::element entry : list(root, "languages")) {
    if (const std::string name = text(entry, "language"); !name.empty())
      resume.languages.push_back({name, text(entry, "fluency")});
  }
  for (const dom::element entry : list(root, "education"))
    resume.studies.push_back(
        {text(entry, "studyType"), text(entry, "area"), text(entry, "institution")});
  for (const dom::element entry : list(root, "certificates")) {
    if (std::string name = text(entry, "name"); !name.empty())
      resume.certificates.push_back(std::move(name));
  }
}

// --- what is of the wrong kind ---

struct Section {
  std::string_view key;
  std::vector<std::string_view> texts, lists;  // what is read of an entry
};

const std::vector<Section>& list_sections() {
  static const std::vector<Section> sections = {
      {"work",
       {"position", "name", "description", "summary", "startDate", "endDate"},
       {"highlights"}},
      {"education", {"studyType", "area", "institution", "startDate", "endDate"}, {"courses"}},
      {"projects", {"name", "description", "startDate", "endDate"}, {"highlights", "keywords"}},
      {"volunteer", {"position", "summary", "startDate", "endDate"}, {"highlights"}},
      {"skills", {"name", "level"}, {"keywords"}},
      {"languages", {"language", "fluency"}, {}},
      {"certificates", {"name"}, {}},
  };
  return sections;
}

class KindCheck {
 public:
  explicit KindCheck(std::string_view where) : where_(where) {}

  std::vector<Problem> problems(dom::element root) {
    if (const auto basics = member(root, "basics"))
      check_entry(*basics, "basics", {"basics", {"name", "label", "summary"}, {}});
    for (const Section& section : list_sections()) {
      const auto entries = items(root, section.key, std::string(section.key));
      for (std::size_t i = 0; i < entries.size(); ++i)
        check_entry(entries[i], fmt::format("{}[{}]", section.key, i), section);
    }
    return std::move(problems_);
  }

 private:
  // What is not there, or null, is no fault.
  std::optional<dom::element> member(dom::element object, std::string_view key) const {
    dom::element value;
    if (object.at_key(key).get(value) || value.is_null()) return std::nullopt;
    return value;
  }

  std::vector<dom::element> items(dom::element object, std::string_view key,
                                  const std::string& place) {
    const auto value = member(object, key);
    if (value && !value->is_array()) report(place, "a list");
    return value ? list(object, key) : std::vector<dom::element>();
  }

  void check_entry(dom::element entry, const std::string& place, const Section& section) {
    if (!entry.is_object()) return report(place, "an object");
    for (const std::string_view key : section.texts) {
      const auto value = member(entry, key);
      if (value && !value->is_string()) report(fmt::format("{}.{}", place, key), "a text");
    }
    for (const std::string_view key : section.lists) {
      const std::string at = fmt::format("{}.{}", place, key);
      const auto all = items(entry, key, at);
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].is_string()) report(fmt::format("{}[{}]", at, i), "a text");
      }
    }
  }

  void report(const std::string& place, std::string_view kind) {
    problems_.push_back({ProblemKind::kBadItem, fmt::format("{}: {}", where_, place),
                         fmt::format("must be {}, was left out", kind)});
  }

  std::string_view where_;
  std::vector<Problem> problems_;
};

}  // namespace

std::expected<Resume, Error> read_json_resume(std::string_view json, std::string_view where) {
  dom::parser parser;
  dom::element root;
  const auto fail = [&](std::string message) {
    return std::unexpected(Error{std::string(where), std::move(message)});
  };
  if (const auto error = parser.parse(simdjson::padded_string(json)).get(root))
    return fail(fmt::format("not valid JSON ({}), check commas and quotes",
                            simdjson::error_message(error)));
  if (!root.is_object()) return fail("not a JSON object, a résumé is one");
  bool any = false;
  for (const std::string_view section : kSections) any |= !root.at_key(section).error();
  if (!any)
    return fail("no section of JSON Resume (basics, work, education, skills …) in this file");

  Resume resume;
  resume.json = simdjson::minify(root);
  resume.problems = KindCheck(where).problems(root);
  dom::element basics;
  if (!root.at_key("basics").get(basics)) {
    resume.name = text(basics, "name");
    resume.claims = text(basics, "label") + "\n" + text(basics, "summary") + "\n";
  }
  add_skills(root, resume);
  add_facts(root, resume);
  for (const dom::element entry : list(root, "work"))
    resume.items.push_back(item_of(entry, ResumeItem::Kind::kWork));
  for (const dom::element entry : list(root, "education"))
    resume.items.push_back(item_of(entry, ResumeItem::Kind::kStudy));
  for (const char* section : {"projects", "volunteer"}) {
    for (const dom::element entry : list(root, section))
      resume.items.push_back(item_of(entry, ResumeItem::Kind::kOther));
  }
  return resume;
}

}  // namespace skillgap
