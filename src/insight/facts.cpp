#include "insight/facts.h"

#include <algorithm>

#include "insight/posting_date.h"
#include "skillgap/ascii.h"
#include "skillgap/utf8.h"

namespace skillgap {
namespace {

constexpr std::size_t kMostDateBytes = 200;
constexpr std::size_t kOpeningLines = 4;
constexpr std::size_t kOpeningBytes = 160;  // of a line; a longer one behind the first is prose

// Of the last byte that is no blank; the size of a line without one.
std::size_t last_visible(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '\r')) --end;
  return end == 0 ? line.size() : end - 1;
}

// The lines with which a text begins, where it has no title: further down are the levels of other
// people. As bytes of the text.
std::vector<Span> opening_of(std::string_view text) {
  std::vector<Span> opening;
  std::size_t lines = 0;
  for (std::size_t begin = 0; lines < kOpeningLines && begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t last = last_visible(line);
    if (last < line.size()) {
      const bool is_prose = line.size() > kOpeningBytes || line[last] == '.';
      if (lines++ == 0 || !is_prose)
        opening.push_back({begin, begin + character_begin(line, kOpeningBytes)});
    }
    begin = end + 1;
  }
  return opening;
}

void add_unique(std::vector<ConceptId>& list, ConceptId id) {
  if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

// What the source says of the place of work in a field of its own (schema.org's, which boards are
// given too), as JSON; "" where it says nothing.
std::string_view stated_mode(const Posting& posting) {
  const auto field = std::ranges::find(posting.extra, "jobLocationType", &ExtraField::key);
  return field == posting.extra.end() ? std::string_view() : field->json;
}

}  // namespace

FactReader::FactReader(const Taxonomy& taxonomy, const ConceptKinds& kinds,
                       const PhraseCompiler& compiler)
    : kinds_(kinds),
      tokenizer_(compiler.tokenizer()),
      degrees_(taxonomy, kinds),
      salaries_(SalaryReader::build(taxonomy, compiler)),
      seniority_(PhraseTable::build(
          taxonomy.seniority, {"intern", "junior", "mid", "senior", "lead", "manager", "executive"},
          compiler)),
      work_modes_(
          PhraseTable::build(taxonomy.work_modes, {"remote", "hybrid", "onsite"}, compiler)),
      employments_(PhraseTable::build(taxonomy.work_modes,
                                      {"full-time", "part-time", "contract", "temporary",
                                       "internship", "freelance", "volunteer"},
                                      compiler)) {
  for (const Phrase& row : taxonomy.units) {
    if (row.value == "from-years") levels_by_years_.push_back({row.text, row.language, row.number});
  }
  std::ranges::sort(levels_by_years_, {}, &LevelByYears::years);
}

FactReader FactReader::build(const Taxonomy& taxonomy, const ConceptKinds& kinds,
                             const PhraseCompiler& compiler) {
  return {taxonomy, kinds, compiler};
}

// Whether any of the mentions may be a fact that is named like skills; most texts have none.
bool FactReader::has_facts(const std::vector<Mention>& mentions) const {
  constexpr auto bit_of = [](Kind kind) { return 1U << static_cast<unsigned>(kind); };
  unsigned kinds = 0;
  for (const Mention& mention : mentions) kinds |= bit_of(kinds_[mention.concept_id]);
  return (kinds & (bit_of(Kind::kFieldOfStudy) | bit_of(Kind::kCertification) |
                   bit_of(Kind::kIndustry) | bit_of(Kind::kDegree))) != 0;
}

void FactReader::read_studies(AnalyzedPosting& posting) const {
  for (const Mention& mention : posting.mentions) {
    const Kind kind = kinds_[mention.concept_id];
    if (mention.status < Status::kMentioned && kind != Kind::kIndustry) continue;
    if (kind == Kind::kFieldOfStudy) add_unique(posting.fields_of_study, mention.concept_id);
    if (kind == Kind::kCertification) add_unique(posting.certifications, mention.concept_id);
    if (kind == Kind::kIndustry) add_unique(posting.industries, mention.concept_id);
  }
  posting.education_min = degrees_.least(posting);
}

void FactReader::take_facts(std::vector<Mention>& mentions) const {
  std::erase_if(mentions, [&](const Mention& mention) {
    const Kind kind = kinds_[mention.concept_id];
    return !is_skill(kind) && kind != Kind::kPlatform;
  });
}

