// What goes through a proxy, what goes past it, and that the address guard holds in both cases.
#include <gtest/gtest.h>

#include "fetch/proxy.h"
#include "support/fake_network.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

FetchOptions by(const LoopbackServer& proxy) {
  FetchOptions options;
  options.politeness = {.obey_robots = false, .min_delay = {}, .max_retries = 0};
  options.proxies.for_http = options.proxies.for_https = proxy.url("");
  return options;
}

TEST(FetcherProxy, IsAskedForHostsThatAreNotExcepted) {
  struct Case {
    const char* url;
    const char* except;
    bool by_proxy;
  };
  const Case cases[] = {
      {"http://jobs.example/", "", true},
      {"http://jobs.example/", "*", false},
      {"http://jobs.example/", "jobs.example", false},
      {"http://jobs.example/", ".jobs.example", false},
      {"http://jobs.example:8080/", "JOBS.example", false},
      {"http://a.jobs.example/", "jobs.example", false},
      {"http://myjobs.example/", "jobs.example", true},
      {"http://jobs.example/", "a.jobs.example", true},
      {"http://jobs.example/", "a.example, jobs.example", false},
      {"http://jobs.example/", "a.example jobs.example", false},
      {"http://jobs.example/", ",, ,.", true},
      {"http://192.0.2.7/", "192.0.2.7", false},
      {"http://192.0.2.7/", "192.0.2.0/24", false},
      {"http://192.0.3.7/", "192.0.2.0/24", true},
      {"http://192.0.2.7/", "192.0.2.0/25,10.0.0.0/8", false},
      {"http://192.0.2.200/", "192.0.2.0/25", true},
      {"http://192.0.2.7/", "0.0.0.0/0", false},
      {"http://192.0.2.7/", "192.0.2.0/99", true},
      {"http://192.0.2.7/", "192.0.2.0/x", true},
      {"http://[2001:db8::7]/", "2001:db8::/32", false},
      {"http://[2001:db8::7]/", "[2001:db8::7]", false},
      {"http://[2001:db8::7]/", "192.0.2.0/1", true},
  };
  for (const Case& c : cases) {
    const Proxies proxies{"http://p.example:1", "", c.except};
    EXPECT_EQ(proxy_for(parse_http_url(c.url).value(), proxies).empty(), !c.by_proxy)
        << c.url << " except " << c.except;
  }
  const Proxies proxies{"http://a.example", "http://b.example", ""};
  EXPECT_EQ(proxy_for(parse_http_url("HTTP://x.example").value(), proxies), "http://a.example");
  EXPECT_EQ(proxy_for(parse_http_url("https://x.example").value(), proxies), "http://b.example");
}

// The proxy connects in our place, so what can be told from the name has to be.
TEST(FetcherProxy, IsNotAskedForWhatIsNotPublic) {
  LoopbackServer proxy;
  const char* refused[] = {
      "http://127.0.0.1/",    "http://127.1/",           "http://0x7f000001/",
      "http://2130706433/",   "http://017700000001/",    "http://10.0.0.1/",
      "http://[::1]/",        "http://[::ffff:7f00:1]/", "http://[64:ff9b::a00:1]/",
      "http://localhost/",    "http://a.localhost/",     "http://localhost./",
      "http://127.0.0.1./",   "http://intranet/",        "http://printer.local/",
      "http://a.internal/",   "http://x.home.arpa/",     "http://169.254.169.254/latest",
      "https://192.168.0.1/", "http://%31%32%37.0.0.1/", "http://LOCALHOST/",
      "http://127。0。0。1/", "http://１２７.0.0.1/",
  };
  for (const char* url : refused) {
    EXPECT_TRUE(problem_of(fetch_one(url, by(proxy))).starts_with("refused ")) << url;
  }
  EXPECT_EQ(problem_of(fetch_one("http://10.0.0.1/", by(proxy))),
            "refused http://10.0.0.1/: 10.0.0.1 is not a public address, use --allow-private "
            "10.0.0.1 to allow it");
  EXPECT_EQ(proxy.connections(), 0);

  proxy.on("http://jobs.example/a", http_reply(302, {"Location: http://10.0.0.1/b"}, ""));
  proxy.on("http://10.0.0.1/b", http_reply(200, {}, "inside"));
  EXPECT_TRUE(problem_of(fetch_one("http://jobs.example/a", by(proxy))).starts_with("refused "));
  EXPECT_EQ(proxy.hits(), 1);
  FetchOptions allowing = by(proxy);
  allowing.allow_private = {"10.0.0.1"};
  EXPECT_EQ(problem_of(fetch_one("http://jobs.example/a", allowing)), "document inside");
}

