#include "skillgap/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "skillgap/posting_json.h"
#include "store/database.h"
#include "store/sqlite.h"

namespace skillgap {
namespace {

using ::testing::ElementsAre;

constexpr const char* kMonday = "2026-11-16T10:00:00Z";
constexpr const char* kTuesday = "2026-11-17T10:00:00Z";

Posting posting(std::string id, std::string title) {
  Posting out;
  out.id = std::move(id);
  out.title = std::move(title);
  return out;
}

FetchRecord fetched(std::string source, std::string time, bool complete, std::string etag) {
  FetchRecord record;
  record.source = std::move(source);
  record.time = std::move(time);
  record.complete = complete;
  record.validators = {etag, "modified " + etag};
  return record;
}

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(testing::TempDir()) / ("skillgap_store_" + name);
    std::filesystem::remove_all(folder_);
    path_ = folder_ / "t.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Store opened() {
    std::expected<Store, Error> store = Store::open(path_);
    if (!store) throw std::runtime_error(to_line(store.error()));
    return std::move(*store);
  }

  // Asks the file itself, past the Store.
  std::int64_t number(const char* sql) {
    std::expected<Connection, Error> db = Connection::open(path_);
    const auto value = db->number(sql);
    EXPECT_TRUE(value) << sql << (value ? "" : value.error().message);
    return value.value_or(-1);
  }
  void run(const char* sql) { ASSERT_TRUE(Connection::open(path_)->run(sql)) << sql; }

  // A message with the folder cut off.
  std::string line(const Error& error) {
    std::string out = to_line(error);
    const std::string prefix = folder_.string() + "/";
    return out.starts_with(prefix) ? out.substr(prefix.size()) : out;
  }
  std::string open_message() {
    const auto store = Store::open(path_);
    return store ? "opened" : line(store.error());
  }
  void write_file(std::string_view bytes) {
    std::filesystem::create_directories(folder_);
    std::ofstream(path_, std::ios::binary) << bytes;
  }

