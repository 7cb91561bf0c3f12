#include "skillgap/fetcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

TEST(Fetcher, GivesTheDocumentAndWhatWasSaidOfIt) {
  LoopbackServer server;
  server.on("/feed", http_reply(200,
                                {"Content-Type: Application/RSS+xml; a=b; Charset=\"UTF-8\"",
                                 "ETag: \"1\"", "Last-Modified: Fri, 21 Nov 2025 10:00:00 GMT"},
                                "<rss/>"));
  const FetchResult result = fetch_one(server.url("/feed"));
  ASSERT_TRUE(result.outcome) << problem_of(result);
  const FetchedDocument& fetched = *result.outcome;
  EXPECT_EQ(result.url, server.url("/feed"));
  EXPECT_EQ(fetched.document.where, server.url("/feed"));
  EXPECT_EQ(fetched.document.url, server.url("/feed"));
  EXPECT_EQ(fetched.document.bytes, "<rss/>");
  EXPECT_EQ(fetched.document.content_type, "application/rss+xml");
  EXPECT_EQ(fetched.document.charset, "UTF-8");
  EXPECT_TRUE(fetched.document.complete);
  EXPECT_EQ(fetched.validators.etag, "\"1\"");
  EXPECT_EQ(fetched.validators.last_modified, "Fri, 21 Nov 2025 10:00:00 GMT");
  EXPECT_FALSE(fetched.not_modified);
  EXPECT_EQ(fetched.status, 200);
  EXPECT_EQ(fetched.final_url, server.url("/feed"));
  EXPECT_EQ(fetched.wire_bytes, 6u);
}

TEST(Fetcher, SaysWhoItIsAndNothingElse) {
  LoopbackServer server;
  server.on("/", http_reply(200, {"Set-Cookie: id=1; Path=/"}, "x"));
  Fetcher fetcher(loopback_options());
  fetcher.fetch_all({{server.url("/"), {}}, {server.url("/"), {}}});
  ASSERT_EQ(server.hits(), 2);
  for (const SeenRequest& request : server.requests()) {
    EXPECT_EQ(request.fields,
              (std::vector<std::string>{"Host: 127.0.0.1:" + std::to_string(server.port()),
                                        "User-Agent: skillgap (+https://bot.example/about)",
                                        "Accept: */*", "Accept-Encoding: gzip"}));
  }
}

TEST(Fetcher, LeavesOutAContactThatWouldBreakTheHeader) {
  LoopbackServer server;
  FetchOptions options = loopback_options();
  options.contact = "x\r\nCookie: a";
  fetch_one(server.url("/"), options);
  ASSERT_EQ(server.hits(), 1);
  EXPECT_EQ(server.requests()[0].field("User-Agent"), "skillgap");
  EXPECT_FALSE(server.requests()[0].has("Cookie"));
}

TEST(Fetcher, DoesNotAskTheEnvironmentForAProxy) {
  LoopbackServer proxy;
  LoopbackServer server;
  server.on("/", http_reply(200, {}, "direct"));
  setenv("http_proxy", proxy.url("").c_str(), 1);
  const FetchResult direct = fetch_one(server.url("/"));
  unsetenv("http_proxy");
  EXPECT_EQ(problem_of(direct), "document direct");
  EXPECT_EQ(proxy.hits(), 0);
}

TEST(Fetcher, UsesTheProxyItWasGiven) {
  LoopbackServer proxy;
  proxy.on("http://jobs.example/feed", http_reply(200, {}, "by proxy"));
  FetchOptions options;
  options.proxies.for_http = proxy.url("");
  setenv("no_proxy", "jobs.example", 1);
  const FetchResult result = fetch_one("http://jobs.example/feed", options);
  unsetenv("no_proxy");
  EXPECT_EQ(problem_of(result), "document by proxy");
}