// Past the proxy the socket address decides, as without one: only the proxy may be private.
TEST(FetcherProxy, LeavesTheGuardToHostsThatAreAskedDirectly) {
  FakeNetwork network;
  network.answer("jobs.example", {"10.0.0.1"});
  LoopbackServer proxy;
  network.let_through(proxy.port());
  FetchOptions options = by(proxy);
  options.proxies.except = "jobs.example";
  EXPECT_EQ(problem_of(fetch_one("http://jobs.example/", options)),
            "refused http://jobs.example/: 10.0.0.1 is not a public address, use --allow-private "
            "jobs.example to allow it");
  EXPECT_EQ(network.connections(), std::vector<std::string>());
  EXPECT_EQ(proxy.hits(), 0);
}

// UTS #46; libcurl by itself refuses such hosts outside a locale that can write them.
TEST(FetcherProxy, KnowsHostsInOtherLettersByTheirPlainNames) {
  EXPECT_EQ(parse_http_url("http://Bücher.example/ä").value().host, "xn--bcher-kva.example");
  EXPECT_EQ(parse_http_url("http://Bücher.example/ä").value().text,
            "http://xn--bcher-kva.example/%c3%a4");
  EXPECT_EQ(parse_http_url("http://求人.example:80/").value().authority, "xn--gmqu33e.example:80");
  EXPECT_FALSE(parse_http_url("http://\xff.example/"));
}

TEST(FetcherProxy, SaysWhatStandsInTheWay) {
  LoopbackServer proxy;
  const auto said = [&](const char* url, const FetchOptions& options) {
    const std::string text = problem_of(fetch_one(url, options));
    return text.substr(text.find(": ") + 2);
  };
  const std::string check = "check http_proxy, https_proxy and no_proxy";
  proxy.on("jobs.example:443", http_reply(407, {}, ""));
  EXPECT_EQ(said("https://jobs.example/", by(proxy)),
            "the proxy refuses with 407 Proxy Authentication Required, " + check);
  proxy.on("jobs.example:443", http_reply(403, {}, ""));
  EXPECT_EQ(said("https://jobs.example/", by(proxy)),
            "the proxy refuses with 403 Forbidden, " + check);
  proxy.on("http://jobs.example/", http_reply(407, {}, ""));
  EXPECT_EQ(said("http://jobs.example/", by(proxy)),
            "407 Proxy Authentication Required, the proxy wants a user name and password, put "
            "them into its address");

  FetchOptions options = by(proxy);
  options.proxies.for_http = "http://127.0.0.1:1";
  EXPECT_EQ(said("http://jobs.example/", options), "no connection to the proxy, " + check);
  FakeNetwork network;
  options.proxies.for_http = "http://no.such.invalid:1";
  EXPECT_EQ(said("http://jobs.example/", options), "the host of the proxy is not known, " + check);
}

TEST(FetcherProxy, HearsNothingOfAPasswordButItsOwn) {
  LoopbackServer proxy;
  proxy.on("http://jobs.example/", http_reply(200, {}, "a"));
  FetchOptions options = by(proxy);
  options.proxies.for_http = "http://me:secret@127.0.0.1:" + std::to_string(proxy.port());
  EXPECT_EQ(problem_of(fetch_one("http://jobs.example/", options)), "document a");
  EXPECT_EQ(proxy.requests()[0].field("Proxy-Authorization"), "Basic bWU6c2VjcmV0");
  EXPECT_FALSE(proxy.requests()[0].has("Authorization"));
}

}  // namespace
}  // namespace skillgap
