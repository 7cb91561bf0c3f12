// The single words of senses.tsv that are asked for only beside a name: "developers", "and". There
// are four in a sentence and few names, so none is searched for; who wants to know asks here.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "skillgap/hash_numbers.h"
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

// By the hash of a word, which stands for it. Immutable; share between threads.
class SenseWords {
 public:
  using Word = HashNumbers::Entry;  // its hash, and at least one sense

  // REQUIRES: no word twice.
  explicit SenseWords(std::vector<Word> words) : senses_(HashNumbers::build(std::move(words))) {}

  Senses find(std::uint64_t hash) const { return senses_.find(hash); }

 private:
  HashNumbers senses_;
};

}  // namespace skillgap
