// One look at each token of a text for many matchers: which of them may find a phrase there.
//
//   PhraseScreen screen;
//   cues.join(screen), names.join(screen);      // PhraseCompiler does it for what it builds
//   screen.close();
//   tokenizer.tokenize(text, tokens);
//   screen.mark(tokens);
//   cues.find(text, tokens, hits);              // the same hits, found at the marked tokens only
//
// A mark may stand where no phrase begins, never the other way round, so a search of any part of
// the tokens may rely on them. Tokens that no screen has marked are searched too, by the filters of
// the matcher. Immutable once closed; share between threads. It must outlive the tokens' marks.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "skillgap/tokenizer.h"

namespace skillgap {

class PhraseScreen {
 public:
  // A matcher that finds no place any more goes on with its own filters.
  static constexpr std::size_t kMostMatchers = 16;
  // A word of marks has a bit for each.
  static constexpr std::size_t kTokensInBlock = 64;

  PhraseScreen();
  ~PhraseScreen();

  // How a phrase begins. REQUIRES: not closed.
  struct Beginning {
    std::uint64_t first = 0, second = 0;  // hashes of tokens
    bool is_whole = false;                // it has no second one
  };
  // The number of a new matcher with these phrases; nullopt where all are taken.
  std::optional<std::size_t> add(std::span<const Beginning> phrases);
  void close();

  // Nothing before the screen is closed.
  void mark(Tokens& tokens) const;

  bool has_marked(const Tokens& tokens) const { return tokens.marks().by == this; }
  // The tokens from kTokensInBlock * `block` on at which matcher `number` may find a phrase, the
  // lowest bit first. REQUIRES: marked by this screen.
  static std::uint64_t marks(const Tokens& tokens, std::size_t number, std::size_t block) {
    return tokens.marks().bits[block * kMostMatchers + number];
  }
  // Whether there is any such token from `first` up to `end`. REQUIRES: marked by this screen.
  static bool has_mark(const Tokens& tokens, std::size_t number, std::size_t first,
                       std::size_t end) {
    for (std::size_t at = first - first % kTokensInBlock; at < end; at += kTokensInBlock)
      if ((marks(tokens, number, at / kTokensInBlock) & within(at, first, end)) != 0) return true;
    return false;
  }
  // Calls `look` with each token from `first` up to `end` at which matcher `number` may find a
  // phrase, in order; whether it may be one of this token alone; and whether it may have more.
  // REQUIRES: marked by this screen.
  template <typename Look>
  static void for_each_mark(const Tokens& tokens, std::size_t number, std::size_t first,
                            std::size_t end, Look look) {
    const std::size_t block = first / kTokensInBlock;
    const std::uint64_t* words = tokens.marks().bits.data() + block * kMostMatchers + number;
    const Matchers* const sets = tokens.marks().sets.data();
    std::uint64_t within = kAll << first % kTokensInBlock;
    for (std::size_t at = block * kTokensInBlock; at < end; at += kTokensInBlock) {
      if (end - at < kTokensInBlock) within &= ~(kAll << (end - at));
      for (std::uint64_t left = *words & within; left != 0; left &= left - 1) {
        const std::size_t token = at + static_cast<unsigned>(std::countr_zero(left));
        const Matchers set = sets[token] >> number;
        look(token, (set & 1) != 0, (set >> kMostMatchers & 1) != 0);
      }
      words += kMostMatchers;
      within = kAll;
    }
  }

 private:
  static constexpr std::uint64_t kAll = ~std::uint64_t{0};
  // A bit for each token of the block at `at` that stands from `first` up to `end`. REQUIRES: one
  // does.
  static std::uint64_t within(std::size_t at, std::size_t first, std::size_t end) {
    const std::uint64_t from = at < first ? kAll << (first - at) : kAll;
    return end - at < kTokensInBlock ? from & ~(kAll << (end - at)) : from;
  }

  // A bit for each matcher that may find a phrase of a token alone, behind these one for each that
  // may find one of several.
  using Matchers = TokenMarks::Set;
  static constexpr Matchers kAllWhole = (Matchers{1} << kMostMatchers) - 1;
  struct Known {
    Beginning phrase;
    std::size_t matcher = 0;
  };

  void mark_block(std::span<const std::uint64_t> hashes, std::size_t begin, std::size_t end,
                  Matchers* sets, std::uint64_t* words) const;

  std::vector<Known> known_;  // until it is closed
  std::size_t matchers_ = 0;
  struct Tables;
  std::unique_ptr<const Tables> tables_;  // once it is
};

}  // namespace skillgap
