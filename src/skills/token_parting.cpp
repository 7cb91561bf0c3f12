#include "skillgap/token_parting.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "skillgap/ascii.h"
#include "skillgap/word_seams.h"
#include "skills/address.h"
#include "skills/list_numbers.h"
#include "skills/token_class.h"
#include "skills/word_begins.h"
#include "skills/word_table.h"

namespace skillgap {
namespace {

// What the tables say of a word; bits.
enum Known : std::uint8_t {
  kWord = 1,   // some table has it
  kName = 2,   // it is a whole alias of a product
  kOpens = 4,  // a heading, cue or title begins with it
  kCloses = 8  // a heading ends with it
};

constexpr std::size_t kShortestUnknown = 4, kShortestInDamaged = 5;
// So many sure cuts, or two words with likely ones, and the text lost its line breaks: then less
// evidence is enough. A name is repeated ("SimpleLegal"), so the two must differ.
constexpr std::size_t kDamaged = 1;
// No longer token is looked at, so that none costs the square of its length.
constexpr std::size_t kLongestToken = 256;

// Ids of the phrases from which words are learned; the high bit tells them from those of matchers.
constexpr std::uint32_t learned(std::uint32_t first, std::uint32_t last, std::uint32_t whole) {
  return std::uint32_t{1} << 31 | first << 16 | last << 8 | whole;
}

void say_known_phrases(const Taxonomy& taxonomy, const PhraseSink& sink) {
  for (const Alias& alias : taxonomy.aliases) {
    const bool product = is_product(taxonomy[alias.concept_id].kind);
    sink(alias.text, learned(0, 0, product ? kName : 0));
  }
  for (const NotASkill& phrase : taxonomy.not_skills) sink(phrase.text, learned(0, 0, 0));
  for (const Phrase& phrase : taxonomy.sections) sink(phrase.text, learned(kOpens, kCloses, 0));
  for (const Phrase& phrase : taxonomy.cues) sink(phrase.text, learned(kOpens, 0, 0));
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
      std::uint32_t bits = kWord;
      if (i == 0) bits |= id >> 16;
      if (i + 1 == tokens.size()) bits |= id >> 8;
      if (tokens.size() == 1) bits |= id;
      words[std::string(tokens.folded(i))] |= static_cast<std::uint8_t>(bits);
    }
  });
  return words;
}

// What a cut asks for: what is sure in any text; what several words must show ("OfficeMemiliki", as
// it may be a name); what is enough in a damaged text.
enum class Asked { kSure, kLikely, kLittle };

// A token and where to cut it.
struct TokenCuts {
  std::size_t token = 0;
  std::vector<std::size_t> sure, loose;
  bool is_likely = false;
};

}  // namespace

struct TokenParter::Impl {
  std::uint8_t known(std::string_view word) const;
  bool surely_parts(std::string_view left, std::string_view right) const;
  bool parts(std::string_view left, std::string_view right, char before) const;
  bool opens_lines(std::string_view word) const;
  bool opens_line(std::string_view left, std::string_view right) const;
  bool closes_sentence(std::string_view left, std::string_view right) const;
  bool is_cut(std::string_view left, std::string_view right, char before, Asked asked) const;
  std::vector<std::size_t> cuts(std::string_view token, Asked asked) const;
  std::optional<TokenCuts> cuts_of(std::string_view text, Span where, ListNumbers& numbers) const;
  std::vector<TokenCuts> find(std::string_view text, const Tokens& tokens) const;

  const Tokenizer& tokenizer;
  WordTable words;
};

std::uint8_t TokenParter::Impl::known(std::string_view word) const {
  std::array<char, kLongestToken> folded;
  std::ranges::transform(word, folded.begin(), [](char c) { return ascii_lower(c); });
  return words.find({folded.data(), word.size()});
}

// Two known words, the first of them small as no name begins: "tahunPendidikan".
bool TokenParter::Impl::surely_parts(std::string_view left, std::string_view right) const {
  return left.size() >= kShortestPart && is_ascii_lower(left[0]) && is_ascii_lower(left.back()) &&
         known(left) != 0 && known(right) != 0;
}

bool TokenParter::Impl::opens_lines(std::string_view word) const {
  return word.size() >= kShortestInDamaged && (known(word) & kOpens) != 0;
}

// "pengalaman.Memiliki", "TUGASMelakukan": two known words, and the second opens lines.
bool TokenParter::Impl::opens_line(std::string_view left, std::string_view right) const {
  return left.size() >= kShortestPart && known(left) != 0 && opens_lines(right);
}

// "Excel.Identifying": a full stop between a product and a word of sentences that names none.
bool TokenParter::Impl::closes_sentence(std::string_view left, std::string_view right) const {
  const std::uint8_t r = known(right);
  return left.size() >= kShortestPart && (known(left) & kName) != 0 && r != 0 && (r & kName) == 0 &&
         right.size() >= ((r & kOpens) != 0 ? kShortestPart : kShortestUnknown);
}

