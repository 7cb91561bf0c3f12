#include "insight/facts.h"

#include <algorithm>

namespace skillgap {
namespace {

// The line with which a text begins, where it has no title: further down are the levels of other
// people.
std::string_view opening_of(std::string_view text) {
  constexpr std::size_t kMostBytes = 160;
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  std::size_t length = std::min(end - begin, kMostBytes);
  while (begin + length < text.size() &&
         (static_cast<unsigned char>(text[begin + length]) & 0xC0) == 0x80)
    --length;
  return text.substr(begin, length);
}

void add_unique(std::vector<ConceptId>& list, ConceptId id) {
  if (std::ranges::find(list, id) == list.end()) list.push_back(id);
}

}  // namespace

FactReader FactReader::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return {taxonomy, tokenizer};
}

// Facts that are named like skills.
void FactReader::take_concepts(AnalyzedPosting& posting) const {
  for (const Mention& mention : posting.mentions) {
    const Concept& item = taxonomy_[mention.concept_id];
    if (mention.status < Status::kMentioned && item.kind != Kind::kIndustry) continue;
    if (item.kind == Kind::kFieldOfStudy) add_unique(posting.fields_of_study, mention.concept_id);
    if (item.kind == Kind::kCertification) add_unique(posting.certifications, mention.concept_id);
    if (item.kind == Kind::kIndustry) add_unique(posting.industries, mention.concept_id);
    const bool lower = !posting.education_min || item.rank < taxonomy_[*posting.education_min].rank;
    // A degree that is only wished for is no minimum.
    if (item.kind == Kind::kDegree && mention.status != Status::kPreferred && lower)
      posting.education_min = mention.concept_id;
  }
  std::erase_if(posting.mentions, [&](const Mention& mention) {
    const Kind kind = taxonomy_[mention.concept_id].kind;
    return !is_skill(kind) && kind != Kind::kPlatform;
  });
}

// The source's own field is meant for it; what that leaves open, the text may say of the same
// amount.
void FactReader::read_salary(AnalyzedPosting& posting, const ReadText& title,
                             const ReadText& text) const {
  const PayContext context{posting.posting.location, posting.text};
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
  Tokens tokens;
  tokenizer_.tokenize(text, tokens);
  return table.first(text, tokens);
}

std::string FactReader::seniority(const AnalyzedPosting& posting, const ReadText& title) const {
  if (!title.tokens.empty()) return seniority_.first(title.text, title.tokens);
  return first(seniority_, opening_of(posting.text));
}

// What the place says comes before what the text says: a text speaks of other people's modes too.
std::string FactReader::work_mode(const AnalyzedPosting& posting, const ReadText& title,
                                  const ReadText& text) const {
  for (const std::string& mode :
       {work_modes_.first(title.text, title.tokens), first(work_modes_, posting.posting.location),
        first(work_modes_, posting.posting.employment_type)}) {
    if (!mode.empty()) return mode;
  }
  return work_modes_.first(text.text, text.tokens);
}

void FactReader::read(AnalyzedPosting& posting, const ReadText& title, const ReadText& text) const {
  take_concepts(posting);
  posting.seniority = seniority(posting, title);
  read_salary(posting, title, text);
  posting.work_mode = work_mode(posting, title, text);
}

}  // namespace skillgap
