// The first of the filters of a PhraseMatcher: which tokens begin a phrase, and which may be read
// as a blank.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "skillgap/tokenizer.h"
#include "skills/phrase_image.h"

namespace skillgap {

// A byte a place, so that asking takes one look: most tokens of a text begin no phrase. May say yes
// of some that do not. Made when an image is opened, from its slots. Immutable.
class FirstTokens {
 public:
  explicit FirstTokens(const PhraseImage& image) {
    std::vector<std::uint64_t> firsts;
    for (const PrefixSlot& slot : std::span(image.slots, image.slot_count()))
      if (!slot.is_free() && slot.shorter() == 0)
        firsts.push_back(token_hash(image.word(slot).text()));
    std::ranges::sort(firsts);
    firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
    // Eight bytes each: no more than one in eight other tokens passes.
    const std::size_t size = std::bit_ceil(8 * firsts.size() + 2);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
    begins_.resize(size);
    for (const std::uint64_t token : firsts) begins_[place_of(token)] = 1;
  }

  // 0 or 1.
  std::size_t may_hold(std::uint64_t token) const { return begins_[place_of(token)]; }
  bool may_be_hyphen(std::uint64_t token) const {
    return token == hyphens_[0] || token == hyphens_[1];
  }

 private:
  std::size_t place_of(std::uint64_t token) const { return token >> shift_; }

  std::vector<std::uint8_t> begins_;
  unsigned shift_;
  std::array<std::uint64_t, 2> hyphens_ = hyphen_hashes();
};

}  // namespace skillgap
