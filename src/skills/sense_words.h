// The single words of senses.tsv that are asked for only beside a name: "developers", "and". There
// are four in a sentence and few names, so none is searched for; who wants to know asks here.
#pragma once

#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "skills/sense_names.h"

namespace skillgap {

using Senses = std::uint32_t;  // a bit each

constexpr Senses bit_of(Sense sense) {
  static_assert(kSenseNames.size() <= 32);
  return Senses{1} << static_cast<unsigned>(sense);
}

// Of these every phrase of a text counts, wherever it stands.
inline constexpr Senses kAskedOfTexts = bit_of(Sense::kSkill) | bit_of(Sense::kCompaniesBehind) |
                                        bit_of(Sense::kWith) | bit_of(Sense::kTrade) |
                                        bit_of(Sense::kWorkplace) | bit_of(Sense::kStudied) |
                                        bit_of(Sense::kStudiedBefore);

// By the hash of a word, which stands for it: who makes up a word of the same 64 bits might as well
// have written the word. Immutable; share between threads.
class SenseWords {
 public:
  using Word = std::pair<std::uint64_t, Senses>;  // its hash, and at least one sense

  // REQUIRES: no word twice.
  explicit SenseWords(const std::vector<Word>& words)
      : slots_(std::bit_ceil(4 * words.size() + 2)),
        shift_(64 - static_cast<unsigned>(std::countr_zero(slots_.size()))) {
    for (const Word& word : words) {
      std::size_t place = word.first >> shift_;
      while (slots_[place].second != 0) place = next(place);
      slots_[place] = word;
    }
  }

  Senses find(std::uint64_t hash) const {
    std::size_t place = hash >> shift_;
    while (slots_[place].second != 0 && slots_[place].first != hash) place = next(place);
    return slots_[place].second;
  }

 private:
  std::size_t next(std::size_t place) const { return (place + 1) & (slots_.size() - 1); }

  std::vector<Word> slots_;  // open addressing, a quarter taken; no sense: free
  unsigned shift_;
};

}  // namespace skillgap
