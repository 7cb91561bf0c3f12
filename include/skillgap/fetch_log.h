// What the store remembers of fetching beside the postings: when an address may be asked again,
// which document shows which posting, which postings are gone, and the robots.txt of hosts.
//
//   FetchLog log(store);
//   log.show("https://a.example/jobs.rss", ids);                   // what a document holds
//   log.mark_gone("https://a.example/jobs.rss", ids, {}, now);     // and what it no longer holds
//   log.life("u-1234")->gone                                       // "" while a document shows it
//
// A posting is gone when no document shows it any more, and is back when one does. Only a fetch
// that is complete and well classified may mark anything gone (invariant I3): the caller says so by
// calling mark_gone(). Within an open Batch of the store, what is written belongs to that batch.
// One thread; the store must live longer.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/store.h"

namespace skillgap {

// Times are ISO 8601, UTC.
struct PostingLife {
  std::string first_seen, last_seen;
  std::string gone;  // since when no document shows it; "" while one does
};

struct KeptRobots {
  std::string time;   // when the host gave it
  std::string rules;  // its bytes; "" where it has none, and everything is allowed
};

// When an address last gave a whole document, and from when on it may be asked again; "" = never,
// and at once.
struct LastAsked {
  std::string time, not_before;
};

class FetchLog {
 public:
  explicit FetchLog(Store& store) : store_(store) {}

  std::expected<LastAsked, Error> last_asked(const std::string& address);

  // The document shows these postings. REQUIRES: they are saved.
  std::expected<void, Error> show(const std::string& document, const std::vector<std::string>& ids);
  // The ids that it shows, as far as we know.
  std::expected<std::vector<std::string>, Error> shown(const std::string& document);
  // What the document showed and does not hold any more (`ids` are all it holds) is gone from it
  // since `now`; how many. With `oldest`, a day: what was posted before it has only scrolled out of
  // a feed that is not longer than that, and stays.
  std::expected<std::uint64_t, Error> mark_gone(const std::string& document,
                                                const std::vector<std::string>& ids,
                                                const std::string& oldest, const std::string& now);
  // The document is as it was: what it shows has been seen at `now`.
  std::expected<void, Error> see_again(const std::string& document, const std::string& now);

  // nullopt where there is no such posting.
  std::expected<std::optional<PostingLife>, Error> life(const std::string& id);

  // `authority` is "host:port".
  std::expected<std::optional<KeptRobots>, Error> robots(const std::string& authority);
  std::expected<void, Error> keep_robots(const std::string& authority, const KeptRobots& robots);

 private:
  Store& store_;
};

}  // namespace skillgap
