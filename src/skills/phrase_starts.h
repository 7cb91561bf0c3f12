// The filters in front of a search: the tokens at which a phrase may begin. Most tokens of a text
// end here, in the nearest cache.
//
//   PhraseStarts starts(image, first_tokens, tokens, end);
//   Starts found;
//   for (s = 0; s < starts.find(0, 256, found); ++s)      // found[s].token
//
// Refers to all that it is made of. A token may be among them where no phrase begins, never the
// other way round.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "skillgap/tokenizer.h"
#include "skills/first_tokens.h"
#include "skills/phrase_image.h"

namespace skillgap {

inline constexpr std::size_t kTokensAtOnce = 256;

// A token at which a phrase may begin, and the prefix that is most likely to end one.
struct Start {
  std::uint32_t token;
  PrefixHash likely;
};
using Starts = std::array<Start, kTokensAtOnce>;

// Whether a phrase of several tokens may begin with token `i` where the hyphen that comes next is
// read as a blank: most hyphens join what begins no phrase. REQUIRES: a token behind it.
[[gnu::noinline]] inline bool may_go_over_hyphen(const PhraseImage& image, const Tokens& tokens,
                                                 std::size_t i) {
  const PrefixHash two = longer_prefix(first_prefix(tokens.hash(i)), tokens.hash(i + 2));
  return image.pairs.may_hold(two) && tokens.touches_next(i) && tokens.touches_next(i + 1);
}

class PhraseStarts {
 public:
  // The tokens from `end` on are not there.
  PhraseStarts(const PhraseImage& image, const FirstTokens& first_tokens, const Tokens& tokens,
               std::size_t end)
      : image_(image), first_tokens_(first_tokens), tokens_(tokens), end_(end) {}

  // Those from `first` up to `last`, and how many they are. REQUIRES: no more than kTokensAtOnce
  // tokens; last <= end.
  std::size_t find(std::size_t first, std::size_t last, Starts& starts) const {
    std::size_t few = by_one_token(first, last, starts);
    few = by_two_tokens(few, starts);
    return prefetched(by_three_tokens(few, starts), starts);
  }

  bool touches_next(std::size_t i) const { return i + 1 < end_ && tokens_.touches_next(i); }

  bool is_hyphen(std::size_t i) const { return first_tokens_.may_be_hyphen(tokens_.hash(i)); }
  // Token i looks like a hyphen between two words. REQUIRES: 0 < i < end.
  bool may_join(std::size_t i) const {
    return is_hyphen(i) && touches_next(i - 1) && touches_next(i);
  }

  // Spares most searches of what only begins like a phrase, at tokens that the screen has marked.
  // Whether one of more tokens may begin here. The screen has asked for the pair.
  bool may_begin_longer(std::size_t i) const {
    if (i + 1 == end_) return false;
    const std::uint64_t next = tokens_.hash(i + 1);
    const PrefixHash two = longer_prefix(first_prefix(tokens_.hash(i)), next);
    if (image_.triples.may_hold(two)) return true;
    if (i + 2 == end_) return false;
    const std::uint64_t third = tokens_.hash(i + 2);
    if (image_.triples.may_hold(longer_prefix(two, third))) return true;
    if (first_tokens_.may_be_hyphen(next)) return may_go_over_hyphen(image_, tokens_, i);
    return first_tokens_.may_be_hyphen(third);
  }

 private:
  // Without a branch, because nobody can foretell it: each token is written, and most are
  // overwritten.
  std::size_t by_one_token(std::size_t first, std::size_t end, Starts& starts) const {
    std::size_t count = 0;
    for (std::size_t i = first; i < end; ++i) {
      starts[count].token = static_cast<std::uint32_t>(i);
      count += first_tokens_.may_hold(tokens_.hash(i));
    }
    return count;
  }

  // Likewise. The last token of all has none behind it and stays.
  std::size_t by_two_tokens(std::size_t few, Starts& starts) const {
    const PhraseFilter singles = image_.singles, pairs = image_.pairs;
    const bool has_last = few > 0 && starts[few - 1].token == end_ - 1;
    std::size_t count = 0;
    for (std::size_t s = 0; s < (has_last ? few - 1 : few); ++s) {
      const std::uint32_t i = starts[s].token;
      const PrefixHash one = first_prefix(tokens_.hash(i));
      const PrefixHash two = longer_prefix(one, tokens_.hash(i + 1));
      starts[count].token = i;
      count += singles.first_bit(one) | pairs.first_bit(two);
    }
    if (has_last) starts[count++].token = static_cast<std::uint32_t>(end_ - 1);
    return count;
  }

  std::size_t prefetched(std::size_t count, const Starts& starts) const {
    for (std::size_t s = 0; s < count; ++s) image_.fetch_cells(starts[s].likely);
    return count;
  }

  std::size_t by_three_tokens(std::size_t few, Starts& starts) const {
    std::size_t count = 0;
    for (std::size_t s = 0; s < few; ++s) {
      const std::size_t i = starts[s].token;
      const PrefixHash one = first_prefix(tokens_.hash(i));
      PrefixHash likely = one;
      if (!goes_on(one, i + 1, likely) && !image_.singles.may_hold(one)) continue;
      image_.fetch_slot(one);
      image_.fetch_slot(likely);
      starts[count++] = {static_cast<std::uint32_t>(i), likely};
    }
    return count;
  }

  // Whether a phrase of more than one token may begin with token `i` - 1.
  bool goes_on(PrefixHash one, std::size_t i, PrefixHash& likely) const {
    if (i == end_) return false;
    const PrefixHash two = longer_prefix(one, tokens_.hash(i));
    const bool over_hyphen =
        may_join(i) && image_.pairs.may_hold(longer_prefix(one, tokens_.hash(i + 1)));
    return (image_.pairs.may_hold(two) && goes_on_further(two, i + 1, likely)) || over_hyphen;
  }

  bool goes_on_further(PrefixHash two, std::size_t i, PrefixHash& likely) const {
    const bool whole = image_.triples.may_hold(two);
    if (whole) likely = two;
    if (i == end_) return whole;
    const PrefixHash three = longer_prefix(two, tokens_.hash(i));
    const bool goes_on = image_.triples.may_hold(three);
    if (goes_on) likely = three;
    return goes_on || whole || may_join(i);
  }

  const PhraseImage& image_;
  const FirstTokens& first_tokens_;
  const Tokens& tokens_;
  std::size_t end_;
};

}  // namespace skillgap
