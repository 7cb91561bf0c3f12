// Invariant I5 over the whole way: whatever leads to an address that is not global, the address in
// the URL, a redirect or the answer of a name server, no connection is tried; to global ones it is.
// The edges of the blocks of the IANA special-purpose registries.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/fake_network.h"
#include "support/fetching.h"
#include "support/loopback_server.h"

namespace skillgap {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kPrivate[] = {"0.0.0.0",
                                    "0.255.255.255",
                                    "10.0.0.0",
                                    "10.255.255.255",
                                    "100.64.0.0",
                                    "100.127.255.255",
                                    "127.0.0.0",
                                    "127.255.255.255",
                                    "169.254.0.0",
                                    "169.254.169.254",
                                    "169.254.255.255",
                                    "172.16.0.0",
                                    "172.31.255.255",
                                    "192.0.0.0",
                                    "192.0.0.8",
                                    "192.0.0.11",
                                    "192.0.0.255",
                                    "192.0.2.0",
                                    "192.0.2.255",
                                    "192.88.99.0",
                                    "192.88.99.255",
                                    "192.168.0.0",
                                    "192.168.255.255",
                                    "198.18.0.0",
                                    "198.19.255.255",
                                    "198.51.100.0",
                                    "198.51.100.255",
                                    "203.0.113.0",
                                    "203.0.113.255",
                                    "224.0.0.0",
                                    "239.255.255.255",
                                    "240.0.0.0",
                                    "255.255.255.255",
                                    "::",
                                    "::1",
                                    "::2",
                                    "::7f00:1",
                                    "::ffff:10.0.0.1",
                                    "::ffff:127.0.0.1",
                                    "64:ff9b::a00:1",
                                    "64:ff9b:1::",
                                    "64:ff9b:1:ffff:ffff:ffff:ffff:ffff",
                                    "100::",
                                    "100::ffff:ffff:ffff:ffff",
                                    "100:0:0:1::",
                                    "2001::",
                                    "2001:0:ffff:ffff:ffff:ffff:ffff:ffff",
                                    "2001:2::",
                                    "2001:2:0:ffff::",
                                    "2001:10::",
                                    "2001:1f:ffff::",
                                    "2001:db8::",
                                    "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                                    "2002::",
                                    "2002:a00:1::",
                                    "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                                    "3fff::",
                                    "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
                                    "5f00::",
                                    "fc00::",
                                    "fdff:ffff::",
                                    "fe80::",
                                    "febf:ffff::",
                                    "fec0::",
                                    "feff:ffff::",
                                    "ff00::",
                                    "ff02::1",
                                    "ffff:ffff::"};

constexpr const char* kGlobal[] = {"1.0.0.0",
                                   "9.255.255.255",
                                   "11.0.0.0",
                                   "100.63.255.255",
                                   "100.128.0.0",
                                   "126.255.255.255",
                                   "128.0.0.0",
                                   "169.253.255.255",
                                   "169.255.0.0",
                                   "172.15.255.255",
                                   "172.32.0.0",
                                   "191.255.255.255",
                                   "192.0.0.9",
                                   "192.0.0.10",
                                   "192.0.1.0",
                                   "192.0.3.0",
                                   "192.88.98.255",
                                   "192.88.100.0",
                                   "192.167.255.255",
                                   "192.169.0.0",
                                   "198.17.255.255",
                                   "198.20.0.0",
                                   "198.51.99.255",
                                   "198.51.101.0",
                                   "203.0.112.255",
                                   "203.0.114.0",
                                   "223.255.255.255",
                                   "2000::",
                                   "2001:1::1",
                                   "2001:3::",
                                   "2001:4:112::",
                                   "2001:20::",
                                   "2001:200::",
                                   "2001:db9::",
                                   "2003::",
                                   "3ffe:ffff::",
                                   "2606:4700:4700::1111"};

std::string host_of_address(const std::string& address) {
  return address.contains(':') ? "[" + address + "]" : address;
}

// Nothing is allowed but the server of the test.
FetchOptions strict() { return loopback_options(); }

std::string url_of(const std::string& address) {
  return "http://" + host_of_address(address) + "/jobs";
}

TEST(AddressGuardNetwork, TriesNoPrivateAddressOfAUrl) {
  FakeNetwork network;
  for (const std::string address : kPrivate) {
    const FetchResult result =
        fetch_one(url_of(address), FetchOptions{.politeness = {.obey_robots = false}});
    EXPECT_TRUE(problem_of(result).starts_with("refused ")) << address << problem_of(result);
    EXPECT_THAT(network.connections(), IsEmpty()) << address;
  }
}

TEST(AddressGuardNetwork, TriesNoPrivateAddressOfARedirect) {
  LoopbackServer server;
  FakeNetwork network;
  network.let_through(server.port());
  for (const std::string address : kPrivate) {
    server.on("/to", http_reply(302, {"Location: " + url_of(address)}, ""));
    const FetchResult result = fetch_one(server.url("/to"), strict());
    EXPECT_TRUE(problem_of(result).starts_with("refused ")) << address << problem_of(result);
    EXPECT_THAT(network.connections(), IsEmpty()) << address;
  }
}

TEST(AddressGuardNetwork, TriesNoPrivateAddressThatANameServerGives) {
  FakeNetwork network;
  for (const std::string address : kPrivate) {
    network.answer("jobs.example", {address});
    const FetchResult result = fetch_one("http://jobs.example/", strict());
    EXPECT_EQ(problem_of(result).substr(0, 30), "refused http://jobs.example/: ") << address;
    EXPECT_THAT(network.connections(), IsEmpty()) << address;
  }
}

// Of several addresses only the global ones are tried.
TEST(AddressGuardNetwork, TriesTheGlobalAddressesBesideAPrivateOne) {
  FakeNetwork network;
  network.answer("jobs.example", {"10.0.0.1", "1.2.3.4", "fe80::1"});
  fetch_one("http://jobs.example/", strict());
  EXPECT_THAT(network.connections(), ElementsAre("1.2.3.4"));
}

TEST(AddressGuardNetwork, TriesEveryGlobalAddress) {
  LoopbackServer server;
  FakeNetwork network;
  network.let_through(server.port());
  for (const std::string address : kGlobal) {
    fetch_one(url_of(address), strict());
    EXPECT_THAT(network.connections(), ElementsAre(address)) << "of a URL";
    server.on("/to", http_reply(302, {"Location: " + url_of(address)}, ""));
    fetch_one(server.url("/to"), strict());
    EXPECT_THAT(network.connections(), ElementsAre(address)) << "of a redirect";
    network.answer("jobs.example", {address});
    fetch_one("http://jobs.example/", strict());
    EXPECT_THAT(network.connections(), ElementsAre(address)) << "of a name server";
  }
}

// The planted fault: with the guard off for a host, each of these connections is tried.
TEST(AddressGuardNetwork, IsWhatKeepsPrivateAddressesAway) {
  FakeNetwork network;
  for (const std::string address : kPrivate) {
    network.answer("jobs.example", {address});
    FetchOptions off = strict();
    off.allow_private = {"jobs.example"};
    fetch_one("http://jobs.example/", off);
    EXPECT_THAT(network.connections(), testing::Not(IsEmpty())) << address;
  }
}

}  // namespace
}  // namespace skillgap
