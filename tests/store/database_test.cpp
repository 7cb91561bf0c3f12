#include "store/database.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "support/old_store.h"

namespace skillgap {
namespace {

constexpr Migration kFirst[] = {{1, "CREATE TABLE job (title TEXT)"}};
constexpr Migration kThree[] = {
    {1, "CREATE TABLE job (title TEXT)"},
    {2, "ALTER TABLE job ADD COLUMN place TEXT; UPDATE job SET place = 'unknown'"},
    {3, "CREATE INDEX job_by_place ON job (place)"},
};
constexpr Migration kBroken[] = {
    {1, "CREATE TABLE job (title TEXT)"},
    {2, "ALTER TABLE job ADD COLUMN place TEXT; UPDATE no_such_table SET x = 1"},
};

class DatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("skillgap_database_" + name + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    path_ = folder_ / "t.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::expected<Connection, Error> open(std::span<const Migration> migrations) {
    return open_database(path_, IfMissing::kCreate, migrations);
  }
  void make_version_1() {
    auto db = open(kFirst);
    ASSERT_TRUE(db);
    ASSERT_TRUE(db->run("INSERT INTO job VALUES ('Welder')"));
  }
  static std::int64_t number(const std::string& path, const char* sql) {
    return Connection::open(path)->number(sql).value_or(-1);
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(DatabaseTest, BuildsANewFileWithAllStepsAndNoCopy) {
  ASSERT_TRUE(open(kThree));
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 3);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM sqlite_schema WHERE name = 'job_by_place'"), 1);
  EXPECT_FALSE(std::filesystem::exists(path_ + ".v0.bak"));
}

TEST_F(DatabaseTest, MigratesAnOlderFileAfterMakingACopy) {
  make_version_1();
  ASSERT_TRUE(open(kThree));
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 3);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM job WHERE place = 'unknown'"), 1);
  const std::string copy = path_ + ".v1.bak";
  EXPECT_EQ(number(copy, "PRAGMA user_version"), 1);
  EXPECT_EQ(number(copy, "SELECT count(*) FROM job WHERE title = 'Welder'"), 1);
  EXPECT_FALSE(std::filesystem::exists(copy + ".tmp"));
  EXPECT_EQ(std::filesystem::status(copy).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(DatabaseTest, ReplacesAHalfMadeCopy) {
  make_version_1();
  std::ofstream(path_ + ".v1.bak.tmp") << "what an earlier run left behind";
  ASSERT_TRUE(open(kThree));
  EXPECT_EQ(number(path_ + ".v1.bak", "SELECT count(*) FROM job"), 1);
}

TEST_F(DatabaseTest, OpensTheCopyWithTheProgramOfItsTime) {
  make_version_1();
  ASSERT_TRUE(open(kThree));
  path_ += ".v1.bak";
  auto copy = open(kFirst);
  ASSERT_TRUE(copy);
  EXPECT_EQ(copy->number("SELECT count(*) FROM job"), 1);
}

TEST_F(DatabaseTest, MigratesOnce) {
  make_version_1();
  ASSERT_TRUE(open(kThree));
  std::filesystem::remove(path_ + ".v1.bak");
  ASSERT_TRUE(open(kThree));
  EXPECT_FALSE(std::filesystem::exists(path_ + ".v1.bak"));
  EXPECT_FALSE(std::filesystem::exists(path_ + ".v3.bak"));
}

TEST_F(DatabaseTest, LeavesTheFileAsItWasWhereAStepFails) {
  make_version_1();
  const auto db = open(kBroken);
  ASSERT_FALSE(db);
  EXPECT_EQ(db.error().message,
            "the database failed (no such table: no_such_table), please report it");
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 1);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM pragma_table_info('job')"), 1);
}

TEST_F(DatabaseTest, DoesNotMigrateWithoutACopy) {
  make_version_1();
  std::filesystem::create_directories(path_ + ".v1.bak/in_the_way");
  const auto db = open(kThree);
  ASSERT_FALSE(db);
  EXPECT_EQ(db.error().where, path_ + ".v1.bak");
  EXPECT_EQ(db.error().message,
            "cannot be written (Is a directory), move what stands in its place");
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 1);
}

TEST_F(DatabaseTest, IsMadeOnceWhereTwoProgramsOpenItAtOnce) {
  std::string outcomes[4];
  {
    std::vector<std::jthread> programs;
    for (std::string& outcome : outcomes) {
      programs.emplace_back([&] {
        const auto db = open(kThree);
        outcome = db ? "opened" : db.error().message;
      });
    }
  }
  for (const std::string& outcome : outcomes) EXPECT_EQ(outcome, "opened");
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 3);
  EXPECT_FALSE(std::filesystem::exists(path_ + ".v3.bak"));
}

