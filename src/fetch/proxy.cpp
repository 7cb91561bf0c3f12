#include "fetch/proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "fetch/address_guard.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

using Bytes = std::vector<std::uint8_t>;  // 4 of IPv4, 16 of IPv6, none where it is no address

std::string without_brackets(std::string host) {
  std::erase_if(host, [](char c) { return c == '[' || c == ']'; });
  return host;
}

// inet_aton() reads the odd spellings too ("0x7f.1", "2130706433"), as the resolver of a proxy may.
Bytes address_bytes(const std::string& host) {
  Bytes bytes(16);
  if (inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1) return bytes;
  bytes.resize(4);
  in_addr ipv4{};
  if (inet_aton(host.c_str(), &ipv4) == 0) return {};
  std::copy_n(reinterpret_cast<const std::uint8_t*>(&ipv4), bytes.size(), bytes.begin());
  return bytes;
}

bool is_global(const Bytes& address) {
  if (address.size() == 4) return is_global_ipv4({address[0], address[1], address[2], address[3]});
  Ipv6Bytes bytes{};
  std::ranges::copy(address, bytes.begin());
  return is_global_ipv6(bytes);
}

bool begins_alike(const Bytes& a, const Bytes& b, std::size_t bits) {
  for (std::size_t bit = 0; bit < bits; ++bit) {
    if (((a[bit / 8] ^ b[bit / 8]) & (0x80 >> bit % 8)) != 0) return false;
  }
  return true;
}

// "10.0.0.0/8" holds 10.1.2.3; an address alone is a block of one.
bool is_in_block(const std::string& host, std::string_view block) {
  const std::size_t slash = std::min(block.find('/'), block.size());
  const Bytes address = address_bytes(host),
              first = address_bytes(std::string(block.substr(0, slash)));
  if (address.empty() || address.size() != first.size()) return false;
  std::size_t bits = first.size() * 8;
  const std::string_view size = block.substr(std::min(slash + 1, block.size()));
  const auto [stop, error] = std::from_chars(size.data(), size.data() + size.size(), bits);
  if (!size.empty() && (error != std::errc() || stop != size.data() + size.size())) return false;
  return bits <= first.size() * 8 && begins_alike(address, first, bits);
}

bool is_under(std::string_view host, std::string_view domain) {
  while (domain.starts_with('.')) domain.remove_prefix(1);
  if (domain.empty() || !host.ends_with(domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

bool is_excepted(const std::string& host, std::string_view except) {
  while (!except.empty()) {
    const std::size_t end = std::min(except.find_first_of(", \t"), except.size());
    const std::string entry = without_brackets(ascii_lower(except.substr(0, end)));
    except.remove_prefix(std::min(end + 1, except.size()));
    if (entry == "*" || is_under(host, entry) || is_in_block(host, entry)) return true;
  }
  return false;
}

}  // namespace

std::string proxy_for(const HttpUrl& url, const Proxies& proxies) {
  const std::string& proxy = url.text.starts_with("https:") ? proxies.for_https : proxies.for_http;
  return proxy.empty() || is_excepted(url.host, proxies.except) ? std::string() : proxy;
}

bool is_allowed(const std::string& host, const std::vector<std::string>& allowed) {
  return std::ranges::any_of(allowed, [&host](const std::string& name) {
    return without_brackets(ascii_lower(name)) == host;
  });
}

bool is_local_name(const std::string& host) {
  const std::string name = host.ends_with('.') ? host.substr(0, host.size() - 1) : host;
  if (const Bytes address = address_bytes(name); !address.empty()) return !is_global(address);
  // RFC 6761, RFC 6762, RFC 8375, and ICANN's domain for private use.
  for (const std::string_view local : {"localhost", "local", "home.arpa", "internal"}) {
    if (is_under(name, local)) return true;
  }
  return name.find('.') == std::string::npos;
}

}  // namespace skillgap
