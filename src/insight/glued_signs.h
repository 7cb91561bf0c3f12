// A word that was glued together → its signs: "Rp7.000.000", "15jt", "5yrs", "hourBenefits".
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "insight/sign.h"
#include "insight/sign_meanings.h"
#include "skillgap/span.h"

namespace skillgap {

// In order of place, with the bytes of the text that each has; tokens are not set. Nothing where
// the parts of the word mean nothing together ("B2B"). A number alone is a part. One for many
// words: it is large.
class GluedSigns {
 public:
  void read(std::string_view text, Span word, const SignMeanings& meanings);

  std::size_t size() const { return size_; }
  const Sign* begin() const { return signs_.data(); }
  const Sign* end() const { return signs_.data() + size_; }

 private:
  void read_around_number(std::string_view text, Span word, const SignMeanings& meanings);
  void read_two_words(std::string_view text, Span word, const SignMeanings& meanings);
  void add(const Sign& sign, Span where) {
    signs_[size_] = sign;
    signs_[size_++].where = where;
  }

  std::array<Sign, 3> signs_;
  std::size_t size_ = 0;
};

}  // namespace skillgap
