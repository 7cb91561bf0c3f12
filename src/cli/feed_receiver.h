// What happens to the postings of a fetched feed: printed as NDJSON, or saved in the store.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include "cli/console.h"
#include "skillgap/feed.h"
#include "skillgap/fetcher.h"
#include "skillgap/store.h"

namespace skillgap {

class FeedReceiver {
 public:
  virtual ~FeedReceiver() = default;
  // What the source said of the version we have. Error: the store failed; the run cannot go on.
  virtual std::expected<Validators, Error> validators(const std::string& source) = 0;
  // Takes all postings of a feed or none, and counts them in `record`.
  virtual std::expected<void, Error> take(const ParsedFeed& feed, FetchRecord& record) = 0;
  // A fetch that brought no postings.
  virtual std::expected<void, Error> note(const FetchRecord& record) = 0;
};

std::unique_ptr<FeedReceiver> print_postings(Console& console);  // each id once
std::unique_ptr<FeedReceiver> save_postings(Store store);

}  // namespace skillgap
