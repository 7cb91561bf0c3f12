// All requests of one call of the Fetcher: their turns, hops, retries and redirects, and the
// robots.txt of their hosts. One thread.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "fetch/hop.h"
#include "fetch/host_schedule.h"
#include "fetch/http_url.h"
#include "fetch/robots_book.h"
#include "skillgap/fetcher.h"

namespace skillgap {

class RequestRun {
 public:
  // As fetch_each() of the Fetcher takes them.
  using Take = std::function<bool(std::size_t, FetchResult)>;

  RequestRun(CURLM* multi, RobotsBook& robots, const FetchOptions& options,
             const std::vector<FetchRequest>& requests, const Take& take);
  void finish();

 private:
  using Outcome = std::expected<FetchedDocument, Problem>;
  // A document to get, between its hops and tries.
  struct Task {
    std::size_t request = 0;
    bool robots = false;  // the robots.txt of `authority`, asked for on behalf of requests
    std::string authority;
    FetchRequest ask;
    HttpUrl next;
    int redirects = 0;
    int retries = 0;
    std::chrono::milliseconds taken{0};
    bool ended = false;
  };

  void admit(std::size_t task);
  void enqueue(std::size_t task);
  const RobotsAnswer* known_robots(const std::string& authority);
  void ask_robots(const HttpUrl& url);
  void start_if_allowed(std::size_t task, const RobotsAnswer& robots);
  void start_ready();
  void wait_for_more();
  void collect();
  void end_hop(CURL* handle, CURLcode code);
  bool retry(std::size_t task, const Reply& reply);
  void redirect(std::size_t task, const Reply& reply);
  void settle_robots(std::size_t task, Outcome outcome, int status);
  void end(std::size_t task, Outcome outcome, int status = 0, std::chrono::seconds pause = {});
  void fail(std::size_t task, Problem problem, int status = 0, std::chrono::seconds pause = {});
  std::chrono::milliseconds pause_of(const std::string& authority) const;

  CURLM* multi_;
  RobotsBook& robots_;
  const FetchOptions& options_;
  const Take& take_;
  bool stopped_ = false;
  std::vector<Task> tasks_;
  HostSchedule schedule_;
  std::set<std::string> asked_;  // hosts that a request was made to
  std::map<CURL*, std::unique_ptr<Hop>> hops_;
  std::minstd_rand chance_{std::random_device{}()};
};

}  // namespace skillgap
