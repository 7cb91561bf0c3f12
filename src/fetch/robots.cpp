#include "skillgap/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include "fetch/robots_line.h"
#include "skillgap/ascii.h"

namespace skillgap {
namespace {

constexpr std::string_view kEveryone = "*";

bool same_token(std::string_view a, std::string_view b) { return ascii_lower(a) == ascii_lower(b); }

// "*" may be followed by a blank and more; other values count up to their first odd character.
std::string agent_of(std::string_view value) {
  const bool everyone =
      value.starts_with(kEveryone) && (value.size() == 1 || value[1] == ' ' || value[1] == '\t');
  return std::string(everyone ? kEveryone : product_token_of(value));
}

std::optional<std::chrono::milliseconds> delay_of(std::string_view value) {
  constexpr double kDay = 24 * 60 * 60;
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc{} || end == value.data() || !std::isfinite(seconds) || seconds < 0)
    return std::nullopt;
  return std::chrono::milliseconds(
      static_cast<std::chrono::milliseconds::rep>(1000 * std::min(seconds, kDay)));
}

// Length of the pattern where it matches, else -1. "/x/index.html" stands for "/x/" too.
std::ptrdiff_t strength(std::string_view path, std::string_view pattern) {
  if (matches_pattern(path, pattern)) return std::ssize(pattern);
  const std::size_t slash = pattern.rfind('/');
  if (slash == std::string_view::npos || !pattern.substr(slash).starts_with("/index.htm"))
    return -1;
  const std::string folder = std::string(pattern.substr(0, slash + 1)) + '$';
  return matches_pattern(path, folder) ? std::ssize(folder) : -1;
}

}  // namespace

Robots Robots::parse(std::string_view bytes, std::size_t max_bytes) {
  Robots robots;
  bool names_agents = false;  // the lines just read; a rule ends the list of names
  for_each_robots_line(bytes.substr(0, max_bytes), [&](const RobotsLine& line) {
    auto& groups = robots.groups_;
    switch (line.key) {
      case RobotsKey::kUserAgent:
        if (!std::exchange(names_agents, true)) groups.emplace_back();
        groups.back().agents.push_back({agent_of(line.value), {}});
        break;
      case RobotsKey::kAllow:
      case RobotsKey::kDisallow:
        names_agents = false;
        if (!groups.empty())  // rules before the first name are addressed to nobody
          groups.back().rules.push_back(
              {line.key == RobotsKey::kAllow, encoded_pattern(line.value)});
        break;
      case RobotsKey::kCrawlDelay:
        if (!groups.empty())
          for (Agent& agent : groups.back().agents) agent.delay = delay_of(line.value);
        break;
      case RobotsKey::kSitemap:
        robots.sitemaps_.emplace_back(line.value);
        break;
      case RobotsKey::kUnknown:
        break;
    }
  });
  return robots;
}

std::vector<const Robots::Group*> Robots::groups_for(std::string_view agent) const {
  for (const std::string_view name : {agent, kEveryone}) {
    std::vector<const Group*> found;
    for (const Group& group : groups_) {
      if (std::ranges::any_of(group.agents,
                              [&](const Agent& named) { return same_token(named.name, name); }))
        found.push_back(&group);
    }
    if (!found.empty()) return found;
  }
  return {};
}

bool Robots::allows(std::string_view agent, std::string_view url) const {
  const std::string path = robots_path(url);
  std::ptrdiff_t allow = 0, disallow = 0;  // an empty pattern says nothing
  for (const Group* group : groups_for(agent)) {
    for (const Rule& rule : group->rules) {
      auto& best = rule.allow ? allow : disallow;
      best = std::max(best, strength(path, rule.pattern));
    }
  }
  return allow >= disallow;
}

std::optional<std::chrono::milliseconds> Robots::crawl_delay(std::string_view agent) const {
  std::optional<std::chrono::milliseconds> longest;
  for (const Group* group : groups_for(agent)) {
    for (const Agent& named : group->agents) {
      if (!named.delay || !(same_token(named.name, agent) || named.name == kEveryone)) continue;
      longest = std::max(longest.value_or(*named.delay), *named.delay);
    }
  }
  return longest;
}

}  // namespace skillgap
