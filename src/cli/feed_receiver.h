// What happens to the postings of a fetched feed: printed as NDJSON, or saved in the store.
#pragma once

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "skillgap/fetch_log.h"
#include "skillgap/fetcher.h"
#include "skillgap/posting.h"
#include "skillgap/store.h"

namespace skillgap {

// Postings that a document showed, and what that says of those which it does not show any more.
struct Showing {
  std::string document;  // its address
  std::vector<Posting> postings;
  // The ids of all that it holds, beside those of `postings`: what is not taken now is not gone.
  std::vector<std::string> also_held;
  // Complete and well classified: what it does not hold is gone from it …
  bool holds_all = false;
  // … unless it only scrolled out of a feed of the newest: posted before `oldest`, a day, or where
  // there is no day, while the feed is no shorter than what it showed before.
  bool rolling = false;
  std::string oldest;
};

// Every Error: the store failed; the run cannot go on.
class FeedReceiver {
 public:
  virtual ~FeedReceiver() = default;
  // What the source said of the version we have.
  virtual std::expected<Validators, Error> validators(const std::string& address) = 0;
  virtual std::expected<LastAsked, Error> last_asked(const std::string& address) = 0;
  // A posting as it is kept; nullopt where it is not.
  virtual std::expected<std::optional<Posting>, Error> find(const std::string& id) = 0;
  // Takes all postings or none, and counts them in `record`.
  virtual std::expected<void, Error> take(const Showing& showing, FetchRecord& record) = 0;
  // The document is as it was.
  virtual std::expected<void, Error> take_unchanged(const FetchRecord& record) = 0;
  // The document is not there any more, nor what it showed. With `only_a_page` that holds where it
  // was the page of one posting: a feed that moved takes nothing with it.
  virtual std::expected<void, Error> take_gone(FetchRecord& record, bool only_a_page) = 0;
  // A fetch that brought no postings.
  virtual std::expected<void, Error> note(const FetchRecord& record) = 0;
  // Lives as long as the receiver.
  virtual RobotsMemory robots_memory() = 0;
};

std::unique_ptr<FeedReceiver> print_postings(Console& console);  // each id once
std::unique_ptr<FeedReceiver> save_postings(Store store);

}  // namespace skillgap
