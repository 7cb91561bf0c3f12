// Lines of results below a header, which is written with the first of them or at the end: where
// nothing could be read there is no header either.
//
//   HeadedLines lines(console, csv_line(posting_csv_header()));
//   lines.add(csv_line(row)); …
//   lines.end();
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "cli/console.h"

namespace skillgap {

class HeadedLines {
 public:
  HeadedLines(Console& console, std::string header)  // "": none
      : console_(console), header_(std::move(header)) {}

  void add(std::string_view line) {
    end();
    console_.out(line);
  }
  void end() {
    if (!header_.empty()) console_.out(std::exchange(header_, {}));
  }

 private:
  Console& console_;
  std::string header_;
};

}  // namespace skillgap
