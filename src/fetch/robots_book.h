// What the robots.txt of each host said, and which tasks wait to hear it. One thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <vector>

#include "skillgap/error.h"
#include "skillgap/fetcher.h"
#include "skillgap/robots.h"

namespace skillgap {

// The rules, or why they could not be read: then nothing may be asked (RFC 9309, 2.3.1.4).
using RobotsAnswer = std::expected<Robots, Problem>;

// What the end of the request for a robots.txt means. `status` is that of the last reply, 0 where
// there was none.
RobotsAnswer robots_answer(std::expected<FetchedDocument, Problem> outcome, int status);

class RobotsBook {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // What is known of a host and not older than a day, else null.
  const RobotsAnswer* find(const std::string& authority, Time now) const;

  // What an earlier run heard at `time`.
  void know(const std::string& authority, Robots robots, Time time);

  // The task waits for the host's answer. True: it is the first, somebody has to ask.
  bool wait(const std::string& authority, std::size_t task);

  // Keeps the answer; the tasks that waited for it. A failure is not kept beyond them.
  std::vector<std::size_t> settle(const std::string& authority, const RobotsAnswer& answer,
                                  Time now);

 private:
  struct Entry {
    RobotsAnswer answer;
    Time time;
  };
  std::map<std::string, Entry> known_;
  std::map<std::string, std::vector<std::size_t>> waiting_;
};

}  // namespace skillgap