TEST(Fetcher, SendsValidatorsBackByteForByte) {
  for (const std::string etag : {"\"1\"", "W/\"weak\"", "unquoted", "\"with \xe4\xff bytes\"",
                                 "\"a,b;c=\\d\"", "\"two  blanks\tand tab\""}) {
    LoopbackServer server;
    const std::string date = "Fri, 21 Nov 2025 10:00:00 +0700 odd";
    const std::string field = "eTaG:  " + etag + " \t";
    server.on("/feed", {{.bytes = http_reply(200, {field, "Last-Modified: " + date}, "new")},
                        {.bytes = http_reply_unframed(304, {}, "")}});
    Fetcher fetcher(loopback_options());
    const auto first = fetcher.fetch_all({{server.url("/feed"), {}}});
    ASSERT_TRUE(first[0].outcome);
    const Validators validators = first[0].outcome->validators;
    EXPECT_EQ(validators.etag, etag);

    const auto second = fetcher.fetch_all({{server.url("/feed"), validators}});
    ASSERT_TRUE(second[0].outcome) << problem_of(second[0]);
    EXPECT_TRUE(second[0].outcome->not_modified);
    EXPECT_EQ(second[0].outcome->status, 304);
    EXPECT_EQ(second[0].outcome->document.bytes, "");
    EXPECT_EQ(second[0].outcome->validators.etag, etag);
    ASSERT_EQ(server.hits("/feed"), 2);
    EXPECT_FALSE(server.requests()[0].has("If-None-Match"));
    EXPECT_EQ(server.requests()[1].field("If-None-Match"), etag);
    EXPECT_EQ(server.requests()[1].field("If-Modified-Since"), date);
  }
}

TEST(Fetcher, TakesNewValidatorsFromA304) {
  LoopbackServer server;
  server.on("/", http_reply_unframed(304, {"ETag: \"2\""}, ""));
  const FetchResult result = fetch_one(server.url("/"), loopback_options(), {"\"1\"", ""});
  ASSERT_TRUE(result.outcome);
  EXPECT_EQ(result.outcome->validators.etag, "\"2\"");
  EXPECT_FALSE(server.requests()[0].has("If-Modified-Since"));
}

TEST(Fetcher, DoesNotSendValidatorsThatWouldBreakTheHeader) {
  LoopbackServer server;
  server.on("/", http_reply(200, {}, "x"));
  fetch_one(server.url("/"), loopback_options(), {"\"1\"\r\nCookie: a", "x\r\nCookie: b"});
  ASSERT_EQ(server.hits(), 1);
  EXPECT_FALSE(server.requests()[0].has("If-None-Match"));
  EXPECT_FALSE(server.requests()[0].has("If-Modified-Since"));
  EXPECT_FALSE(server.requests()[0].has("Cookie"));
}

TEST(Fetcher, TakesNo304ThatItDidNotAskFor) {
  LoopbackServer server;
  server.on("/", http_reply_unframed(304, {}, ""));
  EXPECT_EQ(problem_of(fetch_one(server.url("/"))),
            "unreadable " + server.url("/") +
                ": 304 Not Modified, although nothing was asked to be compared, try again later");
}

TEST(Fetcher, SaysWhatAStatusMeansAndWhatToDo) {
  const std::string far = "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT";
  const struct {
    int status;
    std::vector<std::string> fields;
    std::string message;
  } cases[] = {
      {204, {}, "204 No Content, check the address"},
      {300, {}, "300 Multiple Choices, check the address"},
      {400, {}, "400 Bad Request, check the address"},
      {401,
       {},
       "401 Unauthorized, the page wants a login and skillgap has none, use another "
       "address"},
      {403, {}, "403 Forbidden, the site does not let programs read this, ask its owner"},
      {404, {}, "404 Not Found, check the address"},
      {410, {}, "410 Gone, the page is gone for good, remove the address"},
      {418, {}, "418, check the address"},
      {429, {}, "429 Too Many Requests, try again later"},
      {429, {"Retry-After: 120"}, "429 Too Many Requests, try again in 120 seconds"},
      {429, {"Retry-After: 86400"}, "429 Too Many Requests, try again in 86400 seconds"},
      {429,
       {"Retry-After: 86401"},
       "429 Too Many Requests, the site asks for a pause of more than a day"},
      {429, {"Retry-After: soon"}, "429 Too Many Requests, try again later"},
      {429, {"Retry-After: -5"}, "429 Too Many Requests, try again later"},
      {429,
       {"Retry-After: Sat, 01 Jan 2000 00:00:00 GMT"},
       "429 Too Many Requests, try again later"},
      {429, {far}, "429 Too Many Requests, the site asks for a pause of more than a day"},
      {500, {}, "500 Internal Server Error, try again later"},
      {503, {"Retry-After: 7"}, "503 Service Unavailable, try again in 7 seconds"},
      {599, {}, "599, try again later"},
  };
  for (const auto& [status, fields, message] : cases) {
    LoopbackServer server;
    server.on("/feed", status == 204 ? http_reply_unframed(status, fields, "")
                                     : http_reply(status, fields, "an error page"));
    EXPECT_EQ(problem_of(fetch_one(server.url("/feed"))),
              "unreadable " + server.url("/feed") + ": " + message);
    EXPECT_EQ(server.hits("/feed"), 1);
  }
}

