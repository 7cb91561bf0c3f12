// How objects that tell of a concept begin in the output, prepared once for many postings: its
// names lie close together there, and need no look at their letters.
//
//   const ConceptTexts texts(taxonomy);
//   texts.in_mention(python, memory)      // {"skill":"python","kind":"language",
//   texts.in_skill(python, memory)        // {"skill":"python",
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"

namespace skillgap {

// Any thread. The taxonomy must outlive it.
class ConceptTexts {
 public:
  enum class When { kOnce, kAsked };

  // Prepared once, or for a posting or two each time they are asked for: then they stand in
  // `memory`.
  explicit ConceptTexts(const Taxonomy& taxonomy, When when = When::kOnce);

  std::string_view in_mention(ConceptId id, std::string& memory) const {
    const Place place = place_of(id, memory);
    return {place.begin, place.end};
  }
  std::string_view in_skill(ConceptId id, std::string& memory) const {
    const Place place = place_of(id, memory);
    return {place.begin, place.id_end};
  }
  // Asks for the text, which is mostly far away: when it is written it is near.
  void fetch(ConceptId id) const {
    if (offsets_.empty()) return;
    __builtin_prefetch(texts_.data() + offsets_[static_cast<std::size_t>(id)].begin);
  }

 private:
  struct Place {
    const char *begin, *id_end, *end;
  };
  // Offsets into `texts_`; the next one begins at its end.
  struct Offsets {
    std::uint32_t begin, id_end;
  };

  // Adds the text of a concept; gives where its id ends.
  static std::size_t append(const Concept& of, std::string& text);
  Place place_of(ConceptId id, std::string& memory) const {
    const auto number = static_cast<std::size_t>(id);
    if (offsets_.empty()) return place_in(memory, taxonomy_->concepts[number]);
    const char* const all = texts_.data();
    const Offsets& of = offsets_[number];
    return {all + of.begin, all + of.id_end, all + offsets_[number + 1].begin};
  }
  static Place place_in(std::string& memory, const Concept& of);

  const Taxonomy* taxonomy_;
  std::vector<Offsets> offsets_;  // by concept, and one behind the last
  std::string texts_;
};

}  // namespace skillgap
