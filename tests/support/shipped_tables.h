// The tables that the program carries, parsed once a test program.
#pragma once

#include "skillgap/analyzer.h"
#include "skillgap/taxonomy.h"

namespace skillgap {

inline const Taxonomy& shipped_taxonomy() {
  static const Taxonomy taxonomy = parse_taxonomy(built_in_taxonomy_files()).taxonomy;
  return taxonomy;
}

inline const Analyzer& shipped_analyzer() {
  static const Analyzer analyzer = Analyzer::make(shipped_taxonomy()).value();
  return analyzer;
}

}  // namespace skillgap
