// Many analyzed postings → demand tables, as rows of CSV files (docs/formats.md lists the columns).
//
//   TrendCounter counter(analyzer.taxonomy(), {.period = Period::kMonth});
//   for (const AnalyzedPosting& posting : postings)
//     counter.add(what_is_counted(posting, sketch_posting(posting, analyzer.tokenizer())));
//   TrendTables tables = counter.tables(analyzer.method());
//
// Postings are put into vacancies by the rules of duplicates.h. Two series: `new` counts a vacancy
// in the period of its first posting; `open` in every period in which one of its postings was
// dated, or said to be open. In a period the posting with the smallest id stands for its vacancy.
// Both denominators are kept, postings (raw) and vacancies. A period without postings has no row.
//
// What a counter holds can be written and merged: the tables of any parts of an input, merged, are
// those of the whole, byte for byte, because the parts keep postings (by numbers and hashes, about
// 1.3 KB each) and only the whole is grouped and counted.
//
// One thread a counter; the taxonomy must outlive it. tables() is deterministic and sorted.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "skillgap/analysis.h"
#include "skillgap/date.h"
#include "skillgap/duplicates.h"
#include "skillgap/error.h"
#include "skillgap/table.h"

namespace skillgap {

// Cuts by which the tables are broken down, each beside the total; never crossed, so cells stay
// large.
struct TrendOptions {
  Period period = Period::kMonth;
  bool by_role = true;
  bool by_location = false;
  bool by_language = true;
  bool by_seniority = false;
  bool by_source = false;
  // Only sources with a posting in every period that has any: their shares are not moved by a board
  // that came or went. sources.csv still lists all, and says which are counted.
  bool panel = false;
  DuplicateOptions duplicates = {};
  std::vector<std::string> apart = {};  // ids of postings that are vacancies of their own
  // A cell whose denominator is below this says "suppressed" in place of figures.
  std::uint64_t sample_floor = 10;
  // Pairs and movers are listed only for skills in at least this many postings.
  std::uint64_t pair_floor = 10;
};

struct TrendTables {
  std::vector<Table>
      tables;  // skill_demand role_demand skill_pairs emerging salary_by_skill sources
  std::uint64_t postings = 0;      // counted
  std::uint64_t without_date = 0;  // in no period, so in no table
  std::uint64_t not_ok = 0;        // verdict other than ok: in sources.csv only
  std::uint64_t copies = 0;        // of counted postings: those whose vacancy another stands for
  std::string input;               // of all postings added, in any order: 32 hex digits
};

// Of one posting all that is counted. Made on any thread, where the posting itself may end.
struct CountedPosting {
  struct Use {
    ConceptId skill{};
    Status status = Status::kMentioned;
  };

  std::array<std::uint64_t, 2> input{};  // its part of TrendTables::input
  std::string id, source, location, currency, seniority;
  std::optional<std::int32_t> day;  // of date_posted, since 1970-01-01
  std::int32_t last_day = 0;        // the last one on which it is known or said to be open
  double salary = 0;                // middle of the annual range, 0 if not stated
  std::optional<RoleId> role;
  Language language = Language::kOther;
  Verdict verdict = Verdict::kOk;
  std::vector<Use> uses;  // not what is negated or boilerplate
  PostingSketch sketch;
};

// Without a sketch only postings with equal fingerprints are copies.
CountedPosting what_is_counted(const AnalyzedPosting& posting);
CountedPosting what_is_counted(const AnalyzedPosting& posting, PostingSketch sketch);

class TrendCounter {
 public:
  TrendCounter(const Taxonomy& taxonomy, TrendOptions options);
  TrendCounter(TrendCounter&&) noexcept;
  ~TrendCounter();

  void add(CountedPosting posting);
  TrendTables tables(const std::string& method) const;

  // All that was added, as bytes for another counter's merge(). Made for one byte order.
  std::string partial(const std::string& method) const;
  // Adds what partial() wrote. Error where it was made with another taxonomy, method or version, or
  // is damaged; then nothing was added. `where` names it in the message.
  std::expected<void, Error> merge(std::string_view partial, const std::string& method,
                                   const std::string& where);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
