// Words → segments between what is known → candidates → terms of one posting.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "skillgap/ascii.h"
#include "skillgap/phrase_matcher.h"
#include "skillgap/unlisted.h"
#include "skillgap/utf8.h"
#include "skills/term_candidates.h"

namespace skillgap {
namespace {

constexpr std::size_t kLongestKey = 60;  // bytes; longer runs are glued text
// Bytes of the line before and behind a term: little before, so that the term shows in a column.
constexpr std::size_t kContextBefore = 12, kContextBehind = 40;

std::string key_of(TermWords words) {
  std::string key;
  for (const TermWord& word : words) (key += key.empty() ? "" : " ") += word.folded;
  return key;
}

bool has_letter(std::string_view key) {
  return std::ranges::any_of(
      key, [](char c) { return is_ascii_lower(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// "Rp3,000,000" and "250.000k", but neither "ISO27001" nor "24x7".
bool is_amount(std::string_view key) {
  constexpr std::ptrdiff_t kLeastDigits = 5;
  const auto digits = std::ranges::count_if(key, is_ascii_digit);
  return digits >= kLeastDigits && digits > 2 * std::ranges::count_if(key, is_ascii_letter);
}

bool is_address(std::string_view key) {
  return key.starts_with("http") || key.starts_with("www.") || key.ends_with(".com");
}

bool is_part_of_path(std::string_view text, Span where) {
  return (where.begin > 0 && text[where.begin - 1] == '/') ||
         (where.end < text.size() && text[where.end] == '/');
}

std::string snippet_of(std::string_view text, Span where) {
  std::size_t begin = where.begin - std::min(where.begin, kContextBefore);
  std::size_t end = std::min(text.size(), where.end + kContextBehind);
  const std::size_t line = text.rfind('\n', where.begin);
  if (line != std::string_view::npos) begin = std::max(begin, line + 1);
  end = std::min(end, text.find('\n', where.end));
  if (begin > 0 && text[begin - 1] != '\n')
    begin = std::min(text.find(' ', begin) + 1, where.begin);
  return std::string(text.substr(begin, character_end(text, end) - begin));
}

Known known_as(Kind kind) {
  if (kind == Kind::kDegree) return Known::kDegree;
  if (!is_skill(kind)) return Known::kName;
  return kind == Kind::kSoft || kind == Kind::kBusiness || kind == Kind::kNaturalLanguage
             ? Known::kSkill
             : Known::kTechnical;
}

struct EmptyWords {
  std::unordered_set<std::string> function;  // at the edge of a term they are cut off
  std::unordered_set<std::string> everyday;  // words and phrases that are no term by themselves
};

// Collects the terms of one posting, each by its first place.
class Collector {
 public:
  Collector(const EmptyWords& empty, std::unordered_set<std::string> own_words)
      : empty_(empty), own_words_(std::move(own_words)) {}

  void offer(TermWords words, std::string_view text, TermUse use) {
    while (!words.empty() && empty_.function.contains(words.front().folded))
      words = words.subspan(1);
    while (!words.empty() && empty_.function.contains(words.back().folded))
      words = words.first(words.size() - 1);
    use.key = key_of(words);
    if (!is_term(words, use.key)) return;
    use.example.where = {words.front().where.begin, words.back().where.end};
    if (is_part_of_path(text, use.example.where) || !seen_.insert(use.key).second) return;
    use.term = std::string(use.example.where.of(text));
    use.has_capital = std::ranges::any_of(
        words, [](const TermWord& word) { return word.has_capital || word.is_odd; });
    use.example.snippet = snippet_of(text, use.example.where);
    uses_.push_back(std::move(use));
  }

  std::vector<TermUse> take() { return std::move(uses_); }

 private:
  bool is_term(TermWords words, const std::string& key) const {
    return !words.empty() && words.size() <= kMostTermWords && key.size() > 1 &&
           key.size() <= kLongestKey && has_letter(key) && !is_amount(key) && !is_address(key) &&
           !says_nothing(key) && std::ranges::none_of(words, &TermWord::is_glued) &&
           !std::ranges::all_of(
               words, [&](const TermWord& word) { return own_words_.contains(word.folded); });
  }

  // "and/or" and "e.g" too: signs between words that say nothing.
  bool says_nothing(std::string_view key) const {
    if (empty_.everyday.contains(std::string(key))) return true;
    while (!key.empty()) {
      const std::size_t end = std::min(key.find_first_of("/.&' "), key.size());
      const std::string piece(key.substr(0, end));
      if (end > 1 && !empty_.function.contains(piece)) return false;
      key.remove_prefix(std::min(end + 1, key.size()));
    }
    return true;
  }

  const EmptyWords& empty_;
  std::unordered_set<std::string> own_words_;
  std::unordered_set<std::string> seen_;
  std::vector<TermUse> uses_;
};

}  // namespace

struct UnlistedReader::Impl {
  Impl(const Taxonomy& taxonomy, const Tokenizer& with)
      : tokenizer(with),
        structure(StructureReader::build(taxonomy, with)),
        known(PhraseMatcher::build(known_phrases(taxonomy), with)) {
    for (const Phrase& row : taxonomy.function_words) empty.function.insert(whole_key(row.text));
    for (const Phrase& row : taxonomy.everyday_words) empty.everyday.insert(whole_key(row.text));
  }

  static std::vector<PhraseEntry> known_phrases(const Taxonomy& taxonomy);
  std::vector<TermWord> words_in(std::string_view text) const;
  std::string whole_key(std::string_view text) const { return key_of(words_in(text)); }
  std::string employer_of(const Posting& posting) const;
  std::vector<Known> known_tokens(std::string_view text, const Tokens& tokens) const;
  void read_description(const AnalyzedPosting& posting, Collector& collector) const;
  void read_clause(TermWords clause, const Clause& place, Known line,
                   const AnalyzedPosting& posting, Collector& collector) const;
  void read_tag(const AnalyzedPosting& posting, std::size_t tag, Collector& collector) const;

  const Tokenizer& tokenizer;
  StructureReader structure;
  PhraseMatcher known;
  EmptyWords empty;
};

std::vector<PhraseEntry> UnlistedReader::Impl::known_phrases(const Taxonomy& taxonomy) {
  std::vector<PhraseEntry> entries;
  const auto add = [&](const std::string& text, Known as) {
    entries.push_back({text, static_cast<std::uint32_t>(as)});
  };
  for (const Alias& alias : taxonomy.aliases)
    add(alias.text, known_as(taxonomy[alias.concept_id].kind));
  for (const NotASkill& other : taxonomy.not_skills) add(other.text, Known::kName);
  for (const auto* rows : {&taxonomy.titles, &taxonomy.role_fields, &taxonomy.sections,
                           &taxonomy.work_modes, &taxonomy.units}) {
    for (const Phrase& row : *rows) add(row.text, Known::kName);
  }
  for (const auto* rows : {&taxonomy.cues, &taxonomy.seniority}) {
    for (const Phrase& row : *rows) add(row.text, Known::kCue);
  }
  return entries;
}

std::vector<TermWord> UnlistedReader::Impl::words_in(std::string_view text) const {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  return term_words(text, tokens, structure.read(text, tokens),
                    std::vector<Known>(tokens.size(), Known::kNothing));
}

// "Amazon Web Services, Inc." and "Amazon.com LLC" are one employer: the first longer word tells.
std::string UnlistedReader::Impl::employer_of(const Posting& posting) const {
  constexpr std::size_t kLong = 4;
  Tokens tokens;
  tokenizer.tokenize(posting.company.substr(0, posting.company.find(".com")), tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.folded(i).size() >= kLong) return std::string(tokens.folded(i));
  }
  return posting.company;
}

std::vector<Known> UnlistedReader::Impl::known_tokens(std::string_view text,
                                                      const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  known.find(text, tokens, hits);
  std::vector<Known> of(tokens.size(), Known::kNothing);
  for (const PhraseHit& hit : hits) {
    // Ids ascend with how much is known.
    for (std::size_t i = hit.first_token; i < hit.end_token; ++i)
      of[i] = static_cast<Known>(hit.ids.back());
  }
  return of;
}

void UnlistedReader::Impl::read_description(const AnalyzedPosting& posting,
                                            Collector& collector) const {
  Tokens tokens;
  tokenizer.tokenize(posting.text, tokens);
  const Structure read = structure.read(posting.text, tokens);
  const auto words = term_words(posting.text, tokens, read, known_tokens(posting.text, tokens));
  std::vector<Known> lines;  // what is known in each
  for (const TermWord& word : words) {
    const std::size_t line = read.clauses[word.clause].line;
    if (lines.size() <= line) lines.resize(line + 1, Known::kNothing);
    if (word.known != Known::kDegree) lines[line] = std::max(lines[line], word.known);
  }
  for (std::size_t begin = 0, end = 0; begin < words.size(); begin = end) {
    for (end = begin + 1; end < words.size() && words[end].clause == words[begin].clause;) ++end;
    const Clause& place = read.clauses[words[begin].clause];
    read_clause(TermWords(words).subspan(begin, end - begin), place, lines[place.line], posting,
                collector);
  }
}

void UnlistedReader::Impl::read_clause(TermWords clause, const Clause& place, Known line,
                                       const AnalyzedPosting& posting, Collector& collector) const {
  const TermWeight weight = term_weight(place.section);
  if (weight == TermWeight::kNone || (weight == TermWeight::kWeak && line < Known::kTechnical))
    return;
  if (std::ranges::any_of(clause, [](const TermWord& w) { return w.known == Known::kDegree; }))
    return;
  const TermUse use{.key = {},
                    .term = {},
                    .section = place.section,
                    .example = {posting.posting.id, Field::kDescription, {}, {}}};
  for (const TermWords words : candidates_in(clause, weight, line))
    collector.offer(words, posting.text, use);
}

void UnlistedReader::Impl::read_tag(const AnalyzedPosting& posting, std::size_t tag,
                                    Collector& collector) const {
  const std::string& text = posting.posting.tags[tag];
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  const auto of = known_tokens(text, tokens);
  if (std::ranges::any_of(of, [](Known token) { return token != Known::kNothing; })) return;
  const auto words = term_words(text, tokens, structure.read(text, tokens), of);
  collector.offer(words, text,
                  {.key = {},
                   .term = {},
                   .section = Section::kSkills,
                   .example = {posting.posting.id, Field::kTags, {}, {}}});
}

UnlistedReader::UnlistedReader(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
UnlistedReader::UnlistedReader(UnlistedReader&&) noexcept = default;
UnlistedReader& UnlistedReader::operator=(UnlistedReader&&) noexcept = default;
UnlistedReader::~UnlistedReader() = default;

UnlistedReader UnlistedReader::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return UnlistedReader(std::make_unique<const Impl>(taxonomy, tokenizer));
}

PostingTerms UnlistedReader::read(const AnalyzedPosting& posting) const {
  std::unordered_set<std::string> own;
  for (const std::string* field :
       {&posting.posting.title, &posting.posting.company, &posting.posting.location}) {
    for (TermWord& word : impl_->words_in(*field)) own.insert(std::move(word.folded));
  }
  Collector collector(impl_->empty, std::move(own));
  impl_->read_description(posting, collector);
  for (std::size_t tag = 0; tag < posting.posting.tags.size(); ++tag)
    impl_->read_tag(posting, tag, collector);
  return {posting.fingerprint, impl_->employer_of(posting.posting), collector.take()};
}

}  // namespace skillgap
