#include <algorithm>
#include <string>

#include "report/concept_texts.h"
#include "report/role_json.h"
#include "skillgap/json_writer.h"
#include "skillgap/posting_json.h"
#include "skillgap/report.h"

namespace skillgap {
namespace {

// The keys of the posting itself.
constexpr std::string_view kPostingKeys[] = {
    "id",          "url",
    "source",      "title",
    "company",     "location",
    "description", "description_format",
    "date_posted", "date_valid_through",
    "tags",        "employment_type",
    "salary",      "salary_stated",
};

// An extra field of the input under a name that we give a meaning to goes to "input", so that
// nothing is lost and no key stands twice.
bool is_own_key(const ExtraField& field) {
  return std::ranges::find(kPostingKeys, field.key) != std::end(kPostingKeys) ||
         is_analysis_key(field.key);
}

void write_number(JsonWriter& json, JsonName name, std::optional<double> value) {
  if (value) json.key(name).number(*value);
}

void write_strings(JsonWriter& json, JsonName name, const std::vector<std::string>& values) {
  json.key(name).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

// In line, so that the sizes of the names are known.
[[gnu::always_inline]] inline void write_ids(JsonWriter& json, JsonName name,
                                             const std::vector<ConceptId>& concepts,
                                             const Taxonomy& taxonomy) {
  if (concepts.empty()) return void(json.empty_array(name));  // nearly always
  json.key(name).begin_array();
  for (const ConceptId id : concepts) json.string(taxonomy[id].id);
  json.end_array();
}

// Line breaks stand only between the tokens of a JSON text, and would cut our line in two.
void write_extra(JsonWriter& json, const ExtraField& field) {
  std::string value = field.json;
  std::ranges::replace_if(value, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  json.key(field.key).raw(value);
}

void write_posting(JsonWriter& json, const Posting& posting) {
  json.field("id", posting.id)
      .field("url", posting.url)
      .field("source", posting.source)
      .field("title", posting.title)
      .field("company", posting.company)
      .field("location", posting.location)
      .field("description", posting.description);
  if (posting.description_format) {
    json.field("description_format", text_format_name(*posting.description_format));
  }
  json.field("date_posted", posting.date_posted)
      .field("date_valid_through", posting.date_valid_through)
      .field("employment_type", posting.employment_type);
  if (!posting.tags.empty()) write_strings(json, "tags", posting.tags);
  for (const ExtraField& field : posting.extra) {
    if (!is_own_key(field)) write_extra(json, field);
  }
}

void write_input(JsonWriter& json, const Posting& posting) {
  if (posting.language.empty() && std::ranges::none_of(posting.extra, is_own_key)) return;
  json.key("input").begin_object().field("language", posting.language);
  for (const ExtraField& field : posting.extra) {
    const bool is_taken = field.key == "language" && !posting.language.empty();
    if (is_own_key(field) && !is_taken) write_extra(json, field);
  }
  json.end_object();
}

void write_mention(JsonWriter& json, const AnalyzedPosting& posting, const Mention& mention,
                   std::string_view begun) {
  std::optional<double> tag;
  if (mention.field == Field::kTags) tag = static_cast<double>(mention.tag);
  json.object_from(
      begun, JsonText{"surface", mention.where.of(field_text(posting, mention))},
      JsonPlain{"field", field_name(mention.field)}, JsonNumber{"tag", tag},
      JsonCount{"start", mention.where.begin}, JsonCount{"end", mention.where.end},
      JsonPlain{"status", status_name(mention.status)}, JsonNumber{"years_min", mention.years_min},
      JsonHundredths{"confidence", mention.confidence}, JsonPlain{"rule", mention.rule});
}

void write_skill(JsonWriter& json, const SkillDemand& demand, std::string_view begun) {
  json.object_from(begun, JsonPlain{"status", status_name(demand.status)},
                   JsonCount{"count", demand.count}, JsonNumber{"years_min", demand.years_min});
}

void write_salary(JsonWriter& json, JsonName name, const Salary& salary, std::string_view from) {
  if (salary.empty()) return;
  json.key(name).begin_object();
  write_number(json, "min", salary.min);
  write_number(json, "max", salary.max);
  json.field("currency", salary.currency).field("unit", salary.unit);
  write_number(json, "annual_min", salary.annual_min);
  write_number(json, "annual_max", salary.annual_max);
  json.field("surface", salary.surface).field("from", from).end_object();
}

void write_skills(JsonWriter& json, const AnalyzedPosting& posting, const ConceptTexts& texts) {
  std::string memory;
  json.key("mentions").begin_array();
  for (const Mention& mention : posting.mentions)
    write_mention(json, posting, mention, texts.in_mention(mention.concept_id, memory));
  json.end_array().key("skills").begin_array();
  for (const SkillDemand& demand : posting.skills)
    write_skill(json, demand, texts.in_skill(demand.skill, memory));
  json.end_array();
}

void write_facts(JsonWriter& json, const AnalyzedPosting& posting, const Taxonomy& taxonomy) {
  json.field("seniority", posting.seniority);
  write_number(json, "years_min", posting.years_min);
  if (posting.education_min) json.field("education_min", taxonomy[*posting.education_min].id);
  write_ids(json, "fields_of_study", posting.fields_of_study, taxonomy);
  write_ids(json, "certifications", posting.certifications, taxonomy);
  write_ids(json, "industries", posting.industries, taxonomy);
  const Salary& stated = posting.posting.salary;
  write_salary(json, "salary", posting.salary ? *posting.salary : stated, posting.salary_from);
  if (posting.salary) write_salary(json, "salary_stated", stated, "");
  json.field("work_mode", posting.work_mode).field("employment", posting.employment);
  json.members(JsonPlain{"language", language_name(posting.language)});
  if (!posting.fingerprint.empty()) json.members(JsonPlain{"fingerprint", posting.fingerprint});
  json.members(JsonPlain{"verdict", verdict_name(posting.verdict)});
}

// What a mention, a skill and the rest mostly take; a text grows by what is escaped in it.
std::size_t expected_size(const AnalyzedPosting& posting, const JsonOptions& options) {
  constexpr std::size_t kMention = 200, kSkill = 64, kRest = 1536;
  const std::size_t text =
      posting.posting.description.size() + (options.with_text ? posting.text.size() : 0);
  return text + text / 16 + kMention * posting.mentions.size() + kSkill * posting.skills.size() +
         kRest;
}

// What is the same in each posting, with a comma before each member.
std::string ending_of(const Analyzer& analyzer) {
  JsonWriter json;
  json.begin_object().members(JsonText{"taxonomy", analyzer.taxonomy_version()},
                              JsonText{"method", analyzer.method()});
  std::string members = json.end_object().take();
  members.front() = ',';
  members.pop_back();
  return members;
}

void append(std::string& lines, const AnalyzedPosting& posting, const Taxonomy& taxonomy,
            const JsonOptions& options, const ConceptTexts& texts, std::string_view ending) {
  for (const SkillDemand& demand : posting.skills) texts.fetch(demand.skill);
  JsonWriter json(std::move(lines));
  json.begin_object();
  write_posting(json, posting.posting);
  if (options.with_text) json.member("text", posting.text);
  write_skills(json, posting, texts);
  write_role(json, posting, taxonomy);
  write_facts(json, posting, taxonomy);
  json.prepared_members(ending);
  write_input(json, posting.posting);
  json.end_object();
  lines = json.take();
}

}  // namespace

std::string to_json(const AnalyzedPosting& posting, const Analyzer& analyzer,
                    const JsonOptions& options) {
  std::string json;
  json.reserve(expected_size(posting, options));
  const Taxonomy& taxonomy = analyzer.taxonomy();
  append(json, posting, taxonomy, options, ConceptTexts(taxonomy, ConceptTexts::When::kAsked),
         ending_of(analyzer));
  return json;
}

JsonLines::JsonLines(const Analyzer& analyzer, const JsonOptions& options)
    : analyzer_(&analyzer),
      options_(options),
      texts_(std::make_unique<const ConceptTexts>(analyzer.taxonomy())),
      ending_(ending_of(analyzer)) {}

JsonLines::~JsonLines() = default;

void JsonLines::append(std::string& lines, const AnalyzedPosting& posting) const {
  skillgap::append(lines, posting, analyzer_->taxonomy(), options_, *texts_, ending_);
}

}  // namespace skillgap
