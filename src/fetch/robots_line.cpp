#include "fetch/robots_line.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\v\f";

// Eight times the longest address that browsers take; the rest of a longer line is left out.
constexpr std::size_t kMaxLine = 8 * 2083 - 1;

bool begins_with(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::ranges::equal(text.substr(0, start.size()), start,
                            [](char a, char b) { return ascii_lower(a) == b; });
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// Names as sites write them, misspellings included; what follows them in the name does not matter.
constexpr std::array<std::pair<std::string_view, RobotsKey>, 14> kNames = {{
    {"user-agent", RobotsKey::kUserAgent},
    {"useragent", RobotsKey::kUserAgent},
    {"user agent", RobotsKey::kUserAgent},
    {"allow", RobotsKey::kAllow},
    {"disallow", RobotsKey::kDisallow},
    {"dissallow", RobotsKey::kDisallow},
    {"dissalow", RobotsKey::kDisallow},
    {"disalow", RobotsKey::kDisallow},
    {"diasllow", RobotsKey::kDisallow},
    {"disallaw", RobotsKey::kDisallow},
    {"crawl-delay", RobotsKey::kCrawlDelay},
    {"crawldelay", RobotsKey::kCrawlDelay},
    {"sitemap", RobotsKey::kSitemap},
    {"site-map", RobotsKey::kSitemap},
}};

RobotsKey key_of(std::string_view name) {
  for (const auto& [start, key] : kNames) {
    if (begins_with(name, start)) return key;
  }
  return RobotsKey::kUnknown;
}

// Where the name ends: at the colon, or at the blank where a line is two words without one.
std::size_t end_of_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon != kNone) return colon;
  const std::size_t blank = line.find_first_of(kBlanks);
  if (blank == kNone) return kNone;
  return trim(line.substr(blank)).find_first_of(kBlanks) == kNone ? blank : kNone;
}

// False where the line says nothing.
bool read_line(std::string_view line, RobotsLine& out) {
  line = trim(line.substr(0, std::min(line.find('#'), kMaxLine)));
  const std::size_t end = end_of_name(line);
  if (end == kNone) return false;
  out.name = trim(line.substr(0, end));
  out.value = trim(line.substr(end + 1));
  out.key = key_of(out.name);
  return !out.name.empty();
}

// As much of a byte order mark as there is; damaged ones occur.
std::string_view without_mark(std::string_view bytes) {
  for (const char mark : {'\xEF', '\xBB', '\xBF'}) {
    if (!bytes.starts_with(mark)) break;
    bytes.remove_prefix(1);
  }
  return bytes;
}

bool is_token_character(char c) { return is_ascii_letter(c) || c == '-' || c == '_'; }

}  // namespace

void for_each_robots_line(std::string_view bytes,
                          const std::function<void(const RobotsLine&)>& visit) {
  bytes = without_mark(bytes);
  RobotsLine line;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    const bool two = bytes.substr(end).starts_with("\r\n");
    ++line.number;
    if (read_line(bytes.substr(0, end), line)) visit(line);
    bytes.remove_prefix(std::min(bytes.size(), end + (two ? 2 : 1)));
  }
}

std::string_view product_token_of(std::string_view value) {
  const auto end = std::ranges::find_if_not(value, is_token_character);
  return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

bool is_product_token(std::string_view agent) {
  return !agent.empty() && product_token_of(agent) == agent;
}

std::string robots_path(std::string_view url) {
  constexpr std::string_view kStarts = "/?;";
  std::size_t host = url.starts_with("//") ? 2 : 0;
  const std::size_t scheme = url.find("://", host);
  // A scheme behind the beginning of the path is part of the path.
  if (scheme != kNone && scheme <= url.find_first_of(kStarts, host)) host = scheme + 3;
  const std::size_t begin = url.find_first_of(kStarts, host);
  const std::size_t end = std::min(url.find('#', host), url.size());
  if (begin == kNone || begin > end) return "/";
  return (url[begin] == '/' ? "" : "/") + std::string(url.substr(begin, end - begin));
}

std::string encoded_pattern(std::string_view pattern) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto byte = static_cast<unsigned char>(pattern[i]);
    if (byte >= 0x80) {
      (out += '%') += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else if (byte == '%' && i + 2 < pattern.size() && is_ascii_hex_digit(pattern[i + 1]) &&
               is_ascii_hex_digit(pattern[i + 2])) {
      (out += '%') += ascii_upper(pattern[i + 1]);
      out += ascii_upper(pattern[i + 2]);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

bool matches_pattern(std::string_view path, std::string_view pattern) {
  // The lengths of the beginnings of `path` that the pattern so far can stand for, ascending.
  std::vector<std::size_t> ends = {0};
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '$' && i + 1 == pattern.size()) return ends.back() == path.size();
    if (pattern[i] == '*') {
      const std::size_t first = ends.front();
      ends.resize(path.size() - first + 1);
      for (std::size_t k = 0; k < ends.size(); ++k) ends[k] = first + k;
      continue;
    }
    std::size_t kept = 0;
    for (const std::size_t end : ends) {
      if (end < path.size() && path[end] == pattern[i]) ends[kept++] = end + 1;
    }
    ends.resize(kept);
    if (ends.empty()) return false;
  }
  return true;
}

}  // namespace skillgap
