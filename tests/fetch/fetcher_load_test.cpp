// Servers that send without end, and servers that hardly send (invariants I1, I9): what a reply may
// hold of memory, and that one bad host does not keep the good ones waiting. Each guard is also
// taken off once, which shows that it is what these tests see.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/allocation_peak.h"
#include "support/compressed.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;
using Then = ScriptedReply::Then;

constexpr std::size_t kMiB = 1u << 20;

struct Flood {
  const char* name;
  ScriptedReply reply;
};

std::vector<Flood> floods() {
  const std::string bomb = gzip_of(std::string(64 * kMiB, 'a'));
  const auto endless = [](const std::string& start, const std::string& again) {
    ScriptedReply reply;
    reply.bytes = start;
    reply.then = Then::kRepeat;
    reply.again = again;
    return reply;
  };
  const std::string piece(16'384, 'x');
  return {
      {"body", endless(http_reply_unframed(200, {}, ""), piece)},
      {"chunks",
       endless(http_reply_unframed(200, {"Transfer-Encoding: chunked"}, ""), open_chunk(piece))},
      {"longer than stated",
       endless(http_reply_unframed(200, {"Content-Length: 99999999999"}, ""), piece)},
      {"gzip bomb", endless(http_reply(200, {"Content-Encoding: gzip"}, bomb), piece)},
      {"gzip bomb without a label", endless(http_reply(200, {}, bomb), piece)},
      {"small gzip members",
       endless(http_reply_unframed(200, {"Content-Encoding: gzip"}, ""), gzip_of(piece))},
      {"body of an error", endless(http_reply_unframed(404, {}, ""), piece)},
      {"body of a redirect", endless(http_reply_unframed(302, {"Location: ftp://a/"}, ""), piece)},
      {"fields", endless("HTTP/1.1 200 OK\r\n", "X: " + piece + "\r\n")},
      {"one field", endless("HTTP/1.1 200 OK\r\nX: ", piece)},
      {"heads of 1xx", endless("", "HTTP/1.1 100 Continue\r\nX: " + piece + "\r\n\r\n")},
      {"trailers",
       endless(http_reply_unframed(200, {"Transfer-Encoding: chunked"}, open_chunk("x") + "0\r\n"),
               "T: " + piece + "\r\n")},
      {"no head", endless("", piece)},
  };
}

FetchOptions limited_to(std::size_t max_body_bytes) {
  FetchOptions options = loopback_options();
  options.limits.max_body_bytes = max_body_bytes;
  options.limits.total_timeout = std::chrono::seconds(30);  // what a missing guard would take
  return options;
}

TEST(FetcherMemory, StaysWithin4MiBOfTheLimit) {
  constexpr std::size_t kLimit = 8 * kMiB;
  for (Flood& flood : floods()) {
    LoopbackServer server;
    server.on("/", {std::move(flood.reply)});
    const AllocationPeak peak;
    const FetchResult result = fetch_one(server.url("/"), limited_to(kLimit));
    EXPECT_FALSE(result.outcome && result.outcome->document.complete) << flood.name;
    EXPECT_LE(peak.bytes(), kLimit + 4 * kMiB) << flood.name << " " << problem_of(result);
  }
}

TEST(FetcherMemory, HoldsALargeDocumentOnce) {
  constexpr std::size_t kSize = 8 * kMiB;
  LoopbackServer server;
  server.on(
      "/",
      {{.bytes = http_reply(200, {"Content-Encoding: gzip"}, gzip_of(std::string(kSize, 'a')))}});
  const AllocationPeak peak;
  const FetchResult result = fetch_one(server.url("/"), limited_to(kSize));
  ASSERT_TRUE(result.outcome) << problem_of(result);
  EXPECT_EQ(result.outcome->document.bytes.size(), kSize);
  EXPECT_LE(peak.bytes(), kSize + 4 * kMiB);
}

// The planted fault: without the limit the bomb comes through.
TEST(FetcherMemory, IsHeldByTheLimitOfTheBody) {
  LoopbackServer server;
  server.on("/", {{.bytes = http_reply(200, {"Content-Encoding: gzip"},
                                       gzip_of(std::string(20 * kMiB, 'a')))}});
  const AllocationPeak peak;
  EXPECT_TRUE(fetch_one(server.url("/"), limited_to(1u << 30)).outcome.has_value());
  EXPECT_GT(peak.bytes(), 20 * kMiB);
}

// One bad host takes one of eight places, and nothing of the others' time: it answers nothing until
// all the documents of the seven are there.
TEST(FetcherSlowPeers, DoNotKeepGoodHostsWaiting) {
  constexpr int kDocuments = 20;
  LoopbackServer good[7], bad;
  std::vector<FetchRequest> requests = {{bad.url("/"), {}}};
  bad.on("/", {{.bytes = http_reply(200, {}, "bad"), .held = true}});
  for (LoopbackServer& server : good) {
    for (int i = 0; i < kDocuments; ++i) {
      const std::string path = "/" + std::to_string(i);
      server.on(path, {{.bytes = http_reply(200, {}, path), .then = Then::kKeep}});
      requests.push_back({server.url(path), {}});
    }
  }
  std::vector<std::string> done;
  Fetcher fetcher(loopback_options());
  fetcher.fetch_all(requests, [&](const FetchResult& result) {
    done.push_back(problem_of(result));
    if (done.size() == requests.size() - 1) bad.release();
  });
  ASSERT_EQ(done.size(), requests.size());
  EXPECT_EQ(done.back(), "document bad");
}

TEST(FetcherGuards, AreWhatRefuses) {
  LoopbackServer server;
  server.on("/loop", http_reply(302, {"Location: /loop"}, ""));
  FetchOptions options = loopback_options();
  options.limits.max_redirects = 50;
  fetch_one(server.url("/loop"), options);
  EXPECT_EQ(server.hits("/loop"), 51);

  server.on("/robots.txt", http_reply(200, {}, "User-agent: *\nDisallow: /"));
  server.on("/a", http_reply(200, {}, "a"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"), loopback_options())), "document a");
  options.politeness.obey_robots = true;
  EXPECT_TRUE(problem_of(fetch_one(server.url("/a"), options)).starts_with("robots "));

  server.on("/busy", http_reply(503, {}, ""));
  options = loopback_options();
  options.politeness.max_retries = 5;
  options.politeness.retry_delay = milliseconds(1);
  fetch_one(server.url("/busy"), options);
  EXPECT_EQ(server.hits("/busy"), 6);
}

// Retry-After: seconds or a date in one of three forms (RFC 9110, 5.6.7, 10.2.3); anything else
// says nothing.
TEST(FetcherValidators, ReadRetryAfterInAllItsForms) {
  const std::string later = "try again later", long_pause =
                                                   "the site asks for a pause of more "
                                                   "than a day";
  const std::pair<std::string, std::string> cases[] = {
      {"90", "try again in 90 seconds"},
      {"  90  ", "try again in 90 seconds"},
      {"0", later},
      {"-90", later},
      {"soon", later},
      {"", later},
      {"86401", long_pause},
      {"Sun, 06 Nov 1994 08:49:37 GMT", later},
      {"Sunday, 06-Nov-94 08:49:37 GMT", later},
      {"Sun Nov  6 08:49:37 1994", later},
      {"Fri, 31 Dec 2100 23:59:59 GMT", long_pause},
      {"Fri Dec 31 23:59:59 2100", long_pause},
  };
  for (const auto& [value, message] : cases) {
    LoopbackServer server;
    server.on("/", http_reply(429, {"Retry-After: " + value}, ""));
    EXPECT_EQ(problem_of(fetch_one(server.url("/"))),
              "unreadable " + server.url("/") + ": 429 Too Many Requests, " + message)
        << value;
  }
}

// What a status says of the document: there, part of it, the same, gone for now or for good.
TEST(FetcherValidators, AreSentThroughRedirectsAndKeptFromEveryStatusThatHasADocument) {
  for (const int moved : {301, 302, 303, 307, 308}) {
    LoopbackServer server;
    server.on("/a", http_reply(moved, {"Location: /b", "ETag: \"of the redirect\""}, ""));
    server.on("/b", http_reply_unframed(304, {}, ""));
    const Validators ours{"W/\"1\"", "Fri, 21 Nov 2025 10:00:00 GMT"};
    const FetchResult result = fetch_one(server.url("/a"), loopback_options(), ours);
    ASSERT_TRUE(result.outcome) << problem_of(result);
    EXPECT_TRUE(result.outcome->not_modified);
    EXPECT_EQ(result.outcome->validators.etag, ours.etag);
    for (const SeenRequest& request : server.requests()) {
      EXPECT_EQ(request.field("If-None-Match"), ours.etag);
      EXPECT_EQ(request.field("If-Modified-Since"), ours.last_modified);
    }
  }
  for (const auto& [status, is_document] : {std::pair(200, true),
                                            {203, true},
                                            {206, true},
                                            {204, false},
                                            {205, false},
                                            {300, false},
                                            {400, false},
                                            {404, false},
                                            {410, false},
                                            {451, false},
                                            {500, false},
                                            {503, false}}) {
    LoopbackServer server;
    const std::string body = status == 204 || status == 205 ? "" : "x";
    server.on("/", body.empty() ? http_reply_unframed(status, {"ETag: \"2\""}, "")
                                : http_reply(status, {"ETag: \"2\""}, body));
    const FetchResult result = fetch_one(server.url("/"), loopback_options(), {"\"1\"", ""});
    EXPECT_EQ(result.outcome.has_value(), is_document) << status;
    EXPECT_EQ(result.status, status);
  }
}

}  // namespace
}  // namespace skillgap
