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
  marks.bits.assign((size / kTokensInBlock + 1) * kMostMatchers, 0);
  for (std::size_t begin = 0; begin < size; begin += kTokensInBlock)
    mark_block(tokens, begin, std::min(begin + kTokensInBlock, size),
               marks.bits.data() + begin / kTokensInBlock * kMostMatchers);
}

// The tokens from `begin` up to `end`, a bit each.
void PhraseScreen::mark_block(const Tokens& tokens, std::size_t begin, std::size_t end,
                              std::uint64_t* block) const {
  const Firsts* const firsts = firsts_.data();
  const Matchers* const pairs = pairs_.data();
  const unsigned shift = shift_;
  std::uint64_t hash = tokens.hash(begin), bit = 1;
  for (std::size_t i = begin; i < end; ++i, bit <<= 1) {
    // The last token has none behind it: what it may begin alone is what counts.
    const std::uint64_t next = i + 1 < tokens.size() ? tokens.hash(i + 1) : 0;
    const Firsts begun = firsts[hash >> shift];
    // Where a hyphen comes next, which may be read as a blank, the token behind it is not looked
    // at.
    const bool is_hyphen = next == hyphens_[0] || next == hyphens_[1];
    const Matchers goes_on = is_hyphen ? begun.longer : pairs[pair_of(hash, next) >> shift];
    Matchers left = begun.whole | (begun.longer & goes_on);
    for (; left != 0; left &= static_cast<Matchers>(left - 1)) block[std::countr_zero(left)] |= bit;
    hash = next;
  }
}

}  // namespace skillgap
