#include "skillgap/fetcher.h"

#include <curl/curl.h>

#include <utility>

#include "fetch/request_run.h"

namespace skillgap {
namespace {

bool start_libcurl() {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return started;
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

void Fetcher::fetch_each(const std::vector<FetchRequest>& requests,
                         const std::function<bool(std::size_t, FetchResult)>& take) {
  RequestRun(impl_->multi, impl_->robots, impl_->options, requests, take).finish();
}

std::vector<FetchResult> Fetcher::fetch_all(const std::vector<FetchRequest>& requests,
                                            const std::function<void(const FetchResult&)>& done) {
  std::vector<std::optional<FetchResult>> results(requests.size());
  fetch_each(requests, [&](std::size_t request, FetchResult result) {
    if (done) done(result);
    results[request] = std::move(result);
    return true;
  });
  std::vector<FetchResult> all;
  all.reserve(results.size());
  for (auto& result : results) all.push_back(*std::move(result));
  return all;
}

}  // namespace skillgap
