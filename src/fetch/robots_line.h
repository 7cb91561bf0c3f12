// The lines of a robots.txt, and the texts that its rules are compared with.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace skillgap {

enum class RobotsKey { kUserAgent, kAllow, kDisallow, kCrawlDelay, kSitemap, kUnknown };

struct RobotsLine {
  RobotsKey key = RobotsKey::kUnknown;
  std::string_view name, value;  // without blanks and comment
  std::size_t number = 0;        // counts from 1
};

// Lines that say nothing (empty, a comment, no name) are left out.
void for_each_robots_line(std::string_view bytes,
                          const std::function<void(const RobotsLine&)>& visit);

// A name that a robots.txt can address: letters, '-' and '_' only (RFC 9309, 2.2.1).
bool is_product_token(std::string_view agent);

// The beginning of a user-agent value that is a product token: "Foo" of "Foo/2.1 bar".
std::string_view product_token_of(std::string_view value);

// "https://a.example/b?c#d" → "/b?c"; "/" where there is no path.
std::string robots_path(std::string_view url);

// Bytes beyond ASCII percent-encoded, hexadecimal digits in capitals.
std::string encoded_pattern(std::string_view pattern);

// '*' stands for any text, '$' at the end for the end of the path; else `path` begins with
// `pattern`. Time is the product of the lengths at worst.
bool matches_pattern(std::string_view path, std::string_view pattern);

}  // namespace skillgap
