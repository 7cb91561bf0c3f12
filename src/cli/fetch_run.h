// What one `fetch` has done so far: the documents that came, and a row of the summary per source.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/feed_receiver.h"
#include "cli/fetch_plan.h"
#include "skillgap/feed.h"
#include "skillgap/fetcher.h"

namespace skillgap {

enum class Why {
  kSource,    // it is the source, or the feed of a source that is a page
  kFile,      // a file of the folder or archive that is the source
  kListed,    // the source names it
  kFollowed,  // an item of a feed is only a teaser, this is its page
};

// One document to get for a source.
struct WantedDocument {
  std::size_t source = 0;  // which row
  std::string address;
  Why why = Why::kSource;
  std::optional<Posting> teaser = {};  // kFollowed: the item …
  std::string feed = {};               // … and the address of its feed
};

// What it gave, whichever way it came; neither document nor problem where it was not asked for.
struct Answer {
  WantedDocument wanted;
  std::optional<FetchedDocument> document = {};
  std::optional<Problem> problem = {};
  int status = 0;
  std::chrono::seconds not_again_for{0};
};

class FetchRun {
 public:
  // REQUIRES: all three live longer.
  FetchRun(const FetchPlan& plan, FeedReceiver& receiver, Console& console);

  // Hands the postings on and gives what is to be asked for next. Every Error: the store failed;
  // the run cannot go on.
  std::expected<std::vector<WantedDocument>, Error> take(const Answer& answer);

  bool anything_done() const { return done_ > 0; }
  std::string table() const;
  std::uint64_t total(std::uint64_t FetchRecord::* member) const;
  std::size_t fresh() const { return fresh_; }

 private:
  using Done = std::expected<void, Error>;
  using Next = std::vector<WantedDocument>;

  struct Row {
    std::string what = {};
    std::uint64_t pages = 0, robots = 0;
    std::size_t room = 0;  // how many more pages may be asked for
    FetchRecord sum = {};  // of all its documents
  };
  struct Taking {
    const WantedDocument& wanted;
    Row& row;
    FetchRecord record;
  };

  std::expected<Next, Error> take_any(Taking& taking, const Answer& answer);
  Done take_fresh(Taking& taking);
  Done take_problem(Taking& taking, const Problem& problem);
  Done take_unchanged(Taking& taking);
  std::expected<Next, Error> take_document(Taking& taking, const Answer& answer);
  std::expected<Next, Error> take_feed(Taking& taking, const FetchedDocument& fetched,
                                       ParsedFeed feed);
  Done take_page(Taking& taking, const ParsedFeed& page);
  Done keep_teaser(Taking& taking);
  Done take_teaser(Taking& taking, const Posting& posting);
  void report(Taking& taking, const Problem& problem);
  void finish_record(Taking& taking, const Answer& answer, const FeedRhythm& rhythm);

  // Which of the postings are taken now; the others are `also_held`, or pages to be followed.
  std::expected<Next, Error> choose_postings(Taking& taking, ParsedFeed& feed, Showing& showing);
  std::expected<bool, Error> follows(Taking& taking, Posting& posting);
  Next choose_links(Taking& taking, std::vector<std::string> links, Why why);

  const FetchPlan& plan_;
  FeedReceiver& receiver_;
  Console& console_;
  std::vector<Row> rows_;
  std::map<ProblemKind, std::size_t> problems_;  // of the document that is being taken
  std::size_t done_ = 0;
  std::size_t fresh_ = 0;
};

}  // namespace skillgap
