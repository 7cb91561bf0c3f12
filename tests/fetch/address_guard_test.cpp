// Guards invariant I5: no connection to an address that is not global.
#include "fetch/address_guard.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <cstring>
#include <string>

namespace skillgap {
namespace {

bool is_global(const std::string& text) {
  Ipv4Bytes ipv4;
  if (inet_pton(AF_INET, text.c_str(), ipv4.data()) == 1) return is_global_ipv4(ipv4);
  Ipv6Bytes ipv6;
  EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), ipv6.data()), 1) << text;
  return is_global_ipv6(ipv6);
}

// A block by its edges; before and after it lies public ground, or nothing ("").
struct Block {
  const char* before;
  const char* first;
  const char* last;
  const char* after;
};

void expect_refused_between_public(const Block& block) {
  EXPECT_FALSE(is_global(block.first)) << block.first;
  EXPECT_FALSE(is_global(block.last)) << block.last;
  EXPECT_TRUE(*block.before == '\0' || is_global(block.before)) << block.before;
  EXPECT_TRUE(*block.after == '\0' || is_global(block.after)) << block.after;
}

TEST(AddressGuard, RefusesEveryIpv4BlockUpToItsEdges) {
  const Block blocks[] = {
      {"", "0.0.0.0", "0.255.255.255", "1.0.0.0"},
      {"9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"},
      {"100.63.255.255", "100.64.0.0", "100.127.255.255", "100.128.0.0"},
      {"126.255.255.255", "127.0.0.0", "127.255.255.255", "128.0.0.0"},
      {"169.253.255.255", "169.254.0.0", "169.254.255.255", "169.255.0.0"},
      {"172.15.255.255", "172.16.0.0", "172.31.255.255", "172.32.0.0"},
      {"191.255.255.255", "192.0.0.0", "192.0.0.8", "192.0.0.9"},
      {"192.0.0.10", "192.0.0.11", "192.0.0.255", "192.0.1.0"},
      {"192.0.1.255", "192.0.2.0", "192.0.2.255", "192.0.3.0"},
      {"192.88.98.255", "192.88.99.0", "192.88.99.255", "192.88.100.0"},
      {"192.167.255.255", "192.168.0.0", "192.168.255.255", "192.169.0.0"},
      {"198.17.255.255", "198.18.0.0", "198.19.255.255", "198.20.0.0"},
      {"198.51.99.255", "198.51.100.0", "198.51.100.255", "198.51.101.0"},
      {"203.0.112.255", "203.0.113.0", "203.0.113.255", "203.0.114.0"},
      {"223.255.255.255", "224.0.0.0", "239.255.255.255", ""},
      {"", "240.0.0.0", "255.255.255.255", ""},
  };
  for (const Block& block : blocks) expect_refused_between_public(block);
}

