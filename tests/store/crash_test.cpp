// The store under kill -9 and failing disks (invariant I4): a program is stopped at, or refused,
// one of its system calls that change files; then the store is opened and looked through. Every
// tenth call; all of them, in some minutes: SKILLGAP_ALL_FAULTS=1.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <set>
#include <sstream>

#include "skillgap/posting_json.h"
#include "skillgap/store.h"
#include "store/sqlite.h"
#include "support/crash_run.h"
#include "support/old_store.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

constexpr std::size_t kBatches = 8;

struct Outcome {
  std::size_t saved = 0, analyzed = 0;  // batches that the program said are durable
  bool killed = false;
  int code = 0;
  std::string errors;
  unsigned long calls = 0;
};

Outcome run_writer(const std::string& path, const std::string& fault,
                   std::size_t batches = kBatches) {
  const std::string errors = path + ".errors";
  const std::string command = "LD_PRELOAD=" SKILLGAP_FAULT_SHIM " SKILLGAP_FAULT=" + fault +
                              " exec " SKILLGAP_STORE_WRITER " " + path + " " +
                              std::to_string(batches) + " 2>" + errors;
  Outcome outcome;
  std::FILE* pipe = popen(command.c_str(), "r");
  char line[64];
  while (std::fgets(line, sizeof line, pipe)) {
    std::istringstream words(line);
    std::string what;
    std::size_t number = 0;
    words >> what >> number;
    (what == "saved" ? outcome.saved : outcome.analyzed) = number;
  }
  const int status = pclose(pipe);
  outcome.killed = WIFSIGNALED(status) != 0;
  outcome.code = WIFEXITED(status) != 0 ? WEXITSTATUS(status) : -1;
  std::stringstream text;
  text << std::ifstream(errors).rdbuf();
  outcome.errors = text.str();
  if (outcome.errors.starts_with("calls ")) outcome.calls = std::stoul(outcome.errors.substr(6));
  std::remove(errors.c_str());
  return outcome;
}

std::size_t batches_found(Store& store) {
  std::set<std::string> ids;
  EXPECT_TRUE(store.for_each([&](const Posting& posting) {
    ids.insert(posting.id);
    return true;
  }));
  std::size_t whole = 0;
  for (std::size_t batch = 0; batch < kBatches; ++batch) {
    std::size_t found = 0;
    for (std::size_t i = batch > 0 ? 1 : 0; i < crash_run::kBatch; ++i)
      found += ids.contains(crash_run::id_of(batch, i));
    EXPECT_TRUE(found == 0 || found + (batch > 0) == crash_run::kBatch) << "batch " << batch;
    whole += found > 0;
  }
  return whole;
}

// Whole batches only, none of the acknowledged ones missing, every change with its version.
void expect_sound(const std::string& path, const Outcome& outcome, const std::string& what) {
  SCOPED_TRACE(what);
  if (!std::filesystem::exists(path)) {
    EXPECT_EQ(outcome.saved, 0u);
    return;
  }
  auto store = Store::open(path);
  ASSERT_TRUE(store) << to_line(store.error());
  const std::size_t batches = batches_found(*store);
  EXPECT_GE(batches, outcome.saved);
  auto db = Connection::open(path);
  const auto number = [&](const std::string& sql) { return db->number(sql.c_str()).value_or(-1); };
  EXPECT_EQ(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM posting_version"),
            static_cast<std::int64_t>(batches > 0 ? batches - 1 : 0));
  constexpr std::int64_t kEach = crash_run::kBatch - 2;
  const std::int64_t analyses = number("SELECT count(*) FROM analysis");
  EXPECT_EQ(analyses % kEach, 0);
  EXPECT_GE(analyses, static_cast<std::int64_t>(outcome.analyzed) * kEach);
  EXPECT_EQ(number("SELECT count(*) FROM skill_use"), analyses);
  EXPECT_EQ(number("SELECT count(*) FROM posting_search WHERE posting_search MATCH 'welder'"),
            analyses);
}

unsigned long step_of(unsigned long calls) {
  return std::getenv("SKILLGAP_ALL_FAULTS") ? 1 : std::max(1ul, calls / 25);
}