  static std::vector<std::string> ids(Store& store) {
    std::vector<std::string> out;
    EXPECT_TRUE(store.for_each([&](const Posting& p) {
      out.push_back(p.id);
      return true;
    }));
    return out;
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(StoreTest, TellsNewFromSameFromChanged) {
  Store store = opened();
  EXPECT_EQ(store.save(posting("a", "Welder"), kMonday), Change::kNew);
  EXPECT_EQ(store.save(posting("a", "Welder"), kTuesday), Change::kSame);
  EXPECT_EQ(store.save(posting("a", "Senior welder"), kTuesday), Change::kChanged);
  EXPECT_EQ(store.save(posting("b", "Welder"), kTuesday), Change::kNew);
  EXPECT_EQ(store.count(), 2u);
}

TEST_F(StoreTest, KeepsWhatItWasGivenAfterReopening) {
  const auto given = parse_posting_json(
      R"({"id":"a","url":"https://jobs.example/1","title":"Welder","company":"Ironworks",)"
      R"("description":"<p>MIG</p>","description_format":"html","date_posted":"2026-07-24",)"
      R"("salary":{"min":1,"currency":"IDR"},"tags":["mig","tig"],"label":{"a": [1.50]}})",
      "test");
  ASSERT_TRUE(given);
  ASSERT_TRUE(opened().save(*given, kMonday));
  Store store = opened();
  const auto found = store.find("a");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ(to_json(**found), to_json(*given));
}

TEST_F(StoreTest, FindsNothingUnderAnUnknownId) {
  const auto found = opened().find("a");
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->has_value());
}

TEST_F(StoreTest, KeepsTheEarlierVersionOfAChangedPosting) {
  Store store = opened();
  ASSERT_TRUE(store.save(posting("a", "Welder"), kMonday));
  ASSERT_TRUE(store.save(posting("a", "Senior welder"), kTuesday));
  EXPECT_EQ(store.find("a")->value().title, "Senior welder");
  EXPECT_EQ(number("SELECT count(*) FROM posting_version WHERE id = 'a' AND seen = "
                   "'2026-11-16T10:00:00Z' AND json_extract(body, '$.title') = 'Welder'"),
            1);
  EXPECT_EQ(number("SELECT count(*) FROM posting_version"), 1);
}

// Two feeds of one board word the same posting differently; neither undoes the other, run after
// run.
TEST_F(StoreTest, KeepsTheFirstWordingOfTwoSources) {
  Store store = opened();
  Posting general = posting("a", "Data Analyst");
  general.source = "https://board.example/all.rss";
  Posting local = posting("a", "Data Analyst (Jakarta)");
  local.source = "https://board.example/jakarta.rss";
  EXPECT_EQ(store.save(general, kMonday), Change::kNew);
  for (const char* day : {kMonday, kTuesday}) {
    EXPECT_EQ(store.save(local, day), Change::kSame) << day;
    EXPECT_EQ(store.save(general, day), Change::kSame) << day;
  }
  EXPECT_EQ(store.find("a").value()->title, "Data Analyst");

  local.title = "Senior Data Analyst (Jakarta)";
  EXPECT_EQ(store.save(local, kTuesday), Change::kChanged);
  EXPECT_EQ(store.find("a").value()->title, "Senior Data Analyst (Jakarta)");
}

TEST_F(StoreTest, RemembersWhenAPostingWasFirstAndLastSeen) {
  Store store = opened();
  const auto seen = [&](const char* first, const char* last) {
    const std::string sql = "SELECT count(*) FROM posting WHERE first_seen = '" +
                            std::string(first) + "' AND last_seen = '" + last + "'";
    return number(sql.c_str());
  };
  ASSERT_TRUE(store.save(posting("a", "Welder"), kMonday));
  EXPECT_EQ(seen(kMonday, kMonday), 1);
  ASSERT_TRUE(store.save(posting("a", "Welder"), kTuesday));
  EXPECT_EQ(seen(kMonday, kTuesday), 1);
  ASSERT_TRUE(store.save(posting("a", "Welder"), kMonday));
  EXPECT_EQ(seen(kMonday, kTuesday), 1);
  ASSERT_TRUE(store.save(posting("a", "Senior welder"), kTuesday));
  EXPECT_EQ(seen(kMonday, kTuesday), 1);
}

TEST_F(StoreTest, VisitsInIdOrderAndStopsWhenTold) {
  Store store = opened();
  for (const char* id : {"c", "a", "B", "b"}) ASSERT_TRUE(store.save(posting(id, "x"), kMonday));
  EXPECT_THAT(ids(store), ElementsAre("B", "a", "b", "c"));
  std::vector<std::string> seen;
  EXPECT_TRUE(store.for_each([&](const Posting& p) {
    seen.push_back(p.id);
    return p.id != "a";
  }));
  EXPECT_THAT(seen, ElementsAre("B", "a"));
}

TEST_F(StoreTest, CanBeAskedAndWrittenWhileVisiting) {
  Store store = opened();
  for (const char* id : {"a", "b"}) ASSERT_TRUE(store.save(posting(id, "x"), kMonday));
  int visits = 0;
  EXPECT_TRUE(store.for_each([&](const Posting& p) {
    EXPECT_EQ(store.find(p.id)->value().id, p.id);
    EXPECT_EQ(ids(store).size(), 2u);
    EXPECT_EQ(store.save(p, kTuesday), Change::kSame);
    return ++visits < 10;
  }));
  EXPECT_EQ(visits, 2);
}

// --- batches

TEST_F(StoreTest, MakesABatchVisibleAsAWhole) {
  Store writer = opened();
  Store reader = opened();
  auto batch = writer.begin();
  ASSERT_TRUE(batch);
  ASSERT_TRUE(writer.save(posting("a", "x"), kMonday));
  ASSERT_TRUE(writer.save(posting("b", "x"), kMonday));
  EXPECT_EQ(reader.count(), 0u);
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(reader.count(), 2u);
}

TEST_F(StoreTest, UndoesABatchThatIsDropped) {
  Store store = opened();
  ASSERT_TRUE(store.save(posting("a", "Welder"), kMonday));
  {
    const auto batch = store.begin();
    ASSERT_TRUE(store.save(posting("a", "Senior welder"), kTuesday));
    ASSERT_TRUE(store.save(posting("b", "Baker"), kTuesday));
    ASSERT_TRUE(store.record_fetch(fetched("s", kTuesday, true, "e")));
  }
  EXPECT_THAT(ids(store), ElementsAre("a"));
  EXPECT_EQ(store.find("a")->value().title, "Welder");
  EXPECT_TRUE(store.validators("s")->empty());
  EXPECT_EQ(number("SELECT count(*) FROM posting_version"), 0);
}

TEST_F(StoreTest, TakesABatchAfterABatch) {
  Store store = opened();
  for (const char* id : {"a", "b"}) {
    auto batch = store.begin();
    ASSERT_TRUE(batch);
    Store::Batch moved = std::move(*batch);
    ASSERT_TRUE(store.save(posting(id, "x"), kMonday));
    ASSERT_TRUE(moved.commit());
  }
  EXPECT_EQ(store.count(), 2u);
}

TEST_F(StoreTest, KeepsABatchWhenTheStoreIsMoved) {
  Store store = opened();
  auto batch = store.begin();
  Store moved = std::move(store);
  ASSERT_TRUE(moved.save(posting("a", "x"), kMonday));
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(moved.count(), 1u);
}

TEST_F(StoreTest, RefusesASecondBatchInABatch) {
  Store store = opened();
  const auto first = store.begin();
  const auto second = store.begin();
  ASSERT_FALSE(second);
  EXPECT_EQ(line(second.error()), "t.db: a batch is open already, commit it first");
}

TEST_F(StoreTest, SavesNothingMoreOnceABatchWasUndoneBelowIt) {
  Store store = opened();
  // What SQLite does by itself when the disk is full.
  run("CREATE TRIGGER undo BEFORE INSERT ON posting WHEN new.id = 'b' "
      "BEGIN SELECT RAISE(ROLLBACK, 'undone'); END");
  auto batch = store.begin();
  ASSERT_TRUE(store.save(posting("a", "x"), kMonday));
  ASSERT_FALSE(store.save(posting("b", "x"), kMonday));
  const std::string undone =
      "t.db: the batch was undone after an earlier error, nothing of it is saved";
  const auto after = store.save(posting("c", "x"), kMonday);
  ASSERT_FALSE(after);
  EXPECT_EQ(line(after.error()), undone);
  const auto record = store.record_fetch(fetched("s", kMonday, true, "e"));
  ASSERT_FALSE(record);
  EXPECT_EQ(line(record.error()), undone);
  const auto committed = batch->commit();
  ASSERT_FALSE(committed);
  EXPECT_EQ(line(committed.error()), undone);
  EXPECT_EQ(store.count(), 0u);
  EXPECT_EQ(store.save(posting("c", "x"), kMonday), Change::kNew);
}

TEST_F(StoreTest, RefusesAPostingThatCouldNotBeReadBack) {
  Store store = opened();
  const auto saved = store.save(posting("a", ""), kMonday);
  ASSERT_FALSE(saved);
  EXPECT_EQ(line(saved.error()),
            "t.db: posting a: neither title nor description, name their columns with --map");
  EXPECT_EQ(store.count(), 0u);
}

TEST_F(StoreTest, LeavesNoHalfOfARefusedChangeInABatch) {
  Store store = opened();
  ASSERT_TRUE(store.save(posting("a", "Welder"), kMonday));
  auto batch = store.begin();
  ASSERT_FALSE(store.save(posting("a", ""), kTuesday));
  ASSERT_TRUE(store.save(posting("b", "Baker"), kTuesday));
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(ids(store), ElementsAre("a", "b"));
  EXPECT_EQ(number("SELECT count(*) FROM posting_version"), 0);
}

// --- fetches

TEST_F(StoreTest, GivesTheValidatorsOfTheNewestCompleteFetch) {
  Store store = opened();
  const auto record = [&](const char* source, const char* time, bool complete, const char* etag) {
    ASSERT_TRUE(store.record_fetch(fetched(source, time, complete, etag)));
  };
  EXPECT_TRUE(store.validators("s")->empty());
  record("s", kMonday, false, "cut");
  EXPECT_TRUE(store.validators("s")->empty());
  record("s", kMonday, true, "monday");
  record("s", kTuesday, true, "W/\"tuesday\"");
  record("s", kMonday, true, "older, recorded later");
  record("s", "2026-11-18T10:00:00Z", false, "cut");
  record("other", "2026-11-19T10:00:00Z", true, "other");
  EXPECT_EQ(store.validators("s")->etag, "W/\"tuesday\"");
  EXPECT_EQ(store.validators("s")->last_modified, "modified W/\"tuesday\"");
  record("s", kTuesday, true, "tuesday again");
  EXPECT_EQ(store.validators("s")->etag, "tuesday again");
}

TEST_F(StoreTest, KeepsEveryFigureOfAFetch) {
  ASSERT_TRUE(opened().record_fetch({.source = "s",
                                     .time = kMonday,
                                     .status = 200,
                                     .bytes = 5'000'000'000,
                                     .body_hash = "h",
                                     .complete = true,
                                     .postings_new = 1,
                                     .postings_changed = 2,
                                     .postings_same = 3,
                                     .problems = 4,
                                     .validators = {}}));
  EXPECT_EQ(number("SELECT count(*) FROM fetch WHERE source = 's' AND status = 200 AND "
                   "bytes = 5000000000 AND body_hash = 'h' AND complete = 1 AND postings_new = 1 "
                   "AND postings_changed = 2 AND postings_same = 3 AND problems = 4"),
            1);
}

// --- the file

TEST_F(StoreTest, MakesItsFileAndFolderForTheOwnerAlone) {
  path_ = folder_ / "deep" / "t.db";
  Store store = opened();
  ASSERT_TRUE(store.save(posting("a", "x"), kMonday));
  namespace fs = std::filesystem;
  const fs::perms own = fs::perms::owner_read | fs::perms::owner_write;
  EXPECT_EQ(fs::status(path_).permissions(), own);
  EXPECT_EQ(fs::status(path_ + "-wal").permissions(), own);
  EXPECT_EQ(fs::status(folder_ / "deep").permissions(), fs::perms::owner_all);
}

TEST_F(StoreTest, TakesAnEmptyFileForANewStore) {
  write_file("");
  EXPECT_EQ(open_message(), "opened");
}

TEST_F(StoreTest, LivesInMemoryToo) {
  auto store = Store::open(":memory:");
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->save(posting("a", "x"), kMonday));
  EXPECT_EQ(store->count(), 1u);
}

