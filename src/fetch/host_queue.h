// Whose turn it is: one request in flight per host, a number of hosts at once, hosts in the order
// they became free. Pure; one thread.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace skillgap {

class HostQueue {
 public:
  explicit HostQueue(std::size_t parallel_hosts);

  void add(const std::string& host, std::size_t request);
  // The next request that may start; its host is busy until release().
  std::optional<std::size_t> take();
  void release(const std::string& host);

 private:
  std::size_t parallel_hosts_;
  std::map<std::string, std::deque<std::size_t>> waiting_;  // no empty queues
  std::deque<std::string> ready_;                           // hosts that wait and are not busy
  std::set<std::string> busy_;
};

}  // namespace skillgap
