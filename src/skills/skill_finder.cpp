// The order of work: phrases → those that are meant as skills → statuses.
#include "skillgap/skill_finder.h"

#include <algorithm>
#include <iterator>

#include "skillgap/ascii.h"
#include "skillgap/phrase_matcher.h"
#include "skills/alias_facts.h"
#include "skills/denials.h"
#include "skills/senses.h"
#include "skills/shared_words.h"
#include "skills/status.h"

namespace skillgap {
namespace {

// Tokens of a name behind a phrase in which it begins.
constexpr std::size_t kBeyond = 4;

double confidence_of(const Candidate& candidate) {
  if (candidate.shares_word) return 0.8;
  if (candidate.rule == AliasRule::kAny) return 1;
  return candidate.rule == AliasRule::kCase ? 0.95 : 0.85;  // what asks for company has found it
}

// "17", "3.11", "v3"; "/", "&".
bool is_version_or_join(std::string_view folded) {
  const std::size_t digit = folded.starts_with('v') ? 1 : 0;
  return folded == "/" || folded == "&" || (digit < folded.size() && is_ascii_digit(folded[digit]));
}

}  // namespace

struct SkillFinder::Impl {
  const Taxonomy& taxonomy;
  PhraseMatcher aliases;          // and behind them the phrases that are no skill
  std::vector<AliasFacts> facts;  // by alias
  SenseJudge senses;
  Denials denials;
  SharedWords shared;

  bool is_no_skill(const PhraseHit& hit) const { return hit.ids.back() >= facts.size(); }
  // Of the thread: until the next call.
  std::vector<Candidate>& candidates(const FieldText& text) const;
  // Whether any that was added is written as it asks for.
  bool add(const FieldText& text, const PhraseHit& hit, std::vector<Candidate>& found) const;
  std::size_t add_names_inside(const FieldText& text, const PhraseHit& hit, std::size_t last,
                               std::vector<Candidate>& found) const;
  std::size_t add_name_beyond(const FieldText& text, const PhraseHit& no_skill,
                              std::vector<Candidate>& found) const;
  std::optional<Candidate> skill_named(std::string_view name, const Tokens& tokens) const;
  void add_sharing(const FieldText& text, std::vector<Candidate>& meant) const;
  // Of the thread, likewise.
  const std::vector<StatusCall>& statuses(const FieldText& text,
                                          const std::vector<Candidate>& found) const;
  void deny(const FieldText& text, const std::vector<TokenRange>& ranges,
            std::vector<StatusCall>& calls) const;
};

void SkillFinder::Impl::deny(const FieldText& text, const std::vector<TokenRange>& ranges,
                             std::vector<StatusCall>& calls) const {
  const std::vector<bool> denied = denials.find(text.text, text.tokens, text.structure, ranges);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (denied[i]) calls[i] = {Status::kNegated, rule_of(Cue::kNot)};
  }
}

// Titles and tags ask for what they name, however they are worded.
const std::vector<StatusCall>& SkillFinder::Impl::statuses(
    const FieldText& text, const std::vector<Candidate>& found) const {
  thread_local std::vector<StatusCall> calls;  // its memory is worth keeping
  if (text.field != Field::kDescription) {
    const bool is_title = text.field == Field::kTitle;
    calls.assign(found.size(), is_title ? StatusCall{Status::kRequired, "field:title"}
                                        : StatusCall{Status::kMentioned, "field:tags"});
    return calls;
  }
  thread_local std::vector<TokenRange> ranges;  // likewise
  ranges.clear();
  for (const Candidate& candidate : found)
    ranges.emplace_back(candidate.tokens.first, candidate.tokens.end,
                        candidate.kind == Kind::kSoft);
  call_statuses(ranges, text.structure, calls);
  if (text.is_of_person) deny(text, ranges, calls);
  return calls;
}

