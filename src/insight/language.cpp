#include "insight/language.h"

#include <algorithm>
#include <array>
#include <bit>

namespace skillgap {
namespace {

constexpr std::size_t kTokensPerFunctionWord = 25;
constexpr std::size_t kShareOfMixed = 4;
constexpr std::size_t kTokensPerMarker = 60;  // of a sister language

// A loop, not a call: every third word of a text comes here, and most have two or three bytes.
bool same_bytes(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return i == a.size();
}

}  // namespace

inline std::size_t LanguageTeller::slot_of(std::uint64_t hash, std::string_view word) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = hash & mask;
  while (keys_[slot] != 0 && (keys_[slot] != key_of(hash) || !same_bytes(words_[slot].text, word)))
    slot = (slot + 1) & mask;
  return slot;
}

LanguageTeller LanguageTeller::build(const Taxonomy& taxonomy, const Tokenizer& tokenizer) {
  LanguageTeller teller;
  // At most a quarter is taken, so that a search ends soon.
  const std::size_t slots = std::bit_ceil(4 * taxonomy.function_words.size() + 1);
  teller.keys_.resize(slots);
  teller.words_.resize(slots);
  Tokens tokens;
  for (const Phrase& word : taxonomy.function_words) {
    tokenizer.tokenize(word.text, tokens);
    if (tokens.size() != 1) continue;  // lint reports it
    const std::size_t slot = teller.slot_of(tokens.hash(0), tokens.folded(0));
    if (!teller.words_[slot].text.empty()) continue;  // of two rows with one word the first counts
    teller.keys_[slot] = key_of(tokens.hash(0));
    teller.words_[slot].text = tokens.folded(0);
    for (const Language known : {Language::kEnglish, Language::kIndonesian}) {
      if (word.language == language_name(known)) teller.words_[slot].language = known;
    }
  }
  return teller;
}

Language LanguageTeller::tell(const Tokens& tokens) const { return tell(tokens, 0, tokens.size()); }

Language LanguageTeller::tell(const Tokens& tokens, std::size_t begin, std::size_t end) const {
  std::array<std::size_t, 4> counts{};  // by language
  const std::size_t mask = keys_.size() - 1;
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint64_t hash = tokens.hash(i);
    if (keys_[hash & mask] == 0) continue;  // as of most words
    const FunctionWord& word = words_[slot_of(hash, tokens.folded(i))];
    counts[static_cast<std::size_t>(word.language)] += word.text.empty() ? 0 : 1;
  }
  const std::size_t english = counts[static_cast<std::size_t>(Language::kEnglish)];
  const std::size_t indonesian = counts[static_cast<std::size_t>(Language::kIndonesian)];
  const std::size_t markers = counts[static_cast<std::size_t>(Language::kOther)];
  const std::size_t both = english + indonesian, size = end - begin;
  if (both * kTokensPerFunctionWord < size || both == 0) return Language::kOther;
  if (indonesian >= english && markers > 1 && markers * kTokensPerMarker >= size)
    return Language::kOther;
  if (std::min(english, indonesian) * kShareOfMixed >= both) return Language::kMixed;
  return english >= indonesian ? Language::kEnglish : Language::kIndonesian;
}

}  // namespace skillgap
