#include "fetch/request_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "fetch/outcome.h"
#include "fetch/proxy.h"
#include "fetch/retry.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kAgent = "skillgap";

}  // namespace

RequestRun::RequestRun(CURLM* multi, RobotsBook& robots, const FetchOptions& options,
                       const std::vector<FetchRequest>& requests, const Take& take)
    : multi_(multi),
      robots_(robots),
      options_(options),
      take_(take),
      schedule_(static_cast<std::size_t>(std::max(1, options.limits.parallel_hosts))) {
  for (const FetchRequest& request : requests)
    tasks_.push_back({.request = tasks_.size(), .authority = {}, .ask = request, .next = {}});
}

void RequestRun::finish() {
  const std::size_t requests = tasks_.size();
  for (std::size_t i = 0; i < requests; ++i) admit(i);
  start_ready();
  while (!stopped_ && (!hops_.empty() || schedule_.next_time())) {
    int running = 0;
    if (curl_multi_perform(multi_, &running) != CURLM_OK) break;
    collect();
    start_ready();
    wait_for_more();
  }
  for (std::size_t i = 0; i < requests && !stopped_; ++i) {
    if (!tasks_[i].ended) fail(i, {ProblemKind::kUnreadable, "", "libcurl failed, try again"});
  }
}

// Until something arrives, a pause ends, or a second is over.
void RequestRun::wait_for_more() {
  milliseconds wait{1000};
  if (const auto next = schedule_.next_time())
    wait = std::clamp(std::chrono::ceil<milliseconds>(*next - Clock::now()), milliseconds{0}, wait);
  if (!hops_.empty() || schedule_.next_time())
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(wait.count()), nullptr);
}

void RequestRun::admit(std::size_t task) {
  auto url = parse_http_url(tasks_[task].ask.url);
  if (!url) return fail(task, std::move(url.error()));
  if (url->had_credentials) {
    return fail(task, {ProblemKind::kRefused, url->text,
                       "the address holds a user name or password, which is never sent; take it "
                       "out"});
  }
  tasks_[task].next = std::move(*url);
  enqueue(task);
}

// Before a host is asked for anything, it is asked what may be asked.
void RequestRun::enqueue(std::size_t task) {
  const HttpUrl url = tasks_[task].next;
  if (!proxy_for(url, options_.proxies).empty() && is_local_name(url.host) &&
      !is_allowed(url.host, options_.allow_private))
    return fail(task, not_public(url.host, url.host));
  if (tasks_[task].robots || !options_.politeness.obey_robots)
    return schedule_.add(url.authority, task);
  if (const RobotsAnswer* known = known_robots(url.authority))
    return start_if_allowed(task, *known);
  if (robots_.wait(url.authority, task)) ask_robots(url);
}

// Of this run, else of an earlier one.
const RobotsAnswer* RequestRun::known_robots(const std::string& authority) {
  const auto now = Clock::now();
  if (const RobotsAnswer* known = robots_.find(authority, now)) return known;
  const auto& recall = options_.robots_memory.recall;
  const auto kept = recall ? recall(authority) : std::nullopt;
  if (!kept) return nullptr;
  robots_.know(authority, Robots::parse(kept->rules), now - kept->age);
  return robots_.find(authority, now);
}

void RequestRun::ask_robots(const HttpUrl& url) {
  Task task{.robots = true, .authority = url.authority, .ask = {}, .next = {}};
  const auto address = follow_location(url, "/robots.txt");
  if (!address) return;  // not so: the address of a page is the base of another
  task.next = *address;
  task.ask.url = address->text;
  tasks_.push_back(std::move(task));
  enqueue(tasks_.size() - 1);
}

void RequestRun::start_if_allowed(std::size_t task, const RobotsAnswer& robots) {
  const HttpUrl& url = tasks_[task].next;
  if (!robots) return fail(task, robots.error());
  if (!robots->allows(kAgent, url.text))
    return fail(task, {ProblemKind::kRobots, "",
                       "the site's robots.txt does not let skillgap read this, ask its owner"});
  const auto delay = robots->crawl_delay(kAgent).value_or(milliseconds{0});
  if (delay > options_.politeness.longest_wait && !asked_.insert(url.authority).second)
    return fail(task, {ProblemKind::kRobots, "",
                       fmt::format("the site's robots.txt asks for {} seconds between requests, "
                                   "run skillgap again after that time",
                                   delay.count() / 1000)});
  schedule_.add(url.authority, task);
}

