#include "skillgap/token_parting.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "skillgap/ascii.h"
#include "skillgap/token_pieces.h"
#include "skillgap/word_seams.h"
#include "skills/address.h"
#include "skills/apostrophes.h"
#include "skills/glued_token.h"
#include "skills/list_numbers.h"
#include "skills/word_begins.h"
#include "skills/word_table.h"

namespace skillgap {
namespace {

// So many sure cuts, or two words with likely ones, and the text lost its line breaks: then less
// evidence is enough. A name is repeated ("SimpleLegal"), so the two must differ.
constexpr std::size_t kDamaged = 1;

// Ids of the phrases from which words are learned; the high bit tells them from those of matchers.
constexpr std::uint32_t learned(std::uint32_t first, std::uint32_t last, std::uint32_t whole) {
  return std::uint32_t{1} << 31 | first << 16 | last << 8 | whole;
}

void say_known_phrases(const Taxonomy& taxonomy, const PhraseSink& sink) {
  for (const Alias& alias : taxonomy.aliases) {
    const bool product = is_product(taxonomy[alias.concept_id].kind);
    sink(alias.text, learned(0, 0, product ? GluedToken::kName : 0));
  }
  for (const NotASkill& phrase : taxonomy.not_skills) sink(phrase.text, learned(0, 0, 0));
  for (const Phrase& phrase : taxonomy.sections)
    sink(phrase.text, learned(GluedToken::kOpens, GluedToken::kCloses, 0));
  for (const Phrase& phrase : taxonomy.cues) sink(phrase.text, learned(GluedToken::kOpens, 0, 0));
  for (const auto* table : {&taxonomy.titles, &taxonomy.role_fields, &taxonomy.function_words})
    for (const Phrase& phrase : *table) sink(phrase.text, learned(0, 0, 0));
}

std::unordered_map<std::string, std::uint8_t> words_of(const PhraseSource& phrases,
                                                       const Tokenizer& tokenizer) {
  std::unordered_map<std::string, std::uint8_t> words;
  Tokens tokens;
  phrases([&](std::string_view phrase, std::uint32_t id) {
    tokenizer.tokenize(phrase, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      std::uint32_t bits = GluedToken::kWord;
      if (i == 0) bits |= id >> 16;
      if (i + 1 == tokens.size()) bits |= id >> 8;
      if (tokens.size() == 1) bits |= id;
      const std::string word(tokens.folded(i));
      words[word] |= static_cast<std::uint8_t>(bits);
      if (!has_apostrophe(word)) continue;
      words[straightened(word)] |= static_cast<std::uint8_t>(bits);
      words[curled(word)] |= static_cast<std::uint8_t>(bits);
    }
  });
  return words;
}

// A token and where to cut it.
struct TokenCuts {
  std::size_t token = 0;
  std::vector<std::size_t> sure, loose;
  bool is_likely = false;
};

}  // namespace

struct TokenParter::Impl {
  bool is_before_number(std::string_view token, std::size_t number) const;
  std::optional<TokenCuts> cuts_of(std::string_view text, Span where, ListNumbers& numbers) const;
  std::vector<TokenCuts> find(std::string_view text, const Tokens& tokens) const;
  void add_piece(std::string_view text, const Tokens& tokens, std::size_t i, Span piece,
                 TokenPieces& out) const;

