// Links as feeds write them, relative to the feed. Pure; any thread.
//
//   resolve_url("https://jobs.example/feed/it.rss", "../7")   →  "https://jobs.example/7"
#pragma once

#include <string>
#include <string_view>

namespace skillgap {

// True for an absolute http or https URL, in any case of letters.
bool is_web_url(std::string_view url);

// The host of a web URL in lower case, without user, port and "www."; else "".
std::string url_host(std::string_view url);

// RFC 3986, 5.2. Without a web URL as base, and for links that have a scheme, the link itself.
std::string resolve_url(std::string_view base, std::string_view link);

}  // namespace skillgap
