#include "skillgap/fetcher.h"

#include <curl/curl.h>

#include <algorithm>
#include <map>
#include <utility>

#include "fetch/hop.h"
#include "fetch/host_queue.h"
#include "fetch/http_url.h"
#include "fetch/outcome.h"

namespace skillgap {
namespace {

using std::chrono::milliseconds;

bool start_libcurl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started;
}

// A request between its hops.
struct Journey {
  HttpUrl next;
  int redirects = 0;
  milliseconds taken{0};
};

// One call of fetch_all.
class Run {
 public:
  Run(CURLM* multi, const FetchOptions& options, const std::vector<FetchRequest>& requests,
      const std::function<void(const FetchResult&)>& done);
  std::vector<FetchResult> finish();

 private:
  void admit(std::size_t request);
  void start_ready();
  void collect();
  void end_hop(CURL* handle, CURLcode code);
  void redirect(std::size_t request, const Reply& reply);
  void conclude(std::size_t request, std::expected<FetchedDocument, Problem> outcome);
  void fail(std::size_t request, Problem problem);

  CURLM* multi_;
  const FetchOptions& options_;
  const std::vector<FetchRequest>& requests_;
  const std::function<void(const FetchResult&)>& done_;
  std::vector<FetchResult> results_;
  std::vector<Journey> journeys_;
  HostQueue queue_;
  std::map<CURL*, std::unique_ptr<Hop>> hops_;
};

Run::Run(CURLM* multi, const FetchOptions& options, const std::vector<FetchRequest>& requests,
         const std::function<void(const FetchResult&)>& done)
    : multi_(multi),
      options_(options),
      requests_(requests),
      done_(done),
      journeys_(requests.size()),
      queue_(static_cast<std::size_t>(std::max(1, options.limits.parallel_hosts))) {
  results_.reserve(requests.size());
  for (const FetchRequest& request : requests) {
    Problem not_tried{ProblemKind::kUnreadable, request.url, "libcurl failed, try again"};
    results_.push_back({request.url, std::unexpected(std::move(not_tried))});
  }
}

std::vector<FetchResult> Run::finish() {
  for (std::size_t i = 0; i < requests_.size(); ++i) admit(i);
  start_ready();
  while (!hops_.empty()) {
    int running = 0;
    if (curl_multi_perform(multi_, &running) != CURLM_OK) break;
    collect();
    start_ready();
    if (running > 0) curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
  }
  return std::move(results_);
}

void Run::admit(std::size_t request) {
  auto url = parse_http_url(requests_[request].url);
  if (!url) return fail(request, std::move(url.error()));
  if (url->had_credentials) {
    return conclude(request,
                    std::unexpected(Problem{ProblemKind::kRefused, url->text,
                                            "the address holds a user name or password, which is "
                                            "never sent; take it out"}));
  }
  queue_.add(url->authority, request);
  journeys_[request].next = std::move(*url);
}

void Run::start_ready() {
  while (const auto request = queue_.take()) {
    const Journey& journey = journeys_[*request];
    auto hop = std::make_unique<Hop>(multi_, *request, journey.next, requests_[*request].validators,
                                     options_, options_.limits.total_timeout - journey.taken);
    hops_.emplace(hop->handle(), std::move(hop));
  }
}

void Run::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg == CURLMSG_DONE) end_hop(message->easy_handle, message->data.result);
  }
}

void Run::end_hop(CURL* handle, CURLcode code) {
  const std::unique_ptr<Hop> hop = std::move(hops_.extract(handle).mapped());
  Reply reply = hop->take_reply(code);
  journeys_[hop->request()].taken += hop->time_taken();
  queue_.release(hop->url().authority);
  if (is_redirect(reply)) return redirect(hop->request(), reply);
  auto outcome = outcome_of(std::move(reply), requests_[hop->request()], hop->url());
  if (!outcome) return fail(hop->request(), std::move(outcome.error()));
  conclude(hop->request(), std::move(outcome));
}

void Run::redirect(std::size_t request, const Reply& reply) {
  Journey& journey = journeys_[request];
  auto next = follow_location(journey.next, std::string(reply.head.field("location")));
  if (!next) return fail(request, std::move(next.error()));
  if (++journey.redirects > options_.limits.max_redirects) {
    return fail(request, {ProblemKind::kLimit, "", "redirects too often, check the address"});
  }
  journey.next = std::move(*next);
  queue_.add(journey.next.authority, request);
}

// Problems name the address that the caller knows; after a redirect, the one that failed too.
void Run::fail(std::size_t request, Problem problem) {
  problem.where = requests_[request].url;
  const Journey& journey = journeys_[request];
  if (journey.redirects > 0) {
    problem.message = "redirected to " + journey.next.text + ": " + problem.message;
  }
  conclude(request, std::unexpected(std::move(problem)));
}

void Run::conclude(std::size_t request, std::expected<FetchedDocument, Problem> outcome) {
  results_[request].outcome = std::move(outcome);
  if (done_) done_(results_[request]);
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
};

Fetcher::Fetcher(FetchOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Fetcher::~Fetcher() = default;

std::vector<FetchResult> Fetcher::fetch_all(const std::vector<FetchRequest>& requests,
                                            const std::function<void(const FetchResult&)>& done) {
  return Run(impl_->multi, impl_->options, requests, done).finish();
}

}  // namespace skillgap
