// Spans of time in the lines of a résumé: "Jan 2020 – Maret 2023", "03/2019 - 11/2020",
// "2018 – 2021", "2019-05 - now", "2018 s.d. sekarang", "2018–19", "Jan – Mar 2020", "since 2018".
//
// Names of months and words for now and since are rows of units.tsv; behind a dash any word says
// that something goes on ("Present"). "Since" counts at the beginning of a line or behind a mark,
// as dates of an item stand, and not in prose ("I have used SQL since 2018."). Pure.
//
// A year alone means its middle: from 2018 to 2021 are three years, more or less, 2021 is the last
// of them, and "2018 – 2021" and "2021 – 2023" neither overlap nor leave a gap.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/taxonomy.h"
#include "skillgap/tokenizer.h"

namespace skillgap {

inline constexpr int kMiddleOfYear = 6;  // months

// Months since year 0, half-open.
struct MonthSpan {
  int begin = 0;
  std::optional<int> end;  // empty: ongoing
};

class ResumeDates {
 public:
  ResumeDates(const Taxonomy& taxonomy, const Tokenizer& tokenizer);

  // A span lasts a month at least; of one year alone ("2020 – 2020") it is the year.
  std::optional<MonthSpan> find(std::string_view line) const;
  // "2014-12-01", "2014-12", "2014", "Dec 2014": months since year 0. `is_end`: behind that month.
  std::optional<int> month(std::string_view date, bool is_end) const;

 private:
  struct Found;
  std::optional<Found> next(std::string_view line, std::size_t from) const;
  std::optional<Found> month_of_next_year(std::string_view line, std::string_view word) const;
  std::optional<Found> end_of(std::string_view line, const Found& first) const;
  int month_named(std::string_view word) const;
  bool is_range(std::string_view between) const;
  bool goes_on(std::string_view behind) const;
  bool is_since(std::string_view before) const;

  const Tokenizer& tokenizer_;
  std::map<std::string, int> months_;
  std::vector<std::string> now_, since_, ranges_;  // in lower case
};

}  // namespace skillgap