TEST(Fetcher, RefusesOtherSchemesAndCredentials) {
  const std::pair<std::string, std::string> cases[] = {
      {"ftp://h.example/x",
       "refused ftp://h.example/x: has the scheme ftp://, only http and https "
       "are fetched"},
      {"file:///etc/hosts",
       "refused file:///etc/hosts: has the scheme file://, only http and https "
       "are fetched"},
      {"gopher://h.example/",
       "refused gopher://h.example/: has the scheme gopher://, only http and "
       "https are fetched"},
      {"http://me:secret@h.example/x",
       "refused http://h.example/x: the address holds a user name or password, which is never "
       "sent; take it out"},
      {"h.example/x",
       "unreadable h.example/x: is not an address, write http:// or https:// and a "
       "host"},
      {"", "unreadable is not an address, write http:// or https:// and a host"},
  };
  for (const auto& [url, problem] : cases) EXPECT_EQ(problem_of(fetch_one(url)), problem);
}

TEST(Fetcher, SaysThatNobodyAnswers) {
  std::string url;
  {
    const LoopbackServer gone;
    url = gone.url("/");
  }
  EXPECT_EQ(problem_of(fetch_one(url)),
            "unreadable " + url + ": no connection, check the address or try again later");
}

TEST(Fetcher, KeepsTheOrderOfTheRequestsAndReportsEachOnce) {
  LoopbackServer server;
  std::vector<FetchRequest> requests;
  for (int i = 0; i < 20; ++i) {
    const std::string path = "/" + std::to_string(i);
    if (i % 3 != 0) server.on(path, http_reply(200, {}, path));
    requests.push_back({i % 5 == 0 ? "bad" + path : server.url(path), {}});
  }
  std::vector<std::string> done;
  Fetcher fetcher(loopback_options());
  const auto results = fetcher.fetch_all(
      requests, [&done](const FetchResult& result) { done.push_back(result.url); });
  ASSERT_EQ(results.size(), requests.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    EXPECT_EQ(results[i].url, requests[i].url);
    EXPECT_EQ(results[i].outcome.has_value(), i % 3 != 0 && i % 5 != 0) << problem_of(results[i]);
    EXPECT_EQ(std::ranges::count(done, requests[i].url), 1) << requests[i].url;
  }
  EXPECT_TRUE(fetcher.fetch_all({}).empty());
}

// Invariant I9. Slow replies give a second request the time to show itself, were it made.
TEST(Fetcher, AsksAHostForOneDocumentAtATime) {
  LoopbackServer server;
  std::vector<FetchRequest> requests;
  for (int i = 0; i < 6; ++i) {
    const std::string path = "/" + std::to_string(i);
    ScriptedReply slow{.bytes = http_reply(200, {}, std::string(20, 'x'))};
    slow.drip = 10;
    slow.then = ScriptedReply::Then::kKeep;
    server.on(path, {slow});
    requests.push_back({server.url(path), {}});
  }
  Fetcher fetcher(loopback_options());
  fetcher.fetch_all(requests);
  EXPECT_EQ(server.hits(), 6);
  EXPECT_EQ(server.most_at_once(), 1);
  EXPECT_EQ(server.connections(), 1);  // kept open between the requests
}

TEST(Fetcher, AsksSeveralHostsAtOnce) {
  LoopbackServer slow;
  LoopbackServer quick;
  ScriptedReply held{.bytes = http_reply(200, {}, "slow")};
  held.held = true;
  slow.on("/", {held});
  quick.on("/", http_reply(200, {}, "quick"));
  std::vector<std::string> done;
  Fetcher fetcher(loopback_options());
  fetcher.fetch_all({{slow.url("/"), {}}, {quick.url("/"), {}}}, [&](const FetchResult& result) {
    done.push_back(problem_of(result));
    slow.release();
  });
  EXPECT_EQ(done, (std::vector<std::string>{"document quick", "document slow"}));
}

}  // namespace
}  // namespace skillgap
