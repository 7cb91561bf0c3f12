// HTTP/2 over TLS: nghttpd as a server that knows it well, and a scripted one that breaks its
// rules.
#include <gtest/gtest.h>

#include "support/child_server.h"
#include "support/fetching.h"
#include "support/scripted_http2.h"

namespace skillgap {
namespace {

FetchOptions trusting(const TestAuthority& authority) {
  FetchOptions options = loopback_options();
  options.ca_file = authority.file();
  return options;
}

class FetcherHttp2 : public testing::Test {
 protected:
  void SetUp() override {
    if (!authority_.works()) GTEST_SKIP() << "no openssl: NO reply of HTTP/2 was tried";
  }
  FetchResult fetch(const Http2Reply& reply, FetchOptions options, Validators validators = {}) {
    const ScriptedHttp2 server(authority_, reply);
    FetchResult result = fetch_one(server.url("/feed"), std::move(options), std::move(validators));
    url_ = server.url("/feed");
    return result;
  }
  FetchResult fetch(const Http2Reply& reply, Validators validators = {}) {
    return fetch(reply, trusting(authority_), std::move(validators));
  }
  std::string problem(const std::string& text) const {
    return text.starts_with("document")
               ? text
               : text.substr(0, text.find(url_)) + text.substr(text.find(": ") + 2);
  }

