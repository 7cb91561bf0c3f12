// While one lives, names are looked up in its table, and connections are noted rather than made,
// except to the ports of loopback servers that it knows. Stands in for getaddrinfo() and connect()
// of the C library, so libcurl cannot tell. One at a time.
#pragma once

#include <string>
#include <vector>

namespace skillgap {

class FakeNetwork {
 public:
  FakeNetwork();
  ~FakeNetwork();
  FakeNetwork(const FakeNetwork&) = delete;  // there is one network
  FakeNetwork& operator=(const FakeNetwork&) = delete;

  void answer(const std::string& name, const std::vector<std::string>& addresses);
  void let_through(int port);              // of 127.0.0.1
  std::vector<std::string> connections();  // addresses that a connection was tried to; forgotten
};

}  // namespace skillgap
