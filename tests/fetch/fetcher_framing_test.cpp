// How a body may end, and what is made of it (trap G1, invariant I3): only a transfer that is whole
// by status, framing and checksum gives a complete document.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/compressed.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

const std::string kGzip = "Content-Encoding: gzip";
const std::string kChunked = "Transfer-Encoding: chunked";

// "complete …", "cut …" with the document's bytes, or "kind message" of the Problem.
std::string fetched(const std::string& reply) {
  LoopbackServer server;
  server.on("/", reply);
  const FetchResult result = fetch_one(server.url("/"));
  if (!result.outcome) {
    const Problem& problem = result.outcome.error();
    return std::string(problem_kind_name(problem.kind)) + " " + problem.message;
  }
  const RawDocument& document = result.outcome->document;
  return (document.complete ? "complete " : "cut ") + document.bytes;
}

struct Case {
  const char* name;
  std::string reply;
  std::string outcome;
};

const std::string kEndsEarly = "truncated the reply ends early, try again later";

TEST(Framing, TellsAWholeBodyFromACutOne) {
  const std::string chunk = open_chunk("<rss/>");
  const Case cases[] = {
      {"length", http_reply(200, {}, "<rss/>"), "complete <rss/>"},
      {"length 0", http_reply(200, {}, ""), "complete "},
      {"203", http_reply(203, {}, "<rss/>"), "complete <rss/>"},
      {"length too long", http_reply(200, {"Content-Length: 9"}, "<rss/>"), "cut <rss/>"},
      {"length, nothing came", http_reply(200, {"Content-Length: 9"}, ""), kEndsEarly},
      {"length too short", http_reply(200, {"Content-Length: 3"}, "<rss/>"), "complete <rs"},
      {"no length", http_reply_unframed(200, {}, "<rss/>"), "complete <rss/>"},
      {"HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n<rss/>", "complete <rss/>"},
      {"same length twice",
       http_reply_unframed(200, {"Content-Length: 6", "Content-Length: 6"}, "<rss/>"),
       "complete <rss/>"},
      {"chunked", http_reply_unframed(200, {kChunked}, chunk + "0\r\n\r\n"), "complete <rss/>"},
      {"two chunks",
       http_reply_unframed(200, {kChunked}, chunk + open_chunk("<!-->") + "0\r\n\r\n"),
       "complete <rss/><!-->"},
      {"trailers", http_reply_unframed(200, {kChunked}, chunk + "0\r\nA: b\r\n\r\n"),
       "complete <rss/>"},
      {"no last chunk", http_reply_unframed(200, {kChunked}, chunk), "cut <rss/>"},
      {"cut in a chunk", http_reply_unframed(200, {kChunked}, "6\r\n<rs"), "cut <rs"},
      {"cut after the last chunk", http_reply_unframed(200, {kChunked}, chunk + "0\r\n"),
       "cut <rss/>"},
      {"bad chunk size", http_reply_unframed(200, {kChunked}, chunk + "zz\r\n"), "cut <rss/>"},
      {"chunked, nothing came", http_reply_unframed(200, {kChunked}, ""), kEndsEarly},
      {"part of the document", http_reply(206, {"Content-Range: bytes 0-5/9"}, "<rss/>"),
       "cut <rss/>"},
      {"accepted only", http_reply(202, {}, "<rss/>"), "cut <rss/>"},
      {"after 1xx", "HTTP/1.1 103 Early\r\nETag: x\r\n\r\n" + http_reply(200, {}, "<rss/>"),
       "complete <rss/>"},
  };
  for (const Case& c : cases) EXPECT_EQ(fetched(c.reply), c.outcome) << c.name;
}

TEST(Framing, RefusesContradictions) {
  const std::string two_ways = "unreadable the reply states its length in two ways, tell its owner";
  const std::string coded =
      "unreadable the reply has a Transfer-Encoding that was not asked for, "
      "tell its owner";
  const Case cases[] = {
      {"two lengths",
       http_reply_unframed(200, {"Content-Length: 3", "Content-Length: 6"}, "<rss/>"), two_ways},
      {"two lengths, long first",
       http_reply_unframed(200, {"Content-Length: 6", "Content-Length: 3"}, "<rss/>"), two_ways},
      {"list of lengths", http_reply_unframed(200, {"Content-Length: 6, 6"}, "<rss/>"), two_ways},
      {"transfer gzip", http_reply_unframed(200, {"Transfer-Encoding: gzip"}, gzip_of("<rss/>")),
       coded},
      {"transfer gzip, chunked", http_reply_unframed(200, {"Transfer-Encoding: gzip, chunked"}, ""),
       coded},
  };
  for (const Case& c : cases) EXPECT_EQ(fetched(c.reply), c.outcome) << c.name;
}

