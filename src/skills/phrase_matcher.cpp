// A trie over token numbers. Words that no phrase uses have no number, so most tokens of a text
// cost one hash look-up; the trie is entered only where a phrase can begin.
#include "skillgap/phrase_matcher.h"

#include <tsl/hopscotch_map.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <optional>
#include <unordered_map>

#include "skills/token_class.h"

namespace skillgap {
namespace {

using Word = std::uint32_t;
using Node = std::uint32_t;
constexpr Word kUnknownWord = std::numeric_limits<Word>::max();
constexpr Node kRoot = 0;
constexpr std::string_view kHyphens[] = {"-", "\u2010"};  // folding turns U+2011 into U+2010

struct TokenHash {
  std::size_t operator()(std::string_view token) const { return token_hash(token); }
};

// The table takes the low bits of a hash for the place, and those of a key are the word's alone.
struct EdgeHash {
  std::size_t operator()(std::uint64_t key) const { return XXH3_64bits(&key, sizeof key); }
};

// One phrase that ends at a node. Bit i of `touching`: token i must touch token i + 1.
struct Ending {
  std::uint64_t touching = 0;
  std::vector<std::uint32_t> ids;
};

// More tokens than bits: the phrase is left out (no name of a skill is that long).
constexpr std::size_t kMaxPhraseTokens = 64;

std::uint64_t touching_bits(const Tokens& tokens) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens.touches_next(i) && (!is_word(tokens.folded(i)) || !is_word(tokens.folded(i + 1))))
      bits |= std::uint64_t{1} << i;
  }
  return bits;
}

// The words of a text with an empty line between them belong to different blocks.
bool has_empty_line(std::string_view between) {
  const std::size_t first = between.find('\n');
  return first != std::string_view::npos && between.find('\n', first + 1) != std::string_view::npos;
}

}  // namespace

struct PhraseMatcher::Impl {
  std::unordered_map<std::string, Word> words;  // owns the keys of `word_of`
  tsl::hopscotch_map<std::string_view, Word, TokenHash> word_of;
  tsl::hopscotch_map<std::uint64_t, Node, EdgeHash> edges;  // (node << 32 | word) → node
  std::vector<std::vector<Ending>> endings;                 // by node

  Word word(std::string_view token, std::uint64_t hash) const {
    const auto found = word_of.find(token, hash);
    return found == word_of.end() ? kUnknownWord : found->second;
  }
  std::optional<Node> step(Node node, Word word) const {
    if (word == kUnknownWord) return std::nullopt;
    const auto found = edges.find(std::uint64_t{node} << 32 | word);
    if (found == edges.end()) return std::nullopt;
    return found->second;
  }
  void add(const Tokens& phrase, std::uint32_t id);
  Node grow(Node node, std::string_view token);
};

Node PhraseMatcher::Impl::grow(Node node, std::string_view token) {
  const auto [entry, is_new] =
      words.try_emplace(std::string(token), static_cast<Word>(words.size()));
  if (is_new) word_of.emplace(entry->first, entry->second);
  const auto next = static_cast<Node>(endings.size());
  const auto [edge, added] = edges.try_emplace(std::uint64_t{node} << 32 | entry->second, next);
  if (added) endings.emplace_back();
  return edge->second;
}

void PhraseMatcher::Impl::add(const Tokens& phrase, std::uint32_t id) {
  if (phrase.empty() || phrase.size() > kMaxPhraseTokens) return;
  Node node = kRoot;
  for (std::size_t i = 0; i < phrase.size(); ++i) node = grow(node, phrase.folded(i));
  const std::uint64_t touching = touching_bits(phrase);
  auto& here = endings[node];
  auto same = std::ranges::find(here, touching, &Ending::touching);
  if (same == here.end()) same = here.insert(here.end(), Ending{touching, {}});
  same->ids.push_back(id);
}

