#include "skills/term_words.h"

#include <algorithm>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

void append(std::vector<PhraseEntry>& entries, const std::vector<Phrase>& rows) {
  for (const Phrase& row : rows)
    entries.push_back({row.text, static_cast<std::uint32_t>(&row - rows.data())});
}

std::vector<PhraseEntry> entries_of(std::initializer_list<const std::vector<Phrase>*> tables) {
  std::vector<PhraseEntry> all;
  for (const std::vector<Phrase>* rows : tables) append(all, *rows);
  return all;
}

Tokens tokens_of(std::string_view text, const Tokenizer& tokenizer) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  return tokens;
}

// "Profession" is a heading over roles; "What the profession will be like" is one over anything.
bool is_about_more(std::string_view kind, const Tokens& tokens) {
  constexpr std::size_t kMostWords = 5;
  if (kind != "role" && kind != "seniority" && kind != "none") return false;
  std::size_t words = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) words += is_mark(tokens.folded(i)) ? 0 : 1;
  return words > (kind == "none" ? kMostWords : kMostWords - 2);
}

}  // namespace

TermWords::TermWords(const Taxonomy& t, const Tokenizer& tokenizer)
    : taxonomy_(t),
      tokenizer_(tokenizer),
      words_(PhraseMatcher::build(
          entries_of({&t.sections, &t.cues, &t.units, &t.function_words, &t.kind_words}),
          tokenizer)),
      cues_(PhraseMatcher::build(entries_of({&t.cues}), tokenizer)),
      kinds_(PhraseMatcher::build(entries_of({&t.kind_words}), tokenizer)) {
  for (const Alias& alias : t.aliases) count(alias.text, alias.language);
  for (const std::vector<Phrase>* rows :
       {&t.titles, &t.role_fields, &t.cues, &t.sections, &t.units, &t.kind_words, &t.seniority}) {
    for (const Phrase& row : *rows) count(row.text, row.language);
  }
  for (const Phrase& word : t.function_words) {
    count(word.text, word.value);
    function_words_.insert(word.text);
  }
}

TermWords TermWords::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  return TermWords(taxonomy, tokenizer);
}

void TermWords::count(std::string_view text, std::string_view language) {
  const Tokens tokens = tokens_of(text, tokenizer_);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_word(tokens.folded(i))) continue;
    Votes& votes = votes_[std::string(tokens.folded(i))];
    votes.english += language == "en" ? 1 : 0;
    votes.indonesian += language == "id" ? 1 : 0;
    votes.small |= !language.empty() && !has_ascii_upper(tokens.span(i).of(text));
  }
}

bool TermWords::only_words(std::string_view text) const {
  const Tokens tokens = tokens_of(text, tokenizer_);
  std::vector<PhraseHit> hits;
  words_.find(text, tokens, hits);
  std::size_t at = 0;
  const auto is_number = [&](std::size_t i) {
    const std::string_view folded = tokens.folded(i);
    return is_mark(folded) || is_ascii_digit(folded[0]);
  };
  for (const PhraseHit& hit : hits) {
    for (; at < hit.first_token; ++at) {
      if (!is_number(at)) return false;
    }
    at = hit.end_token;
  }
  for (; at < tokens.size(); ++at) {
    if (!is_number(at)) return false;
  }
  return true;
}

std::size_t TermWords::cue_at_begin(std::string_view text) const {
  const Tokens tokens = tokens_of(text, tokenizer_);
  std::vector<PhraseHit> hits;
  cues_.find(text, tokens, hits);
  std::size_t end = 0;
  for (const PhraseHit& hit : hits) {
    if (hit.first_token != end) break;
    end = hit.end_token;
  }
  return end == 0 || end == tokens.size() ? 0 : tokens.span(end).begin;
}

bool TermWords::is_everyday(std::string_view folded) const {
  const auto found = votes_.find(std::string(folded));
  return found != votes_.end() && found->second.small;
}

std::vector<TokenSpan> TermWords::kind_words_in(std::string_view text, const Tokens& tokens) const {
  std::vector<PhraseHit> hits;
  kinds_.find(text, tokens, hits);
  std::vector<TokenSpan> spans;
  for (const PhraseHit& hit : hits) spans.push_back({hit.first_token, hit.end_token});
  return spans;
}

std::string TermWords::kind_of_heading(std::string_view text,
                                       const std::vector<TokenSpan>& roles) const {
  const Tokens tokens = tokens_of(text, tokenizer_);
  std::vector<PhraseHit> hits;
  kinds_.find(text, tokens, hits);
  for (const PhraseHit& hit : hits) {
    const auto inside_role = [&](const TokenSpan& role) {
      return role.first < hit.end_token && hit.first_token < role.end;
    };
    if (std::ranges::any_of(roles, inside_role)) continue;
    const std::string& kind = taxonomy_.kind_words[hit.ids[0]].value;
    return is_about_more(kind, tokens) ? "" : kind;
  }
  return "";
}

std::string TermWords::kind_of_term(std::string_view text) const {
  const Tokens tokens = tokens_of(text, tokenizer_);
  std::vector<PhraseHit> hits;
  kinds_.find(text, tokens, hits);
  for (const PhraseHit& hit : hits) {
    const Phrase& row = taxonomy_.kind_words[hit.ids[0]];
    // English puts the word that says what a thing is last, Indonesian puts it first.
    const bool is_head =
        row.language == "en" ? hit.end_token == tokens.size() : hit.first_token == 0;
    if (is_head && row.value != "none" && row.value != "any") return row.value;
  }
  return "";
}

std::string TermWords::language_of(std::string_view text) const {
  const Tokens tokens = tokens_of(text, tokenizer_);
  int english = 0, indonesian = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto found = votes_.find(std::string(tokens.folded(i)));
    if (found == votes_.end()) continue;
    english += found->second.english > found->second.indonesian ? 1 : 0;
    indonesian += found->second.indonesian > found->second.english ? 1 : 0;
  }
  return english == indonesian ? "" : english > indonesian ? "en" : "id";
}

}  // namespace skillgap
