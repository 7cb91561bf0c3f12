// What a site may expect of us: robots.txt, pauses, retries. Pauses are those of the schedule,
// which has its own test with a clock of its own; here they are as short as can be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "fetch/retry.h"
#include "fetch/robots_book.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

FetchOptions polite() {
  FetchOptions options = loopback_options();
  options.politeness = {.min_delay = {}, .max_retries = 2, .retry_delay = milliseconds(1)};
  return options;
}

std::vector<std::string> paths(const LoopbackServer& server) {
  std::vector<std::string> all;
  for (const SeenRequest& request : server.requests()) all.push_back(request.path);
  return all;
}

TEST(FetcherRobots, AreAskedOncePerHostAndObeyed) {
  LoopbackServer server;
  server.on("/robots.txt",
            http_reply(200, {}, "User-agent: skillgap\nDisallow: /private\nAllow: /private/jobs"));
  for (const std::string path : {"/a", "/private/b", "/private/jobs"})
    server.on(path, http_reply(200, {}, path));
  Fetcher fetcher(polite());
  const auto first = fetcher.fetch_all({{server.url("/a"), {}}, {server.url("/private/b"), {}}});
  const auto second = fetcher.fetch_all({{server.url("/private/jobs"), {}}});
  EXPECT_EQ(problem_of(first[0]), "document /a");
  EXPECT_EQ(problem_of(first[1]),
            "robots " + server.url("/private/b") +
                ": the site's robots.txt does not let skillgap read this, ask its owner");
  EXPECT_EQ(problem_of(second[0]), "document /private/jobs");
  EXPECT_THAT(paths(server), ElementsAre("/robots.txt", "/a", "/private/jobs"));
}

TEST(FetcherRobots, AreRememberedFromOneRunToTheNextForADay) {
  LoopbackServer server;
  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nDisallow: /b"));
  server.on("/a", http_reply(200, {}, "a"));
  std::map<std::string, RobotsMemory::Kept> memory;
  FetchOptions options = polite();
  options.robots_memory.recall =
      [&](const std::string& authority) -> std::optional<RobotsMemory::Kept> {
    const auto found = memory.find(authority);
    return found == memory.end() ? std::nullopt : std::optional(found->second);
  };
  options.robots_memory.keep = [&](const std::string& authority, const std::string& rules) {
    memory[authority] = {rules, {}};
  };
  const std::string host = server.url("").substr(7);
  fetch_one(server.url("/a"), options);
  EXPECT_EQ(memory.at(host).rules, "User-agent: *\nDisallow: /b");
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"), options)), "document a");
  EXPECT_TRUE(problem_of(fetch_one(server.url("/b"), options)).starts_with("robots "));
  EXPECT_EQ(server.hits("/robots.txt"), 1);
  memory.at(host).age = std::chrono::hours(24);
  fetch_one(server.url("/a"), options);
  EXPECT_EQ(server.hits("/robots.txt"), 1);
  memory.at(host).age = std::chrono::hours(24) + std::chrono::seconds(1);
  fetch_one(server.url("/a"), options);
  EXPECT_EQ(server.hits("/robots.txt"), 2);
}

// What was not understood is asked for again; that there are no rules is an answer.
TEST(FetcherRobots, AreRememberedOnlyWhereTheyWereUnderstood) {
  for (const auto& [status, kept] : {std::pair(404, 1), {200, 1}, {503, 0}}) {
    LoopbackServer server;
    server.on("/robots.txt", http_reply(status, {}, ""));
    FetchOptions options = polite();
    int count = 0;
    options.robots_memory.keep = [&](const std::string&, const std::string&) { ++count; };
    fetch_one(server.url("/a"), options);
    EXPECT_EQ(count, kept) << status;
  }
}

