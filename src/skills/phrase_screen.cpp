#include "skillgap/phrase_screen.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <unordered_map>
#include <utility>

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

// Hashes are mixed well enough to need no product, in their low bits too.
std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return std::rotl(first, 31) ^ second;
}

// Counts and numbers sets, of which there are few different ones.
class KnownSets {
 public:
  struct Known {
    std::size_t count = 0, number = 0;
  };
  Known& operator[](std::uint32_t set) {
    auto& [last, known] = recent_[set * kMixing >> kShift];
    if (!known || last != set) last = set, known = &known_[set];
    return *known;
  }
  // The most frequent first.
  std::vector<std::pair<std::uint32_t, Known*>> by_count() {
    std::vector<std::pair<std::uint32_t, Known*>> all;
    for (auto& [set, known] : known_) all.push_back({set, &known});
    std::ranges::sort(all, std::greater(), [](const auto& entry) {
      return std::pair(entry.second->count, entry.first);
    });
    return all;
  }

 private:
  static constexpr std::uint32_t kMixing = 0x9E37'79B9, kShift = 22;

  std::unordered_map<std::uint32_t, Known> known_;
  std::array<std::pair<std::uint32_t, Known*>, 1 << (32 - kShift)> recent_{};
};

}  // namespace

std::optional<std::size_t> PhraseScreen::add(std::span<const Beginning> phrases) {
  if (matchers_ == kMostMatchers) return std::nullopt;
  for (const Beginning& phrase : phrases) known_.push_back({phrase, matchers_});
  return matchers_++;
}

// Numbers by how many places have the set, so that the rarest share one; 0 is that of most places.
template <typename Number>
PhraseScreen::Places<Number>::Places(const std::vector<Matchers>& sets, Matchers of_most)
    : numbers_(sets.size()), sets_{of_most} {
  constexpr std::size_t kMost = std::numeric_limits<Number>::max();
  KnownSets known;
  for (const Matchers set : sets)
    if (set != of_most) ++known[set].count;
  const auto by_count = known.by_count();
  sets_.resize(std::min(by_count.size(), kMost) + 1);
  for (std::size_t i = 0; i < by_count.size(); ++i) {
    by_count[i].second->number = std::min(i + 1, kMost);
    sets_[by_count[i].second->number] |= by_count[i].first;
  }
  for (std::size_t place = 0; place < sets.size(); ++place)
    if (sets[place] != of_most) numbers_[place] = static_cast<Number>(known[sets[place]].number);
}

void PhraseScreen::close() {
  // Where a hyphen comes next, which may be read as a blank, the token behind it is not looked at.
  const std::array<std::uint64_t, 2> hyphens = hyphen_hashes();
  const std::size_t places = places_for(known_.size());
  std::vector<Matchers> begins(places), pairs(2 * places, kAllWhole);
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(places));
  pair_mask_ = pairs.size() - 1;
  for (const auto& [phrase, matcher] : known_) {
    const Matchers whole = Matchers{1} << matcher, longer = whole << kMostMatchers;
    begins[phrase.first >> shift_] |= phrase.is_whole ? whole : longer;
    if (phrase.is_whole) continue;
    for (const std::uint64_t second : {phrase.second, hyphens[0], hyphens[1]})
      pairs[pair_of(phrase.first, second) & pair_mask_] |= longer;
  }
  begins_ = Places<std::uint16_t>(begins, 0);
  pairs_ = Places<std::uint8_t>(pairs, kAllWhole);
  known_ = {};
  is_closed_ = true;
}

void PhraseScreen::mark(Tokens& tokens) const {
  if (!is_closed_) return;
  TokenMarks& marks = tokens.marks();
  const std::size_t size = tokens.size();
  marks.by = this;
  const std::size_t words = (size / kTokensInBlock + 1) * kMostMatchers;
  if (marks.bits.size() < words) marks.bits.resize(words);
  if (marks.sets.size() < size + kRoomToTurn) marks.sets.resize(size + kRoomToTurn);
  for (std::size_t begin = 0; begin < size; begin += kTokensInBlock)
    mark_block(tokens.hashes(), begin, std::min(begin + kTokensInBlock, size),
               marks.sets.data() + begin,
               marks.bits.data() + begin / kTokensInBlock * kMostMatchers);
}

// The tokens from `begin` up to `end`, a bit each. Without a branch a token: nobody can foretell
// which words begin a phrase, so every guess would wait for the tables, and half of them be wrong.
void PhraseScreen::mark_block(std::span<const std::uint64_t> hashes, std::size_t begin,
                              std::size_t end, Matchers* sets, std::uint64_t* words) const {
  const std::size_t count = end - begin;
  const auto note = [&, shift = shift_, mask = pair_mask_](std::size_t i, std::uint64_t next) {
    const std::uint64_t here = hashes[begin + i];
    sets[i] = begins_[here >> shift] & pairs_[pair_of(here, next) & mask];
  };
#pragma GCC unroll 4
  for (std::size_t i = 0; i + 1 < count; ++i) note(i, hashes[begin + i + 1]);
  // The last token of all has none behind it: what it may begin alone is what counts.
  note(count - 1, end < hashes.size() ? hashes[end] : 0);
  turn(sets, count, words);
}

}  // namespace skillgap