PhraseMatcher::PhraseMatcher(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
PhraseMatcher::PhraseMatcher(PhraseMatcher&&) noexcept = default;
PhraseMatcher& PhraseMatcher::operator=(PhraseMatcher&&) noexcept = default;
PhraseMatcher::~PhraseMatcher() = default;

PhraseMatcher PhraseMatcher::build(std::span<const PhraseEntry> phrases,
                                   const Tokenizer& tokenizer) {
  auto impl = std::make_unique<Impl>();
  impl->endings.emplace_back();
  Tokens tokens;
  for (const PhraseEntry& phrase : phrases) {
    tokenizer.tokenize(phrase.text, tokens);
    impl->add(tokens, phrase.id);
  }
  for (auto& node : impl->endings) {
    // Of two phrases that differ in their blanks only, the one that asks for more is tried first.
    std::ranges::sort(node, [](const Ending& a, const Ending& b) {
      return std::pair(-std::popcount(a.touching), a.touching) <
             std::pair(-std::popcount(b.touching), b.touching);
    });
    for (Ending& ending : node) {
      std::ranges::sort(ending.ids);
      ending.ids.erase(std::unique(ending.ids.begin(), ending.ids.end()), ending.ids.end());
    }
  }
  return PhraseMatcher(std::move(impl));
}

namespace {

// The search at one place of one text: all paths of the trie that the tokens from `start` on allow.
// There is more than one path only where a hyphen may be read as a blank.
class Search {
 public:
  Search(const PhraseMatcher::Impl& trie, std::string_view text, const Tokens& tokens)
      : trie_(trie), text_(text), tokens_(tokens) {
    words_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      words_.push_back(trie.word(tokens.folded(i), tokens.hash(i)));
  }

  // The longest phrase that begins at token `start`, if any.
  std::optional<PhraseHit> longest(std::size_t start) {
    start_ = start;
    best_ = nullptr;
    best_end_ = start;
    step(kRoot, start, 0, 0);
    if (!best_) return std::nullopt;
    return PhraseHit{
        start, best_end_, {tokens_.span(start).begin, tokens_.span(best_end_ - 1).end}, best_->ids};
  }

 private:
  // `length` tokens of the phrase are matched; the next one is looked for at token `i`. Bit k of
  // `touching`: phrase tokens k and k + 1 touch in the text.
  void step(Node node, std::size_t i, std::size_t length, std::uint64_t touching) {
    if (i >= tokens_.size()) return;
    if (length > 0 && crosses_block(i)) return;
    if (length > 0 && tokens_.touches_next(i - 1)) touching |= std::uint64_t{1} << (length - 1);
    if (const auto next = trie_.step(node, words_[i])) {
      consider(*next, i + 1, touching);
      if (length + 1 < kMaxPhraseTokens) step(*next, i + 1, length + 1, touching);
    }
    if (length > 0 && is_joining_hyphen(i)) step_over_hyphen(node, i + 1, length, touching);
  }

  // A hyphen between two words stands for a blank, so the words around it do not count as touching.
  void step_over_hyphen(Node node, std::size_t i, std::size_t length, std::uint64_t touching) {
    touching &= ~(std::uint64_t{1} << (length - 1));
    const auto next = trie_.step(node, words_[i]);
    if (!next) return;
    consider(*next, i + 1, touching);
    if (length + 1 < kMaxPhraseTokens) step(*next, i + 1, length + 1, touching);
  }

  void consider(Node node, std::size_t end, std::uint64_t touching) {
    if (end < best_end_ || (end == best_end_ && best_)) return;
    for (const auto& ending : trie_.endings[node]) {
      if ((ending.touching & ~touching) != 0 || is_cut_symbol_form(end)) continue;
      best_ = &ending;
      best_end_ = end;
      return;
    }
  }

  bool crosses_block(std::size_t i) const {
    const std::size_t from = tokens_.span(i - 1).end;
    return has_empty_line(text_.substr(from, tokens_.span(i).begin - from));
  }

  bool is_joining_hyphen(std::size_t i) const {
    return i + 1 < tokens_.size() && tokens_.touches_next(i - 1) && tokens_.touches_next(i) &&
           std::ranges::find(kHyphens, tokens_.folded(i)) != std::end(kHyphens) &&
           is_word(tokens_.folded(i - 1)) && is_word(tokens_.folded(i + 1));
  }

  // "C" in "C#" or "C++": the name goes on after the match.
  bool is_cut_symbol_form(std::size_t end) const {
    if (end != start_ + 1 || !is_letter(tokens_.folded(start_)) || !tokens_.touches_next(start_))
      return false;
    const std::string_view next = tokens_.folded(end);
    return next == "+" || next == "#";
  }

  const PhraseMatcher::Impl& trie_;
  std::string_view text_;
  const Tokens& tokens_;
  std::vector<Word> words_;  // by token
  std::size_t start_ = 0;
  const Ending* best_ = nullptr;
  std::size_t best_end_ = 0;
};

}  // namespace

void PhraseMatcher::find(std::string_view text, const Tokens& tokens,
                         std::vector<PhraseHit>& hits) const {
  hits.clear();
  Search search(*impl_, text, tokens);
  for (std::size_t i = 0; i < tokens.size();) {
    const auto hit = search.longest(i);
    if (hit) hits.push_back(*hit);
    i = hit ? hit->end_token : i + 1;
  }
}

}  // namespace skillgap
