// Whose turn it is, and when: one task in flight per host, a pause between its tasks, a number of
// hosts at once, hosts in the order they became free.
//
//   HostSchedule schedule(8);
//   schedule.add("a.example:443", 0);
//   while (const auto task = schedule.take(now)) start(*task);
//   schedule.release("a.example:443", now + seconds(1));
//
// Pure: the time is an argument. One thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace skillgap {

class HostSchedule {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit HostSchedule(std::size_t parallel_hosts);

  void add(const std::string& host, std::size_t task, Time not_before = Time::min());
  // The next task that may start at `now`; its host is busy until release().
  std::optional<std::size_t> take(Time now);
  // The host's next task may start at `free_from`.
  void release(const std::string& host, Time free_from);
  // When take() gives something, if no host is released before; empty where only that can help.
  std::optional<Time> next_time() const;

 private:
  struct Waiting {
    Time not_before;
    std::uint64_t order = 0;
    std::size_t task = 0;
    auto operator<=>(const Waiting&) const = default;
  };
  struct Host {
    std::set<Waiting> waiting;
    Time free_from = Time::min();
    std::uint64_t turn = 0;  // the lower, the longer it has been free
    bool busy = false;

    bool is_waiting() const { return !busy && !waiting.empty(); }
    Time ready_at() const { return std::max(free_from, waiting.begin()->not_before); }
  };

  std::size_t parallel_hosts_;
  std::size_t busy_ = 0;
  std::uint64_t order_ = 0;
  std::map<std::string, Host> hosts_;
};

}  // namespace skillgap
