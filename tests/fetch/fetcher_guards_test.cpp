// Addresses, redirects and limits of the fetcher (invariants I1, I5).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/compressed.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

using Then = ScriptedReply::Then;

FetchOptions limited_to(std::size_t max_body_bytes) {
  FetchOptions options = loopback_options();
  options.limits.max_body_bytes = max_body_bytes;
  options.limits.total_timeout = std::chrono::seconds(10);  // what a missing guard would take
  return options;
}

TEST(FetcherAddresses, RefusesAPrivateAddressUnlessTheHostIsAllowed) {
  LoopbackServer server;
  server.on("/feed", http_reply(200, {}, "x"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/feed"), FetchOptions{})),
            "refused " + server.url("/feed") +
                ": 127.0.0.1 is not a public address, use --allow-private 127.0.0.1 to allow it");
  EXPECT_EQ(server.connections(), 0);
  EXPECT_EQ(problem_of(fetch_one(server.url("/feed"))), "document x");
  EXPECT_EQ(server.hits(), 1);
}

TEST(FetcherAddresses, RefusesEverySpellingOfLoopback) {
  LoopbackServer server;
  for (const std::string host : {"127.0.0.1",
                                 "127.1",
                                 "127.0.1",
                                 "2130706433",
                                 "017700000001",
                                 "0x7f000001",
                                 "0x7f.1",
                                 "0177.0.0.1",
                                 "0x7f.0x0.0x0.0x1",
                                 "0.0.0.0",
                                 "0",
                                 "127.127.127.127",
                                 "localhost",
                                 "LocalHost",
                                 "a.localhost",
                                 "[::1]",
                                 "[::]",
                                 "[::ffff:127.0.0.1]",
                                 "[::ffff:7f00:1]",
                                 "[0:0:0:0:0:ffff:7f00:1]",
                                 "[64:ff9b::7f00:1]",
                                 "[::127.0.0.1]",
                                 "%31%32%37.0.0.1"}) {
    const FetchResult result = fetch_one(server.url("/", host), FetchOptions{});
    EXPECT_TRUE(problem_of(result).starts_with("refused http://" + host)) << problem_of(result);
    EXPECT_EQ(server.connections(), 0) << host;
  }
}

TEST(FetcherAddresses, AllowsByTheNameInTheUrlInAnyCase) {
  LoopbackServer server;
  server.on("/", http_reply(200, {}, "x"));
  FetchOptions options = loopback_options();
  options.allow_private = {"LOCALHOST"};
  EXPECT_EQ(problem_of(fetch_one(server.url("/", "LocalHost"), options)), "document x");
  EXPECT_FALSE(fetch_one(server.url("/", "127.0.0.1"), options).outcome);
  EXPECT_FALSE(fetch_one(server.url("/", "a.localhost"), options).outcome);
  EXPECT_EQ(server.hits(), 1);
}

TEST(FetcherAddresses, ChecksEachRedirectByItsOwnHost) {
  LoopbackServer server;
  server.on("/feed", http_reply(302, {"Location: " + server.url("/inside", "localhost")}, ""));
  server.on("/inside", http_reply(200, {}, "secret"));
  const FetchResult result = fetch_one(server.url("/feed"));
  EXPECT_TRUE(problem_of(result).starts_with("refused " + server.url("/feed") + ": redirected to " +
                                             server.url("/inside", "localhost") + ": "))
      << problem_of(result);
  EXPECT_EQ(server.hits("/inside"), 0);
}

TEST(FetcherRedirects, FollowsThemAndSaysWhereTheyEnd) {
  for (const int status : {301, 302, 303, 307, 308}) {
    LoopbackServer server;
    LoopbackServer other;
    server.on("/a", http_reply(status, {"Location: b/c?d#e"}, "moved"));
    server.on("/b/c?d", http_reply(status, {"Location: " + other.url("/end")}, ""));
    other.on("/end", http_reply(200, {}, "x"));
    const FetchResult result = fetch_one(server.url("/a"));
    ASSERT_TRUE(result.outcome) << problem_of(result);
    EXPECT_EQ(result.outcome->final_url, other.url("/end"));
    EXPECT_EQ(result.outcome->document.url, other.url("/end"));
    EXPECT_EQ(result.outcome->document.where, server.url("/a"));
    EXPECT_EQ(result.outcome->document.bytes, "x");
  }
}

TEST(FetcherRedirects, EndsALoopAfterFive) {
  LoopbackServer server;
  server.on("/a", http_reply(301, {"Location: /a"}, ""));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"))),
            "limit " + server.url("/a") + ": redirected to " + server.url("/a") +
                ": redirects too often, check the address");
  EXPECT_EQ(server.hits("/a"), 6);
}

