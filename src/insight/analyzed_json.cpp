#include "skillgap/analyzed_json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace skillgap {
namespace {

namespace ondemand = simdjson::ondemand;

// Signals a value that is not as we write it; never leaves this file.
struct Damaged {};

template <typename T>
T need(simdjson::simdjson_result<T> result) {
  T value;
  if (std::move(result).get(value)) throw Damaged{};
  return value;
}

std::string_view text(ondemand::value value) { return need(value.get_string()); }
double number(ondemand::value value) { return need(value.get_double()); }

template <std::size_t N, typename Name>
std::size_t place_of(std::string_view word, const Name& name_of) {
  for (std::size_t i = 0; i < N; ++i) {
    if (name_of(i) == word) return i;
  }
  throw Damaged{};
}

Status parse_status(std::string_view word) {
  return static_cast<Status>(
      place_of<5>(word, [](std::size_t i) { return status_name(static_cast<Status>(i)); }));
}

Verdict parse_verdict(std::string_view word) {
  return static_cast<Verdict>(
      place_of<4>(word, [](std::size_t i) { return verdict_name(static_cast<Verdict>(i)); }));
}

TextFormat parse_format(std::string_view word) {
  if (word == "text") return TextFormat::kText;
  return word == "html" ? TextFormat::kHtml : TextFormat::kMarkdown;
}

// What a line must agree with, looked up millions of times.
struct Known {
  Known(const Analyzer& from, bool text)
      : analyzer(from),
        with_text(text),
        version(full_version(from.taxonomy())),
        end("\"taxonomy\":\"" + version + "\",\"method\":\"" + std::string(from.method()) + '"') {
    const Taxonomy& taxonomy = from.taxonomy();
    ids.reserve(taxonomy.concepts.size());
    for (std::size_t i = 0; i < taxonomy.concepts.size(); ++i)
      ids.emplace(taxonomy.concepts[i].id, static_cast<ConceptId>(i));
  }

  const Analyzer& analyzer;
  bool with_text;
  std::string version;
  std::string end;  // what a line of this analyzer ends with, or nearly
  std::unordered_map<std::string_view, ConceptId> ids;  // views of the taxonomy's
};

}  // namespace

struct AnalyzedReader::Impl {
  explicit Impl(std::shared_ptr<const Known> all) : known(std::move(all)) {}

  ConceptId concept_of(std::string_view id) const {
    const auto found = known->ids.find(id);
    if (found == known->ids.end()) throw Damaged{};
    return found->second;
  }

  SkillDemand skill(ondemand::object object) const {
    SkillDemand demand;
    for (auto member : object) {
      auto field = need(std::move(member));
      const std::string_view key = need(field.unescaped_key());
      if (key == "skill") demand.skill = concept_of(text(field.value()));
      if (key == "status") demand.status = parse_status(text(field.value()));
      if (key == "count") demand.count = static_cast<std::size_t>(number(field.value()));
      if (key == "years_min") demand.years_min = number(field.value());
    }
    return demand;
  }

  void read_skills(AnalyzedPosting& posting, ondemand::value value) const {
    for (auto item : need(value.get_array()))
      posting.skills.push_back(skill(need(item.get_object())));
  }

  void read_role(AnalyzedPosting& posting, ondemand::value value) const {
    ondemand::object object;
    if (value.get_object().get(object)) return;  // null
    RoleCall call;
    for (auto member : object) {
      auto field = need(std::move(member));
      const std::string_view key = need(field.unescaped_key());
      if (key == "confidence") call.confidence = number(field.value());
      if (key != "id") continue;
      const auto role = known->analyzer.taxonomy().find_role(text(field.value()));
      if (!role) throw Damaged{};
      call.role = *role;
    }
    posting.role = std::move(call);
  }

  // Of a salary that the analysis read ("from" stands in it); what is only stated is passed over.
  static void read_salary(AnalyzedPosting& posting, ondemand::value value) {
    Salary salary;
    for (auto member : need(value.get_object())) {
      auto field = need(std::move(member));
      const std::string_view key = need(field.unescaped_key());
      if (key == "currency") salary.currency = text(field.value());
      if (key == "surface") salary.surface = text(field.value());
      if (key == "annual_min") salary.annual_min = number(field.value());
      if (key == "annual_max") salary.annual_max = number(field.value());
      if (key == "from") posting.salary_from = text(field.value());
    }
    if (!posting.salary_from.empty()) posting.salary = std::move(salary);
  }

