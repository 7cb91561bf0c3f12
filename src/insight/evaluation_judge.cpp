// One line of gold against the analyzer's answer.
#include <fmt/format.h>

#include <algorithm>

#include "insight/evaluation_facts.h"
#include "insight/evaluation_items.h"
#include "skillgap/evaluation.h"
#include "skillgap/structure.h"
#include "skillgap/token_parting.h"

namespace skillgap {
namespace {

// Gold has no word for metrics, and writes '_' where we write '-'.
std::string gold_kind(Kind kind) {
  if (kind == Kind::kMetric) return "method";
  std::string name(kind_name(kind));
  std::ranges::replace(name, '-', '_');
  return name;
}

}  // namespace

struct Judge::Impl {
  explicit Impl(const Analyzer& from)
      : analyzer(from),
        parter(TokenParter::build(from.taxonomy(), from.tokenizer())),
        structure(StructureReader::build(from.taxonomy(), from.tokenizer())) {}

  std::vector<ConceptId> concepts_of(std::string_view name) const;
  void set_sections(std::string_view text, std::vector<Item>& items) const;
  std::vector<Item> gold_items(const GoldPosting& gold) const;
  std::vector<Item> found_items(const AnalyzedPosting& answer) const;
  JudgedLine judge(const GoldPosting& gold) const;
  JudgedLine judge(const GoldSentence& gold) const;

  const Analyzer& analyzer;
  TokenParter parter;
  StructureReader structure;
};

std::vector<ConceptId> Judge::Impl::concepts_of(std::string_view name) const {
  std::vector<ConceptId> concepts = analyzer.resolve(name);
  if (!concepts.empty()) return concepts;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find_first_of("()/", begin), name.size());
    if (begin > 0 || end < name.size())
      std::ranges::copy(analyzer.resolve(name.substr(begin, end - begin)),
                        std::back_inserter(concepts));
    begin = end + 1;
  }
  return concepts;
}

void Judge::Impl::set_sections(std::string_view text, std::vector<Item>& items) const {
  Tokens tokens;
  analyzer.tokenizer().tokenize(text, tokens);
  parter.part(text, tokens);
  const Structure read = structure.read(text, tokens);
  std::size_t token = 0;
  std::ranges::sort(items, {}, [](const Item& item) { return item.where.begin; });
  for (Item& item : items) {
    while (token + 1 < tokens.size() && tokens.span(token).end <= item.where.begin) ++token;
    if (token < tokens.size()) item.section = section_name(read.clause(token).section);
  }
}

std::vector<Item> Judge::Impl::gold_items(const GoldPosting& gold) const {
  std::vector<Item> items;
  for (const GoldMention& mention : gold.mentions)
    items.push_back({mention.where, concepts_of(mention.name), mention.kind, "", mention.name,
                     mention.status, ""});
  return items;
}

std::vector<Item> Judge::Impl::found_items(const AnalyzedPosting& answer) const {
  std::vector<Item> items;
  for (const Mention& mention : answer.mentions) {
    const Concept& item = analyzer.taxonomy()[mention.concept_id];
    if (mention.field != Field::kDescription || !is_skill(item.kind)) continue;
    items.push_back({mention.where,
                     {mention.concept_id},
                     gold_kind(item.kind),
                     "",
                     item.id,
                     mention.status,
                     std::string(mention.rule)});
  }
  return items;
}

namespace {

void judge_facts(const GoldPosting& gold, const AnalyzedPosting& answer, const Taxonomy& taxonomy,
                 JudgedLine& line) {
  Tally tally(line, gold.language);
  for (FactAnswer& fact : compare_facts(gold, answer, taxonomy)) {
    tally.asked("fact", "fact", fact.fact, fact.right);
    if (!fact.right)
      line.errors.push_back({std::string(fact.fact), gold.posting.id, gold.language, "",
                             std::move(fact.expected), std::move(fact.got), gold.posting.title});
  }
}

}  // namespace

JudgedLine Judge::Impl::judge(const GoldPosting& gold) const {
  JudgedLine line;
  const AnalyzedPosting answer = analyzer.analyze(gold.posting);
  std::vector<Item> asked = gold_items(gold), answered = found_items(answer);
  set_sections(answer.text, asked);
  set_sections(answer.text, answered);
  judge_spans(gold, asked, answered, line);
  Tally tally(line, gold.language);
  judge_concepts(asked, answered, answer.fields_of_study, tally);

  judge_facts(gold, answer, analyzer.taxonomy(), line);
  return line;
}

JudgedLine Judge::Impl::judge(const GoldSentence& gold) const {
  JudgedLine line;
  const AnalyzedPosting answer =
      analyzer.analyze({.description = gold.text, .description_format = TextFormat::kText});
  const Item asked{gold.where, concepts_of(gold.skill), "", "", gold.skill, {}, ""};
  const std::vector<Item> answered = found_items(answer);
  const bool said =
      std::ranges::any_of(answered, [&](const Item& found) { return agrees(asked, found); });
  Tally tally(line, gold.language);
  tally.asked("word", "term", gold.term, said == gold.is_skill);
  tally.asked("word", "all", "all", said == gold.is_skill);
  if (said != gold.is_skill)
    line.errors.push_back({"word", gold.term, gold.language, std::string(gold.where.of(gold.text)),
                           gold.is_skill ? "skill" : "no skill: " + gold.note,
                           said ? "skill" : "no skill", context_of(gold.text, gold.where)});
  return line;
}

Judge::Judge(const Analyzer& analyzer) : impl_(std::make_unique<const Impl>(analyzer)) {}
Judge::Judge(Judge&&) noexcept = default;
Judge::~Judge() = default;

JudgedLine Judge::judge(const GoldLine& line) const {
  return std::visit([&](const auto& gold) { return impl_->judge(gold); }, line);
}

}  // namespace skillgap