TEST(Framing, ReadsNothingThatIsNoHttp) {
  const std::string not_http = "unreadable the reply is not HTTP, check the address";
  const Case cases[] = {
      {"no status line", "<rss/>", not_http},
      {"another protocol", "220 mail ESMTP\r\n", not_http},
      {"bad length", http_reply(200, {"Content-Length: six"}, "<rss/>"), not_http},
      {"nothing", "", kEndsEarly},
      {"status line only", "HTTP/1.1 200 OK\r\n", kEndsEarly},
      {"cut in the head", "HTTP/1.1 200 OK\r\nContent-Le", kEndsEarly},
      {"1xx only", "HTTP/1.1 100 Continue\r\n\r\n", kEndsEarly},
  };
  for (const Case& c : cases) EXPECT_EQ(fetched(c.reply), c.outcome) << c.name;
}

// A connection that breaks rather than ends. What came before may be lost with it.
TEST(Framing, NeverTakesAResetForAnEnd) {
  const std::string whole = http_reply_unframed(200, {}, std::string(100'000, 'x'));
  for (const std::string& bytes : {std::string(), whole.substr(0, 20), whole,
                                   http_reply(200, {"Content-Length: 9"}, "<rss/>")}) {
    LoopbackServer server;
    server.on("/", {{.bytes = bytes, .then = ScriptedReply::Then::kReset}});
    const FetchResult result = fetch_one(server.url("/"));
    const bool is_cut = result.outcome ? !result.outcome->document.complete
                                       : result.outcome.error().kind == ProblemKind::kTruncated;
    EXPECT_TRUE(is_cut) << bytes.size() << " " << problem_of(result);
  }
}

TEST(Framing, UnpacksGzipAndChecksItsEnd) {
  const std::string text = varied_text(100);
  const std::string packed = gzip_of(text);
  const std::string two = gzip_of(text.substr(0, 50)) + gzip_of(text.substr(50));
  const Case cases[] = {
      {"gzip", http_reply(200, {kGzip}, packed), "complete " + text},
      {"x-gzip", http_reply(200, {"Content-Encoding: x-gzip"}, packed), "complete " + text},
      {"two members", http_reply(200, {kGzip}, two), "complete " + text},
      {"no label", http_reply(200, {}, packed), "complete " + text},
      {"no length", http_reply_unframed(200, {kGzip}, packed), "complete " + text},
      {"bad checksum", http_reply(200, {kGzip}, with_bad_checksum(packed)), "cut " + text},
      {"rubbish behind", http_reply(200, {kGzip}, packed + "rubbish"), "cut " + text},
      {"whole, length too long", http_reply_unframed(200, {kGzip, "Content-Length: 99999"}, packed),
       "cut " + text},
      {"whole, no last chunk", http_reply_unframed(200, {kGzip, kChunked}, open_chunk(packed)),
       "cut " + text},
      {"nothing", http_reply(200, {kGzip}, ""), kEndsEarly},
      {"label without gzip", http_reply(200, {kGzip}, "<rss/>"),
       "unreadable the reply is labelled gzip and is not, tell its owner"},
      {"another coding", http_reply(200, {"Content-Encoding: br"}, "\x8b\x02"),
       "unreadable the reply has a Content-Encoding that was not asked for, tell its owner"},
  };
  for (const Case& c : cases) EXPECT_EQ(fetched(c.reply), c.outcome) << c.name;
}

// Cut at fifty points, with a Content-Length that agrees with the cut.
TEST(Framing, NeverTakesCutGzipForWhole) {
  const std::string text = varied_text(100);
  const std::string packed = gzip_of(text);
  for (std::size_t i = 0; i < 50; ++i) {
    const std::string cut = packed.substr(0, 1 + i * (packed.size() - 2) / 49);
    const std::string outcome = fetched(http_reply(200, {kGzip}, cut));
    const bool some = outcome.starts_with("cut ") && text.starts_with(outcome.substr(4));
    EXPECT_TRUE(some || outcome == kEndsEarly) << cut.size() << " " << outcome.substr(0, 60);
  }
}

}  // namespace
}  // namespace skillgap
