// `fetch` under kill -9 and failing disks (invariants I3, I4): a second fetch, which takes postings
// away, changes one and brings one, is stopped at each tenth of its calls that change files, or has
// it refused. What it was about to say is then said as a whole or not at all. All calls:
// SKILLGAP_ALL_FAULTS=1.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "skillgap/fetch_log.h"
#include "store/sqlite.h"
#include "support/test_folder.h"

namespace skillgap {
namespace {

std::string item(const std::string& id, const std::string& title, int day) {
  return "<item><title>" + title + "</title><link>https://jobs.example/" + id +
         "</link><pubDate>2026-11-1" + std::to_string(day) +
         "</pubDate><description>We need Python.</description></item>";
}

std::string feed(const std::string& items) {
  return "<rss version=\"2.0\"><channel><title>Jobs</title><link>https://jobs.example/</link>" +
         items + "</channel></rss>";
}

const std::string kBefore = feed(item("a", "A", 1) + item("b", "B", 2) + item("c", "C", 3));
const std::string kAfter = feed(item("a", "A", 1) + item("c", "C new", 3) + item("d", "D", 4));

struct FaultedRun {
  bool killed = false;
  int code = -1;
  std::string errors;
  unsigned long calls = 0;
};

class FetchFaults : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "a sanitizer wants to be loaded first: NO fault was tried";
#endif
    folder_.write("jobs.rss", kBefore);
    ASSERT_EQ(fetch("none").code, 0);
    std::filesystem::copy_file(db(), folder_.path("before.db"));
    before_ = state();
    folder_.write("jobs.rss", kAfter);
    const FaultedRun whole = fetch("count");
    ASSERT_EQ(whole.code, 0) << whole.errors;
    calls_ = whole.calls;
    after_ = state();
  }

  std::string db() const { return folder_.path("t.db"); }

  FaultedRun fetch(const std::string& fault) {
    const std::string errors = folder_.path("errors.txt");
    const std::string command = "LD_PRELOAD=" SKILLGAP_FAULT_SHIM " SKILLGAP_FAULT=" + fault +
                                " exec " SKILLGAP_PROGRAM " fetch --quiet --force --db " + db() +
                                " " + folder_.path("jobs.rss") + " 2>" + errors;
    const int status = std::system(("bash -c '" + command + "'").c_str());
    FaultedRun run;
    // The shell tells of a signal by 128 and its number.
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.killed = WIFSIGNALED(status) || run.code == 128 + SIGKILL;
    run.errors = folder_.read("errors.txt");
    if (const auto at = run.errors.find("calls "); at != std::string::npos)
      run.calls = std::stoul(run.errors.substr(at + 6));
    return run;
  }

  void start_again() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(db() + end);
    std::filesystem::copy_file(folder_.path("before.db"), db());
  }

  // Titles in order, "†" of those that are gone, and how many fetches were recorded.
  std::string state() {
    auto store = Store::open_existing(db());
    if (!store) return to_line(store.error());
    FetchLog log(*store);
    std::vector<std::string> all;
    EXPECT_TRUE(store->for_each([&](const Posting& posting) {
      const auto life = log.life(posting.id);
      const bool gone = life && *life && !(*life)->gone.empty();
      all.push_back(posting.title + (gone ? "†" : ""));
      return true;
    }));
    std::ranges::sort(all);
    std::string text;
    for (const std::string& one : all) text += one + " ";
    auto connection = Connection::open(db());
    const auto number = [&](const char* sql) { return connection->number(sql).value_or(-1); };
    EXPECT_EQ(number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"),
              1);
    return text + std::to_string(number("SELECT count(*) FROM fetch"));
  }

  unsigned long step() const {
    return std::getenv("SKILLGAP_ALL_FAULTS") ? 1 : std::max(1ul, calls_ / 10);
  }

  TestFolder folder_;
  std::string before_, after_;
  unsigned long calls_ = 0;
};

TEST_F(FetchFaults, SayAllOrNothingOfWhatIsGone) {
  EXPECT_EQ(before_, "A B C 1");
  EXPECT_EQ(after_, "A B† C new D 2");
  EXPECT_GE(calls_, 10u);
  std::size_t before = 0, after = 0;
  for (const std::string fault : {"kill", "torn"}) {
    for (unsigned long at = 1; at <= calls_; at += step()) {
      start_again();
      EXPECT_TRUE(fetch(fault + ":" + std::to_string(at)).killed) << fault << at;
      const std::string found = state();
      ++(found == before_ ? before : after);
      EXPECT_TRUE(found == before_ || found == after_) << fault << at << " left " << found;
      EXPECT_EQ(fetch("none").code, 0) << fault << at;
      EXPECT_TRUE(state().starts_with("A B† C new D ")) << fault << at << " left " << state();
    }
  }
  EXPECT_GT(before, 0u);
  EXPECT_GT(after, 0u);
}

TEST_F(FetchFaults, AreToldAndLeaveWhatWasThere) {
  for (const std::string fault : {"enospc", "enospc+", "eio", "eio+"}) {
    for (unsigned long at = 1; at <= calls_; at += step()) {
      start_again();
      const FaultedRun run = fetch(fault + ":" + std::to_string(at));
      EXPECT_TRUE(run.code == 0 || run.code == 2) << fault << at << ": " << run.code << run.errors;
      EXPECT_EQ(run.code == 0, run.errors.empty()) << fault << at << ": " << run.errors;
      EXPECT_TRUE(run.code == 0 || run.errors.starts_with("skillgap: " + db() + ": "))
          << run.errors;
      const std::string found = state();
      EXPECT_TRUE(found == before_ || found == after_) << fault << at << " left " << found;
      EXPECT_TRUE(run.code != 0 || found == after_) << fault << at << " said that it was done";
    }
  }
}

// I3: what is not whole takes nothing away, killed or not.
TEST_F(FetchFaults, TakeNothingAwayByHalfAFeed) {
  folder_.write("jobs.rss", kAfter.substr(0, kAfter.find("<item><title>D")));
  for (unsigned long at = 1; at <= calls_; at += step()) {
    start_again();
    fetch("kill:" + std::to_string(at));
    EXPECT_EQ(state().find("†"), std::string::npos) << at;
    fetch("none");
    EXPECT_EQ(state().find("†"), std::string::npos) << at;
  }
}

}  // namespace
}  // namespace skillgap