void RequestRun::start_ready() {
  while (const auto task = schedule_.take(Clock::now())) {
    const Task& next = tasks_[*task];
    auto hop = std::make_unique<Hop>(multi_, *task, next.next, next.ask.validators, options_,
                                     options_.limits.total_timeout - next.taken);
    hops_.emplace(hop->handle(), std::move(hop));
  }
}

void RequestRun::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg == CURLMSG_DONE) end_hop(message->easy_handle, message->data.result);
  }
}

milliseconds RequestRun::pause_of(const std::string& authority) const {
  const RobotsAnswer* robots = robots_.find(authority, Clock::now());
  const auto asked = robots && *robots ? (*robots)->crawl_delay(kAgent) : std::nullopt;
  return std::max(options_.politeness.min_delay, asked.value_or(milliseconds{0}));
}

void RequestRun::end_hop(CURL* handle, CURLcode code) {
  const std::unique_ptr<Hop> hop = std::move(hops_.extract(handle).mapped());
  const std::size_t task = hop->request();
  Reply reply = hop->take_reply(code);
  tasks_[task].taken += hop->time_taken();
  // The robots.txt is not what a site counts as a visit.
  const auto pause = tasks_[task].robots ? milliseconds{0} : pause_of(hop->url().authority);
  schedule_.release(hop->url().authority, Clock::now() + pause);
  if (retry(task, reply)) return;
  if (is_redirect(reply)) return redirect(task, reply);
  const int status = reply.head.whole ? reply.head.status : 0;
  const auto not_again = not_again_for(reply);
  auto outcome = outcome_of(std::move(reply), tasks_[task].ask, hop->url());
  if (!outcome) return fail(task, std::move(outcome.error()), status, not_again);
  end(task, std::move(outcome), status, not_again);
}

bool RequestRun::retry(std::size_t task, const Reply& reply) {
  Task& again = tasks_[task];
  const double chance = std::uniform_real_distribution<>()(chance_);
  const auto wait = wait_before_retry(reply, again.retries, options_.politeness, chance);
  if (!wait) return false;
  ++again.retries;
  again.taken = milliseconds{0};
  schedule_.add(again.next.authority, task, Clock::now() + *wait);
  return true;
}

void RequestRun::redirect(std::size_t task, const Reply& reply) {
  Task& journey = tasks_[task];
  auto next = follow_location(journey.next, std::string(reply.head.field("location")));
  if (!next) return fail(task, std::move(next.error()), reply.head.status);
  if (++journey.redirects > options_.limits.max_redirects) {
    return fail(task, {ProblemKind::kLimit, "", "redirects too often, check the address"},
                reply.head.status);
  }
  journey.next = std::move(*next);
  enqueue(task);
}

// Problems name the address that the caller knows; after a redirect, the one that failed too.
void RequestRun::fail(std::size_t task, Problem problem, int status, std::chrono::seconds pause) {
  const Task& failed = tasks_[task];
  if (failed.redirects > 0)
    problem.message = "redirected to " + failed.next.text + ": " + problem.message;
  if (failed.retries > 0) problem.message += fmt::format("; tried {} times", failed.retries + 1);
  end(task, std::unexpected(std::move(problem)), status, pause);
}

void RequestRun::end(std::size_t task, Outcome outcome, int status, std::chrono::seconds pause) {
  if (tasks_[task].robots) return settle_robots(task, std::move(outcome), status);
  tasks_[task].ended = true;
  const std::string& url = tasks_[task].ask.url;
  if (!outcome && outcome.error().where.empty()) outcome.error().where = url;
  if (!stopped_) stopped_ = !take_(tasks_[task].request, {url, std::move(outcome), status, pause});
}

void RequestRun::settle_robots(std::size_t task, Outcome outcome, int status) {
  const std::string authority = tasks_[task].authority;
  const std::string rules = outcome ? outcome->document.bytes.substr(0, Robots::kMaxBytes) : "";
  const bool cut = outcome && !outcome->document.complete;
  RobotsAnswer answer = robots_answer(std::move(outcome), status);
  // What stands between us and the host is no word of its robots.txt.
  if (!answer && status != 0) answer.error().message = "robots.txt: " + answer.error().message;
  if (answer && !cut && options_.robots_memory.keep) options_.robots_memory.keep(authority, rules);
  const auto waited = robots_.settle(authority, answer, Clock::now());
  for (const std::size_t waiting : waited) start_if_allowed(waiting, answer);
}

}  // namespace skillgap
