#include "insight/language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace skillgap {
namespace {

constexpr std::size_t kTokensPerFunctionWord = 25;
constexpr std::size_t kShareOfMixed = 4;
constexpr std::size_t kTokensPerMarker = 60;  // of a sister language

std::uint64_t eight_bytes(const char* bytes) {
  std::uint64_t eight;
  static_assert(sizeof eight <= Tokens::kReadable);
  std::memcpy(&eight, bytes, sizeof eight);
  return eight;
}

}  // namespace

// Most function words have two or three bytes, and every third token of a text is one.
inline bool LanguageTeller::FunctionWord::is(std::string_view word) const {
  return word.size() == text.size() && (eight_bytes(word.data()) & front_mask) == front &&
         (word.size() <= sizeof front || word == text);
}

inline std::size_t LanguageTeller::slot_of(std::uint64_t hash, std::string_view word) const {
  const std::size_t mask = keys_.size() - 1;
  std::size_t slot = hash & mask;
  while (keys_[slot] != 0 && (keys_[slot] != key_of(hash) || !words_[slot].is(word)))
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
    FunctionWord& entry = teller.words_[slot];
    entry.text = tokens.folded(0);
    std::memset(&entry.front_mask, 0xFF, std::min(entry.text.size(), sizeof entry.front_mask));
    entry.front = eight_bytes(tokens.folded(0).data()) & entry.front_mask;
    for (const Language known : {Language::kEnglish, Language::kIndonesian}) {
      if (word.language == language_name(known)) entry.language = known;
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
    std::size_t slot = hash & mask;
    while (keys_[slot] != 0 && keys_[slot] != key_of(hash)) slot = (slot + 1) & mask;
    if (keys_[slot] == 0) continue;  // as of most words, and none of the others need be looked at
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
