#include "skillgap/fetcher.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <utility>

#include "fetch/hop.h"
#include "fetch/host_schedule.h"
#include "fetch/http_url.h"
#include "fetch/outcome.h"
#include "fetch/retry.h"
#include "fetch/robots_book.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;

bool start_libcurl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started;
}

using Clock = std::chrono::steady_clock;

constexpr std::string_view kAgent = "skillgap";

// A document to get, between its hops and tries.
struct Task {
  std::size_t request = 0;
  bool robots = false;  // the robots.txt of `authority`, asked for on behalf of requests
  std::string authority;
  FetchRequest ask;
  HttpUrl next;
  int redirects = 0;
  int retries = 0;
  milliseconds taken{0};
};

// One call of fetch_all.
class Run {
 public:
  Run(CURLM* multi, RobotsBook& robots, const FetchOptions& options,
      const std::vector<FetchRequest>& requests,
      const std::function<void(const FetchResult&)>& done);
  std::vector<FetchResult> finish();

 private:
  void admit(std::size_t task);
  void enqueue(std::size_t task);
  void ask_robots(const HttpUrl& url);
  void start_if_allowed(std::size_t task, const RobotsAnswer& robots);
  void start_ready();
  void wait_for_more();
  void collect();
  void end_hop(CURL* handle, CURLcode code);
  bool retry(std::size_t task, const Reply& reply);
  void redirect(std::size_t task, const Reply& reply);
  void settle_robots(std::size_t task, std::expected<FetchedDocument, Problem> outcome, int status);
  void end(std::size_t task, std::expected<FetchedDocument, Problem> outcome, int status);
  void fail(std::size_t task, Problem problem, int status = 0);
  milliseconds pause_of(const std::string& authority) const;

  CURLM* multi_;
  RobotsBook& robots_;
  const FetchOptions& options_;
  const std::function<void(const FetchResult&)>& done_;
  std::vector<FetchResult> results_;
  std::vector<Task> tasks_;
  HostSchedule schedule_;
  std::set<std::string> asked_;  // hosts that a request was made to
  std::map<CURL*, std::unique_ptr<Hop>> hops_;
  std::minstd_rand chance_{std::random_device{}()};
};

Run::Run(CURLM* multi, RobotsBook& robots, const FetchOptions& options,
         const std::vector<FetchRequest>& requests,
         const std::function<void(const FetchResult&)>& done)
    : multi_(multi),
      robots_(robots),
      options_(options),
      done_(done),
      schedule_(static_cast<std::size_t>(std::max(1, options.limits.parallel_hosts))) {
  results_.reserve(requests.size());
  for (const FetchRequest& request : requests) {
    Problem not_tried{ProblemKind::kUnreadable, request.url, "libcurl failed, try again"};
    results_.push_back({request.url, std::unexpected(std::move(not_tried))});
    tasks_.push_back({.request = tasks_.size(), .authority = {}, .ask = request, .next = {}});
  }
}

std::vector<FetchResult> Run::finish() {
  const std::size_t requests = tasks_.size();
  for (std::size_t i = 0; i < requests; ++i) admit(i);
  start_ready();
  while (!hops_.empty() || schedule_.next_time()) {
    int running = 0;
    if (curl_multi_perform(multi_, &running) != CURLM_OK) break;
    collect();
    start_ready();
    wait_for_more();
  }
  return std::move(results_);
}

// Until something arrives, a pause ends, or a second is over.
void Run::wait_for_more() {
  milliseconds wait{1000};
  if (const auto next = schedule_.next_time())
    wait = std::clamp(std::chrono::ceil<milliseconds>(*next - Clock::now()), milliseconds{0}, wait);
  if (!hops_.empty() || schedule_.next_time())
    curl_multi_poll(multi_, nullptr, 0, static_cast<int>(wait.count()), nullptr);
}