TEST(FetcherRedirects, FollowsFive) {
  LoopbackServer server;
  for (int i = 0; i < 5; ++i) {
    server.on("/" + std::to_string(i),
              http_reply(301, {"Location: /" + std::to_string(i + 1)}, ""));
  }
  server.on("/5", http_reply(200, {}, "x"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/0"))), "document x");
}

TEST(FetcherRedirects, StayOnHttp) {
  const std::string only = ", only http and https are fetched";
  const std::string unusable =
      "redirects to no usable address, open it in a browser and give the address that you end at";
  const std::pair<std::string, std::string> cases[] = {
      {"Location: file:///etc/hosts", "refused redirects to file://" + only},
      {"Location: ftp://127.0.0.1/x", "refused redirects to ftp://" + only},
      {"Location: gopher://127.0.0.1:70/", "refused redirects to gopher://" + only},
      {"Location: http://", "unreadable " + unusable},
      {"Location:", "unreadable " + unusable},
      {"X: y", "unreadable " + unusable},
  };
  for (const auto& [field, problem] : cases) {
    LoopbackServer server;
    server.on("/a", http_reply(302, {field}, ""));
    FetchResult result = fetch_one(server.url("/a"));
    ASSERT_FALSE(result.outcome);
    EXPECT_EQ(result.outcome.error().where, server.url("/a"));
    result.outcome.error().where = "";
    EXPECT_EQ(problem_of(result), problem);
  }
}

TEST(FetcherRedirects, DropCredentials) {
  LoopbackServer server;
  server.on(
      "/a",
      http_reply(302,
                 {"Location: http://me:secret@127.0.0.1:" + std::to_string(server.port()) + "/b"},
                 ""));
  server.on("/b", http_reply(200, {}, "x"));
  const FetchResult result = fetch_one(server.url("/a"));
  ASSERT_TRUE(result.outcome) << problem_of(result);
  EXPECT_EQ(result.outcome->final_url, server.url("/b"));
  EXPECT_FALSE(server.requests()[1].has("Authorization"));
}

TEST(FetcherRedirects, NameTheAddressThatFailed) {
  LoopbackServer server;
  server.on("/a", http_reply(302, {"Location: /b"}, ""));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"))), "unreadable " + server.url("/a") +
                                                         ": redirected to " + server.url("/b") +
                                                         ": 404 Not Found, check the address");
}

TEST(FetcherLimits, HoldTheBodyToTheByte) {
  LoopbackServer server;
  const std::string text = varied_text(2000);
  server.on("/plain", http_reply(200, {}, text));
  server.on("/chunked", http_reply_unframed(200, {"Transfer-Encoding: chunked"},
                                            open_chunk(text) + "0\r\n\r\n"));
  server.on("/gzip", http_reply(200, {"Content-Encoding: gzip"}, gzip_of(text)));
  for (const std::string path : {"/plain", "/chunked", "/gzip"}) {
    for (const std::size_t limit : {text.size() + 1, text.size()}) {
      EXPECT_EQ(problem_of(fetch_one(server.url(path), limited_to(limit))), "document " + text);
    }
    EXPECT_EQ(problem_of(fetch_one(server.url(path), limited_to(text.size() - 1))),
              "limit " + server.url(path) + ": the document is too large, it was left out");
  }
}

TEST(FetcherLimits, StopACompressionBomb) {
  LoopbackServer server;
  server.on("/",
            http_reply(200, {"Content-Encoding: gzip"}, gzip_of(std::string(10'000'000, 'a'))));
  EXPECT_EQ(problem_of(fetch_one(server.url("/"), limited_to(1'000'000))),
            "limit " + server.url("/") + ": the document is too large, it was left out");
}

std::string many(const std::string& piece) {
  std::string pieces;
  for (int i = 0; i < 200; ++i) pieces += piece;
  return pieces;
}

// Each of these never ends by itself.
TEST(FetcherLimits, StopEndlessReplies) {
  const std::string too_large = "the document is too large, it was left out";
  const std::string head_too_large = "the head of the reply is too large, it was not read";
  const struct {
    std::string start, again, problem;
  } cases[] = {
      {http_reply_unframed(200, {}, ""), std::string(1000, 'x'), "limit " + too_large},
      {http_reply_unframed(200, {"Transfer-Encoding: chunked"}, ""), many(open_chunk("more")),
       "limit " + too_large},
      {http_reply_unframed(200, {"Content-Encoding: gzip"}, ""), many(gzip_of("")),
       "limit " + too_large},
      {http_reply_unframed(404, {}, ""), std::string(1000, 'x'),
       "unreadable 404 Not Found, check the address"},
      {"HTTP/1.1 200 OK\r\n", "X: " + std::string(500, 'y') + "\r\n", "limit " + head_too_large},
      {"HTTP/1.1 200 OK\r\nX: ", std::string(500, 'y'), "limit " + head_too_large},
      {"", many("HTTP/1.1 100 Continue\r\n\r\n"), "limit " + head_too_large},
      {http_reply_unframed(200, {"Transfer-Encoding: chunked"}, open_chunk("x") + "0\r\n"),
       "T: " + std::string(500, 'y') + "\r\n", "limit " + head_too_large},
  };
  for (const auto& [start, again, problem] : cases) {
    LoopbackServer server;
    ScriptedReply endless{.bytes = start, .then = Then::kRepeat, .again = again};
    server.on("/", {endless});
    FetchResult result = fetch_one(server.url("/"), limited_to(1'000'000));
    ASSERT_FALSE(result.outcome) << problem;
    result.outcome.error().where = "";
    EXPECT_EQ(problem_of(result), problem);
  }
}

// The other host answers only once the endless reply has ended, before its own time is up.
TEST(FetcherLimits, EndTheTransferWhenTheLimitIsReached) {
  LoopbackServer endless;
  LoopbackServer other;
  endless.on("/", {{.bytes = http_reply_unframed(200, {}, ""),
                    .then = Then::kRepeat,
                    .again = std::string(1000, 'x')}});
  other.on("/", {{.bytes = http_reply(200, {}, "x"), .held = true}});
  Fetcher fetcher(limited_to(10'000));
  const auto results = fetcher.fetch_all({{other.url("/"), {}}, {endless.url("/"), {}}},
                                         [&other](const FetchResult&) { other.release(); });
  EXPECT_EQ(problem_of(results[0]), "document x");
}

TEST(FetcherLimits, DoNotWaitForTheBodyOfARedirect) {
  LoopbackServer server;
  server.on("/a", {{.bytes = http_reply_unframed(302, {"Location: /b"}, ""),
                    .then = Then::kRepeat,
                    .again = std::string(1000, 'x')}});
  server.on("/b", http_reply(200, {}, "x"));
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"), limited_to(1000))), "document x");
}

TEST(FetcherLimits, EndAServerThatTakesTooLong) {
  LoopbackServer server;
  server.on("/", {{.then = Then::kStall}});
  FetchOptions options = loopback_options();
  options.limits.total_timeout = std::chrono::milliseconds(50);
  EXPECT_EQ(
      problem_of(fetch_one(server.url("/"), options)),
      "unreadable " + server.url("/") + ": the time for one document is used up, try again later");
}

TEST(FetcherLimits, EndAServerThatIsTooSlow) {
  LoopbackServer server;
  server.on("/", {{.bytes = "HTTP/1.1 200 OK\r\n", .then = Then::kStall}});
  FetchOptions options = loopback_options();
  options.limits.slow_for = std::chrono::seconds(1);
  options.limits.total_timeout = std::chrono::seconds(20);
  EXPECT_EQ(problem_of(fetch_one(server.url("/"), options)),
            "unreadable " + server.url("/") + ": the server is too slow, try again later");
}

TEST(FetcherLimits, KeepWhatASlowServerSent) {
  LoopbackServer server;
  server.on("/",
            {{.bytes = http_reply(200, {"Content-Length: 9"}, "<rss/>"), .then = Then::kStall}});
  FetchOptions options = loopback_options();
  options.limits.total_timeout = std::chrono::milliseconds(500);
  const FetchResult result = fetch_one(server.url("/"), options);
  EXPECT_EQ(problem_of(result), "document <rss/>");
  EXPECT_FALSE(result.outcome->document.complete);
}

// The limit is for the whole journey, not for each hop.
TEST(FetcherLimits, GiveRedirectsNoNewTime) {
  LoopbackServer server;
  ScriptedReply slow{.bytes = http_reply(302, {"Location: /a"}, ""), .then = Then::kKeep};
  slow.drip = 1;  // some 50 ms a hop
  server.on("/a", {slow});
  FetchOptions options = loopback_options();
  options.limits.total_timeout = std::chrono::milliseconds(600);
  options.limits.max_redirects = 40;
  EXPECT_EQ(problem_of(fetch_one(server.url("/a"), options)),
            "unreadable " + server.url("/a") + ": redirected to " + server.url("/a") +
                ": the time for one document is used up, try again later");
}

}  // namespace
}  // namespace skillgap