  void read_text(AnalyzedPosting& posting, std::string_view key, ondemand::value value) const {
    if (key == "description") posting.posting.description = text(value);
    if (key == "description_format") posting.posting.description_format = parse_format(text(value));
  }

  void read_member(AnalyzedPosting& posting, std::string_view key, ondemand::value value) {
    using Reader = void (*)(const Impl&, AnalyzedPosting&, ondemand::value);
    struct Entry {
      std::string_view key;
      Reader read;
    };
    static constexpr std::array<Entry, 15> kReaders = {{
        {"id", [](auto&, auto& p, auto v) { p.posting.id = text(v); }},
        {"url", [](auto&, auto& p, auto v) { p.posting.url = text(v); }},
        {"title", [](auto&, auto& p, auto v) { p.posting.title = text(v); }},
        {"company", [](auto&, auto& p, auto v) { p.posting.company = text(v); }},
        {"location", [](auto&, auto& p, auto v) { p.posting.location = text(v); }},
        {"date_posted", [](auto&, auto& p, auto v) { p.posting.date_posted = text(v); }},
        {"skills", [](auto& me, auto& p, auto v) { me.read_skills(p, v); }},
        {"role", [](auto& me, auto& p, auto v) { me.read_role(p, v); }},
        {"seniority", [](auto&, auto& p, auto v) { p.seniority = text(v); }},
        {"years_min", [](auto&, auto& p, auto v) { p.years_min = number(v); }},
        {"education_min",
         [](auto& me, auto& p, auto v) { p.education_min = me.concept_of(text(v)); }},
        {"salary", [](auto&, auto& p, auto v) { read_salary(p, v); }},
        {"work_mode", [](auto&, auto& p, auto v) { p.work_mode = text(v); }},
        {"fingerprint", [](auto&, auto& p, auto v) { p.fingerprint = text(v); }},
        {"verdict", [](auto&, auto& p, auto v) { p.verdict = parse_verdict(text(v)); }},
    }};
    const auto reader = std::ranges::find(kReaders, key, &Entry::key);
    if (reader != kReaders.end()) reader->read(*this, posting, value);
  }

  void read(simdjson::padded_string_view line, AnalyzedPosting& posting) {
    bool same_taxonomy = false, same_method = false;
    ondemand::document document = need(parser.iterate(line));
    for (auto member : need(document.get_object())) {
      auto field = need(std::move(member));
      const std::string_view key = need(field.unescaped_key());
      if (key == "taxonomy") {
        same_taxonomy = text(field.value()) == known->version;
      } else if (key == "method") {
        same_method = text(field.value()) == known->analyzer.method();
      } else if (known->with_text && key.starts_with("description")) {
        read_text(posting, key, field.value());
      } else {
        read_member(posting, key, field.value());
      }
    }
    if (!same_taxonomy || !same_method || posting.posting.id.empty()) throw Damaged{};
  }

  std::shared_ptr<const Known> known;
  ondemand::parser parser;
};

AnalyzedReader::AnalyzedReader(const Analyzer& analyzer, bool with_text)
    : impl_(std::make_unique<Impl>(std::make_shared<const Known>(analyzer, with_text))) {}
AnalyzedReader::AnalyzedReader(const AnalyzedReader& other)
    : impl_(std::make_unique<Impl>(other.impl_->known)) {}
AnalyzedReader::AnalyzedReader(AnalyzedReader&&) noexcept = default;
AnalyzedReader::~AnalyzedReader() = default;

std::optional<AnalyzedPosting> AnalyzedReader::read(std::string_view line, std::size_t readable) {
  // What no analysis of ours ends with need not be parsed to be told.
  if (line.rfind(impl_->known->end) == std::string_view::npos) return std::nullopt;
  std::optional<AnalyzedPosting> posting(std::in_place);
  try {
    if (readable >= line.size() + simdjson::SIMDJSON_PADDING) {
      impl_->read(simdjson::padded_string_view(line.data(), line.size(), readable), *posting);
    } else {
      impl_->read(simdjson::padded_string(line), *posting);
    }
    return posting;
  } catch (const Damaged&) {
    return std::nullopt;
  } catch (const simdjson::simdjson_error&) {
    return std::nullopt;
  }
}

}  // namespace skillgap
