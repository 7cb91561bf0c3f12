// Names of places, looked for in the locations of postings by whole words: "Jakarta" is in
// "DKI Jakarta, Indonesia" and not in "Jakartabaru".
//
//   const PlaceNames places({"Jakarta", "Bandung"}, analyzer.tokenizer());
//   places.any_in(posting.location)
//
// Case and width do not matter; that one place lies in another is not known. Immutable; share it
// between threads. The tokenizer must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "skillgap/tokenizer.h"

namespace skillgap {

class PlaceNames {
 public:
  PlaceNames(const std::vector<std::string>& names, const Tokenizer& tokenizer);

  bool empty() const { return names_.empty(); }
  bool any_in(std::string_view location) const;

 private:
  const Tokenizer& tokenizer_;
  std::vector<std::vector<std::string>> names_;  // folded tokens of each
};

}  // namespace skillgap
