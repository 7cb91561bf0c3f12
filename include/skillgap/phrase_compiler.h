// Phrases → matchers: built now, or taken from where they were built before. Who needs a matcher
// asks a compiler for it and need not know which.
//
//   PhraseTables tables;
//   PhraseCompiler(tokenizer, nullptr, &tables).build(phrases);     // built, and kept in `tables`
//   PhraseCompiler(tokenizer, &tables).build(phrases);              // the same bytes, at once
//
// A phrase with an apostrophe is found with the other one too (' and ’), unless the phrases hold
// that one themselves.
//
// Tables are found by a digest of the phrases from which they were built, so a table of other
// phrases cannot be taken by mistake: what is not found, or is not sound, is built. REQUIRES of
// tables: made with the same version of the tokenizer.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "skillgap/phrase_matcher.h"

namespace skillgap {

struct PhraseDigest {
  std::uint64_t high = 0, low = 0;
  friend auto operator<=>(const PhraseDigest&, const PhraseDigest&) = default;
};

struct CompiledPhrases {
  PhraseDigest phrases;              // of those from which it was built
  std::span<const std::byte> image;  // PhraseMatcher::image(), or another table of the same phrases
  std::shared_ptr<const void> owner;
};
using PhraseTables = std::vector<CompiledPhrases>;

// Says each phrase and its number to what it is given; asked again where no table was kept.
using PhraseSink = std::function<void(std::string_view text, std::uint32_t id)>;
using PhraseSource = std::function<void(const PhraseSink&)>;

PhraseDigest digest_of(const PhraseSource& phrases);

// Refers to what it was made of; lives no longer than the call that builds a part of the analyzer.
class PhraseCompiler {
 public:
  // A tokenizer alone is a compiler that builds everything: hence no `explicit`.
  PhraseCompiler(const Tokenizer& tokenizer, const PhraseTables* ready = nullptr,
                 PhraseTables* made = nullptr, PhraseScreen* screen = nullptr)
      : tokenizer_(tokenizer), ready_(ready), made_(made), screen_(screen) {}

  // For matchers that search few of the texts.
  PhraseCompiler without_screen() const { return {tokenizer_, ready_, made_}; }

  // Matchers join the screen, where there is one.
  PhraseMatcher build(std::span<const PhraseEntry> phrases) const;
  // The same; where a table was kept, no phrase is copied.
  PhraseMatcher build(const PhraseSource& phrases) const;

  // For tables of another make, whose builder says by the ids that they are his: what was kept for
  // the phrases of this digest, and keeping some.
  const CompiledPhrases* find(const PhraseDigest& phrases) const;
  void keep(const PhraseDigest& phrases, std::span<const std::byte> image) const;

  const Tokenizer& tokenizer() const { return tokenizer_; }
  PhraseScreen* screen() const { return screen_; }  // none: null

 private:
  PhraseMatcher take_or_build(const PhraseSource& phrases) const;

  const Tokenizer& tokenizer_;
  const PhraseTables* ready_;
  PhraseTables* made_;
  PhraseScreen* screen_;
};

}  // namespace skillgap
