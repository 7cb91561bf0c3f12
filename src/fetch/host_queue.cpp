#include "fetch/host_queue.h"

#include <utility>

namespace skillgap {

HostQueue::HostQueue(std::size_t parallel_hosts) : parallel_hosts_(parallel_hosts) {}

void HostQueue::add(const std::string& host, std::size_t request) {
  std::deque<std::size_t>& queue = waiting_[host];
  if (queue.empty() && !busy_.contains(host)) ready_.push_back(host);
  queue.push_back(request);
}

std::optional<std::size_t> HostQueue::take() {
  if (ready_.empty() || busy_.size() >= parallel_hosts_) return std::nullopt;
  const std::string host = std::move(ready_.front());
  ready_.pop_front();
  const auto entry = waiting_.find(host);
  const std::size_t request = entry->second.front();
  entry->second.pop_front();
  if (entry->second.empty()) waiting_.erase(entry);
  busy_.insert(host);
  return request;
}

void HostQueue::release(const std::string& host) {
  if (busy_.erase(host) != 0 && waiting_.contains(host)) ready_.push_back(host);
}

}  // namespace skillgap
