#include "skillgap/phrase_screen.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>

#include "skills/phrase_image.h"
#include "skills/turned_bits.h"

namespace skillgap {
namespace {

// Twice to four times as many as there are phrases, and for pairs, to which those with a hyphen
// come, twice as many again. Of other pairs few find a place taken, and of other tokens, because
// many phrases begin alike; a mark asks for both.
std::size_t places_for(std::size_t phrases) {
  constexpr std::size_t kLeast = 1024;
  return std::max(kLeast, std::bit_ceil(2 * phrases));
}

// Hashes are mixed well enough to need no product; both tell in the high bits.
std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return std::rotl(first, 31) ^ second;
}

}  // namespace

std::optional<std::size_t> PhraseScreen::add(std::span<const Beginning> phrases) {
  if (matchers_ == kMostMatchers) return std::nullopt;
  for (const Beginning& phrase : phrases) known_.push_back({phrase, matchers_});
  return matchers_++;
}

// Numbers by how many places have the set, so that the rarest share one.
PhraseScreen::Places::Places(const std::vector<Matchers>& sets) {
  constexpr std::size_t kSets = std::size_t{std::numeric_limits<Matchers>::max()} + 1;
  std::vector<std::size_t> counts(kSets);
  for (const Matchers set : sets) ++counts[set];
  std::vector<std::pair<std::size_t, Matchers>> by_count;
  for (std::size_t set = 0; set < kSets; ++set) {
    if (counts[set] != 0) by_count.push_back({counts[set], static_cast<Matchers>(set)});
  }
  std::ranges::sort(by_count, std::greater());
  std::vector<std::uint8_t> number_of(kSets);
  for (std::size_t i = 0; i < by_count.size(); ++i) {
    const Matchers set = by_count[i].second;
    number_of[set] = static_cast<std::uint8_t>(std::min(i, sets_.size() - 1));
    sets_[number_of[set]] |= set;
  }
  numbers_.resize(sets.size());
  std::ranges::transform(sets, numbers_.begin(), [&](Matchers set) { return number_of[set]; });
}

void PhraseScreen::close() {
  // Where a hyphen comes next, which may be read as a blank, the token behind it is not looked at.
  const std::array<std::uint64_t, 2> hyphens = hyphen_hashes();
  const std::size_t places = places_for(known_.size());
  std::vector<Matchers> whole(places), longer(places), pairs(2 * places);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(places));
  for (const auto& [phrase, matcher] : known_) {
    const auto bit = static_cast<Matchers>(1u << matcher);
    (phrase.is_whole ? whole : longer)[phrase.first >> shift_] |= bit;
    if (phrase.is_whole) continue;
    for (const std::uint64_t second : {phrase.second, hyphens[0], hyphens[1]})
      pairs[pair_of(phrase.first, second) >> (shift_ - 1)] |= bit;
  }
  whole_ = Places(whole);
  longer_ = Places(longer);
  pairs_ = Places(pairs);
  known_ = {};
  is_closed_ = true;
}

void PhraseScreen::mark(Tokens& tokens) const {
  if (!is_closed_) return;
  TokenMarks& marks = tokens.marks();
  const std::size_t size = tokens.size();
  marks.by = this;
  marks.bits.assign((size / kTokensInBlock + 1) * kWordsOfBlock, 0);
  for (std::size_t begin = 0; begin < size; begin += kTokensInBlock)
    mark_block(tokens.hashes(), begin, std::min(begin + kTokensInBlock, size),
               marks.bits.data() + begin / kTokensInBlock * kWordsOfBlock);
}

// The tokens from `begin` up to `end`, a bit each. Without a branch a token: nobody can foretell
// which words begin a phrase, so every guess would wait for the tables, and half of them be wrong.
void PhraseScreen::mark_block(std::span<const std::uint64_t> hashes, std::size_t begin,
                              std::size_t end, std::uint64_t* block) const {
  BitsOfTokens whole{}, longer{};
  const auto note = [&, shift = shift_, pair_shift = shift_ - 1](std::size_t i,
                                                                 std::uint64_t next) {
    const std::uint64_t here = hashes[i];
    const Matchers begins = longer_[here >> shift];
    // What begins nothing longer asks for one place each time: that is near.
    const std::size_t pair = (pair_of(here, next) >> pair_shift) & -std::size_t{begins != 0};
    longer[i - begin] = static_cast<Matchers>(begins & pairs_[pair]);
    whole[i - begin] = whole_[here >> shift] | longer[i - begin];
  };
  for (std::size_t i = begin; i + 1 < end; ++i) note(i, hashes[i + 1]);
  // The last token of all has none behind it: what it may begin alone is what counts.
  note(end - 1, end < hashes.size() ? hashes[end] : 0);
  turn(whole, end - begin, block);
  turn(longer, end - begin, block + kMostMatchers);
}

}  // namespace skillgap