  TestAuthority authority_;
  std::string url_;
};

TEST_F(FetcherHttp2, IsSpokenWithAServerThatOffersIt) {
  if (!is_installed("nghttpd")) GTEST_SKIP() << "no nghttpd (nghttp2-server): NOT tried with it";
  const TestFolder pages;
  const std::string bytes(300'000, 'x');
  pages.write("feed.rss", bytes);
  // It hangs up on who asks for HTTP/1.1.
  ChildServer server({"nghttpd", "-v", "-a", "127.0.0.1", "-d", pages.path(), "0", authority_.key(),
                      authority_.certificate()},
                     "listen 127.0.0.1:0");
  ASSERT_TRUE(server.runs());
  Fetcher fetcher(trusting(authority_));
  const FetchResult first = fetcher.fetch_all({{server.url("/feed.rss"), {}}})[0];
  ASSERT_TRUE(first.outcome) << problem_of(first);
  EXPECT_EQ(first.outcome->document.bytes, bytes);
  EXPECT_TRUE(first.outcome->document.complete);
  EXPECT_FALSE(first.outcome->validators.last_modified.empty());

  Validators validators = first.outcome->validators;
  validators.etag = "W/\"a,b;c=\\d\"";
  const FetchResult second = fetcher.fetch_all({{server.url("/feed.rss"), validators}})[0];
  ASSERT_TRUE(second.outcome) << problem_of(second);
  EXPECT_TRUE(second.outcome->not_modified);
  EXPECT_EQ(fetcher.fetch_all({{server.url("/none"), {}}})[0].status, 404);

  const std::string log = server.end();
  EXPECT_NE(log.find("The negotiated protocol: h2"), std::string::npos) << log;
  EXPECT_NE(log.find("if-none-match: " + validators.etag + "\n"), std::string::npos) << log;
  EXPECT_NE(log.find("if-modified-since: " + validators.last_modified + "\n"), std::string::npos);
  EXPECT_NE(log.find("accept-encoding: gzip\n"), std::string::npos);
  EXPECT_EQ(log.find("[id=2]"), std::string::npos) << "one connection serves all requests";
}

TEST_F(FetcherHttp2, RefusesACertificateThatNobodyVouchesFor) {
  const Http2Reply reply{.frames = http2_head(200) + http2_data("a")};
  EXPECT_EQ(problem(problem_of(fetch(reply, loopback_options()))),
            "unreadable the certificate is not valid for this host, check the address");
  const TestAuthority other;
  EXPECT_EQ(problem(problem_of(fetch(reply, trusting(other)))),
            "unreadable the certificate is not valid for this host, check the address");
  EXPECT_EQ(problem(problem_of(fetch(reply))), "document a") << "what refuses is who is believed";
}

TEST_F(FetcherHttp2, KeepsValidatorsAsTheyAre) {
  const std::string etag = "W/\"with  blanks\"", date = "Fri, 21 Nov 2025 10:00:00 +0700 odd";
  const FetchResult result = fetch(
      {.frames = http2_head(200, {{"etag", etag}, {"last-modified", date}}) + http2_data("a")});
  ASSERT_TRUE(result.outcome) << problem_of(result);
  EXPECT_EQ(result.outcome->validators.etag, etag);
  EXPECT_EQ(result.outcome->validators.last_modified, date);
  const FetchResult same = fetch({.frames = http2_head(304, {}, true)}, result.outcome->validators);
  ASSERT_TRUE(same.outcome) << problem_of(same);
  EXPECT_TRUE(same.outcome->not_modified);
  EXPECT_EQ(same.outcome->validators.etag, etag);
}

struct FramesCase {
  const char* name;
  Http2Reply reply;
};
const std::string kHead = http2_head(200), kHalf = http2_data("half", false);
const std::string kTrailers = http2_head(200, {}, true).replace(9, 5, std::string("\0\1t\1v", 5));

TEST_F(FetcherHttp2, ReadsRepliesInAllTheirForms) {
  const FramesCase cases[] = {
      {"in two pieces", {.frames = kHead + kHalf + http2_data("")}},
      {"early hints first", {.frames = http2_head(103) + kHead + kHalf + http2_data("")}},
      {"trailers", {.frames = kHead + kHalf + kTrailers}},
      {"bye behind it", {.frames = kHead + kHalf + http2_data("") + http2_goaway(1, 0)}},
      {"stated length",
       {.frames = http2_head(200, {{"content-length", "4"}}) + kHalf + http2_data("")}},
  };
  for (const FramesCase& c : cases) {
    const FetchResult result = fetch(c.reply);
    EXPECT_EQ(problem_of(result), "document half") << c.name;
    EXPECT_TRUE(result.outcome && result.outcome->document.complete) << c.name;
  }
}

// Only what ends by the rules is complete (I3). What came before is kept where libcurl had handed
// it over by then.
TEST_F(FetcherHttp2, TakesNothingBrokenForWhole) {
  const std::string early = "truncated the reply ends early, try again later";
  const FramesCase cases[] = {
      {"longer length",
       {.frames = http2_head(200, {{"content-length", "9"}}) + http2_data("half")}},
      {"shorter length",
       {.frames = http2_head(200, {{"content-length", "1"}}) + http2_data("half")}},
      {"reset in the body", {.frames = kHead + kHalf + http2_reset(2)}},
      {"reset without an error", {.frames = kHead + kHalf + http2_reset(0)}},
      {"bye in the body", {.frames = kHead + kHalf + http2_goaway(0, 1), .close = true}},
      {"end of the connection in the body", {.frames = kHead + kHalf, .close = true}},
      {"end of the connection", {.close = true}},
      {"reset before the head", {.frames = http2_reset(2)}},
      {"bye before the head", {.frames = http2_goaway(0, 1), .close = true}},
      {"body without a head", {.frames = http2_data("half")}},
      {"head of no sense", {.frames = http2_head(200).replace(9, 1, "\xff")}},
      {"no HTTP/2", {.frames = "HTTP/1.1 200 OK\r\n\r\nhello"}},
  };
  for (const FramesCase& c : cases) {
    const FetchResult result = fetch(c.reply);
    EXPECT_FALSE(result.outcome && result.outcome->document.complete) << c.name;
    EXPECT_TRUE(result.outcome || problem(problem_of(result)) == early)
        << c.name << ": " << problem_of(result);
  }
}

TEST_F(FetcherHttp2, KeepsTheLimits) {
  const std::string piece(16'000, 'x');
  FetchOptions options = trusting(authority_);
  options.limits.max_body_bytes = 100'000;
  EXPECT_EQ(problem(problem_of(
                fetch({.frames = http2_head(200), .again = http2_data(piece, false)}, options))),
            "limit the document is too large, it was left out");
  std::string much = http2_head(200);
  for (int i = 0; i < 10; ++i) much += http2_data(piece, i == 9);
  EXPECT_TRUE(problem_of(fetch({.frames = much}, options)).starts_with("limit"));
  options.limits.max_body_bytes = 1'000'000;
  EXPECT_EQ(fetch({.frames = much}, options).outcome->document.bytes.size(), 160'000u);

  options.limits.total_timeout = std::chrono::milliseconds(300);
  EXPECT_EQ(problem(problem_of(fetch({}, options))),
            "unreadable the time for one document is used up, try again later");
  const FetchResult half = fetch({.frames = http2_head(200) + http2_data("half", false)}, options);
  EXPECT_FALSE(half.outcome && half.outcome->document.complete);
}

}  // namespace
}  // namespace skillgap
