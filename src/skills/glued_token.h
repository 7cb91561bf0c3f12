// A token that may be several words glued together: what is known of its parts, and where to cut.
//
//   const GluedToken token("tahunPendidikan", words);
//   token.known("tahun")                      // a part: a view of the token
//   token.cuts(GluedToken::kSure)             // {5}
//
// Refers to the token and the table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "skillgap/tokenizer.h"
#include "skills/word_table.h"

namespace skillgap {

class GluedToken {
 public:
  // What the tables say of a word; bits.
  enum Known : std::uint8_t {
    kWord = 1,   // some table has it
    kName = 2,   // it is a whole alias of a product
    kOpens = 4,  // a heading, cue or title begins with it
    kCloses = 8  // a heading ends with it
  };
  // What a cut asks for: what is sure in any text; what several words must show ("OfficeMemiliki",
  // as it may be a name); what is enough in a damaged text.
  enum Asked { kSure, kLikely, kLittle };
  // No longer token is looked at, so that none costs the square of its length.
  static constexpr std::size_t kLongest = 256;

  // False of a token that no word can begin inside of, as of most.
  static bool may_be(std::string_view token);

  // REQUIRES: no longer than that.
  GluedToken(std::string_view token, const WordTable& words);

  // Of a part of the token, 0: nothing.
  std::uint8_t known(std::string_view part) const {
    return words_.find_padded(lower_.data() + (part.data() - token_.data()), part.size());
  }
  // Places inside the token at which it is cut, ascending.
  std::vector<std::size_t> cuts(Asked asked) const;
  bool has_cut(Asked asked) const;

 private:
  template <typename Visit>
  void visit_cuts(Asked asked, Visit visit) const;

  std::string_view token_;
  const WordTable& words_;
  std::size_t begins_ = 0;
  // Neither filled in beforehand: they are long. Where a word may begin, ascending, `begins_` of
  // them; and the token in small letters.
  std::array<std::uint8_t, kLongest> begin_;
  std::array<char, kLongest + Tokens::kReadable> lower_;
};

}  // namespace skillgap
