// What one `fetch` was told to get: all sources of the command line and of the list.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "skillgap/error.h"
#include "skillgap/fetcher.h"

namespace skillgap {

struct PlannedSource {
  std::string source;   // as given: the `source` of postings on pages that it lists
  std::string name;     // as the summary calls it
  std::string address;  // where its postings are to be had; of a board, its open data
  std::chrono::seconds interval{0};
  bool follow = false;  // the pages of items that are only teasers are opened
};

struct FetchPlan {
  std::vector<PlannedSource> sources;
  FetchOptions options;
  std::string since;          // a day: what was posted before is left out; "" = nothing
  std::size_t max_pages = 0;  // that a source may list or tease with
  bool force = false;         // also what is still fresh
};

std::expected<FetchPlan, Error> make_plan(const FetchCommand& command, Console& console);

bool is_web_address(std::string_view source);

// "http://[::1]:8080/x" → "[::1]": the name under which an address is allowed. REQUIRES: a web
// address.
std::string host_of(std::string_view url);

}  // namespace skillgap
