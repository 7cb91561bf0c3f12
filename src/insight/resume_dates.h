// Spans of time in the lines of a résumé: "Jan 2020 – Maret 2023", "03/2019 - 11/2020",
// "2018 – 2021", "2019-05 - now".
//
// Names of months are rows of units.tsv. That something goes on is told by the dash behind the
// date, whatever the word: "Present", "sekarang". Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

// Months since year 0, half-open.
struct MonthSpan {
  int begin = 0;
  std::optional<int> end;  // empty: ongoing
};

class ResumeDates {
 public:
  ResumeDates(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // Of years alone January counts: 2018 – 2021 are three years. A span lasts a month at least.
  std::optional<MonthSpan> find(std::string_view line) const;
  // "2014-12-01", "2014-12", "2014", "Dec 2014": months since year 0. `is_end`: behind that month.
  std::optional<int> month(std::string_view date, bool is_end) const;

 private:
  struct Found;
  std::optional<Found> next(std::string_view line, std::size_t from) const;
  int month_named(std::string_view word) const;

  const Tokenizer& tokenizer_;
  std::map<std::string, int> months_;
};

}  // namespace skillgap