void Run::admit(std::size_t task) {
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
void Run::enqueue(std::size_t task) {
  const HttpUrl url = tasks_[task].next;
  if (tasks_[task].robots || !options_.politeness.obey_robots)
    return schedule_.add(url.authority, task);
  if (const RobotsAnswer* known = robots_.find(url.authority, Clock::now()))
    return start_if_allowed(task, *known);
  if (robots_.wait(url.authority, task)) ask_robots(url);
}

void Run::ask_robots(const HttpUrl& url) {
  Task task{.robots = true, .authority = url.authority, .ask = {}, .next = {}};
  const auto address = follow_location(url, "/robots.txt");
  if (!address) return;  // not so: the address of a page is the base of another
  task.next = *address;
  task.ask.url = address->text;
  tasks_.push_back(std::move(task));
  enqueue(tasks_.size() - 1);
}

void Run::start_if_allowed(std::size_t task, const RobotsAnswer& robots) {
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

void Run::start_ready() {
  while (const auto task = schedule_.take(Clock::now())) {
    const Task& next = tasks_[*task];
    auto hop = std::make_unique<Hop>(multi_, *task, next.next, next.ask.validators, options_,
                                     options_.limits.total_timeout - next.taken);
    hops_.emplace(hop->handle(), std::move(hop));
  }
}

void Run::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg == CURLMSG_DONE) end_hop(message->easy_handle, message->data.result);
  }
}

milliseconds Run::pause_of(const std::string& authority) const {
  const RobotsAnswer* robots = robots_.find(authority, Clock::now());
  const auto asked = robots && *robots ? (*robots)->crawl_delay(kAgent) : std::nullopt;
  return std::max(options_.politeness.min_delay, asked.value_or(milliseconds{0}));
}

void Run::end_hop(CURL* handle, CURLcode code) {
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
  auto outcome = outcome_of(std::move(reply), tasks_[task].ask, hop->url());
  if (!outcome) return fail(task, std::move(outcome.error()), status);
  end(task, std::move(outcome), status);
}

bool Run::retry(std::size_t task, const Reply& reply) {
  Task& again = tasks_[task];
  const double chance = std::uniform_real_distribution<>()(chance_);
  const auto wait = wait_before_retry(reply, again.retries, options_.politeness, chance);
  if (!wait) return false;
  ++again.retries;
  again.taken = milliseconds{0};
  schedule_.add(again.next.authority, task, Clock::now() + *wait);
  return true;
}

void Run::redirect(std::size_t task, const Reply& reply) {
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
void Run::fail(std::size_t task, Problem problem, int status) {
  const Task& failed = tasks_[task];
  if (failed.redirects > 0)
    problem.message = "redirected to " + failed.next.text + ": " + problem.message;
  if (failed.retries > 0) problem.message += fmt::format("; tried {} times", failed.retries + 1);
  end(task, std::unexpected(std::move(problem)), status);
}

void Run::end(std::size_t task, std::expected<FetchedDocument, Problem> outcome, int status) {
  if (tasks_[task].robots) return settle_robots(task, std::move(outcome), status);
  FetchResult& result = results_[tasks_[task].request];
  if (!outcome && outcome.error().where.empty()) outcome.error().where = result.url;
  result.outcome = std::move(outcome);
  if (done_) done_(result);
}

void Run::settle_robots(std::size_t task, std::expected<FetchedDocument, Problem> outcome,
                        int status) {
  RobotsAnswer answer = robots_answer(std::move(outcome), status);
  // What stands between us and the host is no word of its robots.txt.
  if (!answer && status != 0) answer.error().message = "robots.txt: " + answer.error().message;
  const auto waited = robots_.settle(tasks_[task].authority, answer, Clock::now());
  for (const std::size_t waiting : waited) start_if_allowed(waiting, answer);
}

}  // namespace

struct Fetcher::Impl {
  explicit Impl(FetchOptions fetch_options)
      : options(std::move(fetch_options)), multi(start_libcurl() ? curl_multi_init() : nullptr) {}
  ~Impl() { curl_multi_cleanup(multi); }
  Impl(const Impl&) = delete;  // owns the connections
  Impl& operator=(const Impl&) = delete;

  FetchOptions options;
  CURLM* multi;
  RobotsBook robots;
};

Fetcher::Fetcher(FetchOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Fetcher::~Fetcher() = default;

std::vector<FetchResult> Fetcher::fetch_all(const std::vector<FetchRequest>& requests,
                                            const std::function<void(const FetchResult&)>& done) {
  return Run(impl_->multi, impl_->robots, impl_->options, requests, done).finish();
}

}  // namespace skillgap
