// The stages in order: plain text → tokens → structure → mentions → facts → role → verdict.
#include "skillgap/analyzer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "insight/asked_name.h"
#include "insight/facts.h"
#include "insight/fingerprint.h"
#include "insight/language.h"
#include "insight/posting_sketch.h"
#include "insight/read_text.h"
#include "insight/role_caller.h"
#include "insight/verdict.h"
#include "insight/workspace.h"
#include "insight/years.h"
#include "skillgap/concept_kinds.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/posting_text.h"
#include "skillgap/skill_finder.h"
#include "skillgap/structure.h"
#include "skillgap/token_parting.h"

namespace skillgap {
namespace {

// Names that are everyday words too are mentioned with less confidence (skill_finder.cpp).
constexpr double kOfEverydayWords = 0.9;

std::optional<Error> unknown_role(const Taxonomy& taxonomy, const AnalyzerOptions& options) {
  for (const std::string& role : options.among) {
    if (!taxonomy.find_role(role))
      return Error{role, "no such role, see `skillgap taxonomy search` for the ids"};
  }
  return std::nullopt;
}

// The token that begins at each mention's first byte; mentions and tokens both go by place.
std::vector<std::size_t> tokens_of(const std::vector<Mention>& mentions, const Tokens& tokens) {
  std::vector<std::size_t> numbers;
  numbers.reserve(mentions.size());
  std::size_t i = 0;
  for (const Mention& mention : mentions) {
    while (i < tokens.size() && tokens.span(i).begin < mention.where.begin) ++i;
    numbers.push_back(i);
  }
  return numbers;
}

// Adds to `skills`.
void sum_up(const std::vector<Mention>& mentions, const ConceptKinds& kinds,
            std::vector<SkillDemand>& skills) {
  skills.reserve(mentions.size());
  std::uint64_t seen = 0;  // a bit for several skills each: most need not be looked for
  for (const Mention& mention : mentions) {
    if (!is_skill(kinds[mention.concept_id])) continue;
    const std::uint64_t bit = std::uint64_t{1} << static_cast<std::size_t>(mention.concept_id) % 64;
    auto entry = (seen & bit) == 0
                     ? skills.end()
                     : std::ranges::find(skills, mention.concept_id, &SkillDemand::skill);
    seen |= bit;
    if (entry == skills.end())
      entry = skills.insert(skills.end(), {mention.concept_id, mention.status, 0, {}});
    ++entry->count;
    entry->status = std::max(entry->status, mention.status);
    if (mention.years_min)
      entry->years_min = std::max(entry->years_min.value_or(0), *mention.years_min);
  }
}

// All but the posting, and the text, which is replaced at once. Its memory stays.
void forget_answers(AnalyzedPosting& analyzed) {
  analyzed.mentions.clear();
  analyzed.skills.clear();
  analyzed.role.reset();
  analyzed.years_min.reset();
  analyzed.education_min.reset();
  for (auto* ids : {&analyzed.fields_of_study, &analyzed.certifications, &analyzed.industries})
    ids->clear();
  analyzed.salary.reset();
  for (std::string* text : {&analyzed.role_reason, &analyzed.seniority, &analyzed.salary_from,
                            &analyzed.work_mode, &analyzed.employment, &analyzed.fingerprint})
    text->clear();
  analyzed.language = Language::kOther;
  analyzed.verdict = Verdict::kOk;
}

}  // namespace

// The parts refer to `taxonomy`, so an Impl stays where it was made.
struct Analyzer::Impl {
  Impl(Taxonomy from, Tokenizer with, AnalyzerOptions how, const PhraseTables* ready,
       PhraseTables* made)
      : options(how),
        taxonomy(std::move(from)),
        kinds(taxonomy),
        tokenizer(std::move(with)),
        parter(TokenParter::build(taxonomy, {tokenizer, ready, made, &screen})),
        structure(StructureReader::build(taxonomy, {tokenizer, ready, made, &screen})),
        finder(SkillFinder::build(taxonomy, {tokenizer, ready, made, &screen})),
        roles(RoleCaller::build(taxonomy, {tokenizer, ready, made, &screen},
                                {how.min_confidence, how.among, how.parts.reasons})),
        facts(FactReader::build(taxonomy, kinds, {tokenizer, ready, made, &screen})),
        languages(LanguageTeller::build(taxonomy, tokenizer, &screen)),
        names(AskedNames::build(taxonomy, tokenizer)),
        version(full_version(taxonomy)),
        method(fmt::format("skillgap {} {}", SKILLGAP_VERSION, tokenizer.version())) {
    // It asked last, so all others found a place too. Without one a table would be searched as
    // ever, but slowly. So it is seen when the built-in tables are compiled.
    assert(languages.is_on_screen() &&
           "too many tables of phrases: raise PhraseScreen::kMostMatchers");
    screen.close();
  }

