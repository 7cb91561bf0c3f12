#include "skillgap/phrase_screen.h"

#include <algorithm>
#include <bit>

#include "skills/phrase_image.h"

namespace skillgap {
namespace {

// Twice to four times as many as there are phrases. Of other pairs no more than one in two finds a
// place taken, of other tokens fewer, because many phrases begin alike; a mark asks for both.
std::size_t places_for(std::size_t phrases) {
  constexpr std::size_t kLeast = 1024;
  return std::max(kLeast, std::bit_ceil(2 * phrases));
}

std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return longer_prefix(first_prefix(first), second);
}

}  // namespace

std::optional<std::size_t> PhraseScreen::add(std::span<const Beginning> phrases) {
  if (matchers_ == kMostMatchers) return std::nullopt;
  for (const Beginning& phrase : phrases) known_.push_back({phrase, matchers_});
  return matchers_++;
}

void PhraseScreen::close() {
  hyphens_ = hyphen_hashes();
  firsts_.resize(places_for(known_.size()));
  pairs_.resize(firsts_.size());
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(firsts_.size()));
  for (const auto& [phrase, matcher] : known_) {
    const auto bit = static_cast<Matchers>(1u << matcher);
    Firsts& first = firsts_[phrase.first >> shift_];
    (phrase.is_whole ? first.whole : first.longer) |= bit;
    if (!phrase.is_whole) pairs_[pair_of(phrase.first, phrase.second) >> shift_] |= bit;
  }
  known_ = {};
}

void PhraseScreen::mark(Tokens& tokens) const {
  if (firsts_.empty()) return;
  TokenMarks& marks = tokens.marks();
  const std::size_t size = tokens.size();
  marks.by = this;
  marks.bits.assign((size / kTokensInBlock + 1) * kWordsOfBlock, 0);
  for (std::size_t begin = 0; begin < size; begin += kTokensInBlock)
    mark_block(tokens.hashes(), begin, std::min(begin + kTokensInBlock, size),
               marks.bits.data() + begin / kTokensInBlock * kWordsOfBlock);
}

// The tokens from `begin` up to `end`, a bit each.
void PhraseScreen::mark_block(std::span<const std::uint64_t> hashes, std::size_t begin,
                              std::size_t end, std::uint64_t* block) const {
  const Firsts* const firsts = firsts_.data();
  const Matchers* const pairs = pairs_.data();
  const unsigned shift = shift_;
  const std::array<std::uint64_t, 2> hyphens = hyphens_;
  const std::uint64_t* const last = hashes.data() + hashes.size() - 1;
  const std::uint64_t* here = hashes.data() + begin;
  for (std::uint64_t bit = 1; begin < end; ++begin, ++here, bit <<= 1) {
    const Firsts begun = firsts[*here >> shift];
    std::uint64_t left = begun.whole;
    if (begun.longer != 0) {
      // The last token has none behind it: what it may begin alone is what counts.
      const std::uint64_t next = here == last ? 0 : here[1];
      // Where a hyphen comes next, which may be read as a blank, the token behind it is not looked
      // at.
      const bool is_hyphen = next == hyphens[0] || next == hyphens[1];
      const Matchers goes_on = is_hyphen ? begun.longer : pairs[pair_of(*here, next) >> shift];
      const std::uint64_t longer = begun.longer & goes_on;
      left |= longer | longer << kMostMatchers;
    }
    for (; left != 0; left &= left - 1) block[std::countr_zero(left)] |= bit;
  }
}

}  // namespace skillgap
