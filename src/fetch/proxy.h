// Which requests go through a proxy, and which of them would reach what is not public. Pure; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "fetch/http_url.h"
#include "skillgap/fetcher.h"

namespace skillgap {

// "" where the host is asked directly.
std::string proxy_for(const HttpUrl& url, const Proxies& proxies);

// The host was allowed by name; `allowed` may hold brackets, and capitals.
bool is_allowed(const std::string& host, const std::vector<std::string>& allowed);

// Can be told from its text alone not to be a host of the public internet.
bool is_local_name(const std::string& host);

}  // namespace skillgap
