// The kind of each concept, side by side in memory: it is asked of every mention, and a whole
// Concept lies far from what was read before.
//
//   const ConceptKinds kinds(taxonomy);
//   kinds[mention.concept_id]        // taxonomy[mention.concept_id].kind
//
// Immutable; share between threads.
#pragma once

#include <cstdint>
#include <vector>

#include "skillgap/taxonomy.h"

namespace skillgap {

class ConceptKinds {
 public:
  explicit ConceptKinds(const Taxonomy& taxonomy) {
    kinds_.reserve(taxonomy.concepts.size());
    for (const Concept& item : taxonomy.concepts)
      kinds_.push_back(static_cast<std::uint8_t>(item.kind));
  }
  Kind operator[](ConceptId id) const { return Kind{kinds_[static_cast<std::size_t>(id)]}; }

 private:
  std::vector<std::uint8_t> kinds_;
};

}  // namespace skillgap