bool SkillFinder::Impl::add(const FieldText& text, const PhraseHit& hit,
                            std::vector<Candidate>& found) const {
  const auto first = static_cast<std::ptrdiff_t>(found.size());
  bool any_fits = false;
  for (const std::uint32_t id : hit.ids) {
    const AliasFacts& alias = facts[id];
    const AliasRule rule{alias.rule};
    if (rule == AliasRule::kAsked) continue;
    // Two aliases of a concept may fold to one text.
    if (hit.ids.size() > 1 && std::ranges::find(found.begin() + first, found.end(), alias.item,
                                                &Candidate::item) != found.end())
      continue;
    const bool case_fits =
        !alias.asks_for_case || same_case(hit.where.of(text.text), taxonomy.aliases[id].text);
    found.emplace_back(alias.item, Kind{alias.kind}, rule, case_fits, alias.is_everyday,
                       alias.has_bytes_of_addresses, false,
                       TokenRange{hit.first_token, hit.end_token}, hit.where);
    any_fits = any_fits || case_fits;
  }
  return any_fits;
}

// A name that is written otherwise than it asks for, or that nobody looks for in texts, hides no
// shorter one inside it, and none that goes beyond it: "Power apps" where only "Power Apps" counts.
// Nor does such a one inside it: "integration" in "unit and integration tests". Where the last of
// them ends; 0 where there is none. All begin before the token `last`, where the outermost name
// ends: each name of "network cable network cable …" overlaps the next one, to the end of the text.
std::size_t SkillFinder::Impl::add_names_inside(const FieldText& text, const PhraseHit& hit,
                                                std::size_t last,
                                                std::vector<Candidate>& found) const {
  std::vector<PhraseHit> names;
  std::size_t covered = 0;
  for (std::size_t first = hit.first_token; first < std::min(hit.end_token, last);) {
    const bool is_whole = first == hit.first_token;
    const std::size_t end = is_whole ? hit.end_token - 1 : hit.end_token + kBeyond;
    names.clear();
    aliases.find_more(text.text, text.tokens, first, std::min(end, text.tokens.size()), names);
    if (names.empty() || names.front().first_token != first) {
      ++first;
      continue;
    }
    const PhraseHit& name = names.front();
    const std::size_t before = found.size();
    if (!is_no_skill(name)) add(text, name, found);
    const bool is_asked = found.size() == before && !is_no_skill(name);
    covered =
        std::max(covered, is_asked ? add_names_inside(text, name, last, found) : name.end_token);
    first = std::max(first + 1, covered);
  }
  return covered;
}

// "In the field of IT" names no skill, but "IT governance" that begins in it does. Where that ends;
// 0 where there is none.
std::size_t SkillFinder::Impl::add_name_beyond(const FieldText& text, const PhraseHit& no_skill,
                                               std::vector<Candidate>& found) const {
  std::vector<PhraseHit> names;
  const std::size_t end = std::min(no_skill.end_token + kBeyond, text.tokens.size());
  aliases.find_more(text.text, text.tokens, no_skill.first_token + 1, end, names);
  for (const PhraseHit& name : names) {
    if (name.first_token >= no_skill.end_token) break;
    if (name.end_token <= no_skill.end_token || is_no_skill(name)) continue;
    add(text, name, found);
    return name.end_token;
  }
  return 0;
}

std::vector<Candidate>& SkillFinder::Impl::candidates(const FieldText& text) const {
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  aliases.find(text.text, text.tokens, hits);
  // They lie far apart: all are asked for before the first is waited for.
  for (const PhraseHit& hit : hits)
    __builtin_prefetch(facts.data() + std::min<std::size_t>(hit.ids.front(), facts.size()));
  thread_local std::vector<Candidate> found;  // likewise
  found.clear();
  std::size_t covered = 0;
  for (const PhraseHit& hit : hits) {
    if (hit.first_token < covered) continue;
    if (is_no_skill(hit)) {
      if (hit.end_token - hit.first_token > 1) covered = add_name_beyond(text, hit, found);
      continue;
    }
    if (add(text, hit, found) || hit.end_token - hit.first_token == 1) continue;
    std::vector<Candidate> inside;
    const std::size_t end = add_names_inside(text, hit, hit.end_token, inside);
    if (inside.empty()) continue;
    covered = end;
    while (!found.empty() && found.back().tokens.first == hit.first_token) found.pop_back();
    std::ranges::move(inside, std::back_inserter(found));
  }
  return found;
}