TEST(AddressGuard, RefusesEveryIpv6BlockUpToItsEdges) {
  const std::string f = ":ffff:ffff:ffff:ffff";
  const std::string last_teredo = "2001:0:ffff:ffff" + f, last_ietf = "2001:1ff:ffff:ffff" + f;
  const std::string last_documentation = "2001:db8:ffff:ffff" + f;
  const std::string before_documentation = "2001:db7:ffff:ffff" + f;
  const std::string before_6to4 = "2001:ffff:ffff:ffff" + f, last_6to4 = "2002:ffff:ffff:ffff" + f;
  const std::string last_3fff = "3fff:fff:ffff:ffff" + f, before_3fff = "3ffe:ffff:ffff:ffff" + f;
  const std::string below_global = "1fff:ffff:ffff:ffff" + f,
                    last_global = "3fff:ffff:ffff:ffff" + f;
  const Block blocks[] = {
      {"", "::", "::1", ""},                                          // unspecified, loopback
      {"", "::2", "::ffff:ffff", ""},                                 // IPv4-compatible
      {"", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", ""},  // local NAT64
      {"", "100::", "100::ffff:ffff:ffff:ffff", ""},                  // discard only
      {"", "100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff", ""},       // dummy
      {"", "1fff::", below_global.c_str(), "2000::"},                 // below global unicast
      {"", "2001::", last_teredo.c_str(), ""},                        // Teredo
      {"", "2001:1::", "2001:1::", "2001:1::1"},                      // IETF assignments …
      {"2001:1::3", "2001:1::4", "2001:1:ffff::", ""},
      {"", "2001:2::", "2001:2:0:ffff::", "2001:3::"},                       // benchmarking
      {"2001:4:112:ffff::", "2001:4:113::", "2001:1f:ffff::", "2001:20::"},  // ORCHID in it
      {"2001:3f:ffff::", "2001:40::", last_ietf.c_str(), "2001:200::"},
      {before_documentation.c_str(), "2001:db8::", last_documentation.c_str(), "2001:db9::"},
      {before_6to4.c_str(), "2002::", last_6to4.c_str(), "2003::"},
      {before_3fff.c_str(), "3fff::", last_3fff.c_str(), "3fff:1000::"},
      {last_global.c_str(), "4000::", "5eff::", ""},
      {"", "5f00::", "5f00:ffff::", ""},  // segment routing
      {"", "fc00::", "fdff:ffff::", ""},  // unique local
      {"", "fe80::", "febf:ffff::", ""},  // link local
      {"", "fec0::", "feff:ffff::", ""},  // site local
      {"", "ff00::", "ffff:ffff::", ""},  // multicast
  };
  for (const Block& block : blocks) expect_refused_between_public(block);
}

TEST(AddressGuard, JudgesAnEmbeddedIpv4AddressByItself) {
  for (const std::string prefix : {"::ffff:", "64:ff9b::"}) {
    EXPECT_TRUE(is_global(prefix + "1.1.1.1")) << prefix;
    for (const std::string inner : {"127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0"}) {
      EXPECT_FALSE(is_global(prefix + inner)) << prefix << inner;
    }
  }
}

TEST(AddressGuard, RefusesTunnelsWhateverTheyCarry) {
  EXPECT_FALSE(is_global("2002:101:101::1"));            // 6to4 of 1.1.1.1
  EXPECT_FALSE(is_global("2001:0:101:101::fefe:fefe"));  // Teredo of it
  EXPECT_FALSE(is_global("::1.1.1.1"));                  // IPv4-compatible
  EXPECT_FALSE(is_global("::ffff:0:1.1.1.1"));           // IPv4-translated
}

TEST(AddressGuard, LetsPublicAddressesThrough) {
  for (const std::string address :
       {"1.1.1.1", "8.8.8.8", "93.184.215.14", "192.31.196.1", "192.52.193.1", "192.175.48.1",
        "2606:4700:4700::1111", "2001:4860:4860::8888", "2a00:1450::1", "2620:4f:8000::1"}) {
    EXPECT_TRUE(is_global(address)) << address;
  }
}

template <typename Sockaddr>
const sockaddr* generic(const Sockaddr& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

TEST(AddressGuard, ReadsSocketAddresses) {
  sockaddr_in ipv4{};
  ipv4.sin_family = AF_INET;
  inet_pton(AF_INET, "1.1.1.1", &ipv4.sin_addr);
  EXPECT_TRUE(is_global_address(generic(ipv4), sizeof ipv4));
  EXPECT_EQ(address_text(generic(ipv4), sizeof ipv4), "1.1.1.1");
  inet_pton(AF_INET, "127.0.0.1", &ipv4.sin_addr);
  EXPECT_FALSE(is_global_address(generic(ipv4), sizeof ipv4));

  sockaddr_in6 ipv6{};
  ipv6.sin6_family = AF_INET6;
  inet_pton(AF_INET6, "2606:4700:4700::1111", &ipv6.sin6_addr);
  EXPECT_TRUE(is_global_address(generic(ipv6), sizeof ipv6));
  EXPECT_EQ(address_text(generic(ipv6), sizeof ipv6), "2606:4700:4700::1111");
  inet_pton(AF_INET6, "::1", &ipv6.sin6_addr);
  EXPECT_FALSE(is_global_address(generic(ipv6), sizeof ipv6));
}

TEST(AddressGuard, RefusesWhatItCannotRead) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  inet_pton(AF_INET6, "2606:4700:4700::1111", &address.sin6_addr);
  EXPECT_FALSE(is_global_address(generic(address), sizeof(sockaddr_in)));  // cut

  sockaddr_un local{};
  local.sun_family = AF_UNIX;
  EXPECT_FALSE(is_global_address(generic(local), sizeof local));
  EXPECT_EQ(address_text(generic(local), sizeof local), "?");
}

}  // namespace
}  // namespace skillgap
