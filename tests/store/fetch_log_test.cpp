#include "skillgap/fetch_log.h"

#include <gtest/gtest.h>

#include "support/test_folder.h"

namespace skillgap {
namespace {

constexpr const char* kMonday = "2026-11-16T10:00:00Z";
constexpr const char* kTuesday = "2026-11-17T10:00:00Z";
constexpr const char* kFriday = "2026-11-20T10:00:00Z";
constexpr const char* kFeed = "https://a.example/jobs.rss";
constexpr const char* kOtherFeed = "https://b.example/jobs.rss";

class FetchLogTest : public testing::Test {
 protected:
  void save(const std::string& id, const std::string& date = "") {
    Posting posting;
    posting.id = id;
    posting.title = "Job " + id;
    posting.date_posted = date;
    ASSERT_TRUE(store_.save(posting, kMonday));
  }
  std::string gone(const std::string& id) { return log_.life(id).value().value().gone; }

  TestFolder folder_;
  Store store_ = Store::open(folder_.path("t.db")).value();
  FetchLog log_{store_};
};

TEST_F(FetchLogTest, MarksWhatADocumentNoLongerHolds) {
  for (const char* id : {"a", "b", "c"}) save(id);
  ASSERT_TRUE(log_.show(kFeed, {"a", "b", "c"}));
  EXPECT_EQ(log_.mark_gone(kFeed, {"a", "c"}, "", kTuesday), 1u);
  EXPECT_EQ(gone("a"), "");
  EXPECT_EQ(gone("b"), kTuesday);
  EXPECT_EQ(log_.mark_gone(kFeed, {"a", "c"}, "", kFriday), 0u) << "what is gone is gone once";
  EXPECT_EQ(gone("b"), kTuesday);
}

TEST_F(FetchLogTest, BringsBackWhatIsShownAgain) {
  save("a");
  ASSERT_TRUE(log_.show(kFeed, {"a"}));
  ASSERT_EQ(log_.mark_gone(kFeed, {}, "", kTuesday), 1u);
  ASSERT_TRUE(log_.show(kFeed, {"a"}));
  EXPECT_EQ(gone("a"), "");
}

TEST_F(FetchLogTest, KeepsWhatAnotherDocumentShows) {
  save("a");
  ASSERT_TRUE(log_.show(kFeed, {"a"}));
  ASSERT_TRUE(log_.show(kOtherFeed, {"a"}));
  ASSERT_EQ(log_.mark_gone(kFeed, {}, "", kTuesday), 1u);
  EXPECT_EQ(gone("a"), "");
  ASSERT_EQ(log_.mark_gone(kOtherFeed, {}, "", kFriday), 1u);
  EXPECT_EQ(gone("a"), kFriday);
}

// A feed of the newest ten does not say that the eleventh is gone.
TEST_F(FetchLogTest, KeepsWhatHasScrolledOutOfAFeed) {
  save("old", "2026-10-01");
  save("new", "2026-11-10");
  save("undated");
  ASSERT_TRUE(log_.show(kFeed, {"old", "new", "undated"}));
  EXPECT_EQ(log_.mark_gone(kFeed, {}, "2026-11-01", kTuesday), 2u);
  EXPECT_EQ(gone("old"), "");
  EXPECT_EQ(gone("new"), kTuesday);
  EXPECT_EQ(gone("undated"), kTuesday);
}

TEST_F(FetchLogTest, KnowsNothingOfWhatNoDocumentShowed) {
  save("imported");
  EXPECT_EQ(gone("imported"), "");
  EXPECT_EQ(log_.life("imported").value()->first_seen, kMonday);
  EXPECT_FALSE(log_.life("unknown").value());
}

TEST_F(FetchLogTest, SeesAgainWhatAnUnchangedDocumentShows) {
  for (const char* id : {"a", "b"}) save(id);
  ASSERT_TRUE(log_.show(kFeed, {"a"}));
  ASSERT_TRUE(log_.see_again(kFeed, kFriday));
  EXPECT_EQ(log_.life("a").value()->last_seen, kFriday);
  EXPECT_EQ(log_.life("b").value()->last_seen, kMonday);
}

TEST_F(FetchLogTest, BelongsToTheBatchThatIsOpen) {
  save("a");
  ASSERT_TRUE(log_.show(kFeed, {"a"}));
  {
    const auto batch = store_.begin();
    ASSERT_EQ(log_.mark_gone(kFeed, {}, "", kTuesday), 1u);
    EXPECT_EQ(gone("a"), kTuesday);
  }
  EXPECT_EQ(gone("a"), "") << "rolled back with the batch";
}

// A site that was busy may have asked for a pause: that counts, though nothing came.
TEST_F(FetchLogTest, RemembersTheNewestCompleteFetchAndWhenToAskAgain) {
  EXPECT_EQ(log_.last_asked(kFeed)->time, "");
  EXPECT_EQ(log_.last_asked(kFeed)->not_before, "");
  FetchRecord record;
  record.source = kFeed;
  record.time = kMonday;
  record.complete = true;
  ASSERT_TRUE(store_.record_fetch(record));
  record.time = kTuesday;
  record.complete = false;
  record.not_before = kFriday;
  ASSERT_TRUE(store_.record_fetch(record));
  EXPECT_EQ(log_.last_asked(kFeed)->time, kMonday);
  EXPECT_EQ(log_.last_asked(kFeed)->not_before, kFriday);
}

TEST_F(FetchLogTest, KeepsTheNewestRobotsOfAHostByteForByte) {
  EXPECT_FALSE(log_.robots("a.example:443").value());
  ASSERT_TRUE(log_.keep_robots("a.example:443", {kMonday, "Disallow: /"}));
  const std::string rules("User-agent: *\r\n\0\xff", 17);
  ASSERT_TRUE(log_.keep_robots("a.example:443", {kTuesday, rules}));
  const auto kept = log_.robots("a.example:443").value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->time, kTuesday);
  EXPECT_EQ(kept->rules, rules);
}

}  // namespace
}  // namespace skillgap
