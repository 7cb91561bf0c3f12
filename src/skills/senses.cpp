#include "skills/senses.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "skillgap/phrase_matcher.h"
#include "skills/sense_evidence.h"
#include "skills/sense_rejections.h"
#include "skills/text_habits.h"

namespace skillgap {
namespace {

using WordSenses = std::map<std::uint64_t, Senses>;  // by the hash of the word

// Its hash; nullopt where it has more words than one.
std::optional<std::uint64_t> word_of(const Phrase& phrase, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(phrase.text, tokens);
  return tokens.size() == 1 ? std::optional(tokens.hash(0)) : std::nullopt;
}

// Of single words that are asked for beside a name only.
WordSenses senses_of_words(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  WordSenses senses;
  for (const Phrase& phrase : taxonomy.senses) {
    const auto sense = parse_sense(phrase.value);
    if (!sense || is_of_asked_names(*sense) || is_of_lists(*sense)) continue;
    if (const auto word = word_of(phrase, tokenizer)) senses[*word] |= bit_of(*sense);
  }
  std::erase_if(senses, [](const auto& word) { return (word.second & kAskedOfTexts) != 0; });
  return senses;
}

}  // namespace

struct SenseJudge::Impl {
  PhraseMatcher phrases;
  std::vector<Sense> sense_of;
  SenseWords words;           // which are none of the phrases
  PhraseMatcher tech_titles;  // company for a skill word in a title: "Go Developer"
};

SenseJudge::SenseJudge(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
SenseJudge::SenseJudge(SenseJudge&&) noexcept = default;
SenseJudge& SenseJudge::operator=(SenseJudge&&) noexcept = default;
SenseJudge::~SenseJudge() = default;

SenseJudge SenseJudge::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  const WordSenses words = senses_of_words(taxonomy, compiler.tokenizer());
  std::vector<PhraseEntry> phrases, titles;
  std::vector<Sense> sense_of;
  for (const Phrase& phrase : taxonomy.senses) {
    const auto sense = parse_sense(phrase.value);
    if (!sense || is_of_asked_names(*sense) || is_of_lists(*sense))
      continue;  // what is no sense the parser reports
    if (const auto word = word_of(phrase, compiler.tokenizer()); word && words.contains(*word))
      continue;
    phrases.push_back({phrase.text, static_cast<std::uint32_t>(sense_of.size())});
    sense_of.push_back(*sense);
  }
  for (const Phrase& title : taxonomy.titles) {
    const auto role = taxonomy.find_role(title.value);
    if (role && taxonomy[*role].tech) titles.push_back({title.text, 0});
  }
  return SenseJudge(std::make_unique<const Impl>(Impl{compiler.build(phrases), std::move(sense_of),
                                                      SenseWords({words.begin(), words.end()}),
                                                      compiler.build(titles)}));
}

void SenseJudge::keep_meant(const FieldText& text, std::vector<Candidate>& candidates) const {
  if (candidates.empty()) return;
  thread_local std::vector<PhraseHit> hits;  // its memory is worth keeping
  bool is_tech_title = false;
  if (text.field == Field::kTitle) {
    impl_->tech_titles.find(text.text, text.tokens, hits);
    is_tech_title = !hits.empty();
  }
  impl_->phrases.find(text.text, text.tokens, hits);
  thread_local std::vector<SenseHit> senses;  // likewise
  senses.clear();
  for (const PhraseHit& hit : hits) {
    for (const std::uint32_t id : hit.ids)
      senses.push_back({impl_->sense_of[id], {hit.first_token, hit.end_token}});
  }
  const CandidateText all(text, senses, impl_->words, candidates);
  thread_local Accepted meant;  // likewise
  const std::span<const std::size_t> open = find_evidence_for(all, is_tech_title, meant);
  accept_lone_lines(all, open, meant);
  accept_established(all, open, meant);
  reject_other_senses(all, meant);
  reject_other_abbreviations(all, meant);
  std::size_t i = 0;
  std::erase_if(candidates, [&](const Candidate&) { return !meant[i++]; });
}

}  // namespace skillgap