TEST(Fetcher, HandsResultsOverOneByOneAndStopsWhenToldTo) {
  LoopbackServer server;
  std::vector<FetchRequest> requests;
  for (const std::string path : {"/1", "/2", "/3"}) {
    server.on(path, http_reply(200, {"Cache-Control: max-age=60"}, path));
    requests.push_back({server.url(path), {}});
  }
  Fetcher fetcher(loopback_options());
  std::vector<std::string> got;
  fetcher.fetch_each(requests, [&](std::size_t place, FetchResult result) {
    got.push_back(std::to_string(place) + " " + problem_of(result));
    EXPECT_EQ(result.status, 200);
    EXPECT_EQ(result.not_again_for, std::chrono::seconds(60));
    return got.size() < 2;
  });
  EXPECT_THAT(got, ElementsAre("0 document /1", "1 document /2"));
  EXPECT_EQ(server.hits("/3"), 0);
}

TEST(FetcherRobots, AreNotAskedWhereTheHostIsOurs) {
  LoopbackServer server;
  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nDisallow: /"));
  server.on("/a", http_reply(200, {}, "a"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"))), "document a");
  EXPECT_THAT(paths(server), ElementsAre("/a"));
}

// RFC 9309, 2.3.1: what a status of the robots.txt means for the pages.
TEST(FetcherRobots, AllowEverythingWhereThereAreNoneAndNothingWhereTheyCannotBeRead) {
  const std::string later = ", try again later; tried 3 times";
  const std::pair<int, std::string> cases[] = {
      {404, ""},
      {401, ""},
      {403, ""},
      {410, ""},
      {204, ""},
      {500, "robots.txt: 500 Internal Server Error" + later},
      {503, "robots.txt: 503 Service Unavailable" + later},
      {429, "robots.txt: 429 Too Many Requests" + later},
  };
  for (const auto& [status, problem] : cases) {
    LoopbackServer server;
    server.on("/robots.txt", status == 204 ? http_reply_unframed(status, {}, "")
                                           : http_reply(status, {}, "an error page"));
    server.on("/a", http_reply(200, {}, "a"));
    EXPECT_EQ(problem_of(fetch_one(server.url("/a"), polite())),
              problem.empty() ? "document a" : "unreadable " + server.url("/a") + ": " + problem)
        << status;
    EXPECT_EQ(server.hits("/a"), problem.empty() ? 1 : 0) << status;
  }
}

TEST(FetcherRobots, AreFollowedToWhereTheyWereMoved) {
  LoopbackServer server, other;
  server.on("/robots.txt", http_reply(301, {"Location: " + other.url("/moved.txt")}, ""));
  other.on("/moved.txt", http_reply(200, {}, "User-agent: *\nDisallow: /a"));
  server.on("/a", http_reply(200, {}, "a"));
  EXPECT_TRUE(problem_of(fetch_one(server.url("/a"), polite())).starts_with("robots "));
  EXPECT_EQ(server.hits("/a"), 0);

  LoopbackServer circle;
  circle.on("/robots.txt", http_reply(302, {"Location: /robots.txt"}, ""));
  circle.on("/a", http_reply(200, {}, "a"));
  EXPECT_EQ(problem_of(fetch_one(circle.url("/a"), polite())), "document a");
}

TEST(FetcherRobots, DecideForTheHostThatARedirectLeadsTo) {
  LoopbackServer server, other;
  server.on("/a", http_reply(302, {"Location: " + other.url("/b")}, ""));
  other.on("/robots.txt", http_reply(200, {}, "User-agent: *\nDisallow: /b"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"), polite())),
            "robots " + server.url("/a") + ": redirected to " + other.url("/b") +
                ": the site's robots.txt does not let skillgap read this, ask its owner");
  EXPECT_THAT(paths(other), ElementsAre("/robots.txt"));
}

TEST(FetcherRobots, WithALongDelayAllowOneRequestARun) {
  LoopbackServer server;
  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nCrawl-delay: 600"));
  server.on("/a", http_reply(200, {}, "a"));
  Fetcher fetcher(polite());
  const auto results = fetcher.fetch_all({{server.url("/a"), {}}, {server.url("/b"), {}}});
  EXPECT_EQ(problem_of(results[0]), "document a");
  EXPECT_EQ(problem_of(results[1]),
            "robots " + server.url("/b") +
                ": the site's robots.txt asks for 600 seconds between requests, run skillgap again "
                "after that time");
}

TEST(FetcherRetries, AskAgainForWhatMayPass) {
  LoopbackServer server;
  const ScriptedReply busy{.bytes = http_reply(503, {}, "busy")};
  server.on("/a", {busy, busy, {.bytes = http_reply(200, {}, "a")}});
  server.on("/b", http_reply(500, {}, "broken"));
  server.on("/c", http_reply(404, {}, "none"));
  server.on("/d", {{.bytes = ""}, {.bytes = http_reply(200, {}, "d")}});  // hangs up once
  FetchOptions options = polite();
  options.politeness.obey_robots = false;
  Fetcher fetcher(options);
  const auto results = fetcher.fetch_all({{server.url("/a"), {}},
                                          {server.url("/b"), {}},
                                          {server.url("/c"), {}},
                                          {server.url("/d"), {}}});
  EXPECT_EQ(problem_of(results[0]), "document a");
  EXPECT_EQ(problem_of(results[1]),
            "unreadable " + server.url("/b") +
                ": 500 Internal Server Error, try again later; tried 3 times");
  EXPECT_EQ(problem_of(results[2]),
            "unreadable " + server.url("/c") + ": 404 Not Found, check the address");
  EXPECT_EQ(problem_of(results[3]), "document d");
  EXPECT_EQ(server.hits("/a"), 3);
  EXPECT_EQ(server.hits("/b"), 3);
  EXPECT_EQ(server.hits("/c"), 1);
}

TEST(FetcherRetries, LeaveASiteThatAsksForALongPause) {
  LoopbackServer server;
  server.on("/a", http_reply(429, {"Retry-After: 3600"}, "slow down"));
  EXPECT_EQ(
      problem_of(fetch_one(server.url("/a"), polite())),
      "unreadable " + server.url("/a") + ": 429 Too Many Requests, try again in 3600 seconds");
  EXPECT_EQ(server.hits("/a"), 1);
}

Reply reply_of(int status, int retry_after_seconds) {
  Reply reply(100);
  reply.head.whole = true;
  reply.head.status = status;
  reply.retry_after = std::chrono::seconds(retry_after_seconds);
  return reply;
}

TEST(Retry, WaitsLongerEachTimeButNotLessThanAskedFor) {
  const Politeness manners{
      .max_retries = 2, .retry_delay = milliseconds(1000), .longest_wait = milliseconds(10'000)};
  struct Case {
    int status, retry_after, retries;
    double chance;
    std::optional<milliseconds> wait;
  };
  const Case cases[] = {
      {503, 0, 0, 0, milliseconds(500)},    {503, 0, 0, 0.5, milliseconds(1000)},
      {503, 0, 1, 0, milliseconds(1000)},   {503, 0, 1, 0.999, milliseconds(2998)},
      {503, 0, 2, 0, std::nullopt},         {503, 7, 0, 0, milliseconds(7000)},
      {503, 10, 0, 0, milliseconds(10000)}, {503, 11, 0, 0, std::nullopt},
      {404, 1, 0, 0, std::nullopt},         {501, 1, 0, 0, std::nullopt},
      {200, 0, 0, 0, std::nullopt},
  };
  for (const auto& [status, retry_after, retries, chance, wait] : cases)
    EXPECT_EQ(wait_before_retry(reply_of(status, retry_after), retries, manners, chance), wait)
        << status << " " << retry_after << " " << retries;
}

TEST(RobotsBook, KeepsAnAnswerForADayAndAFailureNotAtAll) {
  RobotsBook book;
  const auto start = RobotsBook::Time(std::chrono::hours(1));
  EXPECT_TRUE(book.wait("a", 1));
  EXPECT_FALSE(book.wait("a", 2));
  EXPECT_THAT(book.settle("a", Robots{}, start), ElementsAre(1, 2));
  EXPECT_TRUE(book.find("a", start + std::chrono::hours(24)));
  EXPECT_FALSE(book.find("a", start + std::chrono::hours(25)));
  EXPECT_TRUE(book.wait("b", 3));
  EXPECT_THAT(book.settle("b", std::unexpected(Problem{}), start), ElementsAre(3));
  EXPECT_FALSE(book.find("b", start));
}

}  // namespace
}  // namespace skillgap