class StoreFaults : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer wants to be loaded first: NO fault was tried";
#endif
  }
  unsigned long calls() {
    const Outcome whole = run_writer(folder_.path("whole.db"), "count");
    EXPECT_EQ(whole.code, 0) << whole.errors;
    EXPECT_EQ(whole.saved, kBatches);
    EXPECT_EQ(whole.analyzed, kBatches);
    expect_sound(folder_.path("whole.db"), whole, "undisturbed");
    return whole.calls;
  }
  TestFolder folder_;
};

TEST_F(StoreFaults, LoseNothingThatWasAcknowledgedToAKill) {
  const unsigned long all = calls();
  EXPECT_GE(all, 500u);
  std::size_t points = 0;
  for (const std::string fault : {"kill", "torn"}) {
    for (unsigned long at = 1; at <= all; at += step_of(all)) {
      const TestFolder folder;
      const std::string what = fault + ":" + std::to_string(at);
      const Outcome outcome = run_writer(folder.path("t.db"), what);
      EXPECT_TRUE(outcome.killed) << what;
      expect_sound(folder.path("t.db"), outcome, what);
      ++points;
    }
  }
  std::cout << points << " kills survived, of " << 2 * all << " points\n";
}

TEST_F(StoreFaults, SayWhatFailedAndLeaveWhatWasThere) {
  const unsigned long all = calls();
  std::size_t points = 0, told = 0;
  for (const std::string fault : {"enospc", "enospc+", "eio", "eio+"}) {
    for (unsigned long at = 1; at <= all; at += step_of(all)) {
      const TestFolder folder;
      const std::string path = folder.path("t.db"), what = fault + ":" + std::to_string(at);
      ASSERT_EQ(run_writer(path, "none", 1).code, 0);  // what was there before
      const Outcome outcome = run_writer(path, what);
      EXPECT_FALSE(outcome.killed) << what;
      EXPECT_TRUE(outcome.code == 0 || outcome.code == 2) << what;
      EXPECT_EQ(outcome.code == 0, outcome.errors.empty()) << what << ": " << outcome.errors;
      if (outcome.code == 2) {
        EXPECT_TRUE(outcome.errors.starts_with(path + ": ")) << outcome.errors;
        ++told;
      }
      Outcome at_least = outcome;
      at_least.saved = std::max<std::size_t>(outcome.saved, 1);
      at_least.analyzed = std::max<std::size_t>(outcome.analyzed, 1);
      expect_sound(path, at_least, what);
      ++points;
    }
  }
  EXPECT_GT(told, points / 2);  // a failed checkpoint is tried again later, and no error
  std::cout << points << " failing calls, " << told << " of them told\n";
}

// The copy beside it is whole before anything of the store changes, and a step is one transaction.
TEST_F(StoreFaults, KeepAnOlderStoreThroughEveryFaultOfItsMigration) {
  make_schema_3(folder_.path("old.db"));
  std::filesystem::copy_file(folder_.path("old.db"), folder_.path("whole.db"));
  const unsigned long all = run_writer(folder_.path("whole.db"), "count", 0).calls;
  EXPECT_GE(all, 500u);
  std::size_t points = 0;
  const unsigned long step = std::max(1ul, all / 25);
  for (const std::string fault : {"kill", "torn", "enospc", "enospc+", "eio", "eio+"}) {
    for (unsigned long at = 1; at <= all; at += step) {
      const TestFolder folder;
      const std::string path = folder.path("t.db");
      SCOPED_TRACE(fault + ":" + std::to_string(at));
      std::filesystem::copy_file(folder_.path("old.db"), path);
      (void)run_writer(path, fault + ":" + std::to_string(at), 0);
      ASSERT_TRUE(Store::open(path));  // migrates, where that was not done
      auto db = Connection::open(path);
      const auto number = [&](const char* sql) { return db->number(sql).value_or(-1); };
      EXPECT_EQ(number("PRAGMA user_version"), store_migrations().back().version);
      EXPECT_EQ(number("SELECT count(*) FROM posting JOIN sighting USING (id)"), kOldPostings);
      EXPECT_EQ(number(kOutOfPlace), 0);
      EXPECT_EQ(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
      EXPECT_EQ(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
                1);
      ++points;
    }
  }
  std::cout << points << " faults survived, of " << 6 * all << "\n";
}

}  // namespace
}  // namespace skillgap
