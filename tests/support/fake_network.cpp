#include "support/fake_network.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace skillgap {
namespace {

struct Network {
  std::mutex mutex;
  bool active = false;
  std::map<std::string, std::vector<std::string>> names;
  std::set<int> ports;
  std::vector<std::string> connections;
};
Network& network() {
  static Network* const only = new Network;  // outlives the threads of libcurl
  return *only;
}

std::string text_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes =
      address->sa_family == AF_INET
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(address)->sin_addr)
          : &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
  inet_ntop(address->sa_family, bytes, text.data(), text.size());
  return text.data();
}

bool is_let_through(const Network& net, const sockaddr* address) {
  if (address->sa_family != AF_INET) return false;
  const auto& ip = *reinterpret_cast<const sockaddr_in*>(address);
  return ip.sin_addr.s_addr == htonl(INADDR_LOOPBACK) && net.ports.contains(ntohs(ip.sin_port));
}

// False: the connection is noted, and not to be made.
bool may_connect(const sockaddr* address) {
  Network& net = network();
  const std::lock_guard lock(net.mutex);
  const bool is_ip = address->sa_family == AF_INET || address->sa_family == AF_INET6;
  if (!net.active || !is_ip || is_let_through(net, address)) return true;
  net.connections.push_back(text_of(address));
  return false;
}

std::vector<std::string> addresses_of(const char* name) {
  Network& net = network();
  const std::lock_guard lock(net.mutex);
  if (!net.active || name == nullptr) return {};
  const auto found = net.names.find(name);
  return found == net.names.end() ? std::vector<std::string>{} : found->second;
}

template <class Function>
Function* next_function(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

FakeNetwork::FakeNetwork() {
  const std::lock_guard lock(network().mutex);
  network().active = true;
}

FakeNetwork::~FakeNetwork() {
  const std::lock_guard lock(network().mutex);
  network().active = false;
  network().names.clear();
  network().ports.clear();
  network().connections.clear();
}

void FakeNetwork::answer(const std::string& name, const std::vector<std::string>& addresses) {
  const std::lock_guard lock(network().mutex);
  network().names[name] = addresses;
}

void FakeNetwork::let_through(int port) {
  const std::lock_guard lock(network().mutex);
  network().ports.insert(port);
}

std::vector<std::string> FakeNetwork::connections() {
  const std::lock_guard lock(network().mutex);
  return std::exchange(network().connections, {});
}

}  // namespace skillgap

extern "C" int connect(int descriptor, const sockaddr* address, socklen_t length) {
  if (!skillgap::may_connect(address)) {
    errno = ECONNREFUSED;
    return -1;
  }
  static auto* const real = skillgap::next_function<decltype(connect)>("connect");
  return real(descriptor, address, length);
}

// The answers of several look-ups of plain addresses, chained: each is freed by itself.
extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints,
                           addrinfo** answer) {
  static auto* const real = skillgap::next_function<decltype(getaddrinfo)>("getaddrinfo");
  const auto addresses = skillgap::addresses_of(name);
  if (addresses.empty()) return real(name, service, hints, answer);
  *answer = nullptr;
  addrinfo** end = answer;
  for (const std::string& address : addresses) {
    addrinfo plain{};
    plain.ai_socktype = SOCK_STREAM;
    plain.ai_flags = AI_NUMERICHOST;
    if (const int error = real(address.c_str(), service, &plain, end); error != 0) return error;
    end = &(*end)->ai_next;
  }
  return 0;
}
