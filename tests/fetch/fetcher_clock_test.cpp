// What depends on time, by a clock that passes only while nothing happens: the limits against slow
// peers at their real values, pauses and retries.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "support/fake_clock.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

// A listener whose queue is full: the system lets further connections wait.
class FullListener {
 public:
  FullListener() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    descriptors_.push_back(socket(AF_INET, SOCK_STREAM, 0));
    bind(descriptors_[0], generic, length);
    listen(descriptors_[0], 0);
    getsockname(descriptors_[0], generic, &length);
    port_ = ntohs(address.sin_port);
    for (int i = 0; i < 4; ++i) {
      descriptors_.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
      (void)connect(descriptors_.back(), generic, length);
    }
  }
  ~FullListener() {
    for (const int descriptor : descriptors_) close(descriptor);
  }
  FullListener(const FullListener&) = delete;  // owns its sockets
  FullListener& operator=(const FullListener&) = delete;
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

 private:
  std::vector<int> descriptors_;
  int port_ = 0;
};

struct Ended {
  std::string said;
  milliseconds after;
};

Ended fetch(const std::string& url, const FetchOptions& options, const FakeClock::World& world) {
  FakeClock clock(world);
  Fetcher fetcher(options);
  const FetchResult result = fetcher.fetch_all({{url, {}}})[0];
  const std::string text = problem_of(result);
  const bool cut = result.outcome && !result.outcome->document.complete;
  return {cut ? "cut" : result.outcome ? text : text.substr(text.find(": ") + 2), clock.passed()};
}

Ended fetch(const SteppedServer::Script& script, const FetchOptions& options = loopback_options()) {
  SteppedServer server(script);
  return fetch(server.url(), options, [&](milliseconds now) { return server.step(now); });
}

// `rate` bytes a second behind what is said at once.
SteppedServer::Script dripping(const std::string& head, int rate, char drop = 'x') {
  return [=](int, milliseconds waited) {
    return head + std::string(static_cast<std::size_t>(waited.count() * rate / 1000), drop);
  };
}

const std::string kBody = "HTTP/1.1 200 OK\r\n\r\n", kField = "HTTP/1.1 200 OK\r\nX: ";
const std::string kSlow = "the server is too slow, try again later";
const std::string kUsedUp = "the time for one document is used up, try again later";

void expect_about(milliseconds after, milliseconds limit, const char* name) {
  EXPECT_GE(after, limit - 1s) << name;
  EXPECT_LE(after, limit + 1s) << name;
}

// Within a second of the limit, whatever the peer does (safety: connect 10 s, less than 100 bytes a
// second for 10 s, 60 s in all).
TEST(FetcherSlowPeers, AreEndedAtTheLimitThatTheyBreak) {
  const auto redirecting = [](int request, milliseconds waited) {
    if (request > 4) return dripping(kBody, 200)(request, waited);
    return waited < 9s ? std::string()
                       : "HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n";
  };
  struct Case {
    const char* name;
    SteppedServer::Script script;
    std::string said;
    std::chrono::seconds limit;
  };
  const Case cases[] = {
      {"silence", dripping("", 0), kSlow, 10s},
      {"head that stops", dripping(kField, 0), kSlow, 10s},
      {"head in drops", dripping(kField, 10), kSlow, 10s},
      {"body that stops", dripping(kBody + "half", 0), "cut", 10s},
      {"body in drops", dripping(kBody, 50), "cut", 10s},
      {"body that is just fast enough", dripping(kBody, 200), "cut", 60s},
      {"redirects, each slow", redirecting, "cut", 60s},
  };
  for (const Case& c : cases) {
    const Ended ended = fetch(c.script);
    EXPECT_EQ(ended.said, c.said) << c.name;
    expect_about(ended.after, c.limit, c.name);
  }
  const FullListener full;
  const Ended ended = fetch(full.url(), loopback_options(), [](milliseconds) { return false; });
  EXPECT_EQ(ended.said, kSlow);
  expect_about(ended.after, 10s, "connection that is not accepted");
}

// The planted faults: with another limit the same peer ends by that one, or comes through.
TEST(FetcherSlowPeers, AreWaitedForWhereTheLimitAllowsIt) {
  FetchOptions options = loopback_options();
  options.limits.slow_for = 20s;
  expect_about(fetch(dripping(kField, 0), options).after, 20s, "head that stops");
  options.limits.slow_for = 100s;
  EXPECT_EQ(fetch(dripping(kField, 0), options).said, kUsedUp);
  options.limits.total_timeout = 200s;
  expect_about(fetch(dripping(kField, 0), options).after, 100s, "head that stops");
  const auto late = [](int, milliseconds waited) {
    return waited < 70s ? std::string() : http_reply(200, {}, "late");
  };
  EXPECT_EQ(fetch(late, options).said, "document late");
  options.limits.connect_timeout = 30s;
  const FullListener full;
  expect_about(fetch(full.url(), options, [](milliseconds) { return false; }).after, 30s,
               "connection");
}

// I9: never sooner than was said, and not much later.
TEST(FetcherSchedule, KeepsPausesAndRetryAfter) {
  const auto visits = [](Politeness politeness, std::size_t documents,
                         const SteppedServer::Script& script) {
    std::vector<milliseconds> times;
    milliseconds now{0};
    SteppedServer server([&](int request, milliseconds waited) {
      if (std::cmp_equal(times.size(), request)) times.push_back(now);
      return script(request, waited);
    });
    FakeClock clock([&](milliseconds passed) {
      now = passed;
      return server.step(passed);
    });
    FetchOptions options = loopback_options();
    options.politeness = politeness;
    Fetcher(options).fetch_all(std::vector<FetchRequest>(documents, {server.url(), {}}));
    return times;
  };
  const auto expect_pauses = [](const std::vector<milliseconds>& times,
                                std::vector<std::pair<milliseconds, milliseconds>> pauses) {
    ASSERT_EQ(times.size(), pauses.size() + 1);
    for (std::size_t i = 0; i < pauses.size(); ++i) {
      EXPECT_GE(times[i + 1] - times[i], pauses[i].first) << i;
      EXPECT_LE(times[i + 1] - times[i], pauses[i].second + 500ms) << i;
    }
  };
  const auto page = [](int, milliseconds) { return http_reply(200, {}, "a"); };
  expect_pauses(visits({.obey_robots = false}, 3, page), {{1s, 1s}, {1s, 1s}});
  const auto with_robots = [](int request, milliseconds) {
    return http_reply(200, {}, request == 0 ? "User-agent: *\nCrawl-delay: 7" : "a");
  };
  expect_pauses(visits({}, 3, with_robots), {{0s, 0s}, {7s, 7s}, {7s, 7s}});
  const auto busy = [](int request, milliseconds) {
    return http_reply(request == 0   ? 503
                      : request == 1 ? 429
                                     : 200,
                      {request == 0 ? "Retry-After: 30" : "X: y"}, "a");
  };
  // After the Retry-After, then twice the delay of two seconds, a half more or less.
  expect_pauses(visits({.obey_robots = false}, 1, busy), {{30s, 30s}, {2s, 6s}});
}

}  // namespace
}  // namespace skillgap
