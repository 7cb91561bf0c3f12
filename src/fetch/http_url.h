// The addresses we may ask: http and https, read by libcurl's own parser so that what is checked is
// what is fetched. Values and pure functions; any thread.
#pragma once

#include <expected>
#include <string>

#include "skillgap/error.h"

namespace skillgap {

struct HttpUrl {
  std::string text;              // without user, password and fragment
  std::string host;              // lower case, no brackets
  std::string authority;         // "host:port": what politeness counts by
  bool had_credentials = false;  // a user or password was dropped from it
};

// The Problems have no `where`: the caller knows what to name.
std::expected<HttpUrl, Problem> parse_http_url(const std::string& text);

// Where a Location header of `from` leads to; it may be relative.
std::expected<HttpUrl, Problem> follow_location(const HttpUrl& from, const std::string& location);

}  // namespace skillgap