// Whether a line ended between the two, in a text that lost its line breaks. A part that begins
// small cannot begin a name, so one known part is enough there; two capitalized words may be a
// product ("SalesForce"), so the line itself must speak: it closed with a name or a heading, or
// opens as lines of lists do. One letter is a name only before a word that does ("RExperience", not
// "JScript"). `before`: the byte before the cut.
bool TokenParter::Impl::parts(std::string_view left, std::string_view right, char before) const {
  const std::uint8_t l = known(left), r = known(right);
  if (before == '.') return r != 0 && (left.size() >= kShortestPart || (r & (kName | kOpens)) != 0);
  if (left.size() == 1 && is_ascii_upper(before)) return (l & kName) != 0 && opens_lines(right);
  if (is_ascii_upper(before)) return r != 0 && right.size() >= kShortestBehindCapitals;
  if (is_ascii_digit(before))
    return (r & kOpens) != 0 || (r != 0 && right.size() >= kShortestInDamaged);
  // "ExcelYou", "EquivalentWho are we": a short word has to open lines.
  if (left.size() < kShortestPart || (right.size() < kShortestUnknown && (r & kOpens) == 0))
    return false;
  if (is_ascii_lower(left[0])) return l != 0 || r != 0;
  return (r & kOpens) != 0 || (l & (kName | kCloses)) != 0 ||
         (r != 0 && (l != 0 || right.size() >= kShortestInDamaged));
}

bool TokenParter::Impl::is_cut(std::string_view left, std::string_view right, char before,
                               Asked asked) const {
  // "proyekTUGAS": capitals, as "nodeJS" has them too, have to open lines.
  if (is_ascii_lower(before) && begins_in_capitals(right, kShortestInCapitals))
    return opens_line(left, right) && (asked == Asked::kLittle || is_ascii_lower(left[0]));
  if (before == '.' && closes_sentence(left, right)) return true;
  const bool is_plain = before != '.' && !is_ascii_upper(before);
  if (is_plain ? surely_parts(left, right) : opens_line(left, right)) return true;
  if (asked == Asked::kLikely) return is_plain && opens_line(left, right);
  return asked == Asked::kLittle && parts(left, right, before);
}

// Places inside the token at which it is cut, ascending.
std::vector<std::size_t> TokenParter::Impl::cuts(std::string_view token, Asked asked) const {
  // The next place from `i` on where a part may begin.
  const auto next = [&](std::size_t i) {
    while (i + 2 < token.size() && !may_begin(token, i)) ++i;
    return i + 2 < token.size() ? i : token.size();
  };
  std::size_t possible = next(1);
  if (possible == token.size() || known(token) != 0) return {};
  std::vector<std::size_t> cuts;
  for (std::size_t begin = 0, end = 0; possible < token.size(); possible = end) {
    end = next(possible + 1);
    const char before = token[possible - 1];
    std::string_view left = token.substr(begin, possible - begin);
    if (before == '.') left.remove_suffix(1);
    std::string_view right = token.substr(possible, end - possible);
    right = right.substr(0, right.find('.'));
    if (left.empty() || !is_cut(left, right, before, asked)) continue;
    cuts.push_back(possible);
    begin = possible;
  }
  return cuts;
}

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

// Of one token; nullopt where it stays whole.
std::optional<TokenCuts> TokenParter::Impl::cuts_of(std::string_view text, Span where,
                                                    ListNumbers& numbers) const {
  std::string_view token = where.of(text);
  if (token.size() > kLongestToken) return std::nullopt;
  const std::optional<std::size_t> number = numbers.place_in(text, where);
  const bool is_numbered = number && *number >= kShortestPart && known(token) == 0 &&
                           known(token.substr(0, *number)) != 0;
  if (is_numbered) token = token.substr(0, *number);
  TokenCuts found;
  found.loose = cuts(token, Asked::kLittle);
  if (!found.loose.empty()) {
    found.sure = cuts(token, Asked::kSure);
    found.is_likely = !cuts(token, Asked::kLikely).empty();
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

void TokenParter::part(std::string_view text, Tokens& tokens) const {
  const std::vector<TokenCuts> found = impl_->find(text, tokens);
  if (found.empty()) return;
  Tokens parted, piece;
  std::size_t copied = 0;  // tokens that went into `parted`
  const auto copy_to = [&](std::size_t end) {
    parted.add(tokens, copied, end);
    copied = end;
  };
  for (const TokenCuts& token : found) {
    copy_to(token.token);
    const Span span = tokens.span(token.token);
    for (std::size_t begin = 0, c = 0; begin < span.size(); ++c) {
      const std::size_t end = c < token.sure.size() ? token.sure[c] : span.size();
      impl_->tokenizer.tokenize(text.substr(span.begin + begin, end - begin), piece);
      for (std::size_t k = 0; k < piece.size(); ++k) {
        const std::size_t from = span.begin + begin;
        parted.add({from + piece.span(k).begin, from + piece.span(k).end}, piece.folded(k));
      }
      begin = end;
    }
    ++copied;
  }
  copy_to(tokens.size());
  tokens = std::move(parted);
}

}  // namespace skillgap