TEST_F(DatabaseTest, WritesAheadAndSyncsEveryCommit) {
  auto db = open_database(path_, IfMissing::kCreate);
  ASSERT_TRUE(db);
  EXPECT_EQ(db->number("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'"), 1);
  EXPECT_EQ(db->number("PRAGMA synchronous"), 2);
  EXPECT_EQ(db->number("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(db->number("PRAGMA application_id"), 0x736B6770);
}

TEST_F(DatabaseTest, KeepsAllPostingsInHalfTheFileOnceTheyHaveRowids) {
  make_schema_3(path_);
  const auto before = std::filesystem::file_size(path_);
  {
    auto db = open_database(path_, IfMissing::kRefuse);
    ASSERT_TRUE(db) << to_line(db.error());
    EXPECT_EQ(db->number("PRAGMA foreign_keys"), 1);
    EXPECT_FALSE(db->run("INSERT INTO sighting VALUES ('nobody', 'feed', 'h', 't')"));
  }
  EXPECT_EQ(number(path_, "SELECT count(*) FROM posting"), 300);
  EXPECT_EQ(number(path_, kOutOfPlace), 0);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM posting_version JOIN posting USING (id)"), 300);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(number(path_ + ".v3.bak", "SELECT count(*) FROM posting"), 300);
  EXPECT_LT(std::filesystem::file_size(path_), before * 6 / 10);
}

TEST_F(DatabaseTest, LeavesAStoreWithBrokenReferencesAsItWas) {
  make_schema_3(path_);
  ASSERT_TRUE(Connection::open(path_)->run("DELETE FROM posting WHERE id = 'p7'"));
  const auto db = open_database(path_, IfMissing::kRefuse);
  ASSERT_FALSE(db);
  EXPECT_EQ(
      db.error().message,
      "2 rows of it name a posting that is not there, so it stays as it was; please report it");
  EXPECT_EQ(number(path_, "PRAGMA user_version"), 3);
  EXPECT_EQ(number(path_, "SELECT count(*) FROM posting"), 299);
}

TEST(StoreMigrations, CountUpFromOne) {
  int version = 0;
  for (const Migration& migration : store_migrations()) EXPECT_EQ(migration.version, ++version);
}

TEST(SqliteMessage, SaysWhatToDo) {
  const struct {
    int code;
    std::string_view message;
  } cases[] = {
      {SQLITE_NOTADB, "file is not a database, choose another --db or remove it"},
      {SQLITE_CORRUPT, "the database is damaged, put the newest copy of it back or remove it"},
      {SQLITE_CORRUPT_INDEX,
       "the database is damaged, put the newest copy of it back or remove it"},
      {SQLITE_FULL, "the disk is full, free some space and run it again"},
      {SQLITE_READONLY, "the file or its folder is read-only, choose another --db"},
      {SQLITE_READONLY_DIRECTORY, "the file or its folder is read-only, choose another --db"},
      {SQLITE_PERM, "the file or its folder is read-only, choose another --db"},
      {SQLITE_CANTOPEN, "cannot be opened, check the folder and its permissions"},
      {SQLITE_BUSY, "another program is writing to it, run it again when that has ended"},
      {SQLITE_LOCKED, "another program is writing to it, run it again when that has ended"},
      {SQLITE_IOERR_FSYNC, "reading or writing failed (detail), check the disk"},
      {SQLITE_TOOBIG, "a posting is too large to store, leave it out"},
      {SQLITE_ERROR, "the database failed (detail), please report it"},
  };
  for (const auto& [code, message] : cases) EXPECT_EQ(sqlite_message(code, "detail"), message);
}

TEST(SqliteQuery, FailsWithTheReasonWhereTheStatementIsWrong) {
  auto db = Connection::open(":memory:");
  ASSERT_TRUE(db);
  Query query = db->query("SELECT x FROM nowhere");
  const auto done = db->finish(query.text("x").number(1));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "the database failed (no such table: nowhere), please report it");
}

TEST(SqliteQuery, KeepsTextsAndNumbersAsTheyAre) {
  auto db = Connection::open(":memory:");
  ASSERT_TRUE(db);
  Query query = db->query("SELECT ?, ?, ?, ? IS NULL");
  const std::string with_nul("a\0b", 3);
  query.text("Rp 8–15 juta").text(with_nul).number(1ull << 62).text({});
  ASSERT_EQ(query.step(), Step::kRow);
  EXPECT_EQ(query.text_at(0), "Rp 8–15 juta");
  EXPECT_EQ(query.text_at(1), with_nul);
  EXPECT_EQ(query.number_at(2), std::int64_t{1} << 62);
  EXPECT_EQ(query.number_at(3), 0);
}

}  // namespace
}  // namespace skillgap