std::optional<Candidate> SkillFinder::Impl::skill_named(std::string_view name,
                                                        const Tokens& tokens) const {
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  aliases.find(name, tokens, hits);
  if (hits.empty() || hits.front().first_token > 0 || hits.front().end_token < tokens.size() ||
      is_no_skill(hits.front()))
    return std::nullopt;
  std::vector<Candidate> found;
  add({Field::kDescription, name, tokens, {}}, hits.front(), found);
  const auto skill = std::ranges::find_if(found, [](const Candidate& each) {
    return each.case_fits && is_skill(each.kind) && each.rule != AliasRule::kList;
  });
  return skill == found.end() ? std::nullopt : std::optional(*skill);
}

void SkillFinder::Impl::add_sharing(const FieldText& text, std::vector<Candidate>& meant) const {
  const std::vector<Candidate> sharing = shared.find(
      text, meant, aliases,
      [&](std::string_view name, const Tokens& tokens) { return skill_named(name, tokens); });
  if (sharing.empty()) return;  // nearly always
  const auto first_token = [](const Candidate& each) { return each.tokens.first; };
  std::erase_if(meant, [&](const Candidate& each) {
    return std::ranges::binary_search(sharing, each.tokens.first, {}, first_token);
  });
  const auto middle = meant.insert(meant.end(), sharing.begin(), sharing.end());
  std::ranges::inplace_merge(meant, middle, {}, first_token);
}

SkillFinder::SkillFinder(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
SkillFinder::SkillFinder(SkillFinder&&) noexcept = default;
SkillFinder& SkillFinder::operator=(SkillFinder&&) noexcept = default;
SkillFinder::~SkillFinder() = default;

SkillFinder SkillFinder::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  const auto phrases = [&](const PhraseSink& sink) {
    std::uint32_t id = 0;
    for (const Alias& alias : taxonomy.aliases) sink(alias.text, id++);
    for (const NotASkill& other : taxonomy.not_skills) sink(other.text, id++);
  };
  return SkillFinder(std::make_unique<const Impl>(
      Impl{taxonomy, compiler.build(phrases), facts_of_aliases(taxonomy),
           SenseJudge::build(taxonomy, compiler), Denials::build(taxonomy, compiler),
           SharedWords::build(taxonomy, compiler)}));
}

std::vector<Mention> SkillFinder::find(const FieldText& text) const {
  if (text.tokens.empty()) return {};  // as many titles
  std::vector<Candidate>& found = impl_->candidates(text);
  impl_->senses.keep_meant(text, found);
  if (found.empty()) return {};
  impl_->add_sharing(text, found);

  const std::vector<StatusCall>& calls = impl_->statuses(text, found);
  std::vector<Mention> mentions;
  mentions.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    Mention& mention = mentions.emplace_back();
    mention.concept_id = found[i].item;
    mention.field = text.field;
    mention.where = found[i].where;
    mention.status = calls[i].status;
    mention.rule = calls[i].rule;
    mention.confidence = confidence_of(found[i]);
  }
  return mentions;
}

namespace {

// From the token to the end: nothing, or one remark in parentheses.
bool is_remark(const Tokens& tokens, std::size_t begin) {
  if (begin == tokens.size()) return true;
  if (tokens.folded(begin) != "(") return false;
  while (begin < tokens.size() && tokens.folded(begin) != ")") ++begin;
  return begin + 1 == tokens.size();
}

}  // namespace

// "Python (primary)" is Python: what a person adds in parentheses is a remark, and so is a
// version ("Java 17"); a slash stands between several names ("Spark/Hadoop").
std::vector<ConceptId> SkillFinder::resolve(std::string_view name, const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  impl_->aliases.find(name, tokens, hits);
  std::size_t next = 0;
  const auto reaches = [&](std::size_t token) {
    while (next < token && next > 0 && is_version_or_join(tokens.folded(next))) ++next;
    return next == token;
  };
  std::vector<ConceptId> concepts;
  for (const PhraseHit& hit : hits) {
    if (next < tokens.size() && next > 0 && tokens.folded(next) == "(") break;
    if (!reaches(hit.first_token) || impl_->is_no_skill(hit)) return {};
    for (const std::uint32_t id : hit.ids) {
      if (id < impl_->taxonomy.aliases.size())
        concepts.push_back(impl_->taxonomy.aliases[id].concept_id);
    }
    next = hit.end_token;
  }
  if (!reaches(tokens.size()) && !is_remark(tokens, next)) return {};
  std::ranges::sort(concepts);
  concepts.erase(std::unique(concepts.begin(), concepts.end()), concepts.end());
  return concepts;
}

}  // namespace skillgap
