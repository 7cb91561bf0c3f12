// Gets documents over http(s) with libcurl, politely and within limits (docs/architecture.md).
//
//   Fetcher fetcher({.contact = "https://example.org/bot"});
//   std::vector<FetchResult> results = fetcher.fetch_all(requests);   // same order as the requests
//   fetcher.fetch_each(requests, take);                   // in constant memory, as they come
//
// Guards: http and https only, also after redirects (at most 5, followed by us); no connection to
// an address that is not global unless the host was allowed by name (decided on the socket
// address); bodies counted as they arrive, compressed and decompressed; TLS verified; no cookies,
// no proxy unless configured, no credentials. One request in flight per host, 8 hosts in parallel.
// HTTP/2 where a site offers it over TLS, else HTTP/1.1.
//
// Manners: each host's robots.txt is asked for first and kept for a day (RFC 9309: 4xx allows
// everything, a site that cannot be read allows nothing); a pause between requests to a host; at
// most two retries of what may pass (429, 5xx, a connection that failed), later each time, and
// never before Retry-After.
//
// A Fetcher is used by one thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "skillgap/document.h"
#include "skillgap/error.h"

namespace skillgap {

struct FetchLimits {
  std::size_t max_body_bytes = 16u << 20;  // decoded
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds total_timeout{60'000};
  long min_bytes_per_second = 100;  // over `slow_for`, else the transfer is ended
  int max_redirects = 5;
  int parallel_hosts = 8;
  std::chrono::seconds slow_for{10};
};

// How a site is treated. The defaults are what a stranger may do; change them for your own server.
struct Politeness {
  bool obey_robots = true;
  std::chrono::milliseconds min_delay{1'000};  // from the end of a request to the next one; a
                                               // longer Crawl-delay of robots.txt goes before it
  int max_retries = 2;
  // Before the first retry; doubled for each further one, and up to a half more or less by chance.
  std::chrono::milliseconds retry_delay{2'000};
  // A site that asks for a longer pause than this is left for another run.
  std::chrono::milliseconds longest_wait{120'000};
};

// The robots.txt of hosts from one run to the next; each function may be empty. Not older than a
// day is used (RFC 9309, 2.4), and only what was understood is kept.
struct RobotsMemory {
  struct Kept {
    std::string rules;  // the bytes of the file; "" where the host has none
    std::chrono::seconds age{0};
  };
  std::function<std::optional<Kept>(const std::string& authority)> recall = {};  // "host:port"
  std::function<void(const std::string& authority, const std::string& rules)> keep = {};
};

// Who stands between us and the sites, in the words of curl's environment variables. The library
// itself asks no environment.
//
// A proxy looks names up in our place, so the address guard cannot see where it connects to: what
// can be told from the name is refused all the same (addresses in any spelling, "localhost", names
// without a dot, .local, .internal, .home.arpa), unless the host was allowed by name. Of hosts that
// are asked directly the socket address decides, as ever.
struct Proxies {
  std::string for_http = {};   // "http://proxy.example:3128", "socks5h://…"; "" = none
  std::string for_https = {};  // the same for https
  // Hosts that are asked directly: names with all that is under them, addresses, blocks of them;
  // "*" is every host: "intern.example, .corp.example, 10.0.0.0/8".
  std::string except = {};
};

struct FetchOptions {
  FetchLimits limits = {};
  Politeness politeness = {};
  RobotsMemory robots_memory = {};
  std::vector<std::string> allow_private = {};  // host names that may resolve to private addresses
  std::string contact = {};                     // goes into the User-Agent
  Proxies proxies = {};
  // A PEM file of authorities that are believed beside those of the system, such as that of a
  // company's own proxy. TLS cannot be left unverified.
  std::string ca_file = {};
};

// What an earlier fetch gave; sent back byte for byte.
struct Validators {
  std::string etag = {};
  std::string last_modified = {};
  bool empty() const { return etag.empty() && last_modified.empty(); }
};

struct FetchRequest {
  std::string url = {};
  Validators validators = {};
};

struct FetchedDocument {
  RawDocument document = {};
  Validators validators = {};
  bool not_modified = false;  // 304: the document is empty, keep what you have
  int status = 0;
  std::string final_url = {};
  std::size_t wire_bytes = 0;
};

struct FetchResult {
  std::string url = {};
  std::expected<FetchedDocument, Problem> outcome;
  int status = 0;  // of the last reply, 0 where none came
  // For how long the site asks not to be asked again: Cache-Control and Expires of a document,
  // Retry-After of a refusal. At most a day.
  std::chrono::seconds not_again_for{0};
};

class Fetcher {
 public:
  explicit Fetcher(FetchOptions options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;  // owns the connections
  Fetcher& operator=(const Fetcher&) = delete;

  // Hands each result over as it comes, with the place of its request, and keeps none of them.
  // Where `take` returns false, nothing more is asked; what is under way is given up.
  void fetch_each(const std::vector<FetchRequest>& requests,
                  const std::function<bool(std::size_t, FetchResult)>& take);

  // `done` is called once a request, as each ends, for progress. Results are in request order.
  std::vector<FetchResult> fetch_all(const std::vector<FetchRequest>& requests,
                                     const std::function<void(const FetchResult&)>& done = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace skillgap
