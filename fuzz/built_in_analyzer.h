// The analyzer that users get, made once a process: reading the tables costs more than a thousand
// inputs.
#pragma once

#include "skillgap/analyzer.h"

namespace skillgap::fuzz {

inline const Analyzer& built_in_analyzer() {
  static const Analyzer analyzer =
      Analyzer::make(parse_taxonomy(built_in_taxonomy_files()).taxonomy).value();
  return analyzer;
}

}  // namespace skillgap::fuzz
