// How right the analyzer is: its answers beside those that people wrote down.
//
//   std::expected<GoldLine, Error> line = parse_gold_line(json, "gold.ndjson:3");
//   const Judge judge(analyzer);
//   std::vector<JudgedLine> lines = {judge.judge(*line), …};
//   Evaluation e = evaluate(lines);          // rows with 95 % intervals, statuses, errors
//
// docs/formats.md has the form of gold lines. Two measures of the same mentions:
//   span     each place counts. A gold mention is found where a mention overlaps it and is one of
//            the concepts that the gold name resolves to; a mention is right where it finds a gold
//            one. Only kinds of which every place is annotated: language library tool cloud
//            database method practice. A mention of a concept that gold names only once (soft,
//            business …) is neither right nor wrong at this level.
//   posting  each concept counts once a posting; all kinds.
// A gold name resolves as Analyzer::resolve() does; where the whole name is unknown, what stands
// before, in and behind parentheses and between slashes is tried, so "Google Sheets / Excel" may be
// either. A name that stays unknown cannot be found: it counts as missed.
//
// Intervals: percentile bootstrap over lines (1000 draws with replacement, fixed seed; Efron &
// Tibshirani 1993, ch. 13), as mentions of one posting are not independent. Pure; a Judge may be
// shared by threads and refers to the analyzer, which must outlive it.
#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "skillgap/analyzer.h"
#include "skillgap/statistics.h"

namespace skillgap {

struct GoldMention {
  Span where;  // bytes of the description
  std::string name, kind;
  Status status = Status::kMentioned;
};

struct GoldDecoy {
  Span where;
  std::string why;
};

// What a posting says as a whole; "" and empty where it does not.
struct GoldFacts {
  std::string role;  // a role id, or other-tech, not-tech, several-roles
  std::vector<std::string> roles_more;
  std::string seniority, education, work_mode;
  std::optional<double> years_min;
  std::optional<Salary> salary;
};

struct GoldPosting {
  Posting posting;
  std::string language;
  std::vector<GoldMention> mentions;
  std::vector<GoldDecoy> decoys;
  GoldFacts facts;
};

// A word in a sentence, and whether the skill of that name is meant.
struct GoldSentence {
  std::string term, skill, text, language, source, note;
  Span where;
  bool is_skill = false;
};

using GoldLine = std::variant<GoldPosting, GoldSentence>;

// Fails on a line of neither form, and on a span that does not hold its quote.
std::expected<GoldLine, Error> parse_gold_line(std::string_view json, std::string_view where);

// Which row a count belongs to. `level`: span, posting; or a share of right answers: status, fact,
// decoy, word. `by` and `value`: kind=tool, group=names, status=required, section=duties, source=…,
// all=all. `language`: en, id, mixed, all.
using RowKey = std::tuple<std::string, std::string, std::string, std::string>;

struct Counts {
  std::uint64_t gold = 0, recalled = 0;  // asked for; of these, answered right
  std::uint64_t found = 0, right = 0;    // answered; of these, right
};

struct EvaluationError {
  std::string kind;  // miss, false-alarm, status, decoy, word, role, seniority, years, …
  std::string id, language;
  std::string quote;          // the words concerned, "" for a fact
  std::string expected, got;  // "Python required" / "python mentioned (default)"
  std::string context;        // the text around
};

// What one line of gold adds to the result.
struct JudgedLine {
  std::map<RowKey, Counts> counts;
  std::map<std::tuple<std::string, Status, Status>, std::uint64_t> statuses;  // language, gold, got
  std::vector<EvaluationError> errors;
  std::uint64_t unresolved = 0;  // gold names unknown to the taxonomy
};

class Judge {
 public:
  explicit Judge(const Analyzer& analyzer);
  Judge(Judge&&) noexcept;
  ~Judge();

  JudgedLine judge(const GoldLine& line) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

struct Estimate {
  double value = 0;
  Interval interval;
};

struct EvaluationRow {
  RowKey key;
  Counts counts;
  // Empty where there is nothing to divide by. In rows of shares, recall is the share.
  std::optional<Estimate> precision, recall, f1;
};

struct Evaluation {
  std::uint64_t lines = 0, unresolved = 0;
  std::vector<EvaluationRow> rows;  // ascending by key
  std::map<std::tuple<std::string, Status, Status>, std::uint64_t> statuses;
  std::vector<EvaluationError> errors;  // in order of the lines
};

Evaluation evaluate(std::vector<JudgedLine> lines);

}  // namespace skillgap
