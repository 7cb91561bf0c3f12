// Is this an address of the public internet? Decided on the bytes of the socket address, never on
// the text of a host: one address has many spellings, and a name may resolve to anything.
// Pure functions; any thread.
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <string>

namespace skillgap {

using Ipv4Bytes = std::array<std::uint8_t, 4>;  // network order, as in the packet
using Ipv6Bytes = std::array<std::uint8_t, 16>;

bool is_global_ipv4(const Ipv4Bytes& address);
bool is_global_ipv6(const Ipv6Bytes& address);

// False for every family but IPv4 and IPv6, and where `length` is too short for the family.
bool is_global_address(const sockaddr* address, socklen_t length);

// "127.0.0.1", "::1"; "?" for other families.
std::string address_text(const sockaddr* address, socklen_t length);

}  // namespace skillgap
