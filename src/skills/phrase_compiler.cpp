#include "skillgap/phrase_compiler.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <string>

namespace skillgap {
namespace {

constexpr std::size_t kPiece = 16384;  // bytes hashed at a time

std::vector<PhraseEntry> entries_of(const PhraseSource& phrases) {
  std::vector<PhraseEntry> entries;
  phrases(
      [&](std::string_view text, std::uint32_t id) { entries.push_back({std::string(text), id}); });
  return entries;
}

}  // namespace

// Of the hashes of pieces, so that no copy of all phrases is needed.
PhraseDigest digest_of(const PhraseSource& phrases) {
  std::string piece, hashes;
  const auto take_piece = [&] {
    const XXH128_hash_t hash = XXH3_128bits(piece.data(), piece.size());
    hashes.append(reinterpret_cast<const char*>(&hash), sizeof hash);
    piece.clear();
  };
  phrases([&](std::string_view text, std::uint32_t id) {
    const std::uint64_t head[] = {id, text.size()};
    piece.append(reinterpret_cast<const char*>(head), sizeof head) += text;
    if (piece.size() >= kPiece) take_piece();
  });
  take_piece();
  const XXH128_hash_t hash = XXH3_128bits(hashes.data(), hashes.size());
  return {hash.high64, hash.low64};
}

const CompiledPhrases* PhraseCompiler::find(const PhraseDigest& phrases) const {
  if (!ready_) return nullptr;
  const auto table = std::ranges::find(*ready_, phrases, &CompiledPhrases::phrases);
  return table == ready_->end() ? nullptr : &*table;
}

void PhraseCompiler::keep(const PhraseDigest& phrases, std::span<const std::byte> image) const {
  if (!made_) return;
  const auto copy = std::make_shared<const std::vector<std::byte>>(image.begin(), image.end());
  made_->push_back({phrases, *copy, copy});
}

PhraseMatcher PhraseCompiler::build(const PhraseSource& phrases) const {
  if (!ready_ && !made_) return PhraseMatcher::build(entries_of(phrases), tokenizer_);
  std::uint32_t greatest_id = 0;
  const PhraseDigest digest = digest_of([&](const PhraseSink& sink) {
    phrases([&](std::string_view text, std::uint32_t id) {
      greatest_id = std::max(greatest_id, id);
      sink(text, id);
    });
  });
  if (const CompiledPhrases* table = find(digest)) {
    auto matcher = PhraseMatcher::view(table->image, table->owner);
    // Ids index what the caller has a row for, so none may be above those of the phrases.
    if (matcher && matcher->greatest_id() <= greatest_id) return std::move(*matcher);
  }
  PhraseMatcher matcher = PhraseMatcher::build(entries_of(phrases), tokenizer_);
  keep(digest, matcher.image());
  return matcher;
}

PhraseMatcher PhraseCompiler::build(std::span<const PhraseEntry> phrases) const {
  return build([&](const PhraseSink& sink) {
    for (const PhraseEntry& phrase : phrases) sink(phrase.text, phrase.id);
  });
}

}  // namespace skillgap