TEST_F(StoreTest, DoesNotMakeTheFileForACommandThatOnlyReads) {
  const auto store = Store::open_existing(path_);
  ASSERT_FALSE(store);
  EXPECT_EQ(line(store.error()),
            "t.db: does not exist, fetch or import postings first or choose another --db");
  EXPECT_FALSE(std::filesystem::exists(path_));
  ASSERT_TRUE(opened().save(posting("a", "x"), kMonday));
  EXPECT_EQ(Store::open_existing(path_)->count(), 1u);
}

TEST_F(StoreTest, LeavesAFileAloneThatIsNoDatabase) {
  for (const std::string& bytes :
       {std::string("{\"title\":\"Welder\"}\n"), std::string(10'000, 'x'), std::string(2, '\0')}) {
    write_file(bytes);
    EXPECT_EQ(open_message(), "t.db: file is not a database, choose another --db or remove it");
    EXPECT_EQ(std::filesystem::file_size(path_), bytes.size());
  }
}

TEST_F(StoreTest, LeavesTheDatabaseOfAnotherProgramAlone) {
  for (const char* sql :
       {"CREATE TABLE theirs (x)", "PRAGMA user_version = 1", "PRAGMA application_id = 7"}) {
    write_file("");
    run(sql);
    EXPECT_EQ(open_message(), "t.db: is the database of another program, choose another --db");
    EXPECT_EQ(number("SELECT count(*) FROM sqlite_schema WHERE name = 'posting'"), 0);
  }
}

TEST_F(StoreTest, RefusesAStoreOfANewerSkillgap) {
  ASSERT_TRUE(opened().save(posting("a", "x"), kMonday));
  run("PRAGMA user_version = 7");
  EXPECT_EQ(open_message(), "t.db: made by a newer skillgap (schema 7, this one knows " +
                                std::to_string(store_migrations().back().version) +
                                "), update skillgap or choose another --db");
}

TEST_F(StoreTest, NamesWhatStandsInTheWay) {
  write_file("");
  std::filesystem::remove(path_);
  std::filesystem::create_directory(path_);
  EXPECT_EQ(open_message(), "t.db: is a folder, name a file in it");
  std::filesystem::remove(path_);
  write_file("");
  path_ += "/t.db";
  EXPECT_EQ(open_message(),
            "t.db/t.db: its folder cannot be made (Not a directory), choose another --db");
  path_ = "";
  EXPECT_EQ(open_message(), "--db: empty, name a file");
}

TEST_F(StoreTest, SaysThatAReadOnlyFolderIsInTheWay) {
  if (::geteuid() == 0) GTEST_SKIP() << "nothing is read-only for root";
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(
      folder_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  EXPECT_EQ(open_message(), "t.db: cannot be made (Permission denied), choose another --db");
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
}

TEST_F(StoreTest, SaysThatAFileIsDamaged) {
  {
    Store store = opened();
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(store.save(posting(std::to_string(i), std::string(900, 'x')), kMonday));
    }
  }
  const auto size = std::filesystem::file_size(path_);
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(4096);
  file << std::string(size - 4096, 'x');
  file.close();
  EXPECT_EQ(open_message(),  // the tables are described on more than one page
            "t.db: the database is damaged, put the newest copy of it back or remove it");
}

TEST_F(StoreTest, SaysThatPostingsAreDamaged) {
  (void)opened();  // closed at once, so that the file is whole
  const auto tables = std::filesystem::file_size(path_);  // behind these: what is saved
  {
    Store store = opened();
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(store.save(posting(std::to_string(i), std::string(900, 'x')), kMonday));
    }
  }
  const auto size = std::filesystem::file_size(path_);
  ASSERT_GT(size, tables);
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(tables));
  file << std::string(size - tables, 'x');
  file.close();
  Store store = opened();
  const auto read = store.for_each([](const Posting&) { return true; });
  ASSERT_FALSE(read);
  EXPECT_EQ(line(read.error()),
            "t.db: the database is damaged, put the newest copy of it back or remove it");
}

}  // namespace
}  // namespace skillgap