  const Tokenizer& tokenizer;
  WordTable words;
};

TokenParter::TokenParter(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TokenParter::TokenParter(TokenParter&&) noexcept = default;
TokenParter& TokenParter::operator=(TokenParter&&) noexcept = default;
TokenParter::~TokenParter() = default;

TokenParter TokenParter::build(const Taxonomy& taxonomy, const PhraseCompiler& compiler) {
  const PhraseSource phrases = [&](const PhraseSink& sink) { say_known_phrases(taxonomy, sink); };
  const PhraseDigest digest = digest_of(phrases);
  if (const CompiledPhrases* ready = compiler.find(digest)) {
    if (auto words = WordTable::view(ready->image, ready->owner))
      return TokenParter(std::make_unique<Impl>(compiler.tokenizer(), std::move(*words)));
  }
  WordTable words = WordTable::build(words_of(phrases, compiler.tokenizer()));
  compiler.keep(digest, words.image());
  return TokenParter(std::make_unique<Impl>(compiler.tokenizer(), std::move(words)));
}

// A known word before the number of a list: "MySQL5".
bool TokenParter::Impl::is_before_number(std::string_view token, std::size_t number) const {
  const GluedToken glued(token, words);
  return glued.known(token) == 0 && glued.known(token.substr(0, number)) != 0;
}

// Of one token; nullopt where it stays whole.
std::optional<TokenCuts> TokenParter::Impl::cuts_of(std::string_view text, Span where,
                                                    ListNumbers& numbers) const {
  std::string_view token = where.of(text);
  if (token.size() > GluedToken::kLongest) return std::nullopt;
  const std::optional<std::size_t> number = numbers.place_in(text, where);
  if (!number && !GluedToken::may_be(token)) return std::nullopt;
  const bool is_numbered = number && *number >= kShortestPart && is_before_number(token, *number);
  if (is_numbered) token = token.substr(0, *number);
  const GluedToken glued(token, words);
  TokenCuts found;
  found.loose = glued.cuts(GluedToken::kLittle);
  if (!found.loose.empty()) {
    found.sure = glued.cuts(GluedToken::kSure);
    found.is_likely = glued.has_cut(GluedToken::kLikely);
  }
  if (is_numbered) {
    found.loose.push_back(*number);
    found.sure.push_back(*number);
  }
  if (found.loose.empty() || is_in_address(text, where)) return std::nullopt;
  return found;
}

// Only tokens with a seam inside can be cut.
std::vector<TokenCuts> TokenParter::Impl::find(std::string_view text, const Tokens& tokens) const {
  std::vector<TokenCuts> candidates;
  ListNumbers numbers;
  std::size_t sure = 0, i = 0;
  std::string_view likely;
  WordSeams seams(text, tokens);
  for (std::size_t seam = seams.next(0); seam < text.size();) {
    if (!is_ascii_digit(text[seam]) && !begins_word(text, seam)) {
      seam = seams.next(seam + 1);
      continue;
    }
    i = token_behind(tokens, i, seam);
    if (i == tokens.size()) break;
    const Span where = tokens.span(i);
    if (seam < where.begin || (seam == where.begin && !is_ascii_digit(text[seam]))) {
      seam = seams.next(seam + 1);
      continue;
    }
    seam = seams.next(where.end);
    if (auto found = cuts_of(text, where, numbers)) {
      found->token = i;
      sure += found->sure.size();
      if (found->is_likely) {
        const std::string_view word = where.of(text);
        if (!likely.empty() && word != likely) sure += kDamaged;
        likely = word;
      }
      candidates.push_back(std::move(*found));
    }
  }
  for (TokenCuts& candidate : candidates)
    if (sure >= kDamaged) candidate.sure = std::move(candidate.loose);
  std::erase_if(candidates, [](const TokenCuts& candidate) { return candidate.sure.empty(); });
  return candidates;
}

// Adds the tokens of a piece of token `i`. Letters and digits of ASCII are one, whose folded bytes
// stand in the token's.
void TokenParter::Impl::add_piece(std::string_view text, const Tokens& tokens, std::size_t i,
                                  Span piece, TokenPieces& out) const {
  thread_local Tokens found;  // its memory is worth keeping
  const std::string_view bytes = piece.of(text);
  if (std::ranges::all_of(tokens.span(i).of(text), is_ascii) &&
      std::ranges::all_of(bytes, is_ascii_alnum))
    return out.add_piece(i, piece);
  tokenizer.tokenize(bytes, found);
  for (std::size_t k = 0; k < found.size(); ++k) {
    const Span span = found.span(k);
    out.add({piece.begin + span.begin, piece.begin + span.end}, found.folded(k), found.hash(k));
  }
}

void TokenParter::part(std::string_view text, Tokens& tokens) const {
  const std::vector<TokenCuts> found = impl_->find(text, tokens);
  if (found.empty()) return;
  thread_local Tokens parted;  // likewise
  TokenPieces out(parted, tokens);
  std::size_t copied = 0;  // tokens that went into `parted`
  for (const TokenCuts& token : found) {
    out.copy(copied, token.token);
    const Span span = tokens.span(token.token);
    std::size_t begin = span.begin;
    for (const std::size_t cut : token.sure) {
      impl_->add_piece(text, tokens, token.token, {begin, span.begin + cut}, out);
      begin = span.begin + cut;
    }
    if (begin < span.end) impl_->add_piece(text, tokens, token.token, {begin, span.end}, out);
    copied = token.token + 1;
  }
  out.copy(copied, tokens.size());
  std::swap(tokens, parted);
}

}  // namespace skillgap
