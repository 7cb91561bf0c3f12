// The least degree that a posting asks for.
//
//   const DegreeReader degrees(taxonomy, kinds);
//   posting.education_min = degrees.least(posting);      // nullopt: it asks for none
//
// A degree that is only wished for is no minimum; "Bachelor's degree in statistics, Master's degree
// preferred" wishes for the second one alone. Refers to both. Immutable.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>

#include "skillgap/analysis.h"
#include "skillgap/concept_kinds.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

class DegreeReader {
 public:
  DegreeReader(const Taxonomy& taxonomy, const ConceptKinds& kinds);

  // REQUIRES: mentions of each field by place, degrees and fields of study among them.
  std::optional<ConceptId> least(const AnalyzedPosting& posting) const;

 private:
  bool is_degree_here(const AnalyzedPosting& posting, std::size_t i) const;
  bool is_wished_for(const AnalyzedPosting& posting, std::size_t i) const;

  const Taxonomy& taxonomy_;
  const ConceptKinds& kinds_;
  std::unordered_set<std::string> indonesian_;  // short names of degrees, in lower case
};

}  // namespace skillgap
