// `fetch` through what stands between a user and the sites: a proxy, TLS, HTTP/2.
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/child_server.h"
#include "support/command.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

std::string feed() {
  std::string items;
  for (const std::string id : {"1", "2", "3"})
    items += "<item><title>Job " + id + "</title><link>https://jobs.example/" + id +
             "</link><description>We need Python.</description></item>";
  return "<rss version=\"2.0\"><channel><title>Jobs</title><link>https://jobs.example/</link>" +
         items + "</channel></rss>";
}

std::vector<std::string> fetching(const TestFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words = {"fetch", "--db", folder.path("t.db"), "--delay", "0"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

TEST(FetchNetworkTest, GoesThroughTheProxyOfTheEnvironment) {
  LoopbackServer proxy;
  proxy.on("http://jobs.example/feed", http_reply(200, {}, feed()));
  Environment environment;
  environment.proxies.for_http = "http://me:secret@127.0.0.1:" + std::to_string(proxy.port());
  const TestFolder folder;
  const CommandResult result =
      run_command(fetching(folder, {"http://jobs.example/feed"}), environment);
  EXPECT_NE(result.err.find("http goes through the proxy http://127.0.0.1:" +
                            std::to_string(proxy.port()) + " (http_proxy)\n"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("3 new"), std::string::npos) << result.err;
  EXPECT_EQ(result.err.find("secret"), std::string::npos);
  EXPECT_EQ(proxy.hits("http://jobs.example/robots.txt"), 1);
  EXPECT_EQ(result.code, kDone);
}

TEST(FetchNetworkTest, ReadsTheEnvironmentAsCurlDoes) {
  for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
                           "no_proxy", "NO_PROXY", "SSL_CERT_FILE"})
    unsetenv(name);
  setenv("HTTP_PROXY", "http://of-a-visitor.example", 1);
  EXPECT_EQ(environment_of_process().proxies.for_http, "");
  setenv("ALL_PROXY", "http://all.example", 1);
  setenv("HTTPS_PROXY", "http://tls.example", 1);
  setenv("NO_PROXY", "intern.example", 1);
  setenv("SSL_CERT_FILE", "/a.pem", 1);
  const Environment environment = environment_of_process();
  EXPECT_EQ(environment.proxies.for_http, "http://all.example");
  EXPECT_EQ(environment.proxies.for_https, "http://tls.example");
  EXPECT_EQ(environment.proxies.except, "intern.example");
  EXPECT_EQ(environment.ca_file, "/a.pem");
  for (const char* name : {"HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_FILE"})
    unsetenv(name);
}

TEST(FetchNetworkTest, GivesTheSameRowsOverHttp2) {
  const TestAuthority authority;
  if (!authority.works() || !is_installed("nghttpd"))
    GTEST_SKIP() << "no openssl or nghttpd (nghttp2-server): HTTP/2 was NOT tried";
  const TestFolder pages, folder;
  pages.write("feed", feed());
  ChildServer http2({"nghttpd", "-v", "-a", "127.0.0.1", "-d", pages.path(), "0", authority.key(),
                     authority.certificate()},
                    "listen 127.0.0.1:0");
  ASSERT_TRUE(http2.runs());
  LoopbackServer http1;
  http1.on("/feed", http_reply(200, {}, feed()));
  Environment environment;
  const std::vector<std::string> by_http2 = {"--allow-private", "127.0.0.1", http2.url("/feed")};
  EXPECT_NE(
      run_command(fetching(folder, by_http2), environment).err.find("certificate is not valid"),
      std::string::npos);

  environment.ca_file = authority.file();
  const std::string rows =
      run_command({"fetch", "--stdout", "--allow-private", "127.0.0.1", http1.url("/feed")}).out;
  EXPECT_EQ(run_command({"fetch", "--stdout", "--allow-private", "127.0.0.1", http2.url("/feed")},
                        environment)
                .out,
            rows);
  EXPECT_NE(rows, "");
  EXPECT_NE(run_command(fetching(folder, by_http2), environment).err.find("3 new"),
            std::string::npos);
  auto again = by_http2;
  again.push_back("--force");  // nghttpd lets its pages be kept for an hour
  const std::string err = run_command(fetching(folder, again), environment).err;
  EXPECT_NE(err.find("not modified"), std::string::npos) << err;
  EXPECT_NE(err.find("0 gone"), std::string::npos) << err;
}

}  // namespace
}  // namespace skillgap
