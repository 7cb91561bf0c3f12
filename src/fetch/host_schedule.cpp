#include "fetch/host_schedule.h"

namespace skillgap {

HostSchedule::HostSchedule(std::size_t parallel_hosts) : parallel_hosts_(parallel_hosts) {}

void HostSchedule::add(const std::string& host, std::size_t task, Time not_before) {
  Host& entry = hosts_[host];
  if (!entry.busy && entry.waiting.empty()) entry.turn = order_;
  entry.waiting.insert({not_before, order_++, task});
}

std::optional<std::size_t> HostSchedule::take(Time now) {
  if (busy_ >= parallel_hosts_) return std::nullopt;
  Host* next = nullptr;
  for (auto& [name, host] : hosts_) {
    if (host.is_waiting() && host.ready_at() <= now && (!next || host.turn < next->turn))
      next = &host;
  }
  if (!next) return std::nullopt;
  const std::size_t task = next->waiting.begin()->task;
  next->waiting.erase(next->waiting.begin());
  next->busy = true;
  ++busy_;
  return task;
}

void HostSchedule::release(const std::string& host, Time free_from) {
  const auto entry = hosts_.find(host);
  if (entry == hosts_.end() || !entry->second.busy) return;
  --busy_;
  entry->second.busy = false;
  entry->second.free_from = free_from;
  entry->second.turn = order_++;
}

std::optional<HostSchedule::Time> HostSchedule::next_time() const {
  if (busy_ >= parallel_hosts_) return std::nullopt;
  std::optional<Time> soonest;
  for (const auto& [name, host] : hosts_) {
    if (host.is_waiting()) soonest = std::min(soonest.value_or(Time::max()), host.ready_at());
  }
  return soonest;
}

}  // namespace skillgap
