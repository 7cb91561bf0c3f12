// What one `fetch` has done so far: the documents that came, and a row of the summary per source.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/feed_receiver.h"
#include "skillgap/fetcher.h"

namespace skillgap {

// One document to get for a source: the source itself, or an address that it listed.
struct WantedDocument {
  std::size_t source = 0;  // which row
  std::string address;
  bool listed = false;  // the source named it; it is not the source itself
};

// What it gave, whichever way it came.
struct Answer {
  WantedDocument wanted;
  std::optional<FetchedDocument> document;
  std::optional<Problem> problem;
};

class FetchRun {
 public:
  FetchRun(const std::vector<std::string>& sources, FeedReceiver& receiver, Console& console);

  // Hands the postings on and gives the addresses that the document lists. Error: the store failed;
  // the run cannot go on.
  std::expected<std::vector<std::string>, Error> take(const Answer& answer);

  bool anything_done() const { return done_ > 0; }
  std::string table() const;
  std::uint64_t total(std::uint64_t FetchRecord::* member) const;

 private:
  struct Row {
    std::string source, what;
    std::uint64_t pages = 0;
    FetchRecord sum;  // of all its documents
  };

  std::expected<void, Error> take_problem(const Problem& problem, Row& row, FetchRecord& record);
  std::expected<void, Error> take_unchanged(Row& row, FetchRecord& record);
  std::expected<std::vector<std::string>, Error> take_document(const FetchedDocument& fetched,
                                                               bool listed, Row& row,
                                                               FetchRecord& record);

  FeedReceiver& receiver_;
  Console& console_;
  std::vector<Row> rows_;
  std::size_t done_ = 0;
};

}  // namespace skillgap
