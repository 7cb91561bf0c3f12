#include "fetch/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <span>

namespace skillgap {
namespace {

template <std::size_t N>
struct Block {
  std::array<std::uint8_t, N> prefix;
  std::size_t bits;
  bool global;
};

template <typename... Groups>
constexpr Ipv6Bytes ipv6(Groups... groups) {
  Ipv6Bytes bytes{};
  std::size_t at = 0;
  ((bytes[at] = static_cast<std::uint8_t>(groups >> 8),
    bytes[at + 1] = static_cast<std::uint8_t>(groups & 0xff), at += 2),
   ...);
  return bytes;
}

// The IANA special-purpose registries. The first block that holds an address decides, so the
// exceptions stand before the blocks they are cut out of.
constexpr Block<4> kIpv4Blocks[] = {
    {{0, 0, 0, 0}, 8, false},        // RFC 791    this network
    {{10, 0, 0, 0}, 8, false},       // RFC 1918   private use
    {{100, 64, 0, 0}, 10, false},    // RFC 6598   carrier-grade NAT
    {{127, 0, 0, 0}, 8, false},      // RFC 1122   loopback
    {{169, 254, 0, 0}, 16, false},   // RFC 3927   link local, cloud metadata
    {{172, 16, 0, 0}, 12, false},    // RFC 1918   private use
    {{192, 0, 0, 9}, 32, true},      // RFC 7723   port control protocol anycast
    {{192, 0, 0, 10}, 32, true},     // RFC 8155   TURN anycast
    {{192, 0, 0, 0}, 24, false},     // RFC 6890   IETF protocol assignments
    {{192, 0, 2, 0}, 24, false},     // RFC 5737   documentation
    {{192, 88, 99, 0}, 24, false},   // RFC 7526   6to4 relays, withdrawn
    {{192, 168, 0, 0}, 16, false},   // RFC 1918   private use
    {{198, 18, 0, 0}, 15, false},    // RFC 2544   benchmarking
    {{198, 51, 100, 0}, 24, false},  // RFC 5737   documentation
    {{203, 0, 113, 0}, 24, false},   // RFC 5737   documentation
    {{224, 0, 0, 0}, 4, false},      // RFC 1112   multicast
    {{240, 0, 0, 0}, 4, false},      // RFC 1112   reserved, and 255.255.255.255 (RFC 919)
};

constexpr Block<16> kIpv6Blocks[] = {
    {ipv6(0x2001, 1, 0, 0, 0, 0, 0, 1), 128, true},  // RFC 7723   port control protocol anycast
    {ipv6(0x2001, 1, 0, 0, 0, 0, 0, 2), 128, true},  // RFC 8155   TURN anycast
    {ipv6(0x2001, 1, 0, 0, 0, 0, 0, 3), 128, true},  // RFC 9665   service registration anycast
    {ipv6(0x2001, 3), 32, true},                     // RFC 7450   automatic multicast tunnels
    {ipv6(0x2001, 4, 0x112), 48, true},              // RFC 7535   AS112
    {ipv6(0x2001, 0x20), 28, true},                  // RFC 7343   ORCHIDv2
    {ipv6(0x2001, 0x30), 28, true},                  // RFC 9374   drone identification
    {ipv6(0x2001), 23, false},  // RFC 2928   IETF assignments; with Teredo 2001::/32 (RFC 4380),
                                //            benchmarking 2001:2::/48 (RFC 5180) and
                                //            ORCHID 2001:10::/28 (RFC 4843)
    {ipv6(0x2001, 0xdb8), 32, false},  // RFC 3849   documentation
    {ipv6(0x2002), 16, false},         // RFC 3056   6to4: the relay would reach any IPv4 address
    {ipv6(0x3fff), 20, false},         // RFC 9637   documentation
    {ipv6(0x2000), 3, true},           // RFC 4291   global unicast
    // Outside 2000::/3 nothing is global: ::, ::1, ::/96, site local fec0::/10 and multicast
    // ff00::/8 (RFC 4291, 3879), 64:ff9b:1::/48 (RFC 8215), 100::/64 (RFC 6666), 100:0:0:1::/64
    // (RFC 9780), 5f00::/16 (RFC 9602), fc00::/7 (RFC 4193), fe80::/10 (RFC 4291).
    {ipv6(), 0, false},
};

constexpr Ipv6Bytes kMapped = ipv6(0, 0, 0, 0, 0, 0xffff);  // RFC 4291   ::ffff:0:0/96
constexpr Ipv6Bytes kNat64 = ipv6(0x64, 0xff9b);            // RFC 6052   64:ff9b::/96

bool begins_with(std::span<const std::uint8_t> address, std::span<const std::uint8_t> prefix,
                 std::size_t bits) {
  const std::size_t whole = bits / 8;
  if (!std::equal(prefix.begin(), prefix.begin() + static_cast<std::ptrdiff_t>(whole),
                  address.begin())) {
    return false;
  }
  if (bits % 8 == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff << (8 - bits % 8));
  return ((address[whole] ^ prefix[whole]) & mask) == 0;
}

template <std::size_t N, std::size_t Count>
bool is_global_by(const Block<N> (&blocks)[Count], const std::array<std::uint8_t, N>& address) {
  for (const Block<N>& block : blocks) {
    if (begins_with(address, block.prefix, block.bits)) return block.global;
  }
  return true;
}

// The IPv4 address that a packet to this IPv6 address ends at, where the two are one.
std::optional<Ipv4Bytes> embedded_ipv4(const Ipv6Bytes& address) {
  if (!begins_with(address, kMapped, 96) && !begins_with(address, kNat64, 96)) return std::nullopt;
  return Ipv4Bytes{address[12], address[13], address[14], address[15]};
}

template <typename Sockaddr>
std::optional<Sockaddr> as(const sockaddr* address, socklen_t length) {
  if (length < sizeof(Sockaddr)) return std::nullopt;
  Sockaddr copy;
  std::memcpy(&copy, address, sizeof copy);
  return copy;
}

template <typename Bytes, typename In>
Bytes bytes_of(const In& in) {
  static_assert(sizeof(Bytes) == sizeof(In));
  Bytes bytes;
  std::memcpy(bytes.data(), &in, sizeof in);
  return bytes;
}

}  // namespace

bool is_global_ipv4(const Ipv4Bytes& address) { return is_global_by(kIpv4Blocks, address); }

bool is_global_ipv6(const Ipv6Bytes& address) {
  if (const auto inner = embedded_ipv4(address)) return is_global_ipv4(*inner);
  return is_global_by(kIpv6Blocks, address);
}

bool is_global_address(const sockaddr* address, socklen_t length) {
  if (address->sa_family == AF_INET) {
    const auto ip = as<sockaddr_in>(address, length);
    return ip && is_global_ipv4(bytes_of<Ipv4Bytes>(ip->sin_addr));
  }
  if (address->sa_family == AF_INET6) {
    const auto ip = as<sockaddr_in6>(address, length);
    return ip && is_global_ipv6(bytes_of<Ipv6Bytes>(ip->sin6_addr));
  }
  return false;
}

std::string address_text(const sockaddr* address, socklen_t length) {
  std::array<char, INET6_ADDRSTRLEN> text{'?'};
  if (const auto ip = as<sockaddr_in6>(address, length); ip && ip->sin6_family == AF_INET6) {
    inet_ntop(AF_INET6, &ip->sin6_addr, text.data(), text.size());
  } else if (const auto ip4 = as<sockaddr_in>(address, length); ip4 && ip4->sin_family == AF_INET) {
    inet_ntop(AF_INET, &ip4->sin_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace skillgap
