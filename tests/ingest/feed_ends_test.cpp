// Every byte of a feed as its end (invariant I3): nothing crashes, half an item is no item, and the
// document is complete only once its root has closed.
#include <gtest/gtest.h>

#include <map>

#include "ingest/feed_cases.h"
#include "skillgap/posting_identity.h"
#include "support/made_feeds.h"

namespace skillgap {
namespace {

using Known = std::map<std::string, std::string>;  // id → hash of what it says

Known known_of(const ParsedFeed& feed) {
  Known known;
  for (const Posting& posting : feed.postings) known[posting.id] = content_hash(posting);
  return known;
}

void expect_part_of(const Known& whole, const ParsedFeed& feed) {
  for (const auto& [id, hash] : known_of(feed)) {
    const auto found = whole.find(id);
    ASSERT_TRUE(found != whole.end()) << id;
    EXPECT_EQ(found->second, hash) << id;
  }
}

TEST(FeedEnds, AtEveryByteOf20FeedsAreSeen) {
  std::size_t ends = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const std::string text = MadeFeed(seed).text();
    const ParsedFeed whole = parsed(text);
    const Known known = known_of(whole);
    ASSERT_TRUE(whole.complete && !known.empty()) << text;
    const std::size_t root_end = text.rfind('>') + 1;
    for (std::size_t n = 0; n <= text.size(); ++n, ++ends) {
      const auto feed = parse_feed(document(std::string_view(text).substr(0, n)));
      EXPECT_EQ(feed && feed->complete, n >= root_end) << seed << " at " << n;
      if (feed) expect_part_of(known, *feed);
    }
  }
  RecordProperty("ends", static_cast<int>(ends));
  EXPECT_GT(ends, 10'000u);
}

}  // namespace
}  // namespace skillgap