// The source's own field is meant for it; what that leaves open, the text may say of the same
// amount.
void FactReader::read_salary(AnalyzedPosting& posting, const ReadText& title,
                             const ReadText& text) const {
  const PayContext context{posting.posting.location, posting.text,
                           text.is_parted ? nullptr : &text.tokens};
  const auto in_title = salaries_.in_text(title.text, title.signs, context, true);
  const auto in_text = salaries_.in_text(text.text, text.signs, context, false);
  posting.salary = salaries_.in_field(posting.posting.salary, context);
  if (posting.salary) {
    posting.salary_from = "field";
    for (const auto& other : {in_title, in_text}) complete(*posting.salary, other);
  } else if (in_title || in_text) {
    posting.salary = in_title ? in_title : in_text;
    posting.salary_from = field_name(in_title ? Field::kTitle : Field::kDescription);
  }
}

std::string FactReader::first(const PhraseTable& table, std::string_view text) const {
  if (text.empty()) return {};
  thread_local Tokens tokens;  // of a few words each time: its memory is worth keeping
  tokenizer_.tokenize(text, tokens);
  return table.first(text, tokens);
}

std::string FactReader::first(const PhraseTable& table, const ReadText& text) {
  return text.tokens.empty() ? std::string() : table.first(text.text, text.tokens);
}

// Few texts may name a level at all. Of each line alone: "… Developer" and "1. Should have …" are
// no "developer 1".
std::string FactReader::level_in_opening(const ReadText& text) const {
  if (!seniority_.may_hold(text.tokens)) return {};
  return seniority_.first_in(text.text, text.tokens, opening_of(text.text));
}

// What the title says; else what the years asked for say in the language of the text.
std::string FactReader::seniority(const AnalyzedPosting& posting, const ReadText& title,
                                  const ReadText& text) const {
  const std::string stated =
      title.tokens.empty() ? level_in_opening(text) : seniority_.first(title.text, title.tokens);
  return stated.empty() ? level_by_years(posting) : stated;
}

std::string FactReader::level_by_years(const AnalyzedPosting& posting) const {
  if (!posting.years_min) return {};
  const bool is_mixed = posting.language == Language::kMixed;  // mostly Indonesian ones
  const auto language = language_name(is_mixed ? Language::kIndonesian : posting.language);
  std::string level;
  for (const LevelByYears& row : levels_by_years_) {
    const bool speaks = row.language.empty() || row.language == language;
    if (speaks && *posting.years_min >= row.years) level = row.level;
  }
  return level == "none" ? "" : level;
}

// The source's own field comes first.
std::string FactReader::employment(const AnalyzedPosting& posting, const ReadText& title,
                                   const ReadText& text) const {
  std::string type;
  if (!posting.posting.employment_type.empty()) {
    std::string stated = ascii_lower(posting.posting.employment_type);
    std::ranges::replace(stated, '_', ' ');  // FULL_TIME
    type = first(employments_, stated);
  }
  if (type.empty()) type = first(employments_, title);
  if (type.empty()) type = first(employments_, text);
  return type;
}

// What the source and the place say comes before what the text says: a text speaks of other
// people's modes too.
std::string FactReader::work_mode(const AnalyzedPosting& posting, const ReadText& title,
                                  const ReadText& text) const {
  std::string mode = first(work_modes_, stated_mode(posting.posting));
  if (mode.empty()) mode = first(work_modes_, title);
  if (mode.empty()) mode = first(work_modes_, posting.posting.location);
  if (mode.empty()) mode = first(work_modes_, posting.posting.employment_type);
  if (mode.empty()) mode = first(work_modes_, text);
  return mode;
}

void FactReader::read_dates(Posting& posting, std::optional<Date> seen_on) const {
  for (std::string* text : {&posting.date_posted, &posting.date_valid_through}) {
    if (text->empty() || text->size() > kMostDateBytes) continue;
    if (const auto day = parse_date(*text)) {
      *text = to_iso(*day);
      continue;
    }
    Tokens tokens;  // few dates are words
    Signs signs;
    tokenizer_.tokenize(*text, tokens);
    sign_reader().read(*text, tokens, signs);
    if (const auto date = read_date_words(signs.telling(), seen_on)) *text = to_iso(*date);
  }
}

void FactReader::read(AnalyzedPosting& posting, const ReadText& title, const ReadText& text,
                      const AnalyzedParts& parts) const {
  if (has_facts(posting.mentions)) {
    if (parts.studies) read_studies(posting);
    take_facts(posting.mentions);
  }
  posting.seniority = seniority(posting, title, text);
  read_salary(posting, title, text);
  if (!parts.terms_of_work) return;
  posting.work_mode = work_mode(posting, title, text);
  posting.employment = employment(posting, title, text);
}

}  // namespace skillgap