  // Replaces the contents of `read`, which refers to the text.
  void read(std::string_view text, ReadText& read) const;
  void find_in_tags(AnalyzedPosting& posting, ReadText& tag) const;
  std::vector<Employer> employers(const Posting& posting, ReadText& company) const;
  void find_in_description(AnalyzedPosting& posting, const ReadText& text,
                           std::span<const Employer> employers, bool is_of_person) const;
  void read_experience(AnalyzedPosting& posting, const ReadText& text,
                       std::vector<Mention>& mentions) const;

  AnalyzerOptions options;
  Taxonomy taxonomy;
  ConceptKinds kinds;
  Tokenizer tokenizer;
  PhraseScreen screen;  // of the matchers of all parts
  TokenParter parter;
  StructureReader structure;
  SkillFinder finder;
  RoleCaller roles;
  FactReader facts;
  LanguageTeller languages;
  AskedNames names;
  std::string version;
  std::string method;
};

void Analyzer::Impl::read(std::string_view text, ReadText& read) const {
  read.text = text;
  tokenizer.tokenize(text, read.tokens);
  if (read.tokens.empty()) {  // many postings have no title
    read.structure.clear();
    read.signs.clear();
    read.is_parted = false;
    return;
  }
  const std::size_t whole = read.tokens.size();
  parter.part(text, read.tokens);
  read.is_parted = read.tokens.size() != whole;
  screen.mark(read.tokens);
  structure.read(text, read.tokens, read.structure);
  facts.sign_reader().read_if_telling(text, read.tokens, read.signs);
}

void Analyzer::Impl::find_in_tags(AnalyzedPosting& posting, ReadText& tag) const {
  for (std::size_t i = 0; i < posting.posting.tags.size(); ++i) {
    read(posting.posting.tags[i], tag);
    for (Mention& mention : finder.find({Field::kTags, tag.text, tag.tokens, tag.structure})) {
      mention.tag = i;
      posting.mentions.push_back(std::move(mention));
    }
  }
}

void Analyzer::Impl::find_in_description(AnalyzedPosting& posting, const ReadText& text,
                                         std::span<const Employer> employers,
                                         bool is_of_person) const {
  std::vector<Mention> mentions = finder.find(
      {Field::kDescription, text.text, text.tokens, text.structure, employers, is_of_person});
  if (!text.signs.telling().empty())
    read_experience(posting, text, mentions);  // few texts have any
  if (posting.mentions.empty()) {              // as many titles have none
    posting.mentions = std::move(mentions);
  } else {
    posting.mentions.insert(posting.mentions.end(), std::move_iterator(mentions.begin()),
                            std::move_iterator(mentions.end()));
  }
}

// The years that the text asks for, of the whole posting and of its mentions.
void Analyzer::Impl::read_experience(AnalyzedPosting& posting, const ReadText& text,
                                     std::vector<Mention>& mentions) const {
  const std::vector<YearsStatement> durations = stated_durations(text.signs);
  const auto beginners = takes_beginners(text.signs, text.structure);
  if (durations.empty() && !beginners) return;
  const std::vector<std::size_t> places = tokens_of(mentions, text.tokens);
  std::vector<std::size_t> skill_places, product_places, degree_places;
  skill_places.reserve(mentions.size());
  product_places.reserve(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Kind kind = kinds[mentions[i].concept_id];
    if (is_skill(kind)) skill_places.push_back(places[i]);
    if (is_product(kind)) product_places.push_back(places[i]);
    if (kind == Kind::kDegree) degree_places.push_back(places[i]);
  }
  const auto statements = credible_years(durations, text.structure, skill_places);
  posting.years_min = overall_years(statements, text.structure, product_places, degree_places);
  if (beginners && posting.years_min.value_or(0) <= *beginners) posting.years_min = 0;
  tie_years(statements, text.structure, places, mentions);
}

// "Databricks" in a posting of Databricks is the employer, not a skill.
std::vector<Employer> Analyzer::Impl::employers(const Posting& posting, ReadText& company) const {
  if (posting.company.empty()) return {};
  read(posting.company, company);
  std::vector<Employer> employers;
  for (const Mention& name :
       finder.find({Field::kTags, company.text, company.tokens, company.structure})) {
    // An everyday word in a company's name ("Excel Staffing") says nothing of a product, nor does
    // "data analysis".
    const bool is_whole = name.where.end - name.where.begin == posting.company.size();
    if (is_product(kinds[name.concept_id]) && (name.confidence > kOfEverydayWords || is_whole))
      employers.push_back({name.concept_id, name.where.of(posting.company)});
  }
  return employers;
}

Analyzer::Analyzer(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

std::expected<Analyzer, Error> Analyzer::make(Taxonomy taxonomy, AnalyzerOptions options) {
  if (auto error = unknown_role(taxonomy, options)) return std::unexpected(*error);
  auto tokenizer = Tokenizer::make();
  if (!tokenizer) return std::unexpected(tokenizer.error());
  return Analyzer(std::make_unique<const Impl>(std::move(taxonomy), std::move(*tokenizer), options,
                                               nullptr, nullptr));
}

std::expected<Analyzer, Error> Analyzer::make(CompiledTaxonomy compiled, AnalyzerOptions options) {
  if (auto error = unknown_role(compiled.taxonomy, options)) return std::unexpected(*error);
  auto tokenizer = Tokenizer::make();
  if (!tokenizer) return std::unexpected(tokenizer.error());
  if (tokenizer->version() != compiled.tokenizer_version)
    return std::unexpected(stale_taxonomy_image(full_version(compiled.taxonomy),
                                                "was made for other word rules or another ICU"));
  return Analyzer(std::make_unique<const Impl>(std::move(compiled.taxonomy), std::move(*tokenizer),
                                               options, &compiled.phrases, nullptr));
}

std::expected<CompiledTaxonomy, Error> Analyzer::compile(Taxonomy taxonomy) {
  auto tokenizer = Tokenizer::make();
  if (!tokenizer) return std::unexpected(tokenizer.error());
  PhraseTables tables;
  Impl whole(std::move(taxonomy), std::move(*tokenizer), {}, nullptr, &tables);
  return CompiledTaxonomy{std::move(whole.taxonomy), whole.tokenizer.version(), std::move(tables)};
}

AnalyzedPosting Analyzer::analyze(Posting&& posting) const {
  AnalyzedPosting result;
  result.posting = std::move(posting);
  analyze(result, false, nullptr);
  return result;
}

void Analyzer::analyze_in_place(AnalyzedPosting& analyzed) const {
  forget_answers(analyzed);
  analyze(analyzed, false, nullptr);
}

SketchedPosting Analyzer::analyze_and_sketch(Posting&& posting) const {
  SketchedPosting result;
  result.posting.posting = std::move(posting);
  analyze(result.posting, false, &result.sketch);
  return result;
}

AnalyzedPosting Analyzer::analyze_resume(std::string text) const {
  AnalyzedPosting result;
  result.posting.description = std::move(text);
  result.posting.description_format = TextFormat::kText;
  analyze(result, true, nullptr);
  return result;
}

// REQUIRES: no answers in `result`.
void Analyzer::analyze(AnalyzedPosting& result, bool is_of_person, PostingSketch* sketch) const {
  read_dates(result.posting);
  result.text = plain_text(result.posting, std::move(result.text));
  Workspace& workspace = workspace_of_thread();
  const ReadText &title = workspace.title, &text = workspace.text;
  impl_->read(result.posting.title, workspace.title);
  impl_->read(result.text, workspace.text);

  result.mentions = impl_->finder.find({Field::kTitle, title.text, title.tokens, title.structure});
  impl_->find_in_description(result, text, impl_->employers(result.posting, workspace.other),
                             is_of_person);
  impl_->find_in_tags(result, workspace.other);
  sum_up(result.mentions, impl_->kinds, result.skills);

  result.language = impl_->languages.tell(text.tokens.empty() ? title.tokens : text.tokens);
  impl_->facts.read(result, title, text, impl_->options.parts);

  RoleAnswer role = impl_->roles.call({title, text, result.mentions, result.language});
  result.role = std::move(role.call);
  result.role_reason = std::move(role.reason);
  if (impl_->options.parts.reasons || !sketch)
    write_fingerprint(title.tokens, text.tokens, result.fingerprint);
  result.verdict = verdict_of(result, title.tokens, text.tokens);
  if (sketch) *sketch = sketch_read(result, title, text, impl_->tokenizer);
  workspace.give_back_what_is_large();
}

std::vector<RoleFeature> Analyzer::role_features(Posting posting) const {
  const AnalyzedPosting analyzed = analyze(std::move(posting));
  ReadText title, text;
  impl_->read(analyzed.posting.title, title);
  impl_->read(analyzed.text, text);
  return impl_->roles.features({title, text, analyzed.mentions, analyzed.language});
}

void Analyzer::read_dates(Posting& posting) const {
  impl_->facts.read_dates(posting, impl_->options.seen_on);
}

const Taxonomy& Analyzer::taxonomy() const { return impl_->taxonomy; }
const std::string& Analyzer::taxonomy_version() const { return impl_->version; }
const Tokenizer& Analyzer::tokenizer() const { return impl_->tokenizer; }
const std::string& Analyzer::method() const { return impl_->method; }

std::vector<ConceptId> Analyzer::resolve(std::string_view name) const {
  if (const auto id = impl_->taxonomy.find(name)) return {*id};
  return impl_->names.resolve(name, [&](std::string_view part) {
    Tokens tokens;
    impl_->tokenizer.tokenize(part, tokens);
    return impl_->finder.resolve(part, tokens);
  });
}

}  // namespace skillgap
