#include "skillgap/phrase_screen.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

#include "skills/matcher_sets.h"
#include "skills/phrase_image.h"
#include "skills/turned_bits.h"

namespace skillgap {
namespace {

// Hashes are mixed well enough to need no product, in their low bits too.
std::uint64_t pair_of(std::uint64_t first, std::uint64_t second) {
  return std::rotl(first, 31) ^ second;
}

}  // namespace

struct PhraseScreen::Tables {
  SetsOfTokens begins;
  SetsOfPairs pairs;
};

PhraseScreen::PhraseScreen() = default;
PhraseScreen::~PhraseScreen() = default;

std::optional<std::size_t> PhraseScreen::add(std::span<const Beginning> phrases) {
  if (matchers_ == kMostMatchers) return std::nullopt;
  for (const Beginning& phrase : phrases) known_.push_back({phrase, matchers_});
  return matchers_++;
}

void PhraseScreen::close() {
  // Where a hyphen comes next, which may be read as a blank, the token behind it is not looked at.
  const std::array<std::uint64_t, 2> hyphens = hyphen_hashes();
  std::ranges::sort(known_, std::less(), [](const Known& known) { return known.phrase.first; });
  std::vector<HashedSet> begins, pairs;
  for (auto next = known_.begin(); next != known_.end();) {
    HashedSet begin{next->phrase.first, 0};
    for (; next != known_.end() && next->phrase.first == begin.hash; ++next) {
      const Matchers whole = Matchers{1} << next->matcher, longer = whole << kMostMatchers;
      begin.set |= next->phrase.is_whole ? whole : longer;
      if (!next->phrase.is_whole)
        pairs.push_back({pair_of(begin.hash, next->phrase.second), longer});
    }
    begins.push_back(begin);
    if (const Matchers longer = begin.set & ~kAllWhole; longer != 0)
      for (const std::uint64_t hyphen : hyphens)
        pairs.push_back({pair_of(begin.hash, hyphen), longer});
  }
  tables_ = std::make_unique<const Tables>(SetsOfTokens(begins), SetsOfPairs(pairs));
  known_ = {};
}

void PhraseScreen::mark(Tokens& tokens) const {
  if (!tables_) return;
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
// In short loops, of which a processor has many turns under way while it waits for the tables.
void PhraseScreen::mark_block(std::span<const std::uint64_t> hashes, std::size_t begin,
                              std::size_t end, Matchers* sets, std::uint64_t* words) const {
  const std::size_t count = end - begin;
  const std::uint64_t* const here = hashes.data() + begin;
  std::array<Matchers, kTokensInBlock> longer;
  const SetsOfTokens::View begins = tables_->begins.view();
  for (std::size_t i = 0; i < count; ++i) {
    longer[i] = begins[here[i]];
    sets[i] = longer[i] & kAllWhole;
  }
  std::array<std::uint64_t, kTokensInBlock> pair;   // those that seem to be keys
  std::array<std::uint32_t, kTokensInBlock> first;  // where they begin
  std::size_t known = 0;
  const SetsOfPairs::View pairs = tables_->pairs.view();
  const auto ask_for_pair = [&](std::size_t i, std::uint64_t next) {
    pair[known] = pair_of(here[i], next);
    first[known] = static_cast<std::uint32_t>(i);
    known += pairs.may_hold(pair[known]);
  };
  for (std::size_t i = 0; i + 1 < count; ++i) ask_for_pair(i, here[i + 1]);
  // The last token of all has none behind it: what it may begin alone is what counts.
  ask_for_pair(count - 1, end < hashes.size() ? hashes[end] : 0);
  for (std::size_t k = 0; k < known; ++k) sets[first[k]] |= longer[first[k]] & pairs[pair[k]];
  turn(sets, count, words);
}

}  // namespace skillgap
