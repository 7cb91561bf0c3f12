// Analyzed postings read back from their NDJSON (to_json in report.h), for ranking and planning:
// some microseconds a line, where analyzing takes a hundred.
//
//   AnalyzedReader reader(analyzer);
//   if (auto posting = reader.read(line)) …        // else: parse_posting_json and analyze
//
// What is read: id, url, title, company, location, date_posted, skills, role, seniority,
// years_min, education_min, salary, work_mode, fingerprint, verdict. Mentions, text and the rest
// stay empty; with_text reads the description too.
// One thread a reader; another one is made cheaply by copying. The analyzer must outlive both.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "skillgap/analysis.h"
#include "skillgap/analyzer.h"

namespace skillgap {

class AnalyzedReader {
 public:
  explicit AnalyzedReader(const Analyzer& analyzer, bool with_text = false);
  AnalyzedReader(const AnalyzedReader& other);  // shares what it knows of the analyzer
  AnalyzedReader(AnalyzedReader&&) noexcept;
  ~AnalyzedReader();

  // nullopt where the line is no analysis made with the same taxonomy and method, or is damaged.
  // `readable` bytes may be read behind the line's begin (at least the line): with 64 more than
  // the line nothing is copied.
  std::optional<AnalyzedPosting> read(std::string_view line, std::size_t readable = 0);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
