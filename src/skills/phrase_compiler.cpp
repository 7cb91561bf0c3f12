#include "skillgap/phrase_compiler.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "skills/apostrophes.h"
#include "skills/phrase_image.h"

namespace skillgap {
namespace {

std::vector<PhraseEntry> entries_of(const PhraseSource& phrases) {
  std::vector<PhraseEntry> entries;
  phrases(
      [&](std::string_view text, std::uint32_t id) { entries.push_back({std::string(text), id}); });
  add_other_apostrophes(entries);
  return entries;
}

std::uint64_t mix(std::uint64_t digest, std::uint64_t word) {
  digest = (digest ^ word) * kPrefixFactor;
  return digest ^ digest >> 29;
}

// Eight bytes at a time: every start goes over all phrases, of a compiled taxonomy too. This tells
// whether a table was made of other phrases, and no more: damage shows in the checksum of the
// image, and whatever a table holds is safe to search.
std::uint64_t mix(std::uint64_t digest, std::string_view text) {
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(text.size(), sizeof word);
    std::memcpy(&word, text.data(), size);
    digest = mix(digest, word);
    text.remove_prefix(size);
  }
  return digest;
}

struct PhraseCensus {
  PhraseDigest digest{};
  std::uint32_t greatest_id = 0;
};

PhraseCensus census_of(const PhraseSource& phrases) {
  PhraseCensus census;
  phrases([&census](std::string_view text, std::uint32_t id) {
    auto& [high, low] = census.digest;
    high = mix(mix(high, std::uint64_t{id} << 32 | text.size()), text);
    low = std::rotl(low, 27) + high;
    census.greatest_id = std::max(census.greatest_id, id);
  });
  return census;
}

}  // namespace

PhraseDigest digest_of(const PhraseSource& phrases) { return census_of(phrases).digest; }

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
  PhraseMatcher matcher = take_or_build(phrases);
  if (screen_) matcher.join(*screen_);
  return matcher;
}

PhraseMatcher PhraseCompiler::take_or_build(const PhraseSource& phrases) const {
  if (!ready_ && !made_) return PhraseMatcher::build(entries_of(phrases), tokenizer_);
  const auto [digest, greatest_id] = census_of(phrases);
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
