#include "skillgap/phrase_compiler.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <optional>

namespace skillgap {
namespace {

PhraseDigest digest_of(std::span<const PhraseEntry> phrases) {
  std::string all;
  for (const PhraseEntry& phrase : phrases) {
    const std::uint64_t head[] = {phrase.id, phrase.text.size()};
    all.append(reinterpret_cast<const char*>(head), sizeof head) += phrase.text;
  }
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  return {hash.high64, hash.low64};
}

std::uint32_t greatest_id(std::span<const PhraseEntry> phrases) {
  std::uint32_t greatest = 0;
  for (const PhraseEntry& phrase : phrases) greatest = std::max(greatest, phrase.id);
  return greatest;
}

// Ids index what the caller has a row for, so none may be above those of the phrases.
std::optional<PhraseMatcher> take(const PhraseTables& tables, const PhraseDigest& digest,
                                  std::span<const PhraseEntry> phrases) {
  const auto table = std::ranges::find(tables, digest, &CompiledPhrases::phrases);
  if (table == tables.end()) return std::nullopt;
  auto matcher = PhraseMatcher::view(table->image, table->owner);
  if (!matcher || matcher->greatest_id() > greatest_id(phrases)) return std::nullopt;
  return std::move(*matcher);
}

}  // namespace

PhraseMatcher PhraseCompiler::build(std::span<const PhraseEntry> phrases) const {
  if (!ready_ && !made_) return PhraseMatcher::build(phrases, tokenizer_);
  const PhraseDigest digest = digest_of(phrases);
  if (ready_) {
    if (auto matcher = take(*ready_, digest, phrases)) return std::move(*matcher);
  }
  PhraseMatcher matcher = PhraseMatcher::build(phrases, tokenizer_);
  if (made_) {
    const auto copy = std::make_shared<const std::vector<std::byte>>(matcher.image().begin(),
                                                                     matcher.image().end());
    made_->push_back({digest, *copy, copy});
  }
  return matcher;
}

}  // namespace skillgap
