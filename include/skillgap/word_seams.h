// Where a word may go on as another one, or as a number: at digits, and at capitals inside a word.
//
//   WordSeams seams("tahunPendidikan, 5yrs Java");
//   seams.next(0)      // 5, the 'P'
//   seams.next(6)      // 17, the '5'; then 26, the end: "Java" only begins with its capital
//
// Few words of a text have one, so who takes words apart need not look at the others byte by byte:
// 16 bytes are looked at together. ASCII only. Refers to the text; one thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace skillgap {

class WordSeams {
 public:
  explicit WordSeams(std::string_view text) : text_(text) {}

  // The first place from `at` on where a digit stands, or a capital behind a letter, a digit or a
  // full stop; the size of the text where there is none. Cheap where calls go from left to right.
  std::size_t next(std::size_t at);

 private:
  std::string_view text_;
  std::size_t block_ = static_cast<std::size_t>(-1);  // where the 16 bytes of `places_` begin
  unsigned places_ = 0;
};

}  // namespace skillgap
