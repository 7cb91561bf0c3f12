// One request to a loopback server and its outcome, for the fetcher's tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "skillgap/fetcher.h"

namespace skillgap {

// Loopback is a private address: tests have to allow it by name, as a user would.
inline FetchOptions loopback_options() {
  FetchOptions options;
  options.allow_private = {"127.0.0.1"};
  options.contact = "https://bot.example/about";
  options.politeness = {.obey_robots = false, .min_delay = {}, .max_retries = 0};
  return options;
}

inline FetchResult fetch_one(const std::string& url, FetchOptions options = loopback_options(),
                             Validators validators = {}) {
  Fetcher fetcher(std::move(options));
  return std::move(fetcher.fetch_all({{url, std::move(validators)}}).front());
}

// "kind where: message", or "document …" where there is one.
inline std::string problem_of(const FetchResult& result) {
  if (result.outcome) return "document " + result.outcome->document.bytes;
  const Problem& problem = result.outcome.error();
  return std::string(problem_kind_name(problem.kind)) + " " + to_line(problem);
}

}  // namespace skillgap
